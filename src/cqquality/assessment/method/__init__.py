"""The arithmetic of judgement over time: numbers and days in, numbers and labels out.

bound      what a value must reach or keep
dates      whole months and years between days
pace       share of the required change against elapsed time (序时进度)
eurostat   the ratio of observed to required growth, a second opinion on pace
steps      rise year by year: every difference, Theil-Sen slope
kendall    exact test for a trend in a short series
hits       keep targets: met or not, period by period
destatis   the four weather symbols of the German sustainability strategy
interval   sampling error of pass rates
change     同比 and 环比

Nothing here knows definitions, returns or reports. Formulas and sources: docs/methods.md.
"""
