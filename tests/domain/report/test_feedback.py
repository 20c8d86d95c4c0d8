"""What the office says, on a unit's record: the same from any PC, open until it is answered."""

from __future__ import annotations

from datetime import timedelta

from plancheck.domain.ledger.entry import Draft
from plancheck.domain.ledger.history import History, head_of
from plancheck.domain.period import Week
from plancheck.domain.progress.overview.quiet import QUIET_DAYS, is_quiet
from plancheck.domain.report.editions import edition_field
from plancheck.domain.report.feedback import (
    FeedbackItem,
    FeedbackKind,
    GivenFeedback,
    answer_drafts,
    answered_within,
    feedback_on,
    given_feedback,
    office_answers,
    taking_drafts,
)
from tests.feedback import REMARK, said, sent_back
from tests.specimens import TODAY, Pc, moment

WEEK = Week.of(TODAY)


def taken(pc: Pc, *items: FeedbackItem, day: int = 0) -> History:
    on = TODAY + timedelta(day)
    pc.does(taking_drafts(pc.history, said(*items), on), moment(on))
    return pc.history


def only(history: History) -> GivenFeedback:
    (given,) = given_feedback(history)
    return given


def test_an_item_that_two_pcs_take_in_on_different_days_stands_once_without_a_conflict() -> None:
    one, other = Pc("aaaaaa"), Pc("bbbbbb")
    taken(one)
    taken(other, day=2)
    merged = History([*one.own, *other.own])
    assert only(merged).item == REMARK
    head = head_of(merged.group("3.2.1", "feedback.b2"))
    assert head is not None
    assert head.rivals == ()
    assert taking_drafts(merged, said(), TODAY) == []


def test_an_item_that_an_undo_took_away_is_taken_in_again() -> None:
    pc = Pc()
    (entry,) = pc.does(taking_drafts(pc.history, said(), TODAY), moment())
    pc.does([Draft("3.2.1", "feedback.b2", None, TODAY, (entry.id,), undo=entry.act)], moment())
    assert given_feedback(pc.history) == []
    assert only(taken(pc)).is_open


def test_an_id_says_the_same_for_good() -> None:
    pc = Pc()
    taken(pc)
    assert taking_drafts(pc.history, said(REMARK._replace(text="别的话")), TODAY) == []


def test_an_answer_closes_an_item_and_stands_in_the_report_of_its_period_alone() -> None:
    pc = Pc()
    taken(pc)
    assert only(pc.history).is_open
    pc.does(answer_drafts(pc.history, REMARK, "在八村活动室", TODAY), moment())
    given = only(pc.history)
    assert (given.is_open, given.answer, given.answered) == (False, "在八村活动室", TODAY)
    (told,) = answered_within([given], WEEK)
    assert (told.item, told.answer) == (REMARK, "在八村活动室")
    assert list(answered_within([given], WEEK.shifted(1))) == []
    assert [one.item for one in feedback_on(pc.history, "3.2.1")] == [REMARK]
    assert feedback_on(pc.history, "3.2.2") == []


def test_by_an_earlier_day_neither_the_item_nor_its_answer_was_there() -> None:
    pc = Pc()
    taken(pc, day=1)
    later = TODAY + timedelta(3)
    pc.does(answer_drafts(pc.history, REMARK, "好", later), moment(later))
    assert given_feedback(pc.history, TODAY) == []
    (between,) = given_feedback(pc.history, TODAY + timedelta(2))
    assert between.is_open


def submitted(pc: Pc, number: int, digest: str) -> None:
    value = {"edition": number, "digest": digest}
    over = tuple(e.id for e in pc.history.group("", edition_field(WEEK)))
    pc.does([Draft("", edition_field(WEEK), value, TODAY, over)], moment(minute=number))


def test_what_was_sent_back_is_open_until_another_edition_stands_for_it() -> None:
    pc = Pc()
    taken(pc, sent_back("one"))
    assert only(pc.history).is_open  # another PC's edition, which is not on record here
    submitted(pc, 1, "one")
    assert only(pc.history).is_open
    submitted(pc, 2, "two")
    given = only(pc.history)
    assert (given.is_open, given.replaced) == (False, 2)
    submitted(pc, 3, "one")  # the very content that was sent back
    assert only(pc.history).is_open


def test_a_report_that_was_replaced_before_it_was_sent_back_asks_for_nothing() -> None:
    pc = Pc()
    submitted(pc, 1, "one")
    submitted(pc, 2, "two")
    assert not only(taken(pc, sent_back("one"))).is_open


def test_the_answer_to_a_numbered_matter_is_known_by_its_number() -> None:
    pc, number = Pc(), "3.2.1-协1"
    item = FeedbackItem("a1", FeedbackKind.ANSWER, "同意", "3.2.1", number)
    again = item._replace(id="a2", text="周三去")
    taken(pc, item, again, REMARK)
    assert office_answers(given_feedback(pc.history)) == {number: "同意\n周三去"}


def test_what_others_say_of_a_measure_is_no_news_of_it() -> None:
    pc = Pc()
    long_ago = TODAY - timedelta(QUIET_DAYS)
    pc.does([Draft("3.2.1", "status", "推进中", long_ago)], moment(long_ago))
    assert is_quiet(pc.history, "3.2.1", TODAY, TODAY)
    taken(pc)
    assert is_quiet(pc.history, "3.2.1", TODAY, TODAY)


def test_an_item_of_a_later_version_is_passed_over() -> None:
    pc = Pc()
    pc.does([Draft("3.2.1", "feedback.x", {"kind": "表扬", "text": "好"}, TODAY)], moment())
    pc.does([Draft("3.2.1", "feedback.y", "好", TODAY)], moment())
    assert given_feedback(pc.history) == []
