"""The sentences of 没有保存."""

from __future__ import annotations

from plancheck.domain import refusals


def test_a_sentence_begins_with_the_words_and_has_one_full_stop() -> None:
    for why in ("磁盘已满", "磁盘已满。"):
        assert refusals.not_saved(why) == "没有保存：磁盘已满。"
    kept = refusals.not_saved("磁盘已满", refusals.KEPT)
    assert kept == "没有保存：磁盘已满。原有记录没有改动。"


def test_the_reason_is_told_again_without_them() -> None:
    assert refusals.reason_of(refusals.IN_USE) == "台账正被另一个窗口或程序使用。请稍后再试"


def test_every_sentence_says_that_nothing_was_saved() -> None:
    sentences = [text for name, text in vars(refusals).items() if name.isupper()]
    sentences = [text for text in sentences if text not in (refusals.KEPT, refusals.ELSEWHERE)]
    assert len(sentences) > 10
    assert [text for text in sentences if "没有保存" not in text or text[-1] != "。"] == [
        "没有保存："
    ]
