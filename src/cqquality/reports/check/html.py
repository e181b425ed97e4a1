"""For readers of the policy: its text with every number linked to the definition that claims it."""

from cqquality.reports.check.interface import Checkup
from cqquality.reports.proof import page
from cqquality.text import Language


class HtmlReport:
    """The page of the proof; there is none without a proof."""

    def render(self, checkup: Checkup, language: Language) -> str:
        """Return the page; raises ValueError where the pack was not held against its policy."""
        if checkup.proof is None:
            msg = "there is no page without a pack and its policy"
            raise ValueError(msg)
        return page(checkup.proof, checkup.proof.pack, language)
