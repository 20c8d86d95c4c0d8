"""The five lines for a chat group."""

from __future__ import annotations

from plancheck.domain.period import Week
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.model import Letterhead
from plancheck.domain.report.wording import brief_of
from plancheck.export import render
from tests.specimens import Pc, moment, small_plan


def test_notepad_of_any_age_can_read_it() -> None:
    plan = small_plan()
    head = Letterhead("宝山八村居委会", "居委会", "某街道办事处")
    report = status_report(plan, Pc().history, head, Week(2024, 10), moment(), Thresholds())
    data = render("txt", report, plan)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [*brief_of(report, plan), ""]
