"""A form of ours that was filled in with LibreOffice (`libreoffice.py`), in the three formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.form.columns import FormColumn, column_named
from plancheck.domain.form.sheet import Cell
from plancheck.storage.form.freshness import is_untouched
from tests.rows import each_row

from .libreoffice import FORMATS, LOCKED, TOP, TYPED, write_blank
from .workbooks import sheets_at

pytest.importorskip("python_calamine", exc_type=ImportError)

FILLED = Path(__file__).parent / "filled"
SAMPLES = [FILLED / f"filled.{suffix}" for suffix in FORMATS]


def at(path: Path, cell: str) -> Cell:
    row = sheets_at(path)[1].rows[int(cell[1:]) - 1]
    return row[ord(cell[0]) - ord("A")]


@each_row("path", SAMPLES)
def test_what_was_typed_is_read_as_it_was_meant(path: Path) -> None:
    meant = TYPED | {
        "S5": date(2024, 6, 30),
        "O2": date(2024, 3, 8),
        "M5": 2.5,
        "L6": "30%",
    }
    assert {cell: at(path, cell) for cell in TYPED} == meant


@each_row("path", SAMPLES)
def test_what_is_locked_was_typed_in_vain(path: Path) -> None:
    given = {"B5": "3.1.1", "C2": "宝山八村居委会", "I5": "推进中", "M6": ""}
    assert {cell: at(path, cell) for cell in LOCKED} == given
    assert (at(path, "B6"), at(path, "J5")) == ("3.1.10", "40%")


def test_what_people_do_to_a_sheet_leaves_its_rows_whole() -> None:
    rows = sheets_at(FILLED / "disordered.xlsx")[1].rows
    columns = {column_named(str(name)): place for place, name in enumerate(rows[TOP - 1])}
    given, status = columns[FormColumn.ID], columns[FormColumn.STATUS]
    assert {row[given]: row[status] for row in rows[TOP:]} == {
        "3.2.2": "",
        "3.2.1": "常态推进",
        "": "",
        "3.1.10": "受阻",
        "3.1.1": "推进中",
    }


def test_a_form_that_somebody_saved_is_not_as_it_was_made(tmp_path: Path) -> None:
    assert [path.name for path in FILLED.iterdir() if is_untouched(path)] == []
    write_blank(str(tmp_path / "blank.xlsx"))
    assert is_untouched(tmp_path / "blank.xlsx")
