"""Time a long ledger: five ratios by district and year, each row checked, beside other readers.

    python benchmarks/ledger.py [--rows 1000000] [--rounds 3] [--shared] [--only NAME ...]

frictionless and pandera, which check every row as we do, run up to 100,000 rows.
What is not installed is left out, with what would install it.
Every contender is a process of its own, timed from outside; they take turns, A B C A B C, and a
ratio compares the two runs of one turn. All that count must find the same figures.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from turns import Run, table, timed

SHEET = "抽查抽检批次台账"
"""The title of the form, by which it is recognised."""
PERIOD = "2011-2015年"
"""Said on the command line, for the sheet has nothing above its headings."""
HEADINGS = (
    *("序号", "批次编号", "区县", "类别", "抽样日期"),
    *("抽查数", "合格数", "金额", "合格率", "备注"),
)
DISTRICTS = (
    *("万州区", "涪陵区", "渝中区", "大渡口区", "江北区", "沙坪坝区", "九龙坡区"),
    *("南岸区", "北碚区", "綦江区", "大足区", "渝北区", "巴南区", "黔江区"),
    *("长寿区", "江津区", "合川区", "永川区", "南川区", "潼南县", "铜梁县"),
    *("荣昌县", "璧山县", "梁平县", "城口县", "丰都县", "垫江县", "武隆县"),
    *("忠县", "开县", "云阳县", "奉节县", "巫山县", "巫溪县", "石柱土家族自治县"),
    *("秀山土家族苗族自治县", "酉阳土家族苗族自治县", "彭水苗族土家族自治县"),
)
ITEMS = {
    "重点产品": ("P02-1", "P02-2"),
    "出口商品": ("P03-1", "P03-2"),
    "农产品": ("P04-1", "P04-2"),
    "食品生产": ("P05-1", "P05-2"),
    "药品": ("P06-1", "P06-2"),
}
KINDS = tuple(ITEMS)
FIRST_DAY, DAYS = 40544, 1826
"""From 2011-01-01 on, five years."""
CHECKED = 100_000
"""Rows that those are given who check each row one by one."""
GROUPS = len(DISTRICTS) * len(KINDS) * 5

Figures = dict[str, list[int]]
"""Inspected and passed by "district kind year"."""


class Contender(NamedTuple):
    """A way to do the job, the packages it needs, and whether it counts or only reads or checks."""

    needs: tuple[str, ...]
    job: Callable[[Path], Figures | None]
    counts: bool = True
    most: int = 1_048_575
    """Rows beyond which it is left out."""


def ledger_rows(rows: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows, the same each time; a day is Excel's number of it."""
    chance = random.Random(17)  # noqa: S311 - a seed, not a secret
    for row in range(1, rows + 1):
        inspected = chance.randint(1, 60)
        failed = chance.randint(0, inspected) if chance.random() < 0.2 else 0
        yield (
            row,
            f"CQ{2011 + row % 5}-{row:08}",
            chance.choice(DISTRICTS),
            chance.choice(KINDS),
            FIRST_DAY + chance.randrange(DAYS),
            inspected,
            inspected - failed,
            round(chance.uniform(10, 99999), 2),
            (inspected - failed) / inspected,
            f"备注{chance.randrange(270)}",
        )


def make(path: Path, rows: int, *, head: bool = False) -> None:
    """Write the ledger, with its title and period above it where it is to have a `head`."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(SHEET)
    day, share = (book.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "0.0%"))
    first = 2 if head else 0
    if head:
        sheet.write_string(0, 0, SHEET)
        sheet.write_string(1, 0, PERIOD)
    sheet.write_row(first, 0, HEADINGS)
    formats = {4: day, 8: share}
    for at, row in enumerate(ledger_rows(rows), first + 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, column, value)
            else:
                sheet.write_number(at, column, value, formats.get(column))
    book.close()


_INLINE = re.compile(rb't="inlineStr"><is><t>([^<]*)</t></is>')
_PART = "xl/worksheets/sheet1.xml"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def share_strings(source: Path, target: Path) -> None:
    """Rewrite the ledger with its strings in a shared table, as Excel keeps them."""
    numbers: dict[bytes, int] = {}

    def shared(cell: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v>' % numbers.setdefault(cell[1], len(numbers))

    relation = f'<Relationship Id="S" Type="{_TYPE}" Target="sharedStrings.xml"/>'
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_CONTENT}"/>'
    added = {
        "xl/_rels/workbook.xml.rels": (b"</Relationships>", relation.encode()),
        "[Content_Types].xml": (b"</Types>", part.encode()),
    }
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == _PART:
                with old.open(name) as sheet, new.open(name, "w", force_zip64=True) as written:
                    for cells in _whole_cells(sheet):
                        written.write(_INLINE.sub(shared, cells))
            elif name in added:
                end, more = added[name]
                new.writestr(name, old.read(name).replace(end, more + end))
            else:
                new.writestr(name, old.read(name))
        items = b"".join(b"<si><t>%b</t></si>" % text for text in numbers)
        new.writestr("xl/sharedStrings.xml", b'<sst xmlns="%b">%b</sst>' % (_MAIN.encode(), items))


def _whole_cells(part: Any) -> Iterator[bytes]:
    rest = b""
    while piece := part.read(1 << 20):
        cells, end, rest = (rest + piece).rpartition(b"</c>")
        yield cells + end
    yield rest


def ours(path: Path, processes: int) -> Figures:
    """Read with cqquality as its user does: the sheet is recognised as a form and added up."""
    from cqquality.definitions import find_pack, load_pack
    from cqquality.period import parse
    from cqquality.returns.reading import read_returns

    window = parse(PERIOD)
    returns = read_returns([path], load_pack(find_pack()), period=window, jobs=processes)
    kinds = {code: kind for kind, codes in ITEMS.items() for code in codes}
    figures: Figures = {}
    for each in returns.observations:
        if each.region:
            kind = kinds[each.item]
            place = ITEMS[kind].index(each.item)
            key = f"{each.region} {kind} {each.period.start.year}"
            figures.setdefault(key, [0, 0])[place] = int(each.value)
    return figures


def whole_road(path: Path) -> None:
    """Judge every target by the ledger and print the report, as the command line does."""
    command = [sys.executable, "-m", "cqquality", "evaluate", str(path), "--period", PERIOD]
    command += ["--fail-on", "never"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def bare_calamine(path: Path) -> None:
    """Only turn the sheet into Python values."""
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def with_pandas(path: Path) -> Figures:
    """Count with pandas, read through calamine."""
    import pandas as pd

    return _counted(pd.read_excel(path, engine="calamine"))


def _counted(table: Any) -> Figures:
    table["年份"] = table["抽样日期"].dt.year
    sums = table.groupby(["区县", "类别", "年份"])[["抽查数", "合格数"]].sum()
    return {
        " ".join(map(str, key)): [int(a), int(b)]
        for key, a, b in zip(sums.index, sums["抽查数"], sums["合格数"], strict=True)
    }


def with_polars(path: Path) -> Figures:
    """Count with polars."""
    import polars as pl

    wanted = ["区县", "类别", "抽样日期", "抽查数", "合格数"]
    table = pl.read_excel(path, columns=wanted)
    year = pl.col("抽样日期").dt.year().alias("年份")
    sums = table.group_by("区县", "类别", year).agg(pl.sum("抽查数"), pl.sum("合格数"))
    return {f"{a} {b} {c}": [int(d), int(e)] for a, b, c, d, e in sums.iter_rows()}


def with_duckdb(path: Path) -> Figures:
    """Count with duckdb."""
    import duckdb
    import duckdb_extension_excel

    (folder,) = duckdb_extension_excel.__path__
    extension = next(Path(folder).rglob("excel.duckdb_extension"))
    connection = duckdb.connect()
    connection.load_extension(str(extension))
    rows = connection.execute(
        "select 区县, 类别, year(抽样日期), sum(抽查数), sum(合格数) "
        "from read_xlsx(?) group by all",
        [str(path)],
    ).fetchall()
    return {f"{a} {b} {c}": [int(d), int(e)] for a, b, c, d, e in rows}


def with_frictionless(path: Path) -> None:
    """Check the sheet against a schema: types, required cells, bounds."""
    from frictionless import Resource, Schema, formats, validate

    text: dict[str, Any] = {"type": "string"}
    number: dict[str, Any] = {"type": "number"}
    whole: dict[str, Any] = {"type": "integer", "constraints": {"required": True, "minimum": 0}}
    kinds: dict[str, Any] = {"type": "string", "constraints": {"enum": list(KINDS)}}
    places: dict[str, Any] = {"type": "string", "constraints": {"enum": list(DISTRICTS)}}
    types = (whole, text, places, kinds, {"type": "any"}, whole, whole, number, number, text)
    columns = [{"name": n, **kind} for n, kind in zip(HEADINGS, types, strict=True)]
    schema = Schema.from_descriptor({"fields": columns})
    control = formats.ExcelControl(sheet=SHEET)
    folder, name = str(path.parent), path.name
    report = validate(Resource(path=name, basepath=folder, schema=schema, control=control))
    if not report.valid:
        sys.exit(str(report.flatten(["rowNumber", "fieldName", "type", "note"])[:3]))


def with_pandera(path: Path) -> Figures:
    """Check types, bounds and that no more passed than were inspected; then count with pandas."""
    import pandas as pd
    import pandera.pandas as pa

    table = pd.read_excel(path, engine="calamine")
    columns = {
        "区县": pa.Column(str, pa.Check.isin(DISTRICTS)),
        "类别": pa.Column(str, pa.Check.isin(KINDS)),
        "抽样日期": pa.Column("datetime64[ns]", coerce=True),
        "抽查数": pa.Column(int, pa.Check.ge(0), coerce=True),
        "合格数": pa.Column(int, pa.Check.ge(0), coerce=True),
    }
    no_more = pa.Check(lambda frame: frame["合格数"] <= frame["抽查数"])
    return _counted(pa.DataFrameSchema(columns, checks=no_more).validate(table))


CONTENDERS = {
    "python-calamine to_python": Contender(("python_calamine",), bare_calamine, counts=False),
    "cqquality, one process": Contender(("cqquality",), partial(ours, processes=1)),
    "cqquality, two processes": Contender(("cqquality",), partial(ours, processes=2)),
    "cqq evaluate, the report": Contender(("cqquality",), whole_road, counts=False),
    "pandas + calamine": Contender(("pandas", "python_calamine"), with_pandas),
    "polars": Contender(("polars", "fastexcel"), with_polars),
    "duckdb": Contender(("duckdb", "duckdb_extension_excel"), with_duckdb),
    "pandera + calamine": Contender(
        ("pandera", "pandas", "python_calamine"), with_pandera, most=CHECKED
    ),
    "frictionless validate": Contender(
        ("frictionless", "openpyxl"), with_frictionless, counts=False, most=CHECKED
    ),
}
BASE = "python-calamine to_python"


def run(name: str, path: Path) -> tuple[Run, str]:
    """Run a contender in a process of its own; return its costs and what it prints."""
    return timed([sys.executable, __file__, "--run", name, str(path)], name)


def compare(path: Path, names: list[str], rounds: int) -> None:
    """Let the contenders take turns and print the table."""
    runs: dict[str, list[Run]] = {name: [] for name in names}
    figures: dict[str, str] = {}
    for _ in range(rounds):
        for name in names:
            one, printed = run(name, path)
            runs[name].append(one)
            if CONTENDERS[name].counts:
                figures[name] = printed
    print("\n".join(table(runs, BASE)))
    print("figures agree" if len(set(figures.values())) <= 1 else f"FIGURES DIFFER: {figures}")


def _available(wanted: list[str], rows: int) -> list[str]:
    names = []
    for name, contender in CONTENDERS.items():
        missing = [module for module in contender.needs if find_spec(module) is None]
        if wanted and not any(word in name for word in wanted):
            continue
        if missing:
            packages = " ".join(missing).replace("_", "-")
            print(f"left out: {name}; pip install {packages}")
        elif rows > contender.most:
            print(f"left out: {name}; it runs up to --rows {contender.most}")
        else:
            names.append(name)
    return names


def main() -> None:
    """Make the ledger and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shared", action="store_true", help="strings in a table, as Excel does")
    parser.add_argument("--only", nargs="*", default=[], help="words in the names of contenders")
    parser.add_argument("--run", nargs=2, metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        make(arguments.make, arguments.rows)
        if arguments.shared:
            inline = arguments.make.rename(arguments.make.with_suffix(".inline"))
            share_strings(inline, arguments.make)
        return
    if arguments.run:
        name, file = arguments.run
        print(json.dumps(CONTENDERS[name].job(Path(file)), sort_keys=True, ensure_ascii=True))
        return
    names = _available(arguments.only, arguments.rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.xlsx")
        # In a process of its own: Linux passes the peak memory of a parent on to its children.
        command = [sys.executable, __file__, "--make", str(path), "--rows", str(arguments.rows)]
        subprocess.run(command + ["--shared"] * arguments.shared, check=True)
        size = path.stat().st_size / 1e6
        print(f"{arguments.rows} rows x {len(HEADINGS)} columns, {size:.0f} MB; Python", end=" ")
        print(f"{sys.version.split()[0]}, {os.cpu_count()} cores, {arguments.rounds} rounds")
        compare(path, names, arguments.rounds)


if __name__ == "__main__":
    main()
