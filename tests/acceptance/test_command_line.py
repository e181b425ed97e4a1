"""The command line from outside: what it says, with which exit code, in which encoding."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cqquality.cli.evaluate import FORMATS
from cqquality.reports import Format
from tests.acceptance.running import SAMPLES, cqq, python
from tests.returns.workbook.compound import compound

GOOD, FAULTY = SAMPLES / "returns-2015.xlsx", SAMPLES / "returns-with-faults.xlsx"
EARLY = SAMPLES / "returns-2013.xlsx"


def _nothing(_path: Path) -> None:
    pass


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("编号,指标,数值\n", encoding="utf-8")


def _cut_off(path: Path) -> None:
    path.write_bytes(GOOD.read_bytes()[:20_000])


def _locked(path: Path) -> None:
    path.write_bytes(compound("EncryptedPackage", bytes(8)))


def _unrelated(path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["姓名", "电话"])
    sheet.append(["某某", 12345])
    book.save(path)


def _folder_with_notes(path: Path) -> None:
    path.mkdir()
    (path / "说明.txt").write_text("…", encoding="utf-8")
    (path / "~$returns.xlsx").write_bytes(b"\x05owner")


UNREADABLE: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "missing file": (_nothing, "文件不存在", "no such file"),
    "folder without workbooks": (_folder_with_notes, "没有工作簿", "no workbooks"),
    "0 bytes": (_empty, "0 字节", "0 bytes"),
    "text renamed": (_text, "文本", "text"),
    "cut off": (_cut_off, "", ""),
    "password": (_locked, "密码", "password"),
    "none of the expected sheets": (_unrelated, "没有一张工作表", "no sheet"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_told_in_one_line(case: str, language: str, tmp_path: Path) -> None:
    make, zh, en = UNREADABLE[case]
    make(tmp_path / "报表.xlsx")
    done = cqq("evaluate", "报表.xlsx", "--lang", language, folder=tmp_path)
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert told.count("\n") == 1
    assert told.startswith("报表.xlsx ")
    assert {"zh": zh, "en": en}[language] in told
    assert "Traceback" not in told


def test_a_traceback_only_for_those_who_ask(tmp_path: Path) -> None:
    done = cqq("evaluate", "报表.xlsx", "--debug", folder=tmp_path)
    assert done.returncode != 0
    assert b"Traceback" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate",),
        ("evaluate", GOOD, "--as-of", "someday"),
        ("evaluate", GOOD, "--section", "brands"),
        ("evaluate", GOOD, "--reading", "B10=any"),
        ("evaluate", GOOD, "--sensitivity", "--format", "csv"),
        ("evaluate", GOOD, "--scorecard", "--format", "html"),
        ("evaluate", GOOD, "--incident", "x"),
        ("evaluate", GOOD, "--format", "pdf"),
        ("evaluate", GOOD, "--pack", "no-such-pack"),
        ("evaluate", GOOD, "-o", "no/such/folder/report.txt"),
        ("no-such-command",),
    ],
    ids=lambda arguments: " ".join(str(a) for a in arguments if a != GOOD),
)
def test_wrong_usage_ends_with_2(arguments: tuple[object, ...], tmp_path: Path) -> None:
    done = cqq(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("returns", "level", "expected"),
    [
        (GOOD, None, 0),
        (GOOD, "never", 0),
        (GOOD, "error", 0),
        (GOOD, "warning", 1),
        (GOOD, "gap", 1),
        (FAULTY, None, 1),
        (FAULTY, "never", 0),
        (FAULTY, "error", 1),
        (FAULTY, "warning", 1),
        (FAULTY, "gap", 1),
    ],
    ids=lambda value: getattr(value, "stem", str(value)),
)
def test_exit_codes(returns: Path, level: str | None, expected: int) -> None:
    options = ("--fail-on", level) if level else ()
    done = cqq("evaluate", returns, *options)
    assert (done.returncode, done.stderr) == (expected, b"")
    assert done.stdout


def test_an_unreadable_file_among_others_does_not_hide_them(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(GOOD.read_bytes())
    _locked(tmp_path / "b.xlsx")
    done = cqq("evaluate", tmp_path, "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [Path(f["file"]).name for f in report["findings"] if f["severity"] == "error"] == [
        "b.xlsx"
    ]
    assert report["summary"]["targets"]["status"]["met"] == 45


HEAVY = {"pandas", "numpy", "openpyxl", "rich", "xlsxwriter"}


@pytest.mark.parametrize("arguments", [("--help",), ("check",), ("evaluate", "--help")], ids=str)
def test_light_commands_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n"
        f"sys.argv = ['cqq', *{arguments!r}]\n"
        "from cqquality.cli import main\n"
        "main()\n"
    )
    done = python("-c", code)
    loaded = set(done.stderr.decode().split())
    assert done.returncode == 0
    assert "cqquality.cli" in loaded
    assert not {name.partition(".")[0] for name in loaded} & HEAVY


def test_on_a_gbk_console_nothing_is_lost() -> None:
    done = cqq("evaluate", FAULTY, PYTHONUTF8="0", PYTHONIOENCODING="gbk")
    assert done.returncode == 1
    on_screen = done.stdout.decode("gbk")
    assert "重庆名牌产品" in on_screen
    assert not re.search(r"\\[ux][0-9a-f]{2}", on_screen)
    assert _spaceless(on_screen) == _spaceless(cqq("evaluate", FAULTY).stdout.decode())


def _spaceless(report: str) -> str:
    """Leave out spaces and rules, whose length depends on how wide the console shows them."""
    return re.sub(r"[\s─]", "", report)


def test_through_a_pipe_there_are_no_colours() -> None:
    done = cqq("evaluate", GOOD)
    assert b"\x1b" not in done.stdout
    assert b"\r" not in done.stdout.replace(b"\r\n", b"\n")


CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
QUOTED = re.compile(r"(?<!\w)'[^'\n]*'|\S*![A-Z]+\d+|渝府发〔2011〕55号")
UNITS = {"亿元"}


@pytest.mark.parametrize("returns", [EARLY, GOOD, FAULTY], ids=lambda path: path.stem)
def test_the_english_report_is_english(returns: Path) -> None:
    """Chinese is left in names of sheets, in units, and in what a cell says."""
    wide = cqq("evaluate", returns, "--lang", "en", "--fail-on", "never", COLUMNS="400")
    words = QUOTED.sub("", wide.stdout.decode())
    assert set(CHINESE.findall(words)) <= UNITS


@pytest.mark.parametrize("kind", list(Format))
def test_the_report_in_a_file_is_whole_or_not_there(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "报告"
    target.write_text("as it was")
    failed = cqq("evaluate", tmp_path / "none.xlsx", "--format", kind, "-o", target)
    assert (failed.returncode, target.read_text()) == (2, "as it was")
    done = cqq("evaluate", GOOD, "--format", kind, "-o", target)
    assert (done.returncode, done.stdout) == (0, b"")
    assert [path.name for path in tmp_path.iterdir()] == ["报告"]
    if Format(kind).is_document:
        assert target.read_bytes().startswith(b"PK")
    else:
        assert "重庆" in target.read_text(encoding="utf-8-sig")


def test_no_grades_unless_asked_for() -> None:
    options = ("--scorecard", "--incident", "某事件", "--format", "json")
    found = json.loads(cqq("evaluate", GOOD, *options).stdout)["scorecard"]
    assert (found["by_points"], found["grade"], len(found["vetoes"])) == ("A", "D", 2)
    assert json.loads(cqq("evaluate", GOOD, "--format", "json").stdout)["scorecard"] is None


def test_verdicts_that_depend_on_a_reading() -> None:
    done = cqq("evaluate", GOOD, "--sensitivity", "--format", "json")
    found = {each["id"]: each["outcomes"] for each in json.loads(done.stdout)["sensitivity"]}
    verdicts = {outcome["reading"]["id"]: outcome["status"] for outcome in found["P04"]}
    assert verdicts == {"reported": "not_met", "complete": "not_met", "end": "met"}


def test_every_format_can_be_asked_for() -> None:
    assert tuple(Format) == FORMATS


@pytest.mark.parametrize("kind", [Format.JSON, Format.HTML])
def test_the_same_returns_give_the_same_bytes(kind: str) -> None:
    first, second = (
        cqq("evaluate", GOOD, "--format", kind, PYTHONHASHSEED=seed).stdout for seed in "12"
    )
    assert first == second
    assert b"V06" in first


def test_template_then_evaluate(tmp_path: Path) -> None:
    """The blank workbook is a return in which nothing is reported."""
    assert cqq("template", "-o", "returns.xlsx", folder=tmp_path).returncode == 0
    done = cqq("evaluate", "returns.xlsx", "--format", "json", folder=tmp_path)
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["summary"]["targets"]["status"]["no_data"] == 56
    assert report["summary"]["commitments"]["status"]["no_data"] == 56


@pytest.mark.parametrize("name", ["markets", "渝质强601表"], ids=["id", "number"])
def test_a_form_of_a_department(tmp_path: Path, name: str) -> None:
    arguments = ("--form", name, "--period", "2014Q3", "--region", "渝中区")
    assert cqq("template", *arguments, "-o", "form.xlsx", folder=tmp_path).returncode == 0
    sheet = load_workbook(tmp_path / "form.xlsx").worksheets[0]
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert {"填报单位：渝中区", "2014年7-9月", "表    号：渝质强601表"} <= set(said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--form", "nothing"), "markets"),
        (("--region", "渝中区"), "--form"),
        (("--form", "markets", "--region", "火星区"), "没有区县“火星区”"),
    ],
    ids=["unknown form", "region without a form", "unknown region"],
)
def test_a_form_that_cannot_be_written(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = cqq("template", *arguments, "-o", "form.xlsx", folder=tmp_path)
    assert run.returncode == 2
    assert said in run.stderr.decode()
    assert not (tmp_path / "form.xlsx").exists()


# What is read is never written over -------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate", "a.xlsx", "-o", "a.xlsx"),
        ("evaluate", ".", "--format", "xlsx", "-o", "a.xlsx"),
        ("evaluate", "in", "--format", "html", "-o", "in/../a.xlsx", "a.xlsx"),
        ("explain", "P01", "a.xlsx", "-o", "a.xlsx"),
        ("inspect", "a.xlsx", "-o", "./a.xlsx"),
        ("diff", "a.xlsx", "b.xlsx", "-o", "b.xlsx"),
    ],
    ids=["evaluate", "its folder", "by another way", "explain", "inspect", "diff"],
)
def test_a_return_is_not_written_over(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.xlsx", "b.xlsx", "in/c.xlsx"):
        (tmp_path / name).write_bytes(Path(GOOD).read_bytes())
    run = cqq(*arguments, folder=tmp_path)
    assert run.returncode == 2
    assert "不能覆盖" in run.stderr.decode()
    for name in ("a.xlsx", "b.xlsx"):
        assert (tmp_path / name).read_bytes() == Path(GOOD).read_bytes()


def test_a_report_beside_the_returns_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(Path(GOOD).read_bytes())
    for _ in range(2):
        run = cqq("evaluate", ".", "--format", "html", "-o", "report.html", folder=tmp_path)
        assert run.returncode == 0


def test_a_template_replaces_only_itself(tmp_path: Path) -> None:
    """What stands there under its name may be the return somebody filled in all day."""
    template = ("template", "-o", "returns.xlsx")
    assert cqq(*template, folder=tmp_path).returncode == 0
    assert cqq(*template, folder=tmp_path).returncode == 0  # the same again
    filled = Path(GOOD).read_bytes()
    (tmp_path / "returns.xlsx").write_bytes(filled)
    run = cqq(*template, folder=tmp_path)
    assert run.returncode == 2
    assert "--force" in run.stderr.decode()
    assert (tmp_path / "returns.xlsx").read_bytes() == filled
    assert cqq(*template, "--force", folder=tmp_path).returncode == 0
    assert (tmp_path / "returns.xlsx").read_bytes() != filled
