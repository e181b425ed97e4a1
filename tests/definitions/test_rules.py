"""Every rule by its cases: files added to a pack without findings, in a folder named by the code.

Its first key says what a file is: `format` takes the place of pack.yaml, `cases` and `id` (of a
form) go to their folders, any other stands beside pack.yaml. A line `---` begins another file. The
first line of a bad one says where the findings are: `# expect 7:15 section.yaml:9:3`, of the last
file unless one is named. To add a case, add a file.
"""

import re
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from cqquality.definitions import checking, load_pack
from cqquality.definitions import rules as package
from cqquality.definitions.checking import check_pack
from cqquality.definitions.rules import Rule, rules
from cqquality.errors import BrokenPack
from cqquality.findings import Severity

CASES = Path(__file__).parent / "rules"
MINIMAL = CASES / "minimal"
NAMES = {
    "format": "pack.yaml",
    "cases": "cases/case.yaml",
    "id": "forms/case.yaml",
    "name": "scorecard.yaml",
    "not_targets": "not_targets.yaml",
    "standard": "regions.yaml",
}
EXPECTED = re.compile(r"# expect((?: (?:[\w.]+:)?\d+:\d+)+)\n")
TODAY = date(2026, 11, 23)


def _cases(kind: str) -> list[Path]:
    return sorted(CASES.glob(f"CQ*/{kind}*.yaml"))


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def _pack_with(case: Path, folder: Path) -> tuple[Path, str]:
    """Return the minimal pack with the case in it, and what its (last) file is called there."""
    copytree(MINIMAL, folder, dirs_exist_ok=True)
    name = ""
    for text in case.read_bytes().split(b"\n---\n"):
        first_key = EXPECTED.sub("", text.decode(errors="replace") + "\n").partition(":")[0]
        name = NAMES.get(first_key, "case.yaml")
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text)
    return folder, name


def _places(pack: Path, code: str) -> list[str]:
    """Return where findings of the code are made."""
    findings = check_pack(pack, TODAY).findings
    return [str(finding.place) for finding in findings if finding.code.id == code]


def _expected(case: Path, name: str) -> list[str]:
    stated = EXPECTED.match(case.read_text(encoding="utf-8"))
    assert stated, "a bad case says in its first line where the findings are"
    return [place if ".yaml" in place else f"{name}:{place}" for place in stated[1].split()]


def test_the_minimal_pack_has_no_finding() -> None:
    assert check_pack(MINIMAL, TODAY).findings == ()


@pytest.mark.parametrize("case", _cases("good"), ids=_name)
def test_good(case: Path, tmp_path: Path) -> None:
    pack, _ = _pack_with(case, tmp_path)
    assert _places(pack, case.parent.name) == []


@pytest.mark.parametrize("case", _cases("bad"), ids=_name)
def test_bad(case: Path, tmp_path: Path) -> None:
    pack, name = _pack_with(case, tmp_path)
    assert _places(pack, case.parent.name) == _expected(case, name)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code.id)
def test_every_rule_has_a_good_and_a_bad_case(rule: Rule) -> None:
    cases = CASES.glob(f"{rule.code.id}/*.yaml")
    assert {path.stem.partition("-")[0] for path in cases} == {"good", "bad"}


def test_codes_of_rules_are_unique_and_in_their_range() -> None:
    ids = [rule.code.id for rule in rules()]
    assert len(set(ids)) == len(ids)
    assert all("CQ111" <= each <= "CQ147" for each in ids)


@pytest.mark.parametrize("case", _cases("bad"), ids=_name)
def test_a_pack_with_errors_is_not_used(case: Path, tmp_path: Path) -> None:
    pack, _ = _pack_with(case, tmp_path)
    errors = [f for f in check_pack(pack).findings if f.severity is Severity.ERROR]
    if not errors:
        assert load_pack(pack).id == "minimal"
        return
    with pytest.raises(BrokenPack) as broken:
        load_pack(pack)
    assert set(errors) <= set(broken.value.findings)


RULE = """\
from cqquality.findings import Code, Severity
from cqquality.text import Text

WORDS = Text("句号", "full stop")
CODE = Code("CQ147", Severity.WARNING, WORDS, Text("{owner}", "{owner}"), WORDS, WORDS)


def check(review):
    for name, indicator in review.pack.indicators.items():
        if indicator.name.zh.endswith("。"):
            yield CODE.at(review.where("indicators", name, "name", "zh"), name, owner=name)
"""


def test_a_rule_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module among the rules is applied, and may be ignored, without being named anywhere."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "throw_away_rule.py").write_text(RULE, "utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path / "rules")])
    monkeypatch.setattr(package, "rules", package.rules.__wrapped__)
    monkeypatch.setattr(checking, "rules", package.rules)
    pack = tmp_path / "pack"
    copytree(MINIMAL, pack)
    file = pack / "section.yaml"
    text = file.read_text("utf-8")
    named = "    name: {zh: 指标X03。, en: Indicator X03}"
    file.write_text(text.replace("    name: {zh: 指标X03, en: Indicator X03}", named), "utf-8")
    assert len(_places(pack, "CQ147")) == 1
    ignoring = f"{named}  # cqq: ignore CQ147 -- 原文如此"
    file.write_text(file.read_text("utf-8").replace(named, ignoring), "utf-8")
    assert check_pack(pack, TODAY).findings == ()
    sys.modules.pop(f"{package.__name__}.throw_away_rule")
