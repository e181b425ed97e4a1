"""The targets and commitments of 渝府发〔2011〕55号, typed from its text and from nothing else.

`words` are the characters that set the comparison, "" where the text only states a figure:
such a figure is to be reached, and more is welcome. `level` is the size an enterprise or a
district must have to be counted at all.
"""

from typing import NamedTuple


class Row(NamedTuple):
    """A target as the policy writes it."""

    id: str
    line: int
    words: str
    figures: tuple[str, ...]
    unit: str
    level: str = ""


TARGETS = (
    Row("B01", 12, "", ("10",), "个"),
    Row("B02", 12, "", ("30",), "件"),
    Row("B03", 12, "", ("32",), "个"),
    Row("B03a", 12, "", ("10",), "个"),
    Row("B03b", 12, "", ("10",), "个"),
    Row("B03c", 12, "", ("12",), "个"),
    Row("B04", 12, "以上", ("20",), "个"),
    Row("B05", 12, "", ("1000",), "个"),
    Row("B05a", 12, "", ("200",), "个"),
    Row("B06", 12, "", ("200",), "个"),
    Row("B07", 12, "", ("25",), "个"),
    Row("B08", 12, "", ("200",), "件"),
    Row("B09", 12, "以上", ("5",), "个", level="1000"),
    Row("B10", 12, "以上", ("10",), "个", level="500"),
    Row("B11", 12, "达到…以上", ("80",), "％"),
    Row("S01", 13, "", ("20",), "项"),
    Row("S02", 13, "", ("800",), "项"),
    Row("S03", 13, "", ("100",), "项"),
    Row("S04", 13, "保持在…以上", ("85",), "％"),
    Row("S05", 13, "", ("10",), "个"),
    Row("S06", 13, "", ("200",), "家"),
    Row("S07", 13, "", ("50",), "个"),
    Row("T01", 14, "达…以上", ("14",), "个"),
    Row("T02", 14, "", ("10",), "个"),
    Row("T03", 14, "-", ("3", "5"), "个"),
    Row("T04", 14, "", ("30",), "个"),
    Row("T05", 14, "", ("5",), "个"),
    Row("T06", 14, "", ("2",), "家"),
    Row("T07", 14, "以上", ("70",), "个"),
    Row("T08", 14, "", ("40",), "个"),
    Row("T09", 14, "以上", ("300",), "个"),
    Row("T10", 14, "", ("4",), "个"),
    Row("T11a", 14, "各", ("6",), "个"),
    Row("T11b", 14, "各", ("6",), "个"),
    Row("T12", 14, "", ("3",), "个"),
    Row("T13", 14, "", ("300",), "个"),
    Row("T14", 14, "", ("5",), "个"),
    Row("P01", 15, "达到…以上", ("90",), "指数"),
    Row("P02", 15, "保持在…以上", ("90",), "％"),
    Row("P03", 15, "保持在…以上", ("99",), "％"),
    Row("P04", 15, "保持在…以上", ("96",), "％"),
    Row("P05", 15, "达到…以上", ("92",), "％"),
    Row("P06", 15, "达到…以上", ("98",), "％"),
    Row("P07", 15, "达到…以上", ("90",), "％"),
    Row("E01", 16, "达到100％", ("100",), "％"),
    Row("E03", 16, "逐年增多", (), "项"),
    # the text names no place: the first is what the project takes "领先" for
    Row("E04", 16, "领先地位", ("1",), "名次"),
    # "全部": the figure is implied
    Row("E05", 16, "全部", ("100",), "％"),
    # percent of the present level, not percentage points
    Row("E06", 16, "在现有基础上提高", ("30",), "增幅％"),
    Row("E07", 16, "达到…以上", ("30",), "％"),
    Row("V01", 17, "达到…以上", ("85",), "指数"),
    Row("V02", 17, "", ("22",), "个"),
    Row("V03", 17, "", ("800",), "个"),
    Row("V04", 17, "", ("400",), "个"),
    Row("V05", 17, "", ("400",), "家"),
    # "十大", "百亿级": Chinese numerals
    Row("V06", 27, "", ("10",), "个", level="100"),
)

COMMITMENTS = {
    11: "Q01 Q02 Q03 Q04 Q05",
    12: "Q06",
    13: "Q07",
    14: "Q08",
    15: "Q09 Q10 Q11",
    16: "Q12 Q13 E02",
    17: "Q14 Q15 Q16 Q17 Q18",
    21: "Q19 Q20 Q21 Q22 Q23",
    23: "Q24 Q25 Q26 Q27",
    25: "Q28 Q29 Q30 Q31 Q32 Q33 Q34 Q35 Q36 Q37 Q38 Q39",
    27: "Q40 Q41 Q42 Q43",
    29: "Q44 Q45",
    31: "Q46 Q47 Q48 Q49 Q50",
    35: "Q51 Q52",
    37: "Q53",
    39: "Q54",
    41: "Q55",
}
"""The commitments without a figure, by the line they stand in."""

ATTEMPTED, ENCOURAGED = ("Q34",), ("Q45",)
"""Those only striven for (争取) and only encouraged (鼓励)."""
