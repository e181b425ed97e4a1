"""A question in words that people can read."""

from cqquality.definitions.form import Says, Tally
from cqquality.returns.ledger.question_text import question_text
from tests.returns.ledger.asking import PRODUCT, ask

AGAIN = Says(column="remark", contains=("复检", "it's"))


def test_sums_by_district_and_month() -> None:
    tallies = (Tally(item="P02-1", sum="inspected", where=(PRODUCT,), unless=(AGAIN,)),)
    assert (
        question_text(ask(counts=tallies, split="month"))
        == """\
-- rows alike in number and all columns count once; alike in number alone, never
-- no row counts in which passed > inspected
select area, month(date), sum(inspected) as "P02-1"
from batches
where category in ('产品', '重点产品') and not (remark like '%复检%' or remark like '%it''s%')
group by area, month(date)"""
    )


def test_numbers_of_a_stock() -> None:
    tallies = (Tally(item="B02-1", distinct="firm"), Tally(item="B02-1"))
    question = ask(counts=tallies, region=None, repeats="renewal", bounds=())
    assert (
        question_text(question)
        == """\
-- of rows alike in number the first one counts
select count(distinct firm) as "B02-1"
from batches;
select count(*) as "B02-1"
from batches"""
    )
