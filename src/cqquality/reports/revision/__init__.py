"""What changed from one pack to another, in plain words."""

from cqquality.reports.revision.change import Change, Kind
from cqquality.reports.revision.comparison import changes
from cqquality.reports.revision.format import as_json, as_text

__all__ = ["Change", "Kind", "as_json", "as_text", "changes"]
