"""The roll-up's long table: read back as it is, and nothing in it a formula."""

from __future__ import annotations

import csv
import io

import pytest

from plancheck.domain.progress.state import Status
from plancheck.export import render_rollup
from plancheck.export.rollup.csv import COLUMNS
from tests.domain.rollup.test_compute import report, rolled, said


def table(*, english: bool = False, **more: object) -> list[dict[str, str]]:
    made = rolled(report("甲居委会", said("1.1.1", Status.IN_PROGRESS, 25, **more)))
    data = render_rollup("csv", made, english=english)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_header_names_are_chinese_or_english_and_the_rows_the_same() -> None:
    (chinese,), (english,) = table(amount=3), table(amount=3, english=True)
    assert list(chinese) == list(COLUMNS.values())
    assert list(english) == list(COLUMNS)
    assert list(chinese.values()) == list(english.values())
    assert english["measure"] == "1.1.1"
    assert english["objective"].startswith("1.1 ")
    assert (english["percent"], english["amount"], english["target"]) == ("25", "3", "12")
    assert (english["role"], english["due"], english["changed"]) == ("牵头", "", "0")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "＝1"])
def test_nothing_a_unit_wrote_is_a_formula(start: str) -> None:
    (row,) = table(english=True, owner=(start,), reason=start, problems=(start,), next=("a", start))
    assert row["owner"] == row["reason"] == row["problems"] == f"'{start}"
    assert row["next"] == f"a\n{start}"


def test_lines_and_quotes_come_back_as_they_were() -> None:
    (row,) = table(english=True, progress=('说："好"', "第二件\n共12户"))
    assert row["progress"] == '说："好"\n第二件\n共12户'
