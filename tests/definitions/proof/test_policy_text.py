from pathlib import Path

import pytest

from cqquality.definitions.proof import PolicyText, read_policy
from cqquality.errors import UnreadableFile

POLICY = PolicyText("p.txt", ("建成图书馆 12个、公园2个", "", "到二O二五年，合格率９０％以上"))


@pytest.mark.parametrize(
    ("line", "quote", "stretches"),
    [
        (1, "图书馆12个", ["图书馆 12个"]),
        (1, "图书馆 12 个", ["图书馆 12个"]),
        (1, "2个", ["2个"]),  # and not the end of 12个
        (1, "个", ["个", "个"]),
        (3, "90%以上", ["９０％以上"]),
        (3, "二五年", []),  # would cut the year in two
        (2, "12个", []),
        (9, "12个", []),
        (0, "12个", []),
        (1, " ", []),
    ],
)
def test_found(line: int, quote: str, stretches: list[str]) -> None:
    spans = POLICY.found(line, quote)
    assert [POLICY.line(s.line)[s.start : s.end] for s in spans] == stretches


@pytest.mark.parametrize(
    ("line", "quote", "nearest"), [(3, "12个", 1), (1, "90％", 3), (1, "无", None)]
)
def test_nearest(line: int, quote: str, nearest: int | None) -> None:
    assert POLICY.nearest(line, quote) == nearest


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_policy_is_read_in_the_encodings_it_comes_in(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "policy.txt"
    path.write_bytes("第一行\r\n第二行".encode(encoding))
    assert read_policy(path).lines == ("第一行", "第二行")


@pytest.mark.parametrize("content", [b"PK\x03\x04\0\0", b"\xff\xff\xff"])
def test_what_is_not_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "policy.docx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"policy\.docx"):
        read_policy(path)
