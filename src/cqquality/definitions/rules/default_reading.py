"""The default reading of a clause."""

from collections.abc import Iterator

from cqquality.definitions.complaint import suggestion
from cqquality.definitions.review import Review
from cqquality.findings import Code, Finding, Severity
from cqquality.text import Text

CODE = Code(
    id="CQ119",
    severity=Severity.ERROR,
    title=Text("默认口径未声明", "Default reading not declared"),
    message=Text(
        "{owner}：默认口径“{seen}”不在 options 中{hint}",
        "{owner}: the default reading '{seen}' is not among the options{hint}",
    ),
    help=Text("改用已声明的口径：{known}", "name a declared reading: {known}"),
    why=Text(
        "不知道默认用哪一口径，就无法判定。",
        "Without its default reading an ambiguous clause cannot be judged.",
    ),
    example="readings: {default: gross, options: [{id: net, ...}, {id: new, ...}]}",
    good="readings: {default: net, options: [{id: net, ...}, {id: new, ...}]}",
)


def check(review: Review) -> Iterator[Finding]:
    """Yield every default reading that is not among the options."""
    for indicator in review.pack.indicators.values():
        readings = indicator.readings
        if readings and readings.option() is None:
            known = [option.id for option in readings.options]
            yield CODE.at(
                review.where("indicators", indicator.id, "readings", "default"),
                indicator.id,
                owner=indicator.id,
                seen=readings.default,
                hint=suggestion(readings.default, known),
                known=", ".join(known),
            )
