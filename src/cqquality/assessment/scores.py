"""What grading comes to: points of indicators and sections, a total, a grade, vetoes."""

from fractions import Fraction

from msgspec import Struct

from cqquality.definitions.indicator import Indicator
from cqquality.definitions.pack import Section
from cqquality.definitions.scorecard import Grade, Scorecard
from cqquality.text import Text


class Score(Struct, frozen=True):
    """The points of an indicator, of 100; None where it does not count.

    `missed` says that it is not met, `unknown` that nothing is known of it.
    """

    indicator: Indicator
    weight: Fraction
    points: Fraction | None
    missed: bool = False
    unknown: bool = False


class SectionScore(Struct, frozen=True):
    """The weighted mean of a section's points; None where nothing in it counts."""

    section: Section
    weight: Fraction
    scores: tuple[Score, ...]
    points: Fraction | None

    @property
    def unmet(self) -> int:
        """How many of its indicators are missed."""
        return sum(score.missed for score in self.scores)

    @property
    def unknown(self) -> int:
        """How many of its indicators nothing is known of."""
        return sum(score.unknown for score in self.scores)


class Grading(Struct, frozen=True):
    """The score and the grade of an assessment, with everything that stands behind them.

    `by_points` is the grade of the score alone, `grade` the one that is left after a veto; `vetoes`
    say why. All three are empty where nothing counts.
    """

    scorecard: Scorecard
    sections: tuple[SectionScore, ...]
    points: Fraction | None
    by_points: Grade | None
    grade: Grade | None
    vetoes: tuple[Text, ...] = ()

    @property
    def lowest(self) -> SectionScore | None:
        """The section with the fewest points, the first of equals."""
        scored = [section for section in self.sections if section.points is not None]
        return min(scored, key=lambda section: section.points or 0, default=None)

    @property
    def unmet(self) -> int:
        """How many of the indicators that are graded are missed."""
        return sum(section.unmet for section in self.sections)

    @property
    def unknown(self) -> int:
        """How many of them nothing is known of."""
        return sum(section.unknown for section in self.sections)
