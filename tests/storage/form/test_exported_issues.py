"""The 问题台账 in a report's own workbook, read back where the workbook is all there is."""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.form.finder import found_forms
from plancheck.domain.form.issue_sheet import issues_in, new_text
from plancheck.domain.form.sheet import Sheet
from plancheck.domain.progress.issues.standing import IssueState
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.report.issue_rows import ISSUE_COLUMNS, issue_words
from plancheck.domain.report.model import IssueReport
from plancheck.export import render
from plancheck.storage.form.sheet import sheets_in
from tests.export.reports import made, told
from tests.rows import each_row

pytest.importorskip("python_calamine", exc_type=ImportError)

DAY = date(2024, 2, 28)
ISSUES = (
    IssueReport("1.1.1-问1", "1.1.1", NoteKind.PROBLEM, "缺场地（两处）。", DAY),
    IssueReport(
        number="1.1.1-协1乙",
        measure="1.1.1",
        kind=NoteKind.COORDINATION,
        text="请协调",
        raised=date(2024, 3, 6),
        owner=("王某（书记）", "李某"),
        due=date(2024, 3, 31),
        state=IssueState.NEW,
        answer="同意",
    ),
    IssueReport(
        number="1.1.2-问1",
        measure="1.1.2",
        kind=NoteKind.PROBLEM,
        text="缺人",
        raised=DAY,
        state=IssueState.CLOSED,
        closed=date(2024, 3, 7),
        how="招到了",
    ),
)


def test_what_a_report_follows_comes_back_out_of_its_workbook() -> None:
    report, plan = made(told("1.1.1", "好"), told("1.1.2"))
    data = render("xlsx", report._replace(issues=ISSUES), plan)
    forms = found_forms(sheets_in(data, "周报.xlsx"))
    assert len(forms) == 1  # the list is no form
    assert forms[0].export
    assert set(forms[0].export.issues) == set(ISSUES)


def test_a_row_that_is_no_problem_any_more_is_left_out() -> None:
    heads = tuple(ISSUE_COLUMNS)
    good = ("1.1.1-问1", "问题", "缺人", DAY, 1, "", "", "继续", "", "", "")
    for at, odd in ((0, "某"), (1, "进展"), (2, ""), (3, "二月"), (7, "好"), (7, "已销号")):
        row = (*good[:at], odd, *good[at + 1 :])
        assert issues_in([Sheet("x", (heads, row))]) == ()
    assert len(issues_in([Sheet("x", (heads, good, good))])) == 1


@each_row("issue", ISSUES)
def test_in_a_row_of_the_ledger_what_is_new_is_news_and_the_rest_is_in_the_list(
    issue: IssueReport,
) -> None:
    text = new_text(issue_words(issue, date(2024, 3, 10)))
    assert text == ("请协调" if issue.state is IssueState.NEW else "")
    assert new_text("缺场地") is None
