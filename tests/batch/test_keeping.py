"""What has not changed is not read again; what is kept is never trusted blindly."""

import json
import os
import pickle
import sys
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from cqquality import cache
from cqquality.batch import kept as module
from cqquality.batch.kept import Kept
from cqquality.returns.layout import Contents, Directory, read_contents
from cqquality.returns.workbook import read_workbook
from tests.acceptance.running import SAMPLES
from tests.batch.districts import JOB, PACK, district_returns
from tests.batch.running import batch, tree

RETURN = SAMPLES / "returns-with-faults.xlsx"


@pytest.fixture(scope="module")
def contents() -> Contents:
    """A return with figures, stages, ledgers and findings of every kind."""
    return read_contents(read_workbook(RETURN, RETURN.name), Directory(PACK))


def test_what_is_kept_comes_back_equal(contents: Contents, tmp_path: Path) -> None:
    kept = Kept("pack", tmp_path)
    kept.put("hash", "name", contents)
    assert contents.observations
    assert contents.findings
    assert kept.get("hash", "name") == contents


def classes(kind: Any, seen: set[type]) -> set[type]:
    """Return every class that a value of a kind may hold; lists that are added up are not kept."""
    for inner in get_args(kind):
        classes(inner, seen)
    if isinstance(kind, type) and kind not in seen and kind.__module__ != "builtins":
        seen.add(kind)
        hints = get_type_hints(kind) if kind.__module__.startswith("cqquality") else {}
        for name, hint in hints.items():
            if (kind, name) != (Contents, "lists"):
                classes(hint, seen)
    return seen


def test_whatever_a_return_may_say_can_be_kept() -> None:
    found = classes(Contents, set())
    assert len(found) > 10
    assert {c for c in found if not module._is_known(c.__module__, c.__qualname__)} == set()


@pytest.mark.parametrize(
    ("pack", "sha256", "name"),
    [("other", "hash", "name"), ("pack", "other", "name"), ("pack", "hash", "other")],
)
def test_nothing_else_is_taken_for_it(
    contents: Contents, tmp_path: Path, pack: str, sha256: str, name: str
) -> None:
    Kept("pack", tmp_path).put("hash", "name", contents)
    assert Kept(pack, tmp_path).get(sha256, name) is None


def test_another_version_of_the_program_reads_anew(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Kept("pack", tmp_path).put("hash", "name", contents)
    monkeypatch.setattr(module, "VERSION", "99")
    assert Kept("pack", tmp_path).get("hash", "name") is None


@pytest.mark.parametrize("at", [0, 40, 200, -1])
def test_a_damaged_file_is_read_anew(contents: Contents, tmp_path: Path, at: int) -> None:
    kept = Kept("pack", tmp_path)
    kept.put("hash", "name", contents)
    (path,) = tmp_path.iterdir()
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert kept.get("hash", "name") is None
    path.write_bytes(b"")
    assert kept.get("hash", "name") is None


class Command:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo owned",)


@pytest.mark.parametrize(
    "hostile",
    [
        pickle.dumps(Command()),
        b"ccqquality.text\nsame\n(S'a'\ntR.",
        b"\x80\x04\x8c\x0ecqquality.text\x8c\x0bText.filled\x93.",
        b"cbuiltins\neval\n(S'1'\ntR.",
        b"cqquality.cache\npickle\n.",
    ],
)
def test_nothing_that_is_kept_can_act(hostile: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    assert cache.restored(hostile, module._is_known) is None
    assert "owned" not in capfd.readouterr().out


def test_a_class_that_a_known_module_imported_is_refused() -> None:
    """`dataclasses.field` and the like lie within reach of a name with a dot."""
    refused = cache.restored(b"ccqquality.cache\nPath\n.", lambda *_: True)
    assert refused is None


def test_what_was_used_longest_ago_goes_first(contents: Contents, tmp_path: Path) -> None:
    kept = Kept("pack", tmp_path)
    for number in range(4):
        kept.put(str(number), "name", contents)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    for number in range(4):
        os.utime(kept._path(tmp_path, str(number), "name"), (number, number))
    assert kept.get("0", "name") is not None
    kept.tidy(sum(sizes[:2]))
    assert [kept.get(str(n), "name") is not None for n in range(4)] == [True, False, False, True]


def test_too_much_is_not_kept(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 100)
    Kept("pack", tmp_path).put("hash", "name", contents)
    assert list(tmp_path.iterdir()) == []


def test_to_renew_is_to_find_nothing_and_store_all(contents: Contents, tmp_path: Path) -> None:
    Kept("pack", tmp_path).put("hash", "name", Contents())
    renewing = Kept("pack", tmp_path, renew=True)
    assert renewing.get("hash", "name") is None
    renewing.put("hash", "name", contents)
    assert Kept("pack", tmp_path).get("hash", "name") == contents


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")
def test_a_folder_that_others_can_write_to_is_not_used(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CQQ_CACHE_DIR", str(tmp_path))
    Kept("pack").put("hash", "name", contents)
    assert Kept("pack").get("hash", "name") == contents
    assert (tmp_path / "returns").stat().st_mode & 0o777 == 0o700
    (tmp_path / "returns").chmod(0o777)
    assert Kept("pack").get("hash", "name") is None


def test_without_a_home_nothing_is_kept(
    contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError

    for name in ("CQQ_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    kept = Kept("pack")
    kept.put("hash", "name", contents)
    kept.tidy()
    assert kept.get("hash", "name") is None


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """Eight districts, whose returns have been read once."""
    district_returns(tmp_path / "inbox", 8)
    path = tmp_path / "job.yaml"
    path.write_text(JOB, encoding="utf-8")
    return path


def judged(job: Path, *options: object) -> tuple[int, int]:
    """Run; return how many returns there were, and how many were not read again."""
    settings = {"CQQ_CACHE_DIR": str(job.parent / "cache")}
    ran = batch(job, "--period", "2014H1", "--log-format", "json", *options, settings=settings)
    assert ran.returncode == 0, ran.stderr.decode()
    events = [json.loads(line) for line in ran.stderr.splitlines()]
    (event,) = (each for each in events if each["event"] == "judged")
    return event["inputs"], event["kept"]


def test_one_changed_return_is_the_only_one_read(job: Path) -> None:
    assert judged(job) == (8, 0)
    whole = tree(job.parent / "reports")
    changed = sorted((job.parent / "inbox").iterdir())[3]
    was = changed.read_bytes()
    changed.write_bytes(was + b"\n")
    assert judged(job) == (8, 7)
    changed.write_bytes(was)
    assert judged(job) == (8, 8)
    assert tree(job.parent / "reports") == whole
    for processes in (1, 3):
        assert judged(job, "--force", "--jobs", processes) == (8, 0)
        assert tree(job.parent / "reports") == whole


def test_a_verification_trusts_nothing_that_was_kept(job: Path) -> None:
    """Whoever can write to the cache could make up figures; the proof reads the returns."""
    assert judged(job) == (8, 0)
    settings = {"CQQ_CACHE_DIR": str(job.parent / "cache")}
    for path in (job.parent / "cache" / "returns").iterdir():
        path.unlink()
    manifest = job.parent / "reports" / "manifest.json"
    assert batch("--verify", manifest, settings=settings).returncode == 0
    assert list((job.parent / "cache" / "returns").iterdir()) == []


def test_a_forged_sender_is_found(job: Path) -> None:
    assert judged(job) == (8, 0)
    manifest = job.parent / "reports" / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"万州区"', '"巴南区"'), encoding="utf-8")
    proved = batch("--verify", manifest, "--lang", "en")
    assert proved.returncode == 1
    assert b"senders" in proved.stdout
