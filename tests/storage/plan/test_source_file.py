"""A document is read whatever it is encoded in; what is none is said with what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.errors import BadFile
from plancheck.storage.plan.source_file import CHARACTERS, LIMIT, load_source, source_of
from plancheck.storage.plan.writer import plan_text
from tests.rows import each_row
from tests.specimens import small_plan
from tests.storage.plan.word.packages import docx, p

TEXT = "一、抓好党建。\n　　一是推进“三会一课”，全年不少于12次。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@each_row("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@each_row("end", ["\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_a_text_is_the_same_in_every_encoding_and_with_every_line_end(
    encoding: str, end: str
) -> None:
    source, problems = source_of(TEXT.replace("\n", end).encode(encoding), "计划.txt")
    assert (source.text, problems) == (TEXT, ())
    words = [source.text[one.start : one.end] for one in source.passages]
    assert words == [line.strip() for line in TEXT.splitlines()]


def test_a_text_in_utf16_without_any_line_end_or_figure_is_read() -> None:
    assert source_of("﻿抓好党建".encode("utf-16-le"), "-")[0].text == "抓好党建"


def test_tabs_stay_and_what_nobody_sees_goes() -> None:
    source, _ = source_of("甲\u200b\t乙\u202e丙\x1b[31m\n".encode(), "a.txt")
    assert source.text == "甲\t乙丙\N{REPLACEMENT CHARACTER}[31m\n"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    for data in (text.encode("utf-8"), text.encode("gb18030")):
        try:
            source, _ = source_of(data, "计划.txt")
        except BadFile as error:
            assert str(error).endswith("。")
        else:
            for passage in source.passages:
                words = source.text[passage.start : passage.end]
                assert words == words.strip() != ""


OTHERS = {
    "计划.doc": (OLE, "另存为 docx"),
    "计划.wps": (OLE, "另存为 docx"),
    "计划.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
    "计划.xls": (OLE + "Workbook".encode("utf-16-le"), "复制到 Word"),
    "计划.pdf": (b"%PDF-1.7\n\xff", "Word 原稿"),
    "计划.ofd": (b"PK\x03\x04" + b"\0" * 26 + b"OFD.xml", "Word 原稿"),
    "计划.rtf": (b"{\\rtf1\\ansi", "另存为 docx"),
    "a.docx": (b"{\\rtf1\\ansi", "RTF.*另存为 docx"),
    "计划.xlsx": (
        b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml xl/workbook.xml",
        "复制到 Word",
    ),
    "计划.odt": (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication", "另存为 docx"),
    "计划.zip": (b"PK\x03\x04" + b"\0" * 26 + b"a.txt", "解压"),
    "扫描.jpg": (b"\xff\xd8\xff\xe0", "识别成文字"),
    "扫描.tif": (b"II*\0" + b"\0" * 20, "识别成文字"),
    "网页.txt": (b"<!DOCTYPE html>\n<html>", "这是网页"),
    "网页.doc": (b"\n<HTML xmlns:o='x'>", "能打开就另存为 docx"),
    "网页.mht": (b"MIME-Version: 1.0\r\n", "这是网页"),
    "计划.xml": (b'<?xml version="1.0"?>', "XML"),
    "已有.toml": (plan_text(small_plan()).encode(), "已经是计划文件"),
    "坏.docx": (b"\0\1\2\3" * 50, "不是完好的 docx"),
    "断.docx": (b"PK\x03\x04" + b"\0" * 20, "解压"),
    "空.txt": (b" \n", "是空的"),
    "空.md": (b"\xef\xbb\xbf\r\n", "是空的"),
    "零.txt": (b"\0" * 4096, "是空的"),
    "乱.txt": (b"\x80\xff\x81\x01" * 30, "编码"),
    "损坏.txt": (("街道社区" * 30).encode()[:-1] + b"\xff" + ("街道" * 30).encode(), "已损坏"),
    "长.txt": (("计划" * (CHARACTERS // 2 + 1)).encode(), "不像一份计划"),
}


@each_row(("name", "data", "words"), [(k, *v) for k, v in OTHERS.items()])
def test_what_is_no_document_is_said_with_what_to_do(name: str, data: bytes, words: str) -> None:
    with pytest.raises(BadFile, match=words) as caught:
        source_of(data, name)
    assert caught.value.problem.message.endswith(("。", "）。"))
    assert ".toml 文件" not in str(caught.value)


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    for name, head, words in (("大.docx", docx(p("文")), "太大"), ("大.pdf", b"%PDF-1.7", "PDF")):
        path = tmp_path / name
        path.write_bytes(head)
        with path.open("ab") as file:
            file.truncate(50 * 1024 * 1024)
        with pytest.raises(BadFile, match=words):
            load_source(path)
    with pytest.raises(BadFile, match="太大"):
        source_of(b"x" * (LIMIT + 1), "标准输入")


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "无.docx", "找不到"), (tmp_path, "不是普通文件")):
        with pytest.raises(BadFile, match=words):
            load_source(path)
