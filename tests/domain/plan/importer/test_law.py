"""Whatever text goes in, every character comes out once, and its words with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.draft import PlanDraft
from plancheck.domain.plan.importer import draft_of
from plancheck.domain.plan.source import Cell, Passage, PassageKind, Source, content
from tests.rows import each_row

from .reading import words

MARKS = ("一、", "（一）", "1.", "2．", "（1）", "①", "一是", "——", "▲", "第一部分 ", "#", "**", "")
PHRASES = (
    "2024年工作回顾",
    "2025年重点工作安排",
    "总体要求",
    "某街道2025年工作计划",
    "加强社区治理。",
    "完善机制，新增服务点3处",
    "牵头单位：党建办、平安办",
    "（主办：城管中心，协办：各居委会）",
    "完成时限：6月底前",
    "当前位置：首页 > 计划",
    "— 12 —",
    "¹ 某词：解释",
    "各位代表！",
    "某政发〔2025〕3号",
    "，",
    "：",
    "“未完",
    "《",
    "）",
    "\u200b",
    "名词解释",
)
lines = st.lists(
    st.one_of(
        st.builds(str.__add__, st.sampled_from(MARKS), st.sampled_from(PHRASES)),
        st.lists(st.sampled_from([*MARKS, *PHRASES]), min_size=2, max_size=8).map("".join),
        st.text(max_size=30),
    ),
    max_size=20,
)
texts = st.builds(str.join, st.sampled_from(["\n", "\n\n", "\r\n", "", "\n　　", "\x0b"]), lines)


def check(source: Source, draft: PlanDraft) -> None:
    spans = sorted(span for piece in draft.pieces for span in piece.spans)
    assert "".join(source.text[start:end] for start, end in spans) == source.text
    assert all(end > start for start, end in spans)
    for piece in draft.pieces:
        raw = "".join(source.text[start:end] for start, end in piece.spans)
        assert content(piece.mark + piece.text) == content(raw)


@given(texts)
def test_every_character_of_a_text_is_in_one_piece_and_every_word_in_its_words(text: str) -> None:
    source = Source.of_text(text)
    check(source, draft_of(source, words()))


def word_source(rows: list[tuple[str, Passage]]) -> Source:
    text, passages = "", []
    for said, like in rows:
        start = len(text)
        passages.append(like._replace(start=start, end=start + len(said)))
        text += said + "\n"
    return Source(text, tuple(passages))


passages = st.builds(
    Passage,
    start=st.just(0),
    end=st.just(0),
    kind=st.sampled_from([PassageKind.BODY, PassageKind.NOTE, PassageKind.BOX]),
    number=st.sampled_from(["", "一、", "（一）", "1.", "●", "?"]),
    level=st.integers(0, 3),
    outline=st.integers(0, 4),
    bold=st.just(()),
    cell=st.none(),
    mark=st.just(-1),
) | st.builds(
    lambda row, column, columns, rows: Passage(
        0,
        0,
        PassageKind.CELL,
        cell=Cell(table=0, row=row, column=column, columns=columns, rows=rows),
    ),
    *(st.integers(0, 5), st.integers(0, 4), st.integers(1, 5), st.integers(1, 3)),
)


@given(st.lists(st.tuples(st.sampled_from(PHRASES + MARKS), passages), max_size=15))
def test_nor_is_anything_lost_of_a_word_file(rows: list[tuple[str, Passage]]) -> None:
    source = word_source(rows)
    check(source, draft_of(source, words()))


@each_row("text", ["", " \n\t", "。", "\n\n一、", "1", "，，，"])
def test_texts_that_say_nothing(text: str) -> None:
    source = Source.of_text(text)
    check(source, draft_of(source, words()))
