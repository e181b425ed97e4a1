"""Where packs are found: those that came with the program, or any folder."""

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


def pack_names() -> list[str]:
    """Return the names of the packs that came with the program."""
    return sorted(path.parent.name for path in shelf().glob(f"*/{MAIN}"))


def find_pack(name: str | None = None) -> Path:
    """Return the folder of the pack called `name`, or at the path `name`; the only one for None.

    Raises BrokenPack where there is no such pack, or several to choose from.
    """
    names = pack_names()
    if name is None and len(names) == 1:
        return shelf() / names[0]
    if name is not None and name in names:
        return shelf() / name
    if name is not None and (Path(name) / MAIN).is_file():
        return Path(name)
    problem = (
        Text("需要指定一个指标包", "several packs are installed, name one")
        if name is None
        else Text("找不到 pack.yaml", "there is no pack.yaml")
    )
    known = ", ".join(names)
    raise BrokenPack(
        [codes.NO_PACK.at(Place(name or ""), seen=name or "", problem=problem, known=known)]
    )
