"""What a report may hold beside its results: details over time, readings tried, grades."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click
from msgspec.structs import replace

from cqquality.cli.grouping import grouped
from cqquality.cli.speech import said

if TYPE_CHECKING:
    from cqquality.assessment.result import Assessment
    from cqquality.assessment.scores import Grading
    from cqquality.observation import Returns

_FORMATS = ("terminal", "json", "markdown")
"""Those that have a place for tables of their own."""


class Appendix(NamedTuple):
    """What was asked for."""

    detail: bool
    sensitivity: bool
    scorecard: bool
    incidents: tuple[str, ...]

    def refuse_formats_without_it(self, format_name: str) -> None:
        """Refuse what a format would leave out without a word."""
        wanted = {"--sensitivity": self.sensitivity, "--scorecard": self.scorecard}
        for name, asked in wanted.items():
            if asked and format_name not in _FORMATS:
                words = said("只用于 terminal、json、markdown", "only for terminal, json, markdown")
                raise click.BadParameter(words, param_hint=name)
        if self.incidents and not self.scorecard:
            words = said("须与 --scorecard 同用", "only together with --scorecard")
            raise click.BadParameter(words, param_hint="--incident")

    def added(
        self,
        assessment: "Assessment",
        returns: "Returns",
        as_of: date | None,
        readings: Mapping[str, str],
    ) -> "Assessment":
        """Return the assessment with the readings tried and graded, as was asked for."""
        if self.sensitivity:
            from cqquality.assessment.sensitivity import sensitivity

            found = sensitivity(assessment.pack, returns, as_of, readings)
            assessment = replace(assessment, sensitivity=found)
        if self.scorecard:
            assessment = replace(assessment, grading=self._graded(assessment))
        return assessment

    def _graded(self, assessment: "Assessment") -> "Grading":
        from cqquality.assessment.grading import grade

        scorecard = assessment.pack.scorecard
        if scorecard is None:
            words = said("指标包没有 scorecard.yaml", "the pack has no scorecard.yaml")
            raise click.BadParameter(words, param_hint="--scorecard")
        return grade(assessment, scorecard, self.incidents)


_OPTIONS = (
    click.option(
        "--detail",
        is_flag=True,
        help=said(
            "逐项列出今后月均所需、同比环比、保持与趋势",
            "list for each target what is needed from here on, changes, holding, trend",
        ),
    ),
    click.option(
        "--sensitivity",
        is_flag=True,
        help=said(
            "逐一试用各口径，列出判定随之而变的指标",
            "try every reading, list verdicts that depend on it",
        ),
    ),
    click.option(
        "--scorecard",
        is_flag=True,
        help=said("按指标包的评分表评分定级", "score and grade by the scorecard of the pack"),
    ),
    click.option(
        "--incident",
        "incidents",
        multiple=True,
        metavar="TEXT",
        help=said(
            "申报一起事件，用于一票否决；可重复", "declare an incident, for the veto; repeatable"
        ),
    ),
)

appendix_options = grouped("appendix", Appendix, Appendix._fields, _OPTIONS)
"""Add the options; the command is given an `appendix`."""
