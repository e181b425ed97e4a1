"""One difference between two packs."""

from enum import StrEnum

from msgspec import Struct

from cqquality.text import Text, same

_EMPTY = same("")


class Kind(StrEnum):
    """What happened to a part of a pack."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RAISED = "raised"
    LOWERED = "lowered"
    CHANGED = "changed"


class Change(Struct, frozen=True):
    """A difference: of which part, in which of its fields, from what to what, in words.

    `part` is the kind of part ("indicators", "units", "plan"), `id` its id in the new pack, or in
    the old one where it is gone. `field` is empty where the part itself came, went or was renamed.
    """

    kind: Kind
    part: str
    id: str
    name: Text
    field: str = ""
    label: Text = _EMPTY
    before: Text = _EMPTY
    after: Text = _EMPTY

    @property
    def text(self) -> Text:
        """The difference in a sentence: "P02 合格率：目标由≥90%提高到≥92%"."""
        owner = Text(*(" ".join(filter(None, (self.id, words))) for words in self.name))
        return _SENTENCES[self._shape].filled(
            owner=owner, label=self.label, before=self.before, after=self.after
        )

    @property
    def _shape(self) -> str:
        if self.kind is not Kind.CHANGED or (self.before != self.after and all(self._ends)):
            return self.kind
        if self.before == self.after:
            return "otherwise"
        return "set" if self.after.zh else "unset"

    @property
    def _ends(self) -> tuple[str, str]:
        return self.before.zh, self.after.zh


_SENTENCES: dict[str, Text] = {
    Kind.ADDED: Text("{owner}：新增{label}", "{owner}: {label} added"),
    Kind.REMOVED: Text("{owner}：删除{label}", "{owner}: {label} removed"),
    Kind.RENAMED: Text(
        "{owner}：编号由 {before} 改为 {after}", "{owner}: renamed from {before} to {after}"
    ),
    Kind.RAISED: Text(
        "{owner}：{label}由“{before}”提高到“{after}”",
        "{owner}: {label} raised from '{before}' to '{after}'",
    ),
    Kind.LOWERED: Text(
        "{owner}：{label}由“{before}”降低到“{after}”",
        "{owner}: {label} lowered from '{before}' to '{after}'",
    ),
    Kind.CHANGED: Text(
        "{owner}：{label}由“{before}”改为“{after}”",
        "{owner}: {label} changed from '{before}' to '{after}'",
    ),
    "set": Text("{owner}：{label}新写为“{after}”", "{owner}: {label} set to '{after}'"),
    "unset": Text("{owner}：{label}“{before}”删去", "{owner}: {label} '{before}' taken away"),
    "otherwise": Text("{owner}：{label}有改动", "{owner}: {label} changed"),
}
