"""The roll-up's long table: read back as it is, and nothing in it a formula."""

from __future__ import annotations

import csv
import io
import subprocess
from datetime import date
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from openpyxl import load_workbook

from plancheck.domain.period import Months
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.union import Received
from plancheck.export import render_rollup
from plancheck.export.rollup.csv import COLUMNS
from tests.domain.rollup.figures.test_compute import report, rolled, said


def table(*, english: bool = False, **more: object) -> list[dict[str, str]]:
    percent = more.pop("percent", 25)
    measure = said("1.1.1", Status.IN_PROGRESS, percent, **more)  # type: ignore[arg-type]
    made = rolled(report("甲居委会", measure))
    data = render_rollup("csv", made, english=english)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_program_reads_bare_figures_under_english_names() -> None:
    (row,) = table(amount=3, english=True, completed=True, since=date(2024, 3, 5))
    assert list(row) == list(COLUMNS)
    assert row["measure"] == "1.1.1"
    assert row["week"] == "2024-W10"
    assert row["section"] == "1"
    assert row["objective"].startswith("1.1 ")
    assert (row["percent"], row["amount"], row["target"]) == ("25", "3", "12")
    assert (row["role"], row["due"], row["since"]) == ("牵头", "", "2024-03-05")
    assert (row["changed"], row["completed"]) == ("0", "1")


def test_a_clerk_reads_words() -> None:
    (row,) = table(amount=3, owner=("3-5",), progress=("1/3",), percent=None)
    assert list(row) == list(COLUMNS.values())
    assert row["编号"] == "措施1.1.1"
    assert row["报告期"] == "2024年第10周周报"
    assert row["部分"] == "一、第1部分"
    assert (row["进度（%）"], row["完成量"], row["本期有变化"]) == ("", "3", "否")
    assert (row["责任人"], row["进展情况"]) == ("'3-5", "'1/3")


@pytest.mark.soak
@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not installed")
def test_a_spreadsheet_takes_no_field_of_a_clerks_for_a_day_that_is_none(tmp_path: Path) -> None:
    texts = ("1/3", "3-5", "2024年3月", "3月8日", "12:30", "1e5", "50%", "Mar 3", "１／３", "TRUE")
    notes: dict[str, Any] = {"progress": texts[:1], "problems": texts[1:2], "reason": texts[2]}
    made = rolled(
        *(report(f"{n}居委会", said("1.1.1", owner=(t,), **notes)) for n, t in enumerate(texts)),
        of_a_month(report("甲居委会", said("1.1.1"))),
        report("3-8", said("1.1.1")),
    )
    data = render_rollup("csv", made)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    days = {"报送时间", "完成时限", "状态起始日", "最近进展日期"}
    figures = {"版次", "进度（%）", "完成量", "目标量", "完成步骤", "步骤"}
    for read, row in zip(cells_taken(tmp_path, data), rows, strict=True):
        for name, text in row.items():
            if name not in days | figures and text:
                assert read[name] == text, name


def of_a_month(received: Received) -> Received:
    return received._replace(report=received.report._replace(period=Months(2024, 3, 1)))


def cells_taken(place: Path, data: bytes) -> list[dict[str, object]]:
    """What LibreOffice has in the cells when it opens the csv and looks for days in it."""
    source = place / "r.csv"
    source.write_bytes(data)
    detect = "44,34,76,1,,2052,false,true,false"  # comma, quotes, UTF-8, zh-CN, special numbers
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{place}/profile", "--headless"),
            *(f"--infilter=CSV:{detect}", "--convert-to", "xlsx", "--outdir", place, source),
        ],
        check=True,
        capture_output=True,
    )
    sheet = load_workbook(place / "r.xlsx").active
    assert sheet is not None
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "＝1"])
def test_nothing_a_unit_wrote_is_a_formula(start: str) -> None:
    (row,) = table(english=True, owner=(start,), reason=start, problems=(start,), next=("a", start))
    assert row["owner"] == row["reason"] == row["problems"] == f"'{start}"
    assert row["next"] == f"a\n{start}"


def test_lines_and_quotes_come_back_as_they_were() -> None:
    (row,) = table(english=True, progress=('说："好"', "第二件\n共12户"))
    assert row["progress"] == '说："好"\n第二件\n共12户'
