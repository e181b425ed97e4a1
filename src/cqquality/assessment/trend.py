"""What an analysis over time holds: comparisons, a second opinion on pace, holding, trend."""

from fractions import Fraction

from msgspec import Struct

from cqquality.assessment.method.change import Change, NoChange
from cqquality.assessment.method.destatis import NoSymbol, Symbol
from cqquality.assessment.method.eurostat import Ratio
from cqquality.assessment.method.hits import HitTable
from cqquality.assessment.method.kendall import Kendall
from cqquality.period import Period
from cqquality.text import Text


class Comparison(Struct, frozen=True):
    """A value against that of an earlier period of the same length.

    The change is in percent, in percentage points or in the unit, as its kind says.
    """

    earlier: Period
    later: Period
    before: Fraction
    after: Fraction
    change: Change | NoChange


class SecondOpinion(Struct, frozen=True):
    """Eurostat's ratio of observed to required growth beside the linear pace; it decides nothing.

    Without a ratio `reason` says why; `disputed` tells that the two differ by two classes.
    """

    ratio: Ratio | None
    reason: Text | None = None
    disputed: bool = False


class Holding(Struct, frozen=True):
    """How a value to hold was held: every period, and the weather symbol of a constant target."""

    table: HitTable
    symbol: Symbol | NoSymbol


class Step(Struct, frozen=True):
    """The change of a year against the year before, in the unit, with its sign."""

    period: Period
    amount: Fraction


class Trend(Struct, frozen=True):
    """Whole years against each other: every step between neighbours, the median slope, a test.

    `slope` is in units a year, and None with `kendall` for fewer than five years.
    """

    steps: tuple[Step, ...]
    slope: Fraction | None
    kendall: Kendall | None


class Analysis(Struct, frozen=True):
    """What time says of a result beside its status and its pace.

    `year_on_year` is 同比, `period_on_period` 环比: of the shortest periods reported. `holding` is
    of values to hold, `trend` of those and of values to raise.
    """

    year_on_year: Comparison | None = None
    period_on_period: Comparison | None = None
    second_opinion: SecondOpinion | None = None
    holding: Holding | None = None
    trend: Trend | None = None
