"""The analysis over time for programs; described in docs/json.md."""

from cqquality.assessment.method.change import Change
from cqquality.assessment.result import Result
from cqquality.assessment.trend import Analysis, Comparison, Holding, SecondOpinion, Trend
from cqquality.reports.json.part import Plain, both, exact, period_json
from cqquality.reports.trend import lines


def analysis_json(result: Result) -> Plain | None:
    """Return what time says of a result, with the lines people read; None if not analysed."""
    if result.analysis is None:
        return None
    found = result.analysis
    return {
        "year_on_year": _comparison(found.year_on_year),
        "period_on_period": _comparison(found.period_on_period),
        "second_opinion": _opinion(found.second_opinion),
        "holding": _holding(found.holding),
        "trend": _trend(found),
        "lines": [both(line) for line in lines(result)],
    }


def _comparison(comparison: Comparison | None) -> Plain | None:
    if comparison is None:
        return None
    found = comparison.change
    return {
        "earlier": period_json(comparison.earlier),
        "later": period_json(comparison.later),
        "before": exact(comparison.before),
        "after": exact(comparison.after),
        "amount": exact(found.amount) if isinstance(found, Change) else None,
        "kind": found.kind.value if isinstance(found, Change) else None,
        "reason": None if isinstance(found, Change) else found.value,
    }


def _opinion(second: SecondOpinion | None) -> Plain | None:
    if second is None:
        return None
    ratio = second.ratio
    return {
        "ratio": None if ratio is None else f"{ratio.value:.6f}",
        "observed": None if ratio is None else f"{ratio.observed:.6f}",
        "required": None if ratio is None else f"{ratio.required:.6f}",
        "label": None if ratio is None else ratio.progress.value,
        "reason": both(second.reason),
        "disputed": second.disputed,
    }


def _holding(holding: Holding | None) -> Plain | None:
    if holding is None:
        return None
    table, worst = holding.table, holding.table.worst
    return {
        "periods": [
            {"period": period_json(row.period), "value": exact(row.value), "hit": row.met}
            for row in table.rows
        ],
        "hits": table.hits,
        "judged": table.judged,
        "streak": table.streak,
        "longest_streak": table.longest_streak,
        "worst": None
        if worst is None
        else {"period": period_json(worst.period), "value": exact(worst.value)},
        "symbol": holding.symbol.value,
    }


def _trend(analysis: Analysis) -> Plain | None:
    found: Trend | None = analysis.trend
    if found is None:
        return None
    return {
        "steps": [
            {"period": period_json(step.period), "amount": exact(step.amount)}
            for step in found.steps
        ],
        "slope": exact(found.slope),
        "kendall": None
        if found.kendall is None
        else {"score": found.kendall.score, "p": exact(found.kendall.p)},
    }
