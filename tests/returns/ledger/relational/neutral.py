"""Reports on the same rows made comparable, wherever the rows lie.

Only what must differ is taken out: `sources`, the name of the file, the tab, addresses of cells,
and from which row on the rows are numbered.
"""

import json
import re
from functools import partial
from typing import Any

Report = dict[str, Any]
_ROWS = re.compile(r"(第 |rows? )(\d+)(?:-(\d+))?")
_CELLS = re.compile(r"(?<=[（(、 ])[A-Z]([1-9]\d*)(?=[、）等,)])")
_PLACES = frozenset(("file", "sheet", "cell"))


def neutral(document: Report, first: int) -> str:
    """Return a report with rows counted from the `first` one, without where it was read from."""
    (name,) = document.pop("files")
    document.pop("sources", None)
    return json.dumps(_neutral(document, "", name, first), ensure_ascii=False, indent=1)


def _neutral(value: Any, key: str, name: str, first: int) -> Any:
    within = partial(_neutral, name=name, first=first)
    match value:
        case dict():
            return {k: None if k in _PLACES else within(v, k) for k, v in value.items()}
        case list():
            return [within(each, key) for each in value]
        case int() if key in ("first", "last"):
            return value - first
        case str():
            text = value.replace(name, "ledger")
            if key == "message":
                text = _CELLS.sub(lambda m: f"第 {m[1]} 行", text)
            return _ROWS.sub(lambda m: _shifted(m, first), text)
    return value


def _shifted(found: re.Match[str], first: int) -> str:
    numbers = [int(number) - first for number in found.groups()[1:] if number]
    return found[1] + "-".join(map(str, numbers))
