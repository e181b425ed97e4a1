"""An inbox of districts: one small form each, filled in by a script."""

from pathlib import Path

import openpyxl

from cqquality.definitions import find_pack, load_pack
from cqquality.definitions.region.history import History
from cqquality.period import parse
from cqquality.returns.template import write_form

PACK = load_pack(find_pack())
assert PACK.regions is not None
HALF = parse("2014H1")
assert HALF is not None
DISTRICTS = [region.name.zh for region in History(PACK.regions).list_on(HALF.end)]
JOB = """\
inbox: [inbox]
formats: [json, csv, markdown]
by: region
output: reports/targets
manifest: reports/manifest.json
fail_on: never
"""
INSPECTED, PASSED = "二、抽查批次", "三、合格批次"


def district_returns(folder: Path, number: int) -> None:
    """Write the returns of so many districts on the first half of 2014."""
    folder.mkdir(parents=True)
    for place, name in enumerate(DISTRICTS[:number]):
        path = folder / f"{place:02}-{name}.xlsx"
        write_form(path, PACK, PACK.forms["inspections"], period=HALF, region=name)
        _fill(path, {INSPECTED: 100 + place, PASSED: 90 + place})


def _fill(path: Path, figures: dict[str, int]) -> None:
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    for row in range(1, sheet.max_row + 1):
        value = figures.get(str(sheet.cell(row, 1).value))
        if value is not None:
            sheet.cell(row, 5).value = value
    workbook.save(path)
