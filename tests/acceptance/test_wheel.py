"""The wheel carries all it needs: built, installed elsewhere, and run from another folder."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.acceptance.running import ROOT, SAMPLES


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the build backend that is installed."""
    folder = tmp_path_factory.mktemp("dist")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("cqquality-*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`cqq` in a new environment, which borrows the libraries of this one but not the program."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    _pip("--python", scripts / "python", "install", "--no-deps", wheel)
    (site_packages,) = folder.glob("[Ll]ib/**/site-packages")
    # a path file adds folders only: the one of an editable install there is not followed
    (site_packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts / "cqq"


def test_the_wheel_carries_the_definitions(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = "cqquality/indicators/"
        carried = {
            name.removeprefix(inside): archive.read(name)
            for name in archive.namelist()
            if name.startswith(inside)
        }
    folder = ROOT / "indicators"
    files = (path for path in folder.rglob("*") if path.is_file())
    assert carried == {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    assert "cq-2011-55/pack.yaml" in carried


def test_the_wheel_carries_the_words_of_the_bulletin(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        words = {f"cqquality/reports/bulletin/{language}.yaml" for language in ("zh", "en")}
        assert words <= set(archive.namelist())


def test_the_wheel_carries_only_the_package(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert sorted(tops) == ["cqquality", f"{'-'.join(wheel.stem.split('-')[:2])}.dist-info"]


def test_it_evaluates_from_any_folder_without_an_option(program: Path, tmp_path: Path) -> None:
    done = _run(tmp_path, program, "evaluate", SAMPLES / "returns-2015.xlsx")
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(f"\n{name} " in done.stdout.decode() for name in ("B01", "B05a", "T11b", "V06"))


def test_it_is_the_installed_program_that_runs(program: Path, tmp_path: Path) -> None:
    python = program.with_name("python")
    asked = "import cqquality, cqquality.definitions as d; print(cqquality.__file__, d.find_pack())"
    done = _run(tmp_path, python, "-c", asked)
    assert done.stdout.decode().count(str(program.parents[1])) == 2


def test_it_carries_the_parts_of_the_page(program: Path, tmp_path: Path) -> None:
    asked = ("evaluate", SAMPLES / "returns-2015.xlsx", "--format", "html")
    done = _run(tmp_path, program, *asked)
    assert done.stdout.startswith(b"<!doctype html>")
    assert done.stdout.endswith(b"</html>\n")


def test_it_makes_a_template_and_reads_it(program: Path, tmp_path: Path) -> None:
    assert _run(tmp_path, program, "template", "-o", "blank.xlsx").returncode == 0
    done = _run(tmp_path, program, "evaluate", "blank.xlsx", "--format", "json")
    assert json.loads(done.stdout)["summary"]["targets"]["count"] == 56


def _run(folder: Path, *command: object) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    environment |= {"PYTHONUTF8": "1", "LC_ALL": "zh_CN.UTF-8", "CQQ_CACHE_DIR": ""}
    return subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, capture_output=True, timeout=120
    )


def _pip(*arguments: object) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, timeout=300, cwd=ROOT
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")


WITHOUT_ENGINES = """\
import sys
from importlib.abc import MetaPathFinder

EXTRAS = {"duckdb", "pyspark", "py4j", "psycopg", "pyarrow", "polars", "docx", "xlrd"}

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in EXTRAS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
from cqquality.cli import main
main()
"""


@pytest.fixture(scope="module")
def bare(program: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The command of a program that was installed without any of its extras."""
    script = tmp_path_factory.mktemp("bare") / "bare.py"
    script.write_text(WITHOUT_ENGINES, encoding="utf-8")
    return [program.with_name("python"), script]


def test_it_evaluates_without_any_engine(bare: list[Path], tmp_path: Path) -> None:
    done = _run(tmp_path, *bare, "evaluate", SAMPLES / "returns-2015.xlsx", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["summary"]["targets"]["count"] == 56


@pytest.mark.parametrize(
    ("target", "engine", "extra"),
    [
        ("a.csv", (), "duckdb"),
        ("a.csv", ("--engine", "spark", "--master", "local"), "spark"),
        ("postgresql://localhost/quality#batches", (), "postgresql"),
    ],
)
def test_a_missing_engine_is_named_with_its_extra(
    target: str, engine: tuple[str, ...], extra: str, bare: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("批次编号,区县\n", encoding="utf-8")
    ledger = ("--ledger", f"batches={target}", "--lang", "en", *engine)
    for command in (("evaluate",), ("explain", "P02")):
        done = _run(tmp_path, *bare, *command, *ledger)
        assert (done.returncode, done.stdout) == (2, b"")
        assert f'pip install "cqquality[{extra}]"' in done.stderr.decode()
