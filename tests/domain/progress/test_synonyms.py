"""The words people type for a status, a light, a kind of note."""

from __future__ import annotations

from enum import Enum

from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.synonyms import member_named
from plancheck.domain.progress.views import View
from tests.rows import each_row


@each_row("kind", [Status, Signal, NoteKind, View])
def test_the_programs_own_word_is_known_however_it_is_typed(kind: type[Enum]) -> None:
    for member in kind:
        word = str(member.value)
        assert (
            member_named(kind, word)
            is member_named(kind, f" {word[0]}　{word[1:]}\u200b")
            is member
        )


@each_row(
    ("status", "words"),
    [
        (Status.DONE, "完成 已办结 做完"),
        (Status.IN_PROGRESS, "进行中 正在推进 落实中 已启动"),
        (Status.NOT_STARTED, "未开始 没开始 尚未启动"),
        (Status.ONGOING, "常态 常态化 长期坚持"),
        (Status.BLOCKED, "遇阻 卡住了"),
        (Status.NOT_APPLICABLE, "不涉及 无关"),
    ],
)
def test_other_words_for_a_status_are_known(status: Status, words: str) -> None:
    assert {member_named(Status, word) for word in words.split()} == {status}


@each_row("word", ["", "完", "未完成", "持续推进", "暂停", "超期", "困难", "x"])
def test_a_word_that_may_mean_several_or_something_else_is_none(word: str) -> None:
    assert member_named(Status, word) is None


def test_lights_and_notes_have_other_words_too() -> None:
    assert member_named(Signal, "超期") is Signal.OVERDUE
    assert member_named(NoteKind, "需协调") is NoteKind.COORDINATION
