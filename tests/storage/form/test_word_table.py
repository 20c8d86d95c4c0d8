"""Tables of Word documents: their cells, what is merged, the titles above."""

from __future__ import annotations

import io

import pytest
from docx import Document

from plancheck.domain.form.sheet import Merged, Place
from plancheck.errors import BadFile
from plancheck.storage.form.word_table import is_word, word_sheets

ROWS = (("序号", "措施", "责任人"), ("1", "加梯", "王某"), ("2", "", "李某"))


def document() -> bytes:
    word = Document()
    word.add_paragraph("重点工作台账")
    table = word.add_table(3, 3)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(1, 2).add_paragraph("赵某")
    word.add_paragraph("第二张")
    word.add_table(1, 1).cell(0, 0).text = "完"
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def test_each_table_is_a_sheet_under_the_paragraphs_above_it() -> None:
    data = document()
    assert is_word(data)
    first, second = word_sheets(data, "台账.docx")
    assert first.rows == (
        ("重点工作台账", "", ""),
        ("序号", "措施", "责任人"),
        ("1", "加梯", "王某\n赵某"),
        ("2", "", "李某"),
    )
    assert first.merged == (Merged(Place(2, 1), Place(3, 1)),)
    assert (second.name, second.rows) == ("第2个表", (("第二张",), ("完",)))


def test_a_document_without_tables_has_no_sheet_and_a_broken_one_is_said() -> None:
    word = Document()
    word.add_paragraph("没有表")
    file = io.BytesIO()
    word.save(file)
    assert word_sheets(file.getvalue(), "x.docx") == ()
    with pytest.raises(BadFile):
        word_sheets(file.getvalue()[:2000] + b"word/document", "x.docx")
