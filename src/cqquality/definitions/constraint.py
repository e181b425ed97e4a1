"""Constraints on values of definitions, as notes on their types.

They tell pydantic how to validate, but need it only when something is validated: a pack that comes
from the cache is used without loading pydantic at all.
"""

from collections.abc import Callable
from typing import Any, get_args, get_type_hints


class Limits:
    """Bounds of the type's validator: `pattern`, `min_length`, `max_length`, `ge`."""

    def __init__(self, **bounds: Any) -> None:
        self._bounds = bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the schema of the type with the bounds added."""
        return {**handler(source), **self._bounds}


class Converted:
    """A value that `convert` makes of plain data, or refuses with TypeError or ValueError.

    `expected` names what may stand there, as `words_for` has it; `schema` is its JSON Schema.
    """

    def __init__(
        self, expected: str, convert: Callable[[Any], Any], schema: dict[str, Any]
    ) -> None:
        self.expected = expected
        self._convert = convert
        self._schema = schema

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        """Return a validator that converts, or says what was expected."""
        from pydantic_core import PydanticCustomError, core_schema

        def validate(value: Any) -> Any:
            try:
                return self._convert(value)
            except (TypeError, ValueError) as error:
                raise PydanticCustomError("expected", self.expected) from error

        return core_schema.no_info_plain_validator_function(validate)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        """Return how the value is written."""
        return dict(self._schema)


class ByKind:
    """One of several definitions, told apart by their `kind`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Return the union with its tag."""
        from pydantic_core import core_schema

        choices = {kind_of(model): handler.generate_schema(model) for model in get_args(source)}
        return core_schema.tagged_union_schema(choices, "kind")


def kind_of(model: type) -> str | None:
    """Return the `kind` a definition is known by; None where it has none."""
    kind = get_type_hints(model).get("kind")
    return get_args(kind)[0] if kind else None
