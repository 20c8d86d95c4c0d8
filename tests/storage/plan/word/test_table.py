"""Cells are known by their place in the grid; a merged one says what it says once."""

from __future__ import annotations

from plancheck.domain.plan.source import Cell, PassageKind, Source
from tests.storage.plan.word.packages import docx, numbered, p, read, said


def tc(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


TOP, UNDER = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def places(source: Source) -> dict[str, Cell | None]:
    return {said(source, one): one.cell for one in source.passages}


def test_a_merged_cell_takes_up_rows_and_columns_and_is_read_once() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    table = tbl(
        tr(tc("类别"), tc("项目", wide), properties="<w:tblHeader/>"),
        tr(tc("教育", TOP), tc("甲"), tc("乙")),
        tr(tc("", UNDER), tc("丙", wide)),
        tr(tc("医疗", TOP), tc("丁"), tc("戊")),
        tr(tc("", UNDER), tc("己"), tc("庚")),
    )
    found = places(read(docx(p("题") + table + p("末"))))
    assert found["项目"] == Cell(table=0, row=0, column=1, columns=2, header=True)
    assert found["教育"] == Cell(table=0, row=1, column=0, rows=2)
    assert found["丙"] == Cell(table=0, row=2, column=1, columns=2)
    assert found["医疗"] == Cell(table=0, row=3, column=0, rows=2)
    assert found["庚"] == Cell(table=0, row=4, column=2)
    assert found["题"] is found["末"] is None
    assert len(found) == 13


def test_a_merged_cell_under_none_and_a_row_that_starts_further_right() -> None:
    later = tr(tc("丙"), properties='<w:gridBefore w:val="1"/>')
    table = tbl(tr(tc("甲", UNDER), tc("乙")), later, tr(tc("丁"), tc("戊", UNDER)))
    found = places(read(docx(table)))
    assert found["甲"] == Cell(table=0, row=0, column=0)
    assert found["丙"] == Cell(table=0, row=1, column=1)
    assert found["戊"] == Cell(table=0, row=2, column=1)


def test_rows_and_cells_that_were_deleted_are_not_there() -> None:
    table = tbl(
        tr(tc("甲"), tc("乙", "<w:cellDel/>"), tc("丙")),
        tr(tc("丁"), properties="<w:del/>"),
        tr(tc("戊"), properties="<w:ins/>"),
    )
    source = read(docx(table))
    assert source.text == "甲\n丙\n戊"
    assert places(source)["戊"] == Cell(table=0, row=1, column=0)


def test_rows_and_cells_in_content_controls_are_read() -> None:
    held = f"<w:sdt><w:sdtContent>{tc('乙')}</w:sdtContent></w:sdt>"
    table = tbl(tr(tc("甲"), held), f"<w:sdt><w:sdtContent>{tr(tc('丙'))}</w:sdtContent></w:sdt>")
    source = read(docx(f"<w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>"))
    assert source.text == "甲\n乙\n丙"


def test_a_table_in_a_cell_is_read_in_its_place_and_once() -> None:
    inner = tbl(tr(tc("内")))
    outer = tbl(tr(f"<w:tc>{p('前')}{inner}{p('后')}</w:tc>"), tr(tc("末")))
    source = read(docx(outer))
    assert source.text == "前\n内\n后\n末"
    assert [one.cell and one.cell.table for one in source.passages] == [0, 1, 0, 0]


def test_an_empty_cell_with_a_number_is_a_passage_of_no_words() -> None:
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1"/></w:lvl>'
    parts = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    parts += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    cell = f"<w:tc>{p('', numbered('1'))}</w:tc>"
    source = read(docx(tbl(tr(cell, tc("甲")), tr(cell, tc("乙")), tr(tc(""))), numbering=parts))
    assert [said(source, one) for one in source.passages] == ["1", "甲", "2", "乙"]
    assert {one.kind for one in source.passages} == {PassageKind.CELL}
    assert [one.start for one in source.passages] == [0, 1, 3, 4]


def test_spans_of_thousands_of_columns_are_no_columns() -> None:
    table = tbl(tr(tc("甲", '<w:gridSpan w:val="99999999"/>'), tc("乙", '<w:gridSpan w:val="x"/>')))
    assert [one.cell and one.cell.columns for one in read(docx(table)).passages] == [63, 1]
