"""A PostgreSQL server of the test's own, with a password, on this machine alone."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

USER, PASSWORD = "cqq", "only for tests"
_SERVICE = "postgres"
"""Who runs it where the tests run as root, which the server refuses to."""


def program(name: str) -> str | None:
    """Return the path of a program of the server; Debian keeps them out of the way."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


def lacking() -> str:
    """Say what is missing for a server; empty where nothing is."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    if not (program("initdb") and program("pg_ctl")):
        return "there is no PostgreSQL server"
    if not hasattr(os, "geteuid") or (os.geteuid() == 0 and not _is_user(_SERVICE)):
        return "there is nobody to run it"
    return ""


def _is_user(name: str) -> bool:
    import pwd

    return any(entry.pw_name == name for entry in pwd.getpwall())


@dataclass(frozen=True)
class Server:
    """Where it is, and the file in which libpq finds the password."""

    port: int
    secret: Path

    def url(self, table: str) -> str:
        """Return the address of a table."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/postgres#{table}"

    def connection(self) -> Any:
        """Return a connection of psycopg."""
        import psycopg

        return psycopg.connect(
            f"postgresql://{USER}@127.0.0.1:{self.port}/postgres", password=PASSWORD
        )


@contextmanager
def running_server() -> Iterator[Server]:
    """Run a server with nothing in it as long as the context lasts."""
    with TemporaryDirectory(prefix="cqq-server-") as folder:
        yield from _running(Path(folder))


def _running(folder: Path) -> Iterator[Server]:
    data, words, port = folder / "data", folder / "password", _free_port()
    words.write_text(PASSWORD, "utf-8")
    secret = folder / "pgpass"
    secret.write_text(f"127.0.0.1:{port}:*:{USER}:{PASSWORD}\n", "utf-8")
    secret.chmod(0o600)
    data.mkdir()
    if os.geteuid() == 0:
        for path in (data, words):
            shutil.chown(path, _SERVICE)
        folder.chmod(0o755)
    auth = ("--auth=scram-sha-256", f"--pwfile={words}", "--username", USER, "--encoding=UTF8")
    _run("initdb", "--pgdata", data, *auth, "--no-sync", "--locale=C")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    _run("pg_ctl", "--pgdata", data, "--wait", "--log", data / "log", "--options", options, "start")
    try:
        yield Server(port, secret)
    finally:
        _run("pg_ctl", "--pgdata", data, "--mode", "immediate", "stop")


def _run(name: str, *arguments: object) -> None:
    path = program(name)
    assert path
    subprocess.run(
        [path, *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
        user=_SERVICE if os.geteuid() == 0 else None,
        cwd="/",
        timeout=120,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
