import pytest

from cqquality.reports import Format, ReportOptions, report_for
from tests.reports.samples import everything


@pytest.mark.parametrize("chosen", list(Format))
def test_every_format_renders(chosen: Format) -> None:
    content = report_for(chosen).render(everything(), ReportOptions())
    if isinstance(content, bytes):
        assert chosen.is_document
        assert content.startswith(b"PK")
    else:
        assert "P01" in content


def test_nothing_that_is_not_met_is_left_out() -> None:
    results = everything().results
    listed = ReportOptions(only_unmet=True).listed(results)
    assert {r.indicator.id for r in results} - {r.indicator.id for r in listed} == {"B04", "Q25"}
