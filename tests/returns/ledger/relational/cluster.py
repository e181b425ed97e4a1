"""A cluster of Spark's own kind: a master and its workers, processes on this machine alone."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_PATIENCE = 120
_SCALA = "2.13"
_SETTINGS = """\
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 512m
spark.executor.cores 1
spark.ui.enabled false
spark.sql.codegen.wholeStage false
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1
spark.executor.extraJavaOptions -XX:TieredStopAtLevel=1
"""
"""Small data: what only pays for long runs, compiling and a page of its own, is turned off."""
_BESIDE = 100
"""MB of a worker besides its executor."""


def lacking() -> str:
    """Say what is missing for a cluster; empty where nothing is."""
    if find_spec("pyspark") is None:
        return "PySpark is not installed"
    return "" if shutil.which("java") else "there is no Java"


class Cluster:
    """The address of the master, and the processes; an executor has so many MB of memory."""

    def __init__(self, folder: Path, workers: int = 2, memory: int = 512) -> None:
        self.folder, self.memory = folder, memory
        self.address = f"spark://127.0.0.1:{_free_port()}"
        self.settings = self._settings()
        host, port = ("127.0.0.1", self.address.rpartition(":")[2])
        where = ("--host", host, "--webui-port", str(_free_port()))
        self.master = self._started("master", "master.Master", *where, "--port", port)
        _await(lambda: _answers(host, int(port)))
        self.workers = [self._worker(number) for number in range(workers)]
        log = folder / "master.log"
        _await(lambda: log.read_text("utf-8").count("Registering worker") == len(self.workers))

    def _settings(self) -> Mapping[str, str]:
        """Return the environment a driver of this cluster needs."""
        conf = self.folder / "conf"
        conf.mkdir()
        own = f"spark.local.dir {self.folder / 'local'}\nspark.executor.memory {self.memory}m\n"
        (conf / "spark-defaults.conf").write_text(_SETTINGS + own, "utf-8")
        return {"SPARK_CONF_DIR": str(conf), "SPARK_LOCAL_IP": "127.0.0.1"}

    def _worker(self, number: int) -> subprocess.Popen[bytes]:
        where = ("--host", "127.0.0.1", "--webui-port", str(_free_port()))
        what = ("--cores", "1", "--memory", f"{self.memory + _BESIDE}m")
        work = ("--work-dir", str(self.folder / f"work{number}"))
        return self._started(f"worker{number}", "worker.Worker", *where, *what, *work, self.address)

    def _started(self, name: str, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a process that leads a group of its own, to be ended with all it starts."""
        found = find_spec("pyspark")
        assert found
        assert found.origin
        home = Path(found.origin).parent
        java = ["java", "-Xmx256m", "-cp", str(home / "jars" / "*")]
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [*java, f"org.apache.spark.deploy.{program}", *arguments],
                env={
                    **os.environ,
                    **self.settings,
                    "SPARK_HOME": str(home),
                    "SPARK_SCALA_VERSION": _SCALA,
                    "SPARK_LOCAL_DIRS": str(self.folder / "local"),
                },
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def tasks_of(self, worker: int) -> int:
        """Count the tasks that the executors of a worker have finished."""
        logs = self.folder.glob(f"work{worker}/app-*/*/stderr")
        return sum(log.read_text("utf-8", "replace").count("Finished task") for log in logs)

    def kill(self, worker: int) -> None:
        """Kill a worker and its executors on the spot."""
        _kill(self.workers[worker])

    def stop(self) -> None:
        """End every process."""
        for process in (*self.workers, self.master):
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def running_cluster(folder: Path, workers: int = 2, memory: int = 512) -> Iterator[Cluster]:
    """Run a cluster as long as the context lasts."""
    cluster = Cluster(folder, workers, memory)
    try:
        yield cluster
    finally:
        cluster.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), 1):
            return True
    except OSError:
        return False


def _await(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not happened():
        assert time.monotonic() < until, "the cluster did not start"
        time.sleep(0.2)
