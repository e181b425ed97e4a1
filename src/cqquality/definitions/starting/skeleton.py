"""The files of a new pack: one complete example of each kind, with comments to go by."""

import json
import re
from importlib import resources

from cqquality.definitions.schema import KINDS, schema

_FILES = ("pack.yaml", "goals.yaml", "forms/returns.yaml", "cases/goals.yaml")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_UNNAMED = "my-pack"


def skeleton(name: str) -> dict[str, str]:
    """Return the files of a new pack by path; its id is `name`, if that can be an id.

    The schemas go along, so that editors complete and check without a network.
    """
    template = resources.files(__package__) / "template"
    files = {path: template.joinpath(path).read_text(encoding="utf-8") for path in _FILES}
    own = name if _ID.fullmatch(name) else _UNNAMED
    files["pack.yaml"] = files["pack.yaml"].replace("id: {id}", f"id: {own}", 1)
    schemas = {
        f"schema/{kind}.json": json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in KINDS
    }
    return files | schemas
