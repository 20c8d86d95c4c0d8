"""plancheck-feedback/1: read back as it was written, refused where it was changed, harmless."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import Months, Week
from plancheck.domain.report.content import seal_of
from plancheck.domain.report.feedback import Feedback, FeedbackItem, FeedbackKind
from plancheck.errors import BadFile, NewerFormat
from plancheck.storage.feedback.file import (
    feedback_in,
    feedback_stem,
    feedback_text,
    load_feedback,
    looks_like_feedback,
)
from plancheck.storage.toml import guard, writer
from tests.feedback import REMARK, said, sent_back
from tests.rows import each_row

ANSWER = FeedbackItem("a1", FeedbackKind.ANSWER, "同意\n周三去", "3.2.1", "3.2.1-协1")
FULL = said(REMARK, ANSWER, sent_back("0" * 64), names=("八村",))


@each_row("period", [Week(2024, 10), Months(2024, 3, 1), Months(2024, 1, 12)])
def test_a_file_is_read_back_as_it_was_written(period: Week | Months, tmp_path: Path) -> None:
    feedback = FULL._replace(period=period)
    path = tmp_path / f"{feedback_stem(feedback)}.toml"
    path.write_text(feedback_text(feedback), encoding="utf-8")
    assert load_feedback(path) == feedback
    assert looks_like_feedback(path)
    path.write_text(feedback_text(feedback), encoding="gb18030", newline="\r\n")
    assert load_feedback(path) == feedback


@given(st.data())
def test_a_file_that_was_changed_is_refused_or_says_the_same(data: st.DataObject) -> None:
    text = feedback_text(FULL)
    at = data.draw(st.integers(0, len(text) - 1))
    other = text[:at] + data.draw(st.sampled_from(["x", "", "\n", '"', "九"])) + text[at + 1 :]
    with suppress(BadFile):
        assert feedback_in(other, "f") == FULL


def sealed(content: dict[str, object]) -> str:
    """A content as its text, under a right seal: a seal is no proof against forgery."""
    head, items = content["feedback"], content["item"]
    assert isinstance(head, dict)
    assert isinstance(items, list)
    parts = [f"format = {writer.string(str(content['format']))}\n[feedback]\n", writer.pairs(head)]
    parts += (f"[[item]]\n{writer.pairs(item)}" for item in items)
    return "".join((*parts, "[seal]\n", writer.pairs(seal_of(content))))


def forged(change: dict[str, object], item: dict[str, object]) -> Feedback:
    content = guard.parse_toml(feedback_text(said()), "")
    del content["seal"]
    head, items = content["feedback"], content["item"]
    assert isinstance(head, dict)
    assert isinstance(items, list)
    items[0] |= item
    return feedback_in(sealed({**content, "feedback": head | change}), "f")


def test_hostile_text_is_harmless() -> None:
    hostile = "a\x1b]52;c;aGk=\x07\u202eb[red]=1+1"
    feedback = forged({"from": hostile}, {"text": hostile})
    for text in (feedback.sender, feedback.items[0].text):
        assert "\x1b" not in text
        assert "\u202e" not in text


@each_row(
    ("head", "item"),
    [
        ({}, {"id": "../../x"}),
        ({}, {"id": ""}),
        ({}, {"measure": "../x"}),
        ({}, {"kind": "表扬"}),
        ({}, {"text": ""}),
        ({}, {"text": 1}),
        ({}, {"kind": "退回"}),
        ({"week": "2024-W99"}, {}),
        ({"generated": 1}, {}),
        ({"names": "甲"}, {}),
        ({"unit": 1}, {}),
    ],
)
def test_what_may_not_be_there_is_refused(head: dict[str, object], item: dict[str, object]) -> None:
    with pytest.raises(BadFile, match="内容不完整或不合格式"):
        forged(head, item)


def test_two_items_of_one_id_are_refused() -> None:
    with pytest.raises(BadFile):
        feedback_in(feedback_text(said(REMARK, REMARK._replace(text="别的"))), "f")


def test_another_format_is_told_from_a_later_one() -> None:
    text = feedback_text(said())
    with pytest.raises(NewerFormat):
        feedback_in(text.replace("feedback/1", "feedback/2"), "f")
    with pytest.raises(BadFile, match="不是 plancheck 反馈文件"):
        feedback_in(text.replace("plancheck-feedback", "plancheck-status"), "f")


def test_a_name_chooses_no_path() -> None:
    assert "/" not in feedback_stem(said(unit="../../甲"))
