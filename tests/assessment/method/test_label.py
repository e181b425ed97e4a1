import pytest

from cqquality.assessment.method import change, destatis, eurostat, interval, pace
from cqquality.assessment.method.label import Label

SETS: list[type[Label]] = [
    pace.PaceLabel,
    pace.NoPace,
    eurostat.Progress,
    eurostat.NoRatio,
    destatis.Symbol,
    destatis.NoSymbol,
    interval.CertaintyLabel,
    change.NoChange,
]


@pytest.mark.parametrize("labels", SETS)
def test_every_label_is_said_in_both_languages(labels: type[Label]) -> None:
    assert set(SETS) == set(Label.__subclasses__())
    for label in labels:
        assert label == label.name.lower()
        assert label.text.zh.encode("gbk") != label.text.en.encode("ascii")
    assert len({label.text.zh for label in labels}) == len(labels)
