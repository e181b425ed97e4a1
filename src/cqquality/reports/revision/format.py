"""Differences as text, one to a line, and as JSON."""

import json
from collections.abc import Sequence

from cqquality.definitions.pack import Pack
from cqquality.reports.plain import plain
from cqquality.reports.revision.change import Change
from cqquality.text import Language, Text

_NOTHING = Text("没有差异", "no differences")
_COUNT = Text("共{number}处差异", "{number} in all")


def as_text(found: Sequence[Change], language: Language) -> str:
    """Return a line for each difference, and how many there are."""
    lines = [plain(change.text.to(language)) for change in found]
    lines.append((_COUNT.filled(number=len(found)) if found else _NOTHING).to(language))
    return "\n".join(lines) + "\n"


def as_json(found: Sequence[Change], old: Pack, new: Pack) -> str:
    """Return the differences for programs, words in both languages."""
    document = {
        "old": {"id": old.id, "reviewed_on": old.reviewed_on.isoformat()},
        "new": {"id": new.id, "reviewed_on": new.reviewed_on.isoformat()},
        "changes": [_change(each) for each in found],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _change(of: Change) -> dict[str, object]:
    return {
        "kind": of.kind,
        "part": of.part,
        "id": of.id,
        "field": of.field or None,
        "before": of.before._asdict() if of.before.zh else None,
        "after": of.after._asdict() if of.after.zh else None,
        "text": of.text._asdict(),
    }
