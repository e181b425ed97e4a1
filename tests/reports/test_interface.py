import pytest

from cqquality.reports import Format, ReportOptions, report_for
from tests.reports.samples import everything


@pytest.mark.parametrize("chosen", list(Format))
def test_every_format_renders(chosen: Format) -> None:
    assert "P01" in report_for(chosen).render(everything(), ReportOptions())


def test_nothing_that_is_not_met_is_left_out() -> None:
    results = everything().results
    listed = ReportOptions(only_unmet=True).listed(results)
    assert {r.indicator.id for r in results} - {r.indicator.id for r in listed} == {"B04", "Q25"}
