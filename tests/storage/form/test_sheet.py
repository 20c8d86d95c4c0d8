"""Workbooks as plain values, and those that must not be read."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from plancheck.domain.form.sheet import Cell, Merged, Place, Sheet
from plancheck.errors import BadFile
from plancheck.storage.form import compound
from plancheck.storage.form.sheet import sheets_in
from tests.rows import each_row

from .workbooks import ODS, SHEET, XLS, changed, sheets_at, xlsx

pytest.importorskip("python_calamine", exc_type=ImportError)

SMALL = xlsx([["编号", "状态"], ["3.2.1", "推进中"]])


def _refusal(data: bytes) -> str:
    with pytest.raises(BadFile) as caught:
        sheets_in(data, "表.xlsx")
    return caught.value.problem.message


def _rows(data: bytes) -> tuple[tuple[Cell, ...], ...]:
    (sheet,) = sheets_in(data, "表.xlsx")
    return sheet.rows


@each_row("path", [XLS, ODS])
def test_xls_and_ods_hold_what_xlsx_does(path: Path) -> None:
    first, hidden = sheets_at(path)
    assert first.rows[1:4] == (
        ("3.2.1", "推进中", "80%", date(2024, 6, 30), "两行\n进展"),
        ("3.2.2", "已完成", "100%", 45473, ""),
        ("3.2.3", "", 0.5, "6月底", ""),
    )
    assert first.merged == (Merged(Place(1, 4), Place(2, 4)),)
    assert (first.hidden, hidden.hidden, hidden.name, hidden.rows[1]) == (
        False,
        True,
        "藏",
        ("", 1),
    )


def test_what_a_file_is_called_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "其实是老格式.xlsx"
    path.write_bytes(XLS.read_bytes())
    assert sheets_at(path) == sheets_at(XLS)


def test_a_percentage_is_the_text_that_it_is_shown_as() -> None:
    rows = _rows(xlsx([[1, 0.805, 0.5, "x"]], percents=["A1", "B1", "D1"]))
    assert rows == (("100%", "80.5%", 0.5, "x"),)


def test_rows_begin_with_the_first_whatever_is_empty() -> None:
    assert _rows(xlsx([[], [None, None, "x"]])) == (("", "", ""), ("", "", "x"))


@each_row(
    "change",
    [
        lambda text: text.replace(b'<c r="A1"', b"<c"),
        lambda text: (
            text.replace(b"<", b"<x:")
            .replace(b"<x:?", b"<?")
            .replace(b"<x:/", b"</x:")
            .replace(b"xmlns", b"xmlns:x")
        ),
        lambda text: text.replace(b'<c r="A1"', b'<c cm="1" r="A1"'),
        lambda text: text.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
        ),
    ],
    ids=["no place", "prefix", "other attributes", "an empty cell far away"],
)
def test_a_sheet_that_another_program_wrote_is_read(change: Callable[[bytes], bytes]) -> None:
    assert _rows(changed(SMALL, SHEET, change)) == _rows(SMALL)


def _far(text: bytes) -> bytes:
    return text.replace(b'r="B2"', b'r="XFD1048576"')


def _far_without_places(text: bytes) -> bytes:
    return (
        text.replace(b'<row r="2"', b'<row r="1048000"')
        .replace(b'<c r="A2"', b"<c")
        .replace(b'<c r="B1"', b'<c r="ZZ1"')
    )


@each_row("change", [_far, _far_without_places])
def test_a_sheet_that_reaches_too_far_is_refused_with_its_last_cell(
    change: Callable[[bytes], bytes],
) -> None:
    words = _refusal(changed(SMALL, SHEET, change))
    assert "表格太大（最后一格在 " in words and "1048" in words


def test_a_part_that_unpacks_to_much_is_refused_before_it_is_unpacked() -> None:
    bomb = changed(SMALL, SHEET, lambda text: text + b" " * 70_000_000)
    assert len(bomb) < 400_000
    assert "大得不像一张表" in _refusal(bomb)


def test_a_long_text_shown_many_times_is_refused() -> None:
    row = "".join(f'<c r="{letter}%d" t="s"><v>0</v></c>' for letter in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{n}">{row.replace("%d", str(n))}</row>' for n in range(1, 900))

    def sheet(text: bytes) -> bytes:
        before, _, rest = text.partition(b"<sheetData>")
        return before + b"<sheetData>" + rows.encode() + rest[rest.index(b"</sheetData>") :]

    many = changed(SMALL, SHEET, sheet)
    assert len(_rows(many)) == 899
    long = changed(
        many, "xl/sharedStrings.xml", lambda t: t.replace(b"<t>", b"<t>" + b"x" * 9000, 1)
    )
    assert "大得不像一张表" in _refusal(long)


def test_a_number_of_texts_that_a_file_only_claims_takes_no_memory() -> None:
    lie = changed(
        SMALL,
        "xl/sharedStrings.xml",
        lambda text: text.replace(b'uniqueCount="4"', b'uniqueCount="99999999999"'),
    )
    assert _rows(lie) == _rows(SMALL)


@each_row(
    ("change", "words"),
    [
        (
            lambda text: text.replace(b"<text:p>", b'<text:p><text:s text:c="4000000000"/>', 1),
            "不像一张表",
        ),
        (
            lambda text: text.replace(
                b'office:value-type="string"',
                b'office:value-type="string" table:number-columns-repeated="16000"',
                1,
            ).replace(
                b"<table:table-row", b'<table:table-row table:number-rows-repeated="999999"', 1
            ),
            "表格太大",
        ),
        (lambda text: text[: text.index(b"<text:p>")] + b"<office:annotation>", "不是完好的"),
        (lambda text: b'<!DOCTYPE a [<!ENTITY b "c">]>' + text.partition(b"?>")[2], "不是完好的"),
    ],
    ids=["blanks", "repeated cells", "no end", "entities"],
)
def test_a_hostile_ods_is_refused(change: Callable[[bytes], bytes], words: str) -> None:
    assert words in _refusal(changed(ODS.read_bytes(), "content.xml", change))


def test_rows_without_anything_at_the_end_of_an_ods_are_nothing() -> None:
    row = b'<table:table-row table:number-rows-repeated="1048000">'
    row += b"<table:table-cell/></table:table-row>"
    long = changed(
        ODS.read_bytes(),
        "content.xml",
        lambda t: t.replace(b"</table:table>", row + b"</table:table>", 1),
    )
    assert sheets_in(long, "表.ods") == sheets_at(ODS)


def _xls(change: Callable[[bytes], bytes]) -> bytes:
    """The sample with its records changed: the file made anew holds them one after another."""
    whole = compound.looked_through(XLS.read_bytes(), "").data
    return whole[: 3 * 4096] + change(whole[3 * 4096 :])


def test_a_hostile_xls_is_refused() -> None:
    number = struct.pack("<2H2H", 0x027E, 10, 3, 2)
    far = struct.pack("<2H2H", 0x027E, 10, 65535, 60000)

    def stretched(records: bytes) -> bytes:
        assert number in records
        return records.replace(number, far, 1)

    assert "表格太大（最后一格在 CJSS65536）" in _refusal(_xls(stretched))
    locked = _xls(lambda records: records.replace(b"\x42\x00\x02\x00", b"\x2f\x00\x02\x00", 1))
    assert "设了密码" in _refusal(locked)


def test_an_xls_whose_sectors_go_round_is_refused() -> None:
    data = bytearray(compound.looked_through(XLS.read_bytes(), "").data)
    struct.pack_into("<I", data, 4096 + 4, 1)  # the directory's sector follows itself
    assert "不是完好的" in _refusal(bytes(data))
    assert "不是完好的" in _refusal(XLS.read_bytes()[:2000])


@each_row(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (SMALL[:3000], "不是完好的 Excel 表格"),
        (re.sub(rb"(?s)(?<=PK\x01\x02..)\x14", b"\xff", SMALL), "不是完好的"),
        (changed(SMALL, SHEET, lambda text: None), "不是完好的 Excel 表格"),
        (changed(SMALL, SHEET, lambda text: text[: len(text) // 2]), "不是完好的 Excel 表格"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "不是 Excel 表格"),
        (b"%PDF-1.7", "PDF"),
        (changed(SMALL, SHEET, lambda text: text.decode().encode("utf-16")), "不是完好的"),
    ],
    ids=[
        "empty",
        "cut",
        "of a version to come",
        "no sheet",
        "half a sheet",
        "web page",
        "pdf",
        "utf-16",
    ],
)
def test_what_is_no_workbook_is_said(data: bytes, words: str) -> None:
    assert words in _refusal(data)


def test_a_workbook_with_a_password_says_so() -> None:
    data = bytearray(compound.looked_through(XLS.read_bytes(), "").data)
    name = "EncryptedPackage".encode("utf-16-le")
    at = data.index("Workbook".encode("utf-16-le"))
    data[at : at + 64] = name.ljust(64, b"\0")
    assert "设了密码" in _refusal(bytes(data))


@each_row(
    ("row", "column", "name"), [(0, 0, "A1"), (11, 25, "Z12"), (0, 26, "AA1"), (0, 702, "AAA1")]
)
def test_a_cell_is_named_as_programs_for_tables_name_it(row: int, column: int, name: str) -> None:
    assert str(Place(row, column)) == name


def test_a_hidden_sheet_is_told() -> None:
    assert [sheet.hidden for sheet in sheets_at(XLS)] == [False, True]
    assert isinstance(sheets_at(XLS)[0], Sheet)


def _results(text: bytes) -> bytes:
    """Errors, a formula that nobody worked out, one that came to nothing."""
    cells = (
        b'<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        b'<c r="C3"><f>1+1</f></c><c r="D3" t="str"><f>""</f><v></v></c>'
        b'<c r="E3"><f>1+1</f><v>2</v></c></row></sheetData>'
    )
    return text.replace(b"</sheetData>", cells)


def test_what_a_formula_did_not_come_to_is_not_taken_for_nothing() -> None:
    rows = _rows(changed(SMALL, SHEET, _results))
    assert rows[2] == ("#N/A", "#DIV/0!", "公式没有结果", "", 2)
    alone = changed(SMALL, SHEET, lambda t: _results(t).replace(b"<f>1+1</f><v>2</v>", b""))
    assert _rows(alone)[2][:3] == rows[2][:3]


@each_row("suffix", ["xls", "ods"])
def test_errors_are_told_in_the_other_formats_too(suffix: str) -> None:
    (sheet,) = sheets_at(XLS.with_name(f"errors.{suffix}"))
    assert sheet.rows[0] == ("#错误", 0.6, "#错误")


def test_a_workbook_of_many_small_sheets_is_read() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for number in range(30):
            book.add_worksheet().write(number, 0, number)
        book.add_worksheet()
    sheets = sheets_in(file.getvalue(), "表.xlsx")
    assert [sheet.rows[-1] for sheet in sheets[:30]] == [(number,) for number in range(30)]
    assert sheets[30].rows == ()
