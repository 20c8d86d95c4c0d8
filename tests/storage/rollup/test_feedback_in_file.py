"""What units answered and what was sent back, in a roll-up's file: read back, written the same."""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.report.feedback import AnsweredFeedback
from plancheck.domain.rollup.returns import Return
from plancheck.domain.rollup.union import Received, Rollup
from plancheck.errors import BadFile
from plancheck.storage.report.file import report_in, status_text
from plancheck.storage.report.written_form import Blocks
from plancheck.storage.rollup.file import RollupHeader, parse_rollup, rollup_texts
from tests import street
from tests.feedback import REMARK, sent_back

ANSWERED = (
    AnsweredFeedback(REMARK, "在八村\n二楼", date(2024, 3, 8)),
    AnsweredFeedback(sent_back("0" * 64), "已改", date(2024, 3, 8)),
)
REPORTS = [one._replace(feedback=ANSWERED) for one in street.reports(2, street.WEEKS[-1:])]
HEADER = RollupHeader("某街道", REPORTS[0].period, REPORTS[0].generated)


def rolled(*more: Return) -> Rollup:
    received = [Received(one, one.digest, ("a.toml",)) for one in REPORTS]
    mark = Return(received[0].digest, HEADER.period, "某街道", "合计\n不对")
    return Rollup(received, (), {mark, *more})


def test_a_report_comes_back_with_what_was_answered() -> None:
    for report in REPORTS:
        again = report_in(status_text(report), "a.toml")
        assert again == report
        assert again.digest == report.digest


def test_a_roll_up_comes_back_with_what_was_sent_back() -> None:
    (text,) = rollup_texts(HEADER, rolled())
    again = parse_rollup(text, "a.toml", Blocks()).rollup
    assert again == rolled()
    assert list(rollup_texts(HEADER, again)) == [text]


def test_what_is_of_another_period_is_left_out() -> None:
    other = Return("1" * 64, HEADER.period.shifted(1), "某街道", "下一期的")
    assert list(rollup_texts(HEADER, rolled(other))) == list(rollup_texts(HEADER, rolled()))


def test_a_mark_that_was_changed_is_refused() -> None:
    (text,) = rollup_texts(HEADER, rolled())
    with pytest.raises(BadFile):
        parse_rollup(text.replace("合计", "小计"), "a.toml", Blocks())
