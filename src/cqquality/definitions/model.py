"""What every definition has in common, and the kinds of values they are made of."""

import re
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, ClassVar, dataclass_transform

from cqquality.definitions.constraint import Converted, Limits
from cqquality.text import Language, Text

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Definition:
    """A part of a pack: every subclass is a frozen dataclass of keyword arguments.

    What is read from YAML is validated by pydantic: keys it does not know are refused, types are
    not converted. What code makes itself is not validated.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}

    def __init_subclass__(cls) -> None:
        """Make the subclass a dataclass.

        Its methods are those below, for all: writing them anew for each of some fifty classes is
        what makes dataclasses slow to import.
        """
        dataclass(init=False, repr=False, eq=False, kw_only=True)(cls)

    def __init__(self, **values: Any) -> None:
        for name, field in self.__dataclass_fields__.items():
            if name not in values:
                values[name] = self._default(field)
        if len(values) > len(self.__dataclass_fields__):
            unknown = sorted(values.keys() - self.__dataclass_fields__.keys())
            msg = f"{type(self).__name__} has no {', '.join(unknown)}"
            raise TypeError(msg)
        self.__dict__.update(values)

    def _default(self, field: Field[Any]) -> Any:
        if field.default is not MISSING:
            return field.default
        if field.default_factory is not MISSING:
            return field.default_factory()
        msg = f"{type(self).__name__} lacks {field.name}"
        raise TypeError(msg)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(name)

    def _values(self) -> tuple[Any, ...]:
        return tuple([self.__dict__[name] for name in self.__dataclass_fields__])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        pairs = zip(self.__dataclass_fields__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in pairs)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return the schema of the dataclass, which plain mappings may fill."""
        schema = handler(source)
        own = handler.resolve_ref_schema(schema) if schema["type"] == "definition-ref" else schema
        if own["type"] == "dataclass":
            own["strict"] = False
        return schema


class Words(Definition):
    """The same words in Chinese and English."""

    zh: Annotated[str, Limits(min_length=1)]
    en: Annotated[str, Limits(min_length=1)]

    @property
    def text(self) -> Text:
        """The words as a plain value."""
        return Text(self.zh, self.en)

    def to(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.text.to(language)


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise TypeError
    return date.fromisoformat(value)


def _number(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError
    return Fraction(value)


def _number_or_text(value: Any) -> Fraction | str:
    return value if isinstance(value, str) and value else _number(value)


def _area_code(value: Any) -> str:
    text = str(value) if isinstance(value, int | str) else ""
    if len(text) != 6 or not (text.isascii() and text.isdecimal()):
        raise ValueError
    return text


Number = Annotated[Fraction, Converted("a number", _number, {"type": "number"})]
"""An exact number: 90, 85.49."""

NumberOrText = Annotated[
    Fraction | str,
    Converted("a number or text", _number_or_text, {"type": ["number", "string"]}),
]
"""What the value of a column is compared with."""

Day = Annotated[
    date, Converted("a date like 2015-12-31", _date, {"type": "string", "format": "date"})
]
"""A calendar date, written 2015-12-31."""

Id = Annotated[str, Limits(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
"""The name by which other definitions refer to this one."""

ItemCode = Annotated[str, Limits(pattern=r"^[A-Z][A-Za-z0-9.-]*$")]
"""The code of a data item, as printed in the forms: P02-1."""

AreaCode = Annotated[
    str, Converted("a code of six digits", _area_code, {"type": ["integer", "string"]})
]
"""The code of a region in GB/T 2260: 500101."""
