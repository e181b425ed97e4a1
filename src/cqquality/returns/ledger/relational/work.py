"""One question put to one ledger: every pass the engine makes over it, in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

from cqquality.errors import UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.answer import Part
from cqquality.returns.ledger.question import Question, Repeats, RowClass
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.database import Database
from cqquality.returns.ledger.relational.granule import granule_for
from cqquality.returns.ledger.relational.judging import Codes, Group, Judging, Verdict
from cqquality.returns.ledger.relational.preparation import Preparation


class Work:
    """What an engine found about the rows of a ledger; built by passes over it."""

    def __init__(self, database: Database, question: Question, parts: Sequence[Part]) -> None:
        self.database, self.question, self.parts = database, question, parts
        granule = granule_for(question, [part.window for part in parts])
        preparation = Preparation(database, question, granule, parts[0].origin.file)
        preparation.read()
        self.columns = preparation.columns
        self.statements = preparation.statements
        self.judging = Judging(question, parts, self.columns)
        self.compared = self._compare()
        self.groups = [*self._groups(), *self._groups_of_likes()]
        if sum(group.rows for group in self.groups) != preparation.rows:
            raise UnreadableFile([codes.CHANGED.at(Place(parts[0].origin.file))])

    def verdict(self, group: Group) -> Verdict:
        """Return what becomes of the rows of a group, but for their fate."""
        return self.judging.verdict(group.part, group.codes)

    @property
    def query(self) -> str:
        """The statements that added the rows up, and what `ledger` in them is."""
        texts = [self.database.source]
        if self.compared:
            texts += [self.statements.doubles(), self.statements.likes(), self.statements.fates()]
            texts.append(self.statements.groups_of_likes())
        texts.append(self.statements.groups(without_likes=self.compared))
        return ";\n\n".join(texts)

    @cached_property
    def code_columns(self) -> list[tuple[str, str]]:
        """The names and types of the codes, for tables of them."""
        direct = {
            f"c{column.at}": self.database.dialect.type_of(column.stored)
            for column in self.columns
            if column.is_direct
        }
        names = self.statements.codes_by_name()
        return [(name, direct.get(name, "bigint")) for name in names]

    def load(
        self,
        table: str,
        more: Sequence[str],
        rows: Iterable[tuple[int, Codes, tuple[Any, ...]]],
    ) -> None:
        """Keep a table of parts and codes, with more columns of whole numbers."""
        columns = [("part", "bigint"), *self.code_columns, *((name, "bigint") for name in more)]
        self.database.load(table, columns, ((part, *found, *rest) for part, found, rest in rows))

    # Passes ---------------------------------------------------------------------------------------

    def _compare(self) -> bool:
        """Find the rows with the key of another, and their fates; False if there are none."""
        statements, database = self.statements, self.database
        database.keep("doubles", statements.doubles())
        ((number,),) = database.rows("select count(*) from doubles")
        if not number:
            return False
        database.keep("likes", statements.likes())
        self.load("verdicts", ("used", "meant", "span", "days"), self._verdicts())
        database.keep("fates", statements.fates())
        return True

    def _verdicts(self) -> Iterator[tuple[int, Codes, tuple[int, ...]]]:
        """Yield the codes of rows that are compared with others."""
        wanted = {RowClass.USED}
        if self.question.repeats is Repeats.RENEWAL and not self.question.is_stock:
            wanted.add(RowClass.OUTSIDE)
        numbers: dict[object, int] = defaultdict(lambda: len(numbers))
        for part, *found in self.database.rows(self.statements.codes_of_likes()):
            verdict = self.judging.verdict(part, tuple(found))
            judgement = verdict.judgement
            if judgement is None or judgement.row_class not in wanted:
                continue
            span = judgement.span
            yield (
                part,
                tuple(found),
                (
                    int(judgement.row_class is RowClass.USED),
                    numbers["meant", verdict.meant],
                    numbers["span", span],
                    (span.end - span.start).days if span else 0,
                ),
            )

    def _groups(self) -> Iterator[Group]:
        statement = self.statements.groups(without_likes=self.compared)
        for part, *values in self.database.rows(statement):
            yield self._group(part, values, has_fate=False)

    def _groups_of_likes(self) -> Iterator[Group]:
        if self.compared:
            for part, *values in self.database.rows(self.statements.groups_of_likes()):
                yield self._group(part, values, has_fate=True)

    def _group(self, part: int, values: Sequence[Any], *, has_fate: bool) -> Group:
        width = len(self.code_columns)
        found, rest = tuple(values[:width]), list(values[width:])
        fate = rest.pop(0) if has_fate else ""
        rows, *sums, first, last = rest
        named = zip(self.statements.sums, sums, strict=True)
        amounts = {name: Fraction(amount or 0) for name, amount in named}
        return Group(part, found, fate, rows, amounts, first, last)
