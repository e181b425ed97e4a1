"""Values at, just below and just above each of the 56 targets, as somebody would type them.

"B01-1=2 2 2 2 2" stands for the years 2011 to 2015, six values begin with 2010, a single one is
for 2015; "-" leaves a cell blank. Written down from the policy, not derived from the definitions.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Boundary(NamedTuple):
    """What to type so that a target is just reached, just missed, and exceeded."""

    id: str
    at: str
    below: str
    above: str


def _item(id_: str, code: str, at: str, below: str, above: str) -> Boundary:
    """Give the boundary that the values of one item make."""
    return Boundary(id_, f"{code}={at}", f"{code}={below}", f"{code}={above}")


def _share(id_: str, at: str, below: str, above: str) -> Boundary:
    """Give the boundary of a share: "passed of inspected", in 2015."""

    def typed(share: str) -> str:
        passed, _, inspected = share.partition(" of ")
        return f"{id_}-2={passed}; {id_}-1={inspected}"

    return Boundary(id_, typed(at), typed(below), typed(above))


BOUNDARIES = (
    _item("B01", "B01-1", "2 2 2 2 2", "2 2 2 2 1", "2 2 2 2 3"),
    _item("B02", "B02-1", "70", "69", "71"),  # 40 at the end of 2010
    Boundary("B03", "", "", ""),  # its parts decide
    _item("B03a", "B03a-1", "0 0 0 0 10", "0 0 0 0 9", "0 0 0 0 11"),
    _item("B03b", "B03b-1", "2 2 2 2 2", "2 2 2 2 1", "2 2 2 2 3"),
    _item("B03c", "B03c-1", "12 0 0 0 0", "11 0 0 0 0", "13 0 0 0 0"),
    _item("B04", "B04-1", "4 4 4 4 4", "4 4 4 4 3", "4 4 4 4 5"),
    _item("B05", "B05-1", "200 200 200 200 200", "200 200 200 200 199", "200 200 200 200 201"),
    _item("B05a", "B05a-1", "40 40 40 40 40", "40 40 40 40 39", "40 40 40 40 41"),
    _item("B06", "B06-1", "40 40 40 40 40", "40 40 40 40 39", "40 40 40 40 41"),
    _item("B07", "B07-1", "5 5 5 5 5", "5 5 5 5 4", "5 5 5 5 6"),
    _item("B08", "B08-1", "900 - - - - 1100", "900 - - - - 1099", "900 - - - - 1101"),
    Boundary("B09", "", "", ""),  # ledgers: see LEDGERS
    Boundary("B10", "", "", ""),
    _share("B11", "16000 of 20000", "15999.99 of 20000", "16000.01 of 20000"),
    _item("S01", "S01-1", "4 4 4 4 4", "4 4 4 4 3", "4 4 4 4 5"),
    Boundary(
        "S02",
        "S02-1=80 80 80 80 80; S02-2=80 80 80 80 80",
        "S02-1=80 80 80 80 80; S02-2=80 80 80 80 79",
        "S02-1=80 80 80 80 80; S02-2=80 80 80 80 81",
    ),
    _item("S03", "S03-1", "20 20 20 20 20", "20 20 20 20 19", "20 20 20 20 21"),
    Boundary(
        "S04",
        "S04-2=340 340 340 340 340; S04-1=400 400 400 400 400",
        "S04-2=340 340 339 340 400; S04-1=400 400 400 400 400",
        "S04-2=341 341 341 341 341; S04-1=400 400 400 400 400",
    ),
    Boundary(
        "S05",
        "S05-1=1 0 1 0 1; S05-2=1 1 1 0 0; S05-3=1 1 1 0 1",
        "S05-1=1 0 1 0 1; S05-2=1 1 1 0 0; S05-3=1 1 1 0 0",
        "S05-1=1 0 1 0 1; S05-2=1 1 1 0 0; S05-3=1 1 1 0 2",
    ),
    _item("S06", "S06-1", "40 40 40 40 40", "40 40 40 40 39", "40 40 40 40 41"),
    Boundary(
        "S07",
        "S07-1=5 5 5 5 5; S07-2=5 5 5 5 5",
        "S07-1=5 5 5 5 5; S07-2=5 5 5 5 4",
        "S07-1=5 5 5 5 5; S07-2=5 5 5 5 6",
    ),
    _item("T01", "T01-1", "14", "13", "15"),
    _item("T02", "T02-1", "10", "9", "11"),
    _item("T03", "T03-1", "3", "2", "6"),
    Boundary("T04", "T04-1=15; T04-2=15", "T04-1=15; T04-2=14", "T04-1=15; T04-2=16"),
    _item("T05", "T05-1", "5", "4", "6"),
    _item("T06", "T06-1", "2", "1", "3"),
    _item("T07", "T07-1", "70", "69", "71"),
    Boundary("T08", "T08-1=10; T08-2=30", "T08-1=10; T08-2=29", "T08-1=10; T08-2=31"),
    Boundary("T09", "T09-1=100; T09-2=200", "T09-1=100; T09-2=199", "T09-1=100; T09-2=201"),
    Boundary("T10", "T10-1=2; T10-2=2", "T10-1=3; T10-2=0", "T10-1=4; T10-2=1"),
    _item("T11a", "T11a-1", "6", "5", "7"),
    _item("T11b", "T11b-1", "6", "5", "7"),
    _item("T12", "T12-1", "3", "2", "4"),
    Boundary("T13", "T13-1=20; T13-2=280", "T13-1=20; T13-2=279", "T13-1=20; T13-2=281"),
    _item("T14", "T14-1", "5", "4", "6"),
    _item("P01", "P01-1", "90", "89.99", "90.01"),
    Boundary(
        "P02",
        "P02-2=900 900 900 900 900; P02-1=1000 1000 1000 1000 1000",
        "P02-2=999 999 899 999 999; P02-1=1000 1000 1000 1000 1000",
        "P02-2=901 901 901 901 901; P02-1=1000 1000 1000 1000 1000",
    ),
    _item("P03", "P03-3", "99% 99% 99% 99% 99%", "98.99% 100% 100% 100% 100%",
          "99.01% 99.01% 99.01% 99.01% 99.01%"),
    _item("P04", "P04-3", "96% 96% 96% 96% 96%", "95.71% 96.2% 96.56% 97.75% 98.05%",
          "96.01% 96.01% 96.01% 96.01% 96.01%"),
    # 90, 93 and 95 %: their mean is above 92 %, the pooled rate is what counts
    Boundary(
        "P05",
        "P05-2=900; P05-1=1000; P05-4=465; P05-3=500; P05-6=475; P05-5=500",
        "P05-2=899; P05-1=1000; P05-4=465; P05-3=500; P05-6=475; P05-5=500",
        "P05-2=901; P05-1=1000; P05-4=465; P05-3=500; P05-6=475; P05-5=500",
    ),
    _share("P06", "980 of 1000", "979 of 1000", "981 of 1000"),
    Boundary(
        "P07",
        "P07-2=360; P07-1=400; P07-4=540; P07-3=600",
        "P07-2=399; P07-1=400; P07-4=500; P07-3=600",
        "P07-2=361; P07-1=400; P07-4=540; P07-3=600",
    ),
    _share("E01", "2500 of 2500", "2499 of 2500", "1 of 1"),
    # a tie is no rise
    _item("E03", "E03-1", "1 3 5 7 8", "1 3 5 5 8", "3 30 300 301 302"),
    Boundary("E04", "E04-1=1; E04-2=12", "E04-1=2; E04-2=12", "E04-1=1; E04-2=2"),
    _share("E05", "1180 of 1180", "1179 of 1180", "1 of 1"),
    _item("E06", "E06-1", "50% - - - - 65%", "50% - - - - 64.99%", "50% - - - - 65.01%"),
    _share("E07", "300 of 1000", "299.99 of 1000", "300.01 of 1000"),
    _item("V01", "V01-1", "85", "84.99", "85.01"),
    _item("V02", "V02-1", "22", "21", "23"),
    _item("V03", "V03-1", "800", "799", "801"),
    _item("V04", "V04-1", "400", "399", "401"),
    _item("V05", "V05-1", "400", "399", "401"),
    Boundary("V06", "", "", ""),
)  # fmt: skip

ENTERPRISES, DISTRICTS = "核心品牌企业名录", "商圈名录"
LEDGERS: Mapping[str, Mapping[str, str]] = {
    "at": {
        ENTERPRISES: "1000 1000 1000 1000 1000 500 500 500 500 500 500 500 500 500 500 499.99",
        DISTRICTS: "100 100 100 100 100 100 100 100 100 100 99.99",
    },
    # 999.99 is one too few for B09 and one for B10, which has nine
    "below": {
        ENTERPRISES: "1000 1000 1000 1000 999.99 500 500 500 500 500 500 500 500 499.99 499.99",
        DISTRICTS: "100 100 100 100 100 100 100 100 100 99.99 99.99",
    },
    "above": {
        ENTERPRISES: "3000 1000.01 1000 1000 1000 1000 999.99 900 800 700 600 500 500 500 500 510",
        DISTRICTS: "500 400 300 200 100 100 100 100 100 100 100.01",
    },
}  # fmt: skip
"""Revenues and sales in 2015, one entry each."""
