"""What every definition has in common, and the kinds of values they are made of."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from cqquality.text import Language, Text


class Definition(BaseModel):
    """A frozen part of a pack; keys it does not know are refused, types are not converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Words(Definition):
    """The same words in Chinese and English."""

    zh: Annotated[str, StringConstraints(min_length=1)]
    en: Annotated[str, StringConstraints(min_length=1)]

    @property
    def text(self) -> Text:
        """The words as a plain value."""
        return Text(self.zh, self.en)

    def to(self, language: Language) -> str:
        """Return the words in `language`."""
        return self.text.to(language)


def _expects(kind: str, convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a validator that converts, or says which `kind` of value was expected."""

    def validate(value: Any) -> Any:
        try:
            return convert(value)
        except (TypeError, ValueError) as error:
            raise PydanticCustomError("expected", kind) from error

    return validate


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or len(value) != 10:
        raise TypeError
    return date.fromisoformat(value)


def _number(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError
    return Fraction(value)


def _area_code(value: Any) -> str:
    text = str(value) if isinstance(value, int | str) else ""
    if len(text) != 6 or not (text.isascii() and text.isdecimal()):
        raise ValueError
    return text


Number = Annotated[Fraction, BeforeValidator(_expects("a number", _number))]
"""An exact number: 90, 85.49."""

Day = Annotated[date, BeforeValidator(_expects("a date like 2015-12-31", _date))]
"""A calendar date, written 2015-12-31."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
"""The name by which other definitions refer to this one."""

ItemCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9.-]*$")]
"""The code of a data item, as printed in the forms: P02-1."""

AreaCode = Annotated[str, BeforeValidator(_expects("a code of six digits", _area_code))]
"""The code of a region in GB/T 2260: 500101."""
