"""Which data item a row is about: by its code, or without one by its exact name."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from cqquality.definitions.indicator import Item
from cqquality.findings import Place
from cqquality.returns import codes
from cqquality.returns.figure.folding import seen
from cqquality.returns.heading import Heading
from cqquality.returns.layout.directory import Directory
from cqquality.returns.layout.fault import Faults


class Label(Struct, frozen=True):
    """What a row says it is about, folded, and where it says so."""

    code: str
    name: str
    place: Callable[[Heading], Place]


def bind(label: Label, directory: Directory, faults: Faults) -> Item | None:
    """Return the item a row is about; None, with the fault noted, where that is not certain."""
    named = directory.named(label.name) if label.name else ()
    if not label.code:
        return _by_name(label, named, directory, faults)
    item = directory.items.get(label.code)
    if item is None:
        unknown_code(label, directory, faults)
        return None
    if named and item not in named:
        others = ", ".join(each.code for each in named)
        faults.note(
            codes.CODE_AND_NAME,
            label.place(Heading.ITEM),
            item.code,
            label.name,
            code=item.code,
            seen=seen(label.name),
            other=others,
        )
        return None
    return item


def unknown_code(label: Label, directory: Directory, faults: Faults) -> None:
    """Note that the code of a row is none of the pack; its name says best which was meant."""
    word = label.name if directory.named(label.name) else label.code
    faults.note(
        codes.UNKNOWN_CODE,
        label.place(Heading.CODE),
        "",
        label.code,
        seen=seen(label.code),
        hint=directory.hint(word),
    )


def _by_name(
    label: Label, named: Sequence[Item], directory: Directory, faults: Faults
) -> Item | None:
    if len(named) == 1:
        return named[0]
    name, place = label.name, label.place(Heading.ITEM)
    if named:
        alike = ", ".join(item.code for item in named)
        faults.note(codes.AMBIGUOUS_ITEM, place, "", name, seen=seen(name), codes=alike)
    else:
        hint = directory.hint(name)
        faults.note(codes.UNKNOWN_ITEM, place, "", name, seen=seen(name), hint=hint)
    return None
