"""Native charts: the way to each target against all of it, and kept rates over time."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from cqquality.assessment.result import Breakdown, Result, Status
from cqquality.reports.block import Tone
from cqquality.reports.plain import storable
from cqquality.reports.result_cells import PACE_TONES, STATUS_TONES
from cqquality.reports.workbook.edition import OVERVIEW, Edition
from cqquality.reports.workbook.look import BARS, FONT
from cqquality.text import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

WIDTH = 480
"""Pixels of a chart, three of which stand abreast."""
WIDE = 900
"""Pixels of a chart that stands alone."""
_ROW = 30
_FRAME = 110
_SMALL = {"name": FONT, "size": 9}
_TITLE = {"name": FONT, "size": 11, "bold": True, "color": "#1F3864"}
_GRAY = "#D9D9D9"
_LABEL_ROOM = 1.12
"""How much longer than the longest bar the axis is, for the label behind it."""


class Block(Struct, frozen=True):
    """Rows of a sheet that a chart draws: first and last row, counted from 0."""

    sheet: str
    first: int
    last: int

    def column(self, number: int) -> list[Any]:
        """Return a column of the block as XlsxWriter wants it."""
        return [self.sheet, self.first, number, self.last, number]


def tone(result: Result) -> Tone:
    """Return the colour of a result: by its pace while it is not due, else by its status."""
    pace = result.pace
    if result.status is Status.NOT_DUE and pace is not None and pace.label is not None:
        return PACE_TONES[pace.label]
    return STATUS_TONES[result.status]


def attainment_chart(
    book: "Workbook", edition: Edition, data: Block, results: Sequence[Result]
) -> "Chart":
    """Return bars of the attainment over grey bars of 100 %; names, shares, 100 in columns 2-4."""
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": edition.say(Text("目标（100%）", "target (100 %)")),
            "categories": data.column(2),
            "values": data.column(4),
            "fill": {"color": _GRAY},
            "overlap": 100,
            "gap": 45,
        }
    )
    chart.add_series(
        {
            "name": edition.say(Text("完成率", "attainment")),
            "categories": data.column(2),
            "values": data.column(3),
            "points": [{"fill": {"color": BARS[tone(result)]}} for result in results],
            "fill": {"color": BARS[Tone.NEUTRAL]},
            "data_labels": {"value": True, "num_format": '0.0"%"', "font": _SMALL},
        }
    )
    _dress(chart, edition.say(Text("完成率（%），灰色为目标", "Attainment (%), grey: the target")))
    longest = max([Fraction(1), *(result.attainment or Fraction(0) for result in results)])
    end = float(longest) * 100 * _LABEL_ROOM
    chart.set_x_axis(
        {"min": 0, "max": end, "major_unit": 100, "visible": False, "major_gridlines": _MARK}
    )
    chart.set_y_axis({"reverse": True, "num_font": _SMALL, "line": {"color": _GRAY}})
    chart.set_legend({"none": True})
    chart.set_size({"width": WIDTH, "height": _FRAME - 40 + _ROW * len(results)})
    return chart


def trend_chart(book: "Workbook", edition: Edition, data: Block, result: Result) -> "Chart":
    """Return a line of the values, column 4 over the periods in 3, with the target in column 5."""
    chart = book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": edition.say(Text("实际值", "value")),
            "categories": data.column(3),
            "values": data.column(4),
            "line": {"color": "#1F3864", "width": 2.25},
            "marker": {"type": "circle", "size": 7, "fill": {"color": "#1F3864"}},
            "data_labels": {"value": True, "position": "above", "font": _SMALL},
        }
    )
    if result.goal.value is not None:
        chart.add_series(
            {
                "name": edition.say(Text("目标值", "target")),
                "categories": data.column(3),
                "values": data.column(5),
                "line": {"color": "#C00000", "width": 1.5, "dash_type": "dash"},
            }
        )
    indicator = result.indicator
    _dress(chart, storable(f"{indicator.id} {edition.say(indicator.name.text)}"))
    chart.set_x_axis({"num_font": _SMALL, "line": {"color": _GRAY}})
    chart.set_y_axis({"num_font": _SMALL, "major_gridlines": _LINES, **_span(result)})
    chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.set_size({"width": WIDTH, "height": 260})
    return chart


def region_chart(
    book: "Workbook", edition: Edition, data: Block, breakdown: Breakdown, columns: "RegionColumns"
) -> "Chart":
    """Return columns of the values of regions in the colour of their status, under the target."""
    chart = book.add_chart({"type": "column"})
    results = [share.result for share in breakdown.shares]
    chart.add_series(
        {
            "name": edition.say(Text("实际值", "value")),
            "categories": data.column(columns.region),
            "values": data.column(columns.value),
            "points": [{"fill": {"color": BARS[tone(result)]}} for result in results],
            "fill": {"color": BARS[Tone.NEUTRAL]},
            "gap": 60,
        }
    )
    if all(result.goal.value is not None for result in results):
        line = book.add_chart({"type": "line"})
        line.add_series(
            {
                "name": edition.say(Text("目标值", "target")),
                "categories": data.column(columns.region),
                "values": data.column(columns.target),
                "line": {"color": "#C00000", "width": 1.5, "dash_type": "dash"},
            }
        )
        chart.combine(line)
    indicator = breakdown.whole.indicator
    _dress(chart, storable(f"{indicator.id} {edition.say(indicator.name.text)}"))
    chart.set_x_axis({"num_font": {**_SMALL, "rotation": -45}, "line": {"color": _GRAY}})
    chart.set_y_axis({"num_font": _SMALL, "major_gridlines": _LINES})
    chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.set_size({"width": WIDE, "height": 340})
    return chart


class RegionColumns(NamedTuple):
    """Where the table of regions has what its charts draw, counted from 0."""

    region: int
    target: int
    value: int


def status_chart(
    book: "Workbook", edition: Edition, head: int, sections: int, statuses: Sequence[Status]
) -> "Chart":
    """Return stacked bars of the overview's table whose headings stand in row `head`."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    data = Block(edition.tab(OVERVIEW), head + 1, head + sections)
    for column, status in enumerate(statuses, 2):
        chart.add_series(
            {
                "name": [data.sheet, head, column],
                "categories": data.column(0),
                "values": data.column(column),
                "fill": {"color": BARS[STATUS_TONES[status]]},
                "gap": 50,
                "data_labels": {"value": True, "num_format": "0;;", "font": _SMALL},
            }
        )
    _dress(chart, edition.say(Text("分领域量化指标（项）", "Targets by section")))
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, "num_font": _SMALL, "line": {"color": _GRAY}})
    chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.set_size({"width": WIDE, "height": _FRAME + _ROW * sections})
    return chart


_MARK = {"visible": True, "line": {"color": "#7F7F7F", "width": 1, "dash_type": "dash"}}
_LINES = {"visible": True, "line": {"color": "#EDEDED", "width": 0.75}}


def _span(result: Result) -> dict[str, float]:
    """Return an axis that shows differences between rates: a little below and above all values."""
    shown = [float(point.value) for point in result.history]
    if result.goal.value is not None:
        shown.append(float(result.goal.value))
    room = max((max(shown) - min(shown)) * 0.35, abs(max(shown)) * 0.005, 0.1)
    step = 10 ** len(str(int(room))) / 10 if room >= 1 else 0.1 if room < 0.5 else 0.5
    low, high = (min(shown) - room) // step * step, -((-max(shown) - room) // step) * step
    return {"min": round(max(low, 0) if min(shown) >= 0 else low, 3), "max": round(high, 3)}


def _dress(chart: "Chart", title: str) -> None:
    chart.set_title({"name": title, "name_font": _TITLE, "overlay": False})
    chart.set_chartarea({"border": {"color": "#BFBFBF"}, "fill": {"color": "#FFFFFF"}})
    chart.set_plotarea({"fill": {"none": True}})
