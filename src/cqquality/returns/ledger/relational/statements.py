"""The statements put to an engine, in the SQL that DuckDB and Spark have in common.

The tables: `ledger` (part, line and the columns asked for, as stored), m0, m1 … (what the values of
a column that are not plain were read as), `doubles` (digests of keys that occur more than once),
`likes` (the rows with such a key), `fates` (which of these do not count, and why).
"""

from collections.abc import Iterable, Sequence

from cqquality.returns.ledger.question import Question, Repeats
from cqquality.returns.ledger.relational.column import Column
from cqquality.returns.ledger.relational.dialect import Dialect

SPOT = ("l.part", "l.line")
_WITHOUT_FATES = " anti join fates f on c.part = f.part and c.line = f.line"


class Statements:
    """The statements for one question about the columns of one ledger."""

    def __init__(self, question: Question, columns: Sequence[Column], dialect: Dialect) -> None:
        self._question = question
        self._columns = columns
        self._dialect = dialect
        self._named = {column.asked.id: column for column in columns}
        summed = (tally.sum for tally in question.tallies)
        self.sums = tuple(dict.fromkeys(name for name in summed if name))

    # Reading the values ---------------------------------------------------------------------

    def profile(self) -> str:
        """Count, for each column, the blanks and the values that are not plain."""
        counts = [
            f"count(*) filter (where {test})"
            for column in self._columns
            for test in (f"{column.raw} is null", column.odd)
        ]
        return f"select count(*), {', '.join(counts)} from ledger l"

    def days_of_no_calendar(self, column: Column) -> str:
        """Count the days before the year 1 and after 9999, and those that are "infinity"."""
        test = f"{column.raw} < date '0001-01-01' or {column.raw} > date '9999-12-31'"
        return f"select count(*) from ledger l where {test}"

    def oddities(self, column: Column) -> str:
        """List the different values that are not plain."""
        return f"select distinct {column.raw} from ledger l where {column.odd}"

    # Adding up ----------------------------------------------------------------------------------

    @property
    def coded(self) -> list[Column]:
        """The columns whose code differs from row to row."""
        return [column for column in self._columns if column.code]

    def groups(self, *, without_likes: bool) -> str:
        """Add up all rows that are alike in all their codes, or those with a key of their own."""
        bare = "\n  anti join likes k on l.part = k.part and l.line = k.line"
        return self._added_up(self._cells(self._summed(), bare if without_likes else ""), "")

    def groups_of_likes(self) -> str:
        """Add up the rows with a key that others have, by their codes and their fate."""
        cells = (
            "select k.*, coalesce(f.fate, '') as fate from likes k"
            " left join fates f on k.part = f.part and k.line = f.line"
        )
        return self._added_up(cells, ", fate")

    def codes_of_likes(self) -> str:
        """List the codes that rows with a key of others have."""
        return f"select distinct part, {self._codes()} from likes"

    def _added_up(self, cells: str, more: str) -> str:
        amounts = "".join(f", sum({name}) as {name}" for name in self._sum_names())
        group = f"part, {self._codes()}{more}"
        return (
            f"select {group}, count(*) as n{amounts}, min(line) as lo, max(line) as hi\n"
            f"from (\n{cells}\n) g\ngroup by {group}"
        )

    def _sum_names(self) -> list[str]:
        return [f"v{self._named[name].at}" for name in self.sums]

    def _summed(self) -> list[str]:
        return [
            f"{self._dialect.addend(self._named[name].amount)} as v{self._named[name].at}"
            for name in self.sums
        ]

    def codes_by_name(self) -> list[str]:
        """Return the names of all codes: of the columns, then of the bounds."""
        names = [f"c{column.at}" for column in self.coded]
        return [*names, *(f"b{n}" for n in range(len(self._question.bounds)))] or ["c"]

    def _codes(self) -> str:
        return ", ".join(self.codes_by_name())

    def _coded(self) -> list[str]:
        """Return the expressions of all codes."""
        codes = [f"{column.code} as c{column.at}" for column in self.coded]
        codes += [
            f"case when {self._named[bound.part].amount} > {self._named[bound.whole].amount}"
            f" then 1 else 0 end as b{number}"
            for number, bound in enumerate(self._question.bounds)
        ]
        return codes or ["0 as c"]

    def _cells(self, more: Iterable[str], then: str = "", where: str = "") -> str:
        chosen = ",\n  ".join([*SPOT, *self._coded(), *more])
        tables = [column.table for column in self._columns if f"{column.table}." in chosen + where]
        joins = "".join(
            f"\n  left join {table} on l.r{table[1:]} = {table}.raw" for table in tables
        )
        return f"select {chosen}\nfrom ledger l{joins}{then}{where}"

    # Rows that repeat others ----------------------------------------------------------------

    def doubles(self) -> str:
        """Find the digests that more than one row has for its key."""
        keys = [self._named[name].same for name in self._question.key]
        known = " and ".join(f"{one} is not null" for one in keys)
        chosen = f"{self._dialect.digest}({', '.join(keys)}) as digest"
        used = [c for c in self._columns if f"{c.table}." in chosen]
        joins = "".join(f" left join {c.table} on {c.raw} = {c.table}.raw" for c in used)
        return (
            f"select digest from (select {chosen} from ledger l{joins} where {known}) d\n"
            "group by digest having count(*) > 1"
        )

    def likes(self) -> str:
        """Find the rows with one of these digests, with their values."""
        keys = [self._named[name].same for name in self._question.key]
        sames = [f"{column.same} as s{column.at}" for column in self._columns]
        digest = f"{self._dialect.digest}({', '.join(keys)}) as digest"
        cells = self._cells([*self._summed(), *sames, digest])
        return f"select d.* from (\n{cells}\n) d semi join doubles e on d.digest = e.digest"

    def fates(self) -> str:
        """Decide which rows do not count for another with their key: see `Repeats`.

        `verdicts` has, for the codes, whether a row is compared and may be repeated, the number of
        the tallies that mean it and of its span, and how many days this has.
        """
        question = self._question
        keys = [f"s{self._named[name].at}" for name in question.key]
        renewal = question.repeats is Repeats.RENEWAL
        alike = [*keys, *(["meant"] if renewal else []), *(["span"] if question.is_stock else [])]
        first = "part, line"
        if not renewal:
            first = "days desc, part, line"
        elif not question.is_stock:
            first = f"s{self._named[question.date].at}, part, line"
        by = f"partition by {', '.join(alike)}"
        return (
            f"with q as (\n{self._compared()}\n), o as (\n"
            f"select q.*, count(*) over ({by}) as n, {self._equal(by)} as equal,\n"
            f"  row_number() over ({by} order by {first}) as pick,\n"
            f"  row_number() over ({by} order by part, line) as nth from q\n), p as (\n"
            f"select o.*, {self._spots(by)} from o where n > 1\n)\n"
            f"select part, line, {self._fate()}, kept_part, kept_line, first_part, first_line,"
            " second_part, second_line, nth from p\n"
            f"where {'used = 1 and pick > 1' if renewal else 'not equal or pick > 1'}"
        )

    def _compared(self) -> str:
        on = self._on("l", "v")
        return (
            "select l.*, v.used, v.meant, v.span, v.days"
            f" from likes l join verdicts v on l.part = v.part and {on}"
        )

    def _on(self, one: str, other: str) -> str:
        return " and ".join(
            f"{one}.{name} is not distinct from {other}.{name}" for name in self.codes_by_name()
        )

    def _equal(self, by: str) -> str:
        if self._question.repeats is Repeats.RENEWAL:
            return "true"
        return " and ".join(
            f"(min(s{c.at}) over ({by}) is not distinct from max(s{c.at}) over ({by})"
            f" and count(s{c.at}) over ({by}) in (0, count(*) over ({by})))"
            for c in self._columns
        )

    @staticmethod
    def _spots(by: str) -> str:
        wanted = (("kept", "pick = 1"), ("first", "nth = 1"), ("second", "nth = 2"))
        return ",\n  ".join(
            f"max(case when {test} then {what} end) over ({by}) as {name}_{what}"
            for name, test in wanted
            for what in ("part", "line")
        )

    def _fate(self) -> str:
        if self._question.repeats is Repeats.RENEWAL:
            return "'repeated' as fate"
        return "case when equal then 'repeated' else 'contradicted' end as fate"

    def first_fates(self, shown: int) -> str:
        """List the first rows of each fate in each part."""
        return (
            "select * from (select f.*, row_number() over (partition by part, fate order by line)"
            f" as rank from fates f) r where rank <= {shown} order by part, fate, line"
        )

    # Showing rows -------------------------------------------------------------------------------

    def _raws(self) -> list[str]:
        return [f"{column.raw} as r{column.at}" for column in self._columns]

    def examples(self, shown: int) -> str:
        """List the first rows of each reason in `reasons` (part, codes, reason, upto)."""
        cells = self._cells(self._raws())
        on = self._on("c", "g")
        raws = ", ".join(f"c.r{column.at}" for column in self._columns)
        return (
            "select * from (select g.reason, c.part, c.line, "
            f"{raws}, row_number() over (partition by g.reason order by c.line) as rank\n"
            f"from (\n{cells}\n) c join reasons g on c.part = g.part and {on}"
            f" and c.line <= g.upto) e where rank <= {shown} order by reason, line"
        )

    def shown(self, most: int, *, fated: bool) -> str:
        """List the first rows with codes in `wanted` (part, codes), without those of a fate."""
        cells = self._cells(self._raws())
        raws = ", ".join(f"c.r{column.at}" for column in self._columns)
        return (
            f"select c.part, c.line, {raws} from (\n{cells}\n) c"
            f" semi join wanted g on c.part = g.part and {self._on('c', 'g')}"
            f"{_WITHOUT_FATES if fated else ''}"
            f" order by c.part, c.line limit {most}"
        )

    def fated(self, fate: str, most: int) -> str:
        """List the first rows with one fate, with their cells."""
        raws = ", ".join(f"l.r{column.at}" for column in self._columns)
        return (
            f"select f.*, {raws} from fates f join ledger l on f.part = l.part and f.line = l.line"
            f" where fate = '{fate}' order by f.part, f.line limit {most}"
        )

    def distincts(self, number: int, *, fated: bool) -> str:
        """Count the different texts behind each amount of a tally in `used` (part, codes …)."""
        tally = self._question.tallies[number]
        column = self._named[tally.distinct or ""]
        cells = self._cells([f"{column.same} as s{column.at}"])
        return (
            f"select g.amount, count(distinct c.s{column.at}) from (\n{cells}\n) c"
            f" join used g on c.part = g.part and {self._on('c', 'g')} and g.tally = {number}"
            f"{_WITHOUT_FATES if fated else ''} group by g.amount"
        )
