"""Trying definitions: the figures of each case are judged and compared with what it expects."""

from cqquality.assessment.trial.comparison import Difference
from cqquality.assessment.trial.trying import Outcome, try_case

__all__ = ["Difference", "Outcome", "try_case"]
