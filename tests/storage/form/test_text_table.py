"""Tables that are text: csv in every encoding, cells that were copied, what is no table."""

from __future__ import annotations

import codecs

import pytest

from plancheck.errors import BadFile
from plancheck.storage.form.text_table import sheet_of_text, text_sheet
from tests.rows import each_row

CSV = '措施,责任人,进展\r\n"3.2.1, 加梯",王某,"开了会\r\n又签约"\r\n'
ROWS = (("措施", "责任人", "进展"), ("3.2.1, 加梯", "王某", "开了会\n又签约"))


@each_row("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_every_encoding_that_spreadsheets_write(encoding: str) -> None:
    sheet = text_sheet(CSV.encode(encoding), "旧台账.csv")
    assert (sheet.name, sheet.rows) == ("旧台账", ROWS)


@each_row("delimiter", ["\t", ";", "|"])
def test_what_stands_between_cells_is_found_out(delimiter: str) -> None:
    text = "\n".join(
        delimiter.join(row) for row in (("措施", "责任人"), ("加梯，签约", "王某、李某"))
    )
    assert sheet_of_text(text, "").rows == (("措施", "责任人"), ("加梯，签约", "王某、李某"))


def test_the_mark_before_a_text_of_our_own_csv_is_left_out() -> None:
    assert sheet_of_text("措施,'=1", "").rows == (("措施", "=1"),)


@each_row(
    "data",
    [
        b"<html><table><tr><td>1</td></tr></table></html>",
        b'<?xml version="1.0"?><Workbook/>',
        b'format = "plancheck-status/1"\n',
        b"# x\nschema = 2\n",
        b"\0\0\0\0",
        b"%PDF-1.4",
        "措施,责任人\n".encode() * 200_001,
        codecs.BOM_UTF16_LE + b"\x00\xd8\x00",
        b'"' + b"x" * 200_000,
    ],
    ids=["html", "xml", "status file", "plan", "zeros", "pdf", "too much", "utf-16", "long cell"],
)
def test_what_is_no_table_is_said_and_never_a_traceback(data: bytes) -> None:
    with pytest.raises(BadFile):
        text_sheet(data, "表.csv")
