"""A clerk's CSV: every text stays a text in a spreadsheet, whatever it looks like."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plancheck import export
from plancheck.domain.period import parse_period
from plancheck.domain.progress.status import Status
from plancheck.domain.report.model import MeasureReport

from ..reports import made, told

SOFFICE = shutil.which("soffice")
LIKE_DAYS = told("3.2.1", "3/5", owner=("1-2",), reason="3月5日", evidence=("2024.3.6",))


def rows(*measures: MeasureReport, period: str = "2024-W10") -> list[dict[str, str]]:
    report, plan = made(*measures)
    data = export.render("csv", report._replace(period=parse_period(period)), plan)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_steps_and_numbers_are_words_and_what_has_no_percentage_a_dash() -> None:
    (row,) = rows(told("3.2.1", status=Status.ONGOING, percent=None, amount=1_234_567))
    assert (row["编号"], row["步骤"], row["进度"]) == ("措施3.2.1", "3步完成1步", "—")
    assert (row["报告期"], row["完成量"]) == ("2024-W10", "1234567")


def test_what_a_person_wrote_is_marked_as_text_where_it_looks_like_a_day() -> None:
    (row,) = rows(LIKE_DAYS)
    found = [row[name] for name in ("进展情况", "责任人", "原因", "佐证材料")]
    assert found == ["'3/5", "'1-2", "'3月5日", "'2024.3.6"]


@pytest.mark.parametrize("period", ["2024-03", "2024-Q1", "2024"])
def test_a_month_is_no_day(period: str) -> None:
    (row,) = rows(told("1.1.1"), period=period)
    assert row["报告期"].startswith("2024年")
    assert row["报告期"].endswith("报）")


@pytest.mark.soak
@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice (soffice) on this computer")
@pytest.mark.parametrize("language", ["1033", "2052"])
@pytest.mark.parametrize("period", ["2024-W10", "2024-03"])
def test_a_spreadsheet_that_looks_for_days_finds_only_the_dates(
    tmp_path: Path, language: str, period: str
) -> None:
    report, plan = made(LIKE_DAYS, told("1.1.1", "5-6月"))
    path = tmp_path / "报.csv"
    path.write_bytes(export.render("csv", report._replace(period=parse_period(period)), plan))
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            f"--infilter=CSV:44,34,76,1,,{language},false,true",
            *("--convert-to", "xlsx", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    sheet = load_workbook(tmp_path / "报.xlsx").worksheets[0]
    heads, *lines = sheet.iter_rows(values_only=True)
    days = {
        str(name)
        for line in lines
        for name, value in zip(heads, line, strict=True)
        if isinstance(value, datetime)
    }
    assert days == {"完成时限"}
