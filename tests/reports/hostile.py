"""An assessment whose every text from outside tries to act as markup, script or a link."""

from dataclasses import replace
from fractions import Fraction

from msgspec import structs

from cqquality.assessment.result import Assessment, Point, Status
from cqquality.definitions.indicator import Option
from cqquality.definitions.model import Words
from cqquality.observation import Origin
from cqquality.period import year
from cqquality.text import Text
from tests.reports.samples import ODD, assessment, cell_place, indicator, reach, result

ATTACK = (
    '</script><script>window.pwned=1</script>"><img src=x onerror="window.pwned=1">'
    "'--></style><svg onload=window.pwned=1>{{7*7}}{%x%}&lt;b&#62;]]>"
    "`<b>`[x](javascript:pwned)|*y*|www.example.org https://example.org "
    "a@example.org\x00\x1b]0;x\x07\u202e"
)


def hostile() -> Assessment:
    """Return it: names, reasons, readings, cells, files, findings."""
    words = Words(zh=ATTACK, en=ATTACK)
    of = indicator("X1", reach("90"), zh=ATTACK)
    judged = result(
        replace(of, name=words),
        Status.NOT_MET,
        value="89",
        gap="1",
        baseline="80",
        reason=Text(ATTACK, ATTACK),
        reading=Option(id="odd", label=words),
        history=(Point(year(2012), Fraction(88)), Point(year(2013), Fraction(89))),
        sources=(Origin(ATTACK, ATTACK, 3, 4, "D3", ATTACK),),
    )
    found = ODD.at(structs.replace(cell_place(3), file=ATTACK, sheet=ATTACK), "X1", seen=ATTACK)
    return assessment([judged], [found], (ATTACK, "=1+1.xlsx"))
