"""Loading packs that are wrong: every problem at once, each at its line and column.

In the texts below ^ stands before the place a finding must name, and is taken out.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cqquality.definitions import load_pack, try_load
from cqquality.definitions.loading import Loaded
from cqquality.errors import BrokenPack
from cqquality.findings import Finding
from tests.building import MAIN, codes, indicator, section

LEDGER = """\
- id: firms
  name: {zh: 名录, en: Firms}
  section: main
  columns:
    - {id: firm, name: {zh: 企业, en: Firm}, kind: text}
    - {id: sales, name: {zh: 收入, en: Sales}, kind: number, unit: 亿元}
    - {id: year, name: {zh: 年度, en: Year}, kind: period}
  key: [firm]
  period: year
  basis: stock
"""
COUNT = "{kind: count, ledger: firms, where: [{column: sales, operator: ge, value: 100}]}"
READINGS = """\
readings:
  default: one
  options:
    - {id: one, label: {zh: 一, en: one}}
    - {id: two, label: {zh: 二, en: two}, target: {kind: reach, operator: ge, value: 20}}
"""
GOOD = section(
    items=["A stock 个", "B flow 个", "P stock 个", "R rate %", "S stock 阶段"],
    indicators=[
        indicator(name="X01", baseline="{date: 2010-12-31, value: 85.49}", more=READINGS),
        indicator("{kind: range, lower: 3, upper: 5, ceiling: false}", name="X02"),
        indicator(measure=COUNT, name="X03"),
        indicator(
            measure="{kind: increase, by: flows, items: [B]}",
            name="X04",
            baseline="{date: 2010-12-31}",
        ),
        indicator("{kind: rank, at_most: 1, peers: P}", unit="位", name="X05"),
        indicator(
            "{kind: milestone, done_at: built, strength: firm}",
            "{kind: progress, item: S}",
            "阶段",
            name="X06",
        ),
        indicator(measure="{kind: total, parts: [X01, X02]}", name="X07"),
        indicator(
            measure="{kind: subset, whole: X04, measure: {kind: reported, item: A}}", name="X08"
        ),
        indicator(
            "{kind: improve, operator: ge, by: 30}",
            "{kind: relative_change, item: A}",
            "增幅%",
            name="X09",
            baseline="{date: 2010-12-31}",
        ),
    ],
    ledgers=LEDGER,
)


def load(folder: Path, files: Mapping[str, str]) -> Loaded:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return try_load(folder)


def marked(text: str) -> tuple[str, str]:
    """Return the text without its ^, and where that stood as "line:column"."""
    before, _, after = text.partition("^")
    return before + after, f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"


def findings(folder: Path, old: str, new: str, *, main: bool = False) -> tuple[list[Finding], str]:
    """Return what is found with `old` replaced once, and the place that is marked."""
    good = MAIN if main else GOOD
    assert old in good
    text, place = marked(good.replace(old, new, 1))
    files = {"pack.yaml": MAIN, "main.yaml": GOOD} | {"pack.yaml" if main else "main.yaml": text}
    return list(load(folder, files).findings), f"{'pack' if main else 'main'}.yaml:{place}"


def test_the_good_pack_is_good(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"pack.yaml": MAIN, "main.yaml": GOOD})
    assert loaded.findings == ()
    assert loaded.pack is not None
    assert list(loaded.pack.indicators) == [f"X{n:02}" for n in range(1, 10)]


X01 = "- id: X01\n"
TWO = "name: {zh: 二, en: two}, kind: text"
POINTS = "en: points}, dimension: index"
DEADLINE = "deadline: 2015-12-31\n"
REACH = "{kind: reach, operator: ge, value: 10}"


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        # CQ101: not YAML
        ("items:\n", "items: ^]\n", "CQ101", []),
        ("[B]}", "[B^}", "CQ101", []),
        ("items:\n", "items:\n^\t- x\n", "CQ101", []),
        # CQ102: duplicate keys, which YAML readers pass over
        ("    decimals: 1\n", "    decimals: 1\n    ^decimals: 2\n", "CQ102", ["decimals"]),
        (REACH, "{kind: reach, operator: ge, value: 10, ^value: 20}", "CQ102", ["value"]),
        # CQ103: keys that are no words
        ("    decimals: 1\n", "    decimals: 1\n    ? ^[a, b]\n    : 1\n", "CQ103", []),
        # CQ104: unknown keys, with the nearest known one
        (DEADLINE, "^deadlin: 2015-12-31\n    " + DEADLINE, "CQ104", ["X01", "'deadline'"]),
        (REACH, "{kind: reach, ^vale: 1, operator: ge, value: 10}", "CQ104", ["'value'"]),
        ("lower: 3,", "lower: 3, ^uper: 4,", "CQ104", ["X02", "'upper'"]),
        ("kind: text}", "kind: text, ^units: 个}", "CQ104", ["firms", "'unit'"]),
        ("label: {zh: 一, en: one}", "label: {zh: 一, en: one, ^fr: un}", "CQ104", ["X01", "fr"]),
        ("items:\n", "^itmes: []\nitems:\n", "CQ104", ["'items'"]),
        ("basis: rate", "basis: rate, ^qqq: 1", "CQ104", ["R", "qqq"]),
        ("by: 30}", "by: 30, ^deadline: 1}", "CQ104", ["X09", "operator"]),
        ("item: A}}", "item: A, ^itm: B}}", "CQ104", ["X08", "'item'"]),
        # CQ105: missing keys, at the start of what lacks them
        ("    direction: higher\n", "", "CQ105", ["X01", "'direction'"]),
        (REACH, "^{kind: reach, value: 10}", "CQ105", ["X01", "'operator'"]),
        ("{id: one, label: {zh: 一, en: one}}", "^{id: one}", "CQ105", ["X01", "'label'"]),
        ("{zh: 项A, en: item A}", "^{zh: 项A}", "CQ105", ["A", "'en'"]),
        # CQ106: wrong values
        ("decimals: 1", "decimals: ^one", "CQ106", ["X01", "a whole number", "one"]),
        ("decimals: 1", "decimals: ^1.5", "CQ106", ["a whole number"]),
        ("decimals: 1", 'decimals: ^"1"', "CQ106", ["a whole number"]),
        ("decimals: 1", "decimals: ^true", "CQ106", ["a whole number"]),
        ("decimals: 1", "decimals: ^-1", "CQ106", []),
        ("decimals: 1", "decimals: ^7", "CQ106", []),
        ("decimals: 1", "decimals: ^010", "CQ106", ["010"]),
        ("direction: higher", "direction: ^up", "CQ106", ["higher, lower"]),
        ("direction: higher", "direction: ^yes", "CQ106", ["yes"]),
        (DEADLINE, "deadline: ^2015\n", "CQ106", ["a date like 2015-12-31"]),
        (DEADLINE, "deadline: ^2015-02-30\n", "CQ106", ["2015-02-30"]),
        (DEADLINE, "deadline: ^2015-W53-4\n", "CQ106", ["2015-W53-4"]),
        (DEADLINE, "deadline: ^12:30\n", "CQ106", ["12:30"]),
        (DEADLINE, "deadline: ^~\n", "CQ106", ["a date"]),
        ("value: 10}", "value: ^'10'}", "CQ106", ["a number"]),
        ("value: 10}", "value: ^1e3}", "CQ106", ["1e3"]),
        ("value: 10}", "value: ^1_000}", "CQ106", ["1_000"]),
        ("value: 10}", "value: ^0x10}", "CQ106", ["0x10"]),
        ("value: 10}", "value: ^010}", "CQ106", ["010"]),
        ("value: 10}", "value: ^.inf}", "CQ106", [".inf"]),
        ("value: 10}", "value: ^90%}", "CQ106", ["90%"]),
        ("value: 10}", "value: ^yes}", "CQ106", ["yes"]),
        ("value: 10}", "value: ^true}", "CQ106", ["a number"]),
        ("value: 10}", "value: ^[1]}", "CQ106", ["a number"]),
        ("ceiling: false", "ceiling: ^no", "CQ106", ["true or false", "no"]),
        ("ceiling: false", "ceiling: ^0", "CQ106", ["true or false"]),
        ("ceiling: false", "ceiling: ^False", "CQ106", ["true or false"]),
        ("frequency: [year]", "frequency: ^year", "CQ106", ["a list"]),
        ("frequency: [year]", "frequency: ^[]", "CQ106", ["more entries"]),
        ("frequency: [year]", "frequency: [^yearly]", "CQ106", ["'frequency'", "month", "year"]),
        ("name: {zh: 标X01, en: indicator X01}", "name: ^标X01", "CQ106", ["a mapping"]),
        ("en: indicator X01", "en: ^''", "CQ106", ["not empty"]),
        ("en: indicator X01", "en: ^85.49", "CQ106", ["text"]),
        ("en: indicator X01", "en: ^true", "CQ106", ["text"]),
        (X01, "- id: ^1X\n", "CQ106", ["begins with a letter"]),
        ("code: A,", "code: ^a-1,", "CQ106", ["letter"]),
        ("quote: 10个}", f"quote: ^{'十' * 25}}}", "CQ106", ["24"]),
        ("line: 1,", "line: ^0,", "CQ106", []),
        ("at_most: 1", "at_most: ^0", "CQ106", []),
        # wrong kinds of a union
        (REACH, "^{kind: raech, operator: ge, value: 10}", "CQ106", ["reach, schedule, keep"]),
        (REACH, "^{operator: ge, value: 10}", "CQ106", ["'kind'"]),
        (REACH, "^10", "CQ106", ["X01"]),
        ("{kind: reported, item: A}}", "^{kind: total, parts: [X01]}}", "CQ106", ["reported"]),
        ("value: 100}", "value: ^true}", "CQ106", ["X03", "'value'"]),
        ("value: 100}", "value: ^[1]}", "CQ106", ["X03", "'value'"]),
        ("baseline: {date: 2010-12-31, value: 85.49}", "baseline: ^85.49", "CQ106", ["a mapping"]),
        # CQ107: names of nothing
        ("item: A}", "item: A9}", "CQ107", ["X01", "A9"]),
        ("section: main", "section: mian", "CQ107", ["'main'"]),
        ('unit: "个"', 'unit: "各"', "CQ107", []),
        ("[office]", "[ofice]", "CQ107", ["'office'"]),
        ("peers: P", "peers: Q", "CQ107", ["X05"]),
        ("done_at: built", "done_at: build", "CQ107", ["'built'"]),
        ("parts: [X01, X02]", "parts: [X01, X22]", "CQ107", ["X07", "X22"]),
        ("whole: X04", "whole: X40", "CQ107", ["X08"]),
        ("ledger: firms", "ledger: firm", "CQ107", ["'firms'"]),
        ("key: [firm]", "key: [frim]", "CQ107", ["firms", "'firm'"]),
        ("period: year\n", "period: yaer\n", "CQ107", ["firms", "'year'"]),
        ("unit: 亿元", "unit: 亿", "CQ107", ["firms", "亿元"]),
        ("default: one", "default: ^on", "CQ107", ["X01", "'one'"]),
        ("column: sales", "column: ^sale", "CQ107", ["X03", "'sales'"]),
        ("items: [B]", "items: [^BB]", "CQ107", ["X04", "'BB'"]),
        # CQ108: one id twice
        ("- id: X03\n", "- id: ^X01\n", "CQ108", ["X01", "main.yaml:"]),
        ("code: R,", "code: ^A,", "CQ108", ["A"]),
        ("- {id: sales,", f"- {{id: ^firm, {TWO}}}\n      - {{id: sales,", "CQ108", ["firm"]),
        ("{id: two,", "{id: ^one,", "CQ108", ["one"]),
    ],
)  # fmt: skip
def test_a_fault_is_found_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, words: list[str]
) -> None:
    found, place = findings(tmp_path, old, new)
    assert codes(found) == [code]
    if "^" in new:
        assert str(found[0].place) == place
    assert found[0].place.line
    said = found[0].message_text.en + found[0].help_text.en
    for word in words:
        assert word in said
    assert found[0].message_text.zh != found[0].message_text.en


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("format: 1", "format: ^2", "CQ106", ["1"]),
        ("id: small", "idd: small\nid: small", "CQ104", ["'id'"]),
        ("dimension: count", "dimension: ^counts", "CQ106", ["count, amount, percent"]),
        ("pace: {ahead: 5", "pace: {ahead: ^5pp", "CQ106", ["a number"]),
        ("{id: 分,", "{id: ^个,", "CQ108", ["个"]),
        (POINTS, f"{POINTS}, aliases: [^个]", "CQ108", ["个"]),
        ("{id: building,", "{id: ^started,", "CQ108", ["started"]),
        (
            "departments: [{id: office, name: {zh: 局, en: Office}, short: 局}]",
            "departments:\n"
            "  - {id: office, name: {zh: 局, en: Office}, short: 局}\n"
            "  - {id: ^office, name: {zh: 厅, en: Hall}, short: 厅}",
            "CQ108",
            ["office"],
        ),
    ],
)  # fmt: skip
def test_a_fault_in_the_main_file(
    tmp_path: Path, old: str, new: str, code: str, words: list[str]
) -> None:
    found, place = findings(tmp_path, old, new, main=True)
    assert codes(found) == [code]
    if "^" in new:
        assert str(found[0].place) == place
    for word in words:
        assert word in found[0].message_text.en + found[0].help_text.en


FAULTY = {
    "pack.yaml": MAIN.replace("dimension: index", "dimension: indx"),
    "a.yaml": section(["A stock 个", "B stock 个"], [indicator(name="X01")]).replace(
        "decimals: 1", "decimals: one"
    ),
    "b.yaml": section(
        ["C stock 个"],
        [
            indicator(measure="{kind: sum, items: [A, B, Z]}", name="X02"),
            indicator(measure="{kind: total, parts: [X01, X02]}", unit="分", name="X03"),
        ],
    ),
    "d.yaml": "itens: []\n",
}


def test_everything_wrong_is_said_at_once_and_nothing_that_is_not(tmp_path: Path) -> None:
    """A file with faults hides neither those of the others nor the names it defines."""
    found = load(tmp_path, FAULTY).findings
    assert [(f.code.id, f.place.file) for f in found] == [
        ("CQ106", "a.yaml"),
        ("CQ107", "b.yaml"),
        ("CQ104", "d.yaml"),
        ("CQ106", "pack.yaml"),
    ]
    assert "'Z'" in found[1].message_text.en


def test_what_a_file_that_is_no_yaml_defines_is_not_called_undefined(tmp_path: Path) -> None:
    found = load(tmp_path, FAULTY | {"c.yaml": "items: [\n"}).findings
    assert [(f.code.id, f.place.file) for f in found] == [
        ("CQ106", "a.yaml"),
        ("CQ101", "c.yaml"),
        ("CQ104", "d.yaml"),
        ("CQ106", "pack.yaml"),
    ]
    found = load(tmp_path, {"pack.yaml": "format: [", "c.yaml": ""}).findings
    assert [(f.code.id, f.place.file) for f in found] == [
        ("CQ106", "a.yaml"),
        ("CQ107", "b.yaml"),
        ("CQ104", "d.yaml"),
        ("CQ101", "pack.yaml"),
    ]


def test_several_faults_of_one_definition(tmp_path: Path) -> None:
    text = GOOD.replace("decimals: 1", "decimals: one", 1).replace("direction: higher", "x: 1", 1)
    found = load(tmp_path, {"pack.yaml": MAIN, "main.yaml": text}).findings
    assert codes(found) == ["CQ104", "CQ105", "CQ106"]
    assert all("X01" in f.message_text.zh for f in found)
    assert [f.place for f in found] == sorted(f.place for f in found)


def test_a_byte_order_mark_is_no_fault_and_moves_no_column(tmp_path: Path) -> None:
    files = {"pack.yaml": "\ufeff" + MAIN, "main.yaml": "\ufeffitens: []\n"}
    found = load(tmp_path, files).findings
    assert [str(f.place) for f in found] == ["main.yaml:1:1"]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "main.yaml").write_bytes("items: [] # 数据项".encode("gbk"))
    found = load(tmp_path, {"pack.yaml": MAIN}).findings
    assert [(f.code.id, str(f.place)) for f in found] == [("CQ101", "main.yaml:1:13")]
    assert "UTF-8" in found[0].message_text.en


@pytest.mark.parametrize(
    "text",
    ["items: []\n---\n", "items: *nowhere\n", "items: \x01\n", "items: &a [*a]\n", "[" * 3000],
    ids=["two-documents", "no-anchor", "control-character", "endless", "deep"],
)
def test_what_yaml_allows_or_not_and_a_definition_never(tmp_path: Path, text: str) -> None:
    found = load(tmp_path, {"pack.yaml": MAIN, "main.yaml": text}).findings
    assert codes(found) == ["CQ101"]
    assert found[0].place.file == "main.yaml"


@pytest.mark.parametrize("text", ["", "# nothing\n", "items: []\n", "~\n"])
def test_an_empty_file_holds_nothing(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, {"pack.yaml": MAIN, "main.yaml": text}).findings == ()


@pytest.mark.parametrize("text", ["- items\n", "items\n", "5\n"])
def test_a_file_that_is_no_mapping(tmp_path: Path, text: str) -> None:
    found = load(tmp_path, {"pack.yaml": MAIN, "main.yaml": text}).findings
    assert [(f.code.id, str(f.place)) for f in found] == [("CQ106", "main.yaml:1:1")]


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    text = GOOD.replace("en: indicator X01", "en: no").replace("zh: 标X01", "zh: 12:30")
    loaded = load(tmp_path, {"pack.yaml": MAIN, "main.yaml": text})
    assert loaded.pack is not None
    assert loaded.pack.indicators["X01"].name.text == ("12:30", "no")


def test_a_yml_file_is_read_too(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"pack.yaml": MAIN, "main.yml": GOOD})
    assert loaded.pack is not None
    assert len(loaded.pack.indicators) == 9


@pytest.mark.parametrize("name", ["nowhere", "empty", "file.txt"])
def test_a_folder_without_a_pack(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x")
    found = try_load(tmp_path / name).findings
    assert codes(found) == ["CQ109"]
    with pytest.raises(BrokenPack, match=r"no pack\.yaml"):
        load_pack(tmp_path / name)


def test_a_broken_pack_carries_every_finding(tmp_path: Path) -> None:
    load(tmp_path, {"pack.yaml": MAIN, "main.yaml": GOOD.replace("decimals: 1", "decimals: x")})
    with pytest.raises(BrokenPack) as refusal:
        load_pack(tmp_path)
    assert len(refusal.value.findings) == 9
