"""What is no text is told by what it is, with what to do; text never is."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.errors import BadFile
from plancheck.storage import config, file_kinds, text_file
from plancheck.storage.ledger.bytes import read_ledger
from plancheck.storage.ledger.merge import merge_file
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.storage.report import file as report_file
from plancheck.storage.rollup import roster as roster_file
from tests.rows import each_row
from tests.street import reports


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return file.getvalue()


def gzipped() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz"):
        pass
    return file.getvalue()


KINDS = {
    "zip": (zipped("周报.toml"), "请先解压"),
    "empty zip": (zipped(), "没有文件"),
    "xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
    "odt": (zipped("mimetype", "content.xml"), "办公文档"),
    "rar": (b"Rar!\x1a\x07\x01\0" + b"x" * 50, "请先解压"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04" + b"x" * 50, "请先解压"),
    "gz": (gzipped(), "请先解压"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "旧版"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n\xff\xff", "图片"),
    "zeros": (b"\0" * 4096, "全是空字节"),
    "zeros at the end": (b"a = 1\n" + b"\0" * 4096, "已损坏"),
    "one zero": (b"a = 1\0", "已损坏"),
    "utf-16": ('a = "友谊"'.encode("utf-16"), "另存为 UTF-8"),
    "utf-16 without BOM": ('[unit]\nname = "友谊"\n'.encode("utf-16-le"), "另存为 UTF-8"),
    "utf-16, big end first": ('[unit]\nname = "友谊"\n'.encode("utf-16-be"), "另存为 UTF-8"),
}


@each_row(("data", "words"), KINDS.values(), ids=KINDS)
def test_what_is_no_text_is_told_by_its_kind(data: bytes, words: str) -> None:
    told = file_kinds.foreign(data)
    assert words in told
    assert told.endswith("。")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_a_text_in_utf8_is_of_no_other_kind(text: str) -> None:
    if not text.startswith(("%PDF-", "{\\rtf", "GIF8", "PK")):
        assert not file_kinds.foreign(text.encode())


@each_row("data", [KINDS["zip"][0], b"\0" * 99])
@each_row(
    "load",
    [load_plan, report_file.load_status, roster_file.parse_roster, config.load_config],
)
def test_every_reader_says_so(load: Callable[[Path], object], data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "文件.toml"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=r"解压|已损坏"):
        load(path)


@each_row("kind", ["zip", "xlsx", "rar", "xls", "zeros"])
def test_a_ledger_that_is_none_any_more_is_told_as_what_it_is(kind: str, tmp_path: Path) -> None:
    data, words = KINDS[kind]
    (problem,) = read_ledger(data, "k3f9a2.toml").problems
    assert words in problem.message
    path = tmp_path / "台账.toml"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=words):
        merge_file(tmp_path / "in", path, "p", {"甲"})


def test_an_archive_beyond_the_limit_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "周报.zip"
    path.write_bytes(KINDS["zip"][0] + b"x" * 200)
    with pytest.raises(BadFile, match="请先解压"):
        text_file.read_text(path, 100)
    path.write_bytes(b"\0" * 200)
    with pytest.raises(BadFile, match="太大"):
        text_file.read_text(path, 100)


def test_a_sound_file_is_of_no_other_kind() -> None:
    assert not file_kinds.foreign(report_file.status_text(reports(1)[0]).encode())
    assert not file_kinds.foreign(default_plan_path().read_bytes())
