"""From figures to the value of each indicator, as its measure says."""

from cqquality.assessment.measuring.case import Measured, Measurement
from cqquality.assessment.measuring.comparable import break_between, obstacle
from cqquality.assessment.measuring.measurement import Measurements

__all__ = ["Measured", "Measurement", "Measurements", "break_between", "obstacle"]
