"""Where packs are found: on one's own shelves, among those that came with the program, anywhere.

`CQQ_PACKS` names folders that hold packs of one's own, which go before those of the program.
"""

import os
from pathlib import Path

from cqquality.definitions import codes
from cqquality.errors import BrokenPack
from cqquality.findings import Place
from cqquality.text import Text

MAIN = "pack.yaml"
"""The file that makes a folder a pack."""
FORMS = "forms"
"""The folder of the return forms within a pack."""


def shelf() -> Path:
    """Return the folder of the packs that came with the program.

    In an installed wheel they lie inside the package, in a checkout beside `src`.
    """
    here = Path(__file__).resolve().parent.parent
    inside = here / "indicators"
    return inside if inside.is_dir() else here.parent.parent / "indicators"


def pack_files(folder: Path) -> list[Path]:
    """Return the YAML files of a pack, in a fixed order."""
    return sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])


def form_files(folder: Path) -> list[Path]:
    """Return the YAML files of the return forms of a pack, in a fixed order."""
    return pack_files(folder / FORMS)


def shelves() -> list[Path]:
    """Return the folders in which packs are looked for by name, one's own first."""
    own = os.environ.get("CQQ_PACKS", "").split(os.pathsep)
    return [*(Path(folder) for folder in own if folder), shelf()]


def packs() -> dict[str, Path]:
    """Return the folders of all packs that have a name, by name; of two of a name the first."""
    found: dict[str, Path] = {}
    for folder in shelves():
        for path in sorted(folder.glob(f"*/{MAIN}")):
            found.setdefault(path.parent.name, path.parent)
    return dict(sorted(found.items()))


def pack_names() -> list[str]:
    """Return the names of the packs on all shelves."""
    return list(packs())


def find_pack(name: str | None = None) -> Path:
    """Return the folder of the pack called `name`, or at the path `name`; the only one for None.

    Raises BrokenPack where there is no such pack, or several to choose from.
    """
    known = packs()
    if name is None and len(known) == 1:
        return next(iter(known.values()))
    if name is not None and name in known:
        return known[name]
    if name is not None and (Path(name) / MAIN).is_file():
        return Path(name)
    problem = (
        Text("需要指定一个指标包", "several packs are installed, name one")
        if name is None
        else Text("找不到 pack.yaml", "there is no pack.yaml")
    )
    listed = ", ".join(known)
    raise BrokenPack(
        [codes.NO_PACK.at(Place(name or ""), seen=name or "", problem=problem, known=listed)]
    )
