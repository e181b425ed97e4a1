from cqquality.definitions.proof import PolicyText, prove
from cqquality.reports.proof import summary
from cqquality.text import Language
from tests.conftest import Gold
from tests.definitions.proof.policies import invented


def test_the_whole_summary(gold: Gold) -> None:
    pack, policy = invented()
    gold("summary.txt", summary(prove(pack, policy), Language.ZH))


def test_what_is_left_over_is_counted() -> None:
    pack, policy = invented()
    lines = (*policy.lines, "另有99座")
    text = summary(prove(pack, PolicyText("p.txt", lines)), Language.EN)
    assert "37 of 38 numbers accounted for (Arabic 24/25, Chinese 13/13), 1 problems" in text
