"""The results of many days and regions as one table."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from cqquality.assessment.frame import frame
from cqquality.assessment.result import Assessment, Result
from cqquality.text import Text, same

if TYPE_CHECKING:
    from pandas import DataFrame


def table_of(assessments: Iterable[Assessment]) -> "DataFrame":
    """Return the results of every day, first those of the whole, then of regions."""
    return frame(row for assessment in assessments for row in _rows(assessment))


def _rows(assessment: Assessment) -> Iterator[dict[str, Any]]:
    day = assessment.as_of
    for result in assessment.results:
        yield _row(day, "", same(""), None, result)
    for breakdown in assessment.breakdowns:
        for share in breakdown.shares:
            yield _row(day, share.region, share.name, share.rank, share.result)


def _row(day: date, region: str, name: Text, rank: int | None, result: Result) -> dict[str, Any]:
    return {
        "as_of": day,
        "region": region,
        "region_zh": name.zh,
        "region_en": name.en,
        "rank": rank,
        **result.record(),
    }
