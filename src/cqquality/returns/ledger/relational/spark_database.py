"""Spark, on a cluster that runs already: the address of its master is all that is asked for.

Everything else, credentials above all, is the cluster's own configuration (spark-defaults.conf).
"""

import socket
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cqquality.errors import CannotRun, UnreadableFile
from cqquality.findings import Place
from cqquality.returns.ledger.relational import codes
from cqquality.returns.ledger.relational.database import Record
from cqquality.returns.ledger.relational.dialect import SPARK, Dialect
from cqquality.returns.ledger.relational.foreign_words import held_back
from cqquality.returns.ledger.relational.reason import reason_in
from cqquality.returns.ledger.relational.stored import Stored
from cqquality.text import Text

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_PATIENCE = 10
"""Seconds to wait for a master to take a connection."""
_WORKERS = 60
"""Seconds to wait for a worker to start an executor."""
_LEAST_PARTS = 4
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    "spark.sql.parquet.mergeSchema": "false",
    "spark.sql.legacy.javaCharsets": "true",  # GB18030
}
"""What the result depends on, whatever the cluster is set to."""
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
}


class Spark:
    """A session on a cluster; it ends with the session."""

    def __init__(self, master: str, file: str, *, verbose: bool = False) -> None:
        """Connect; `file` is what the ledger is called where something is wrong with it.

        Java's own words reach the error stream only where it is `verbose`.
        Raises CannotRun where PySpark is missing, or no cluster takes work at that address.
        """
        try:
            from py4j.protocol import Py4JError
            from pyspark.errors import PySparkException
        except ImportError:
            missing = codes.NO_ENGINE.at(Place(file), name="PySpark", extra="spark")
            raise CannotRun([missing]) from None
        self._errors = (PySparkException, Py4JError, OSError)
        self._file, self._master, self._verbose = file, master, verbose
        _knock(master)
        self.session = self._connected()
        self._kept: dict[str, DataFrame] = {}
        self.dialect: Dialect = SPARK
        self.stored: Sequence[Stored] = ()
        self.source = ""
        """How the table `ledger` was made, in words."""
        self.headings: list[Sequence[str]] = []
        """Those of each part that was taken in, in order."""
        self.rows_sha256 = ""
        """The SHA-256 of the rows, of a table on a server, which has no file to take it of."""

    @property
    def name(self) -> str:
        """Return what the engine is called in results, with its version."""
        return f"Spark {self.session.version}"

    def set_ledger(self, frame: "DataFrame", stored: Sequence[Stored], source: str) -> None:
        """Make the table `ledger` of a frame."""
        frame.createOrReplaceTempView("ledger")
        self.stored, self.source = tuple(stored), source

    def rows(self, statement: str) -> Iterable[Record]:
        """Return the rows of a query."""
        with self.told():
            return [tuple(row) for row in self.session.sql(statement).collect()]

    def keep(self, table: str, query: str) -> None:
        """Keep the rows of a query under a name, in place of what had it.

        They stay with the executors; those of one that is lost are computed again.
        """
        with self.told():
            self._name(table, self.session.sql(query).persist())

    def load(
        self, table: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Keep rows under a name, with columns of the names and types given."""
        schema = ", ".join(f"{name} {kind}" for name, kind in columns)
        with self.told(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = self.session.createDataFrame([tuple(row) for row in rows], schema)
            self._name(table, frame)

    def close(self) -> None:
        """End the session."""
        self.session.stop()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell what is wrong as a finding."""
        try:
            yield
        except self._errors as error:
            reason = reason_in(_said(error))
            broken = codes.BROKEN.at(Place(self._file), engine=self.name, reason=reason)
            raise UnreadableFile([broken]) from error

    def _name(self, table: str, frame: "DataFrame") -> None:
        old = self._kept.pop(table, None)
        frame.createOrReplaceTempView(table)
        self._kept[table] = frame
        if old is not None:
            old.unpersist()

    def _connected(self) -> "SparkSession":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PySpark warns of a pandas that is not used here
            from pyspark.sql import SparkSession

            return self._started(SparkSession.builder)

    def _started(self, builder: "SparkSession.Builder") -> "SparkSession":
        builder = builder.master(self._master).appName("cqquality")
        for name, value in {**_SETTINGS, **_QUIET}.items():
            builder = builder.config(name, value)
        with held_back(shown=self._verbose) as last_line:
            try:
                session = builder.getOrCreate()
            except Exception as error:  # what the launcher raises is not told anywhere
                words = _said(error)
                why = last_line() if "JAVA_GATEWAY" in words else ""  # no Java, or too old a one
                raise _no_cluster(self._master, reason_in(why or words)) from error
        try:
            _await_workers(session, self._master)
            _divide(session)
        except BaseException:
            session.stop()
            raise
        return session


def _knock(master: str) -> None:
    """See whether anybody is there: Spark itself would ask for a minute before it gave up."""
    if not master.startswith("spark://"):
        return
    for each in master.removeprefix("spark://").split(","):
        address = urlsplit(f"//{each}")
        try:
            with socket.create_connection((address.hostname, address.port or 7077), _PATIENCE):
                return
        except (OSError, ValueError) as error:
            last = reason_in(str(error))
    raise _no_cluster(master, last)


def _await_workers(session: "SparkSession", master: str) -> None:
    """Wait for an executor: without one, the first query would wait for ever."""
    if not master.startswith("spark://"):
        return
    tracker = session.sparkContext._jsc.sc().statusTracker()
    until = time.monotonic() + _WORKERS
    while len(tracker.getExecutorInfos()) < 2:
        if time.monotonic() > until:
            words = Text(
                f"{_WORKERS} 秒内没有工作节点接受任务", f"no worker took the job in {_WORKERS} s"
            )
            raise _no_cluster(master, words)
        time.sleep(0.1)


def _divide(session: "SparkSession") -> None:
    """Divide what is shuffled by the cores there are, where the cluster has not said how."""
    context = session.sparkContext
    if not context.getConf().contains("spark.sql.shuffle.partitions"):
        parts = max(_LEAST_PARTS, 2 * context.defaultParallelism)
        session.conf.set("spark.sql.shuffle.partitions", str(parts))


def _no_cluster(master: str, reason: Text) -> CannotRun:
    return CannotRun([codes.NO_CLUSTER.at(Place(), master=master, reason=reason)])


def _said(error: BaseException) -> str:
    """Return what an error of the JVM says, without its trace."""
    java = getattr(error, "java_exception", None)
    return str(java.getMessage() if java is not None else error)
