"""The options for ledgers that an engine counts: which, and by what engine."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import click

from cqquality.cli.grouping import grouped
from cqquality.cli.option import DEBUG
from cqquality.cli.speech import said

if TYPE_CHECKING:
    from cqquality.definitions.pack import Pack
    from cqquality.period import Period
    from cqquality.returns.ledger.counted import CountedLedger
    from cqquality.returns.ledger.relational.asking import AskedLedger, NamedLedger


class Asked(Protocol):
    """Ledgers that were counted, as the reading and the showing of rows take them."""

    @property
    def counted(self) -> "Sequence[CountedLedger]":
        """What they come to."""

    @property
    def ledgers(self) -> "Sequence[AskedLedger]":
        """The ledgers, with their engines."""


class _Nothing:
    counted = ()
    ledgers = ()


class LedgerChoice(NamedTuple):
    """What was asked for."""

    ledgers: tuple[str, ...]
    engine: str | None
    master: str | None

    @property
    def files(self) -> list[Path]:
        """The files and folders among the ledgers; a table is none."""
        targets = (Path(text.partition("=")[2].partition("#")[0]) for text in self.ledgers)
        return [target for target in targets if target.exists()]

    def check(self, returns: Sequence[Path]) -> None:
        """Refuse a command without anything to read, and options that go together."""
        if not returns and not self.ledgers:
            raise click.UsageError(
                said("须给出报表或 --ledger", "name returns, or a ledger with --ledger")
            )
        if self.master and self.engine == "duckdb":
            words = said("须与 --engine spark 同用", "only together with --engine spark")
            raise click.BadParameter(words, param_hint="--master")
        if self.engine == "spark" and not self.master:
            words = said("--engine spark 须给出 --master", "--engine spark needs --master")
            raise click.BadParameter(words, param_hint="--engine")

    def asked(self, pack: "Pack", period: "Period | None") -> AbstractContextManager[Asked]:
        """Return the ledgers, counted, as a context that closes their engines."""
        if not self.ledgers:
            return nullcontext(_Nothing())
        from cqquality.returns.ledger.relational.asking import AskedLedgers
        from cqquality.returns.ledger.relational.opening import EngineChoice

        engine = self.engine or ("spark" if self.master else "duckdb")
        debug = click.get_current_context().find_root().meta.get(DEBUG, False)
        choice = EngineChoice(engine, self.master, debug)
        return AskedLedgers([_named(text) for text in self.ledgers], pack, choice, period)


def _named(text: str) -> "NamedLedger":
    from cqquality.returns.ledger.relational.asking import NamedLedger

    form, equals, target = text.partition("=")
    if not (form and equals and target):
        words = said(f"“{text}”应写成 表式=路径", f"'{text}' should be FORM=PATH")
        raise click.BadParameter(words, param_hint="--ledger")
    return NamedLedger(form, target)


_OPTIONS = (
    click.option(
        "--ledger",
        "ledgers",
        multiple=True,
        metavar="FORM=PATH",
        help=said(
            "由引擎汇总的台账：Parquet、CSV 文件或文件夹，SQLite、PostgreSQL 的表（#表名）；可重复",
            "a ledger an engine adds up: Parquet or CSV files or folders, a table of SQLite or "
            "PostgreSQL (#table); repeatable",
        ),
    ),
    click.option(
        "--engine",
        type=click.Choice(["duckdb", "spark"]),
        help=said("汇总台账的引擎（默认 duckdb）", "engine for ledgers (default: duckdb)"),
    ),
    click.option(
        "--master",
        metavar="URL",
        help=said(
            "Spark 集群的地址，如 spark://head:7077",
            "address of a Spark cluster: spark://head:7077",
        ),
    ),
)

ledger_options = grouped("ledger_choice", LedgerChoice, LedgerChoice._fields, _OPTIONS)
"""Add the options; the command is given a `ledger_choice`."""
