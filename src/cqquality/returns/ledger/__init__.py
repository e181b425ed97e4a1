"""Ledgers of any length: what a form asks of one, and the answer, whoever counts the rows.

A form is compiled into a `Question`; an `Engine` answers it about the `Part`s of a ledger, and
`told` turns the `Answer` into figures and findings. `SheetEngine` is the engine for workbooks, in
memory or streamed.
"""

from cqquality.returns.ledger.answer import Answer, Engine, Part
from cqquality.returns.ledger.compiling import question_of
from cqquality.returns.ledger.counting import SheetEngine
from cqquality.returns.ledger.question import Question
from cqquality.returns.ledger.rows import GridRows, RowSource, StreamedRows
from cqquality.returns.ledger.telling import told

__all__ = [
    "Answer",
    "Engine",
    "GridRows",
    "Part",
    "Question",
    "RowSource",
    "SheetEngine",
    "StreamedRows",
    "question_of",
    "told",
]
