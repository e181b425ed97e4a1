"""Validating plain data as definitions, by pydantic, with every error told as a finding."""

from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cqquality.definitions.complaint import complaint
from cqquality.definitions.document import Document
from cqquality.definitions.model import Definition
from cqquality.findings import Finding

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=Definition)


@cache
def adapter(model: Any) -> "TypeAdapter[Any]":
    """Return pydantic's validator of a definition, made once."""
    from pydantic import TypeAdapter

    return TypeAdapter(model)


def validated(model: type[Model], document: Document) -> tuple[Model | None, list[Finding]]:
    """Return the data of `document` as a `model`, or None and everything wrong with it."""
    from pydantic import ValidationError

    data: Any = {} if document.data is None else document.data
    try:
        return adapter(cast("Hashable", model)).validate_python(data), []
    except ValidationError as error:
        details = [d for d in error.errors(include_url=False) if not _repeats_others(d)]
        return None, [complaint(detail, model, document) for detail in details]


def _repeats_others(detail: "ErrorDetails") -> bool:
    """Whether a list is called too short only because pydantic leaves out what it refused."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]
