"""Reviewing a draft: what a person decides, and that no character is lost or said twice by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.draft import Choice, Doubt, Duty, Piece, PlanDraft, Role, Why
from plancheck.domain.plan.model import Target
from plancheck.domain.plan.review import (
    BODY,
    agreed,
    answered,
    assigned,
    cuts,
    joined,
    moved,
    reworded,
    split,
    taken_as,
    unsure,
)
from plancheck.domain.plan.source import Source, Span
from tests.rows import each_row

LINES = (
    (Role.SECTION, "一、民生"),
    (Role.OBJECTIVE, "（一）养老"),
    (Role.MEASURE, "建成食堂,\n开展试吃；"),
    (Role.SET_ASIDE, "- 3 -"),
    (Role.MEASURE, "3. 完成公示。"),
    (Role.AIM, "让居民满意。"),
)
MARKS = {"一、民生": "一、", "（一）养老": "（一）", "3. 完成公示。": "3. "}
COLUMN = Doubt("像目的，也像措施", (Choice(Role.MEASURE), Choice(Role.AIM)), "一是")


def document() -> tuple[Source, PlanDraft]:
    text, pieces = "", []
    for role, words in LINES:
        mark = MARKS.get(words, "")
        span = Span(len(text), len(text) + len(words) + 1)
        plain = words[len(mark) :].replace("\n", "").replace(",", "，").strip("；。")
        why = Why.PAGE_NUMBER if role is Role.SET_ASIDE else None
        pieces.append(Piece(role=role, spans=(span,), text=plain, mark=mark, why=why))
        text += words + "\n"
    return Source.of_text(text), PlanDraft(tuple(pieces))


SOURCE, DRAFT = document()


def owners(draft: PlanDraft) -> list[int]:
    return sorted(
        at for piece in draft.pieces for start, end in piece.spans for at in range(start, end)
    )


def texts(draft: PlanDraft, role: Role = Role.MEASURE) -> list[str]:
    return [piece.text for piece in draft.of(role)]


def doubted(*places: int) -> PlanDraft:
    pieces = list(DRAFT.pieces)
    for place in places:
        pieces[place] = pieces[place]._replace(doubt=COLUMN)
    return DRAFT._replace(pieces=tuple(pieces))


def test_an_answer_settles_all_of_its_column() -> None:
    draft = answered(doubted(2, 4), SOURCE, 4, Choice(Role.AIM))
    assert texts(draft, Role.AIM) == ["建成食堂，开展试吃", "完成公示", "让居民满意"]
    assert unsure(draft) == []


def test_an_answer_leaves_other_doubts_alone() -> None:
    draft = doubted(2, 4)
    other = draft.pieces[4]._replace(doubt=COLUMN._replace(column=""))
    draft = draft._replace(pieces=(*draft.pieces[:4], other, draft.pieces[5]))
    assert unsure(answered(draft, SOURCE, 2, Choice(Role.MEASURE))) == [4]


def test_what_is_joined_keeps_the_pause_that_the_document_has() -> None:
    draft = joined(DRAFT, SOURCE, 4)
    assert texts(draft) == ["建成食堂，开展试吃；完成公示"]
    assert texts(draft, Role.SET_ASIDE) == ["- 3 -"]


def test_the_first_piece_of_the_plan_has_none_to_be_joined_to() -> None:
    assert joined(DRAFT, SOURCE, 0) == DRAFT


def test_a_piece_is_split_behind_a_pause_and_each_half_has_its_own_characters() -> None:
    (cut,) = cuts(DRAFT.pieces[2])
    draft = split(DRAFT, SOURCE, 2, cut)
    assert texts(draft)[:2] == ["建成食堂", "开展试吃"]
    start, end = draft.pieces[3].spans[0]
    assert SOURCE.text[start:end] == "开展试吃；\n"


def test_a_number_mark_is_not_taken_for_the_words_behind_it() -> None:
    draft = split(DRAFT, SOURCE, 4, 2)
    assert texts(draft)[1:] == ["完成", "公示"]
    start, end = draft.pieces[4].spans[0]
    assert SOURCE.text[start:end].strip() == "3. 完成"


def test_words_of_ones_own_are_not_split() -> None:
    draft = reworded(DRAFT, 2, "另外写的，两句话")
    assert split(draft, SOURCE, 2, 5) == draft


def test_levels_go_up_and_down_and_end_where_the_tree_ends() -> None:
    up = moved(DRAFT, [1, 2], -1)
    assert [piece.role for piece in up.pieces[:3]] == [Role.SECTION, Role.GROUP, Role.OBJECTIVE]
    assert moved(DRAFT, [0], -1).pieces[0].role is Role.SECTION
    assert moved(DRAFT, [2], 1).pieces[2].role is Role.MEASURE


def test_what_was_set_aside_comes_in_as_a_measure_without_its_reason() -> None:
    piece = moved(DRAFT, [3], -1).pieces[3]
    assert (piece.role, piece.why) == (Role.MEASURE, None)


def test_what_is_set_aside_has_a_reason() -> None:
    assert taken_as(DRAFT, [2], Role.SET_ASIDE).pieces[2].why is Why.NOTE


def test_units_are_given_to_measures_alone_and_no_unit_helps_itself() -> None:
    draft = assigned(DRAFT, range(6), ["中心"], ["中心", "居委会"])
    assert {piece.duty.lead for piece in draft.of(Role.MEASURE)} == {("中心",)}
    assert {piece.duty.support for piece in draft.of(Role.MEASURE)} == {("居委会",)}
    assert draft.pieces[0].duty.lead == ()


Act = Callable[[PlanDraft, int, int], PlanDraft]
ACTS: list[Act] = [
    lambda draft, at, n: joined(draft, SOURCE, at),
    lambda draft, at, n: split(draft, SOURCE, at, 1 + n % max(1, len(draft.pieces[at].text) - 1)),
    lambda draft, at, n: moved(draft, [at], -1 if n % 2 else 1),
    lambda draft, at, n: taken_as(draft, [at], list(Role)[n % len(Role)]),
    lambda draft, at, n: agreed(draft, [at]),
    lambda draft, at, n: answered(draft, SOURCE, at, Choice(Role.MEASURE, joins=n % 2 == 0)),
]


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 99), st.integers(0, 99))))
def test_whatever_is_decided_every_character_stays_in_one_piece(
    acts: list[tuple[Act, int, int]],
) -> None:
    draft = doubted(2, 4)
    for act, at, n in acts:
        draft = act(draft, at % len(draft.pieces), n)
        assert owners(draft) == list(range(len(SOURCE.text)))
        assert all(piece.why for piece in draft.of(Role.SET_ASIDE))
        assert not any(piece.why for piece in draft.pieces if piece.role in BODY)


def one_measure(text: str, duty: Duty) -> tuple[Source, PlanDraft]:
    piece = Piece(Role.MEASURE, (Span(0, len(text)),), text, duty=duty)
    return Source.of_text(text), PlanDraft((piece,), year=2026)


@each_row(
    ("text", "owner"),
    [
        ("完成公示，新建食堂1200余个", 1),
        ("新建食堂1200个，完成公示", 0),
        ("整治楼道11200个，新建食堂1200个", 1),
        ("新建食堂1200个，改造食堂1200个", 0),
        ("新建食堂一批，改造食堂一批", 0),
    ],
)
def test_a_target_stays_with_the_half_that_says_it(text: str, owner: int) -> None:
    target = Target(1200, "个", "")
    source, draft = one_measure(text, Duty(lead=("中心",), target=target))
    halves = split(draft, source, 0, cuts(draft.pieces[0])[0]).pieces
    assert [half.duty.target for half in halves] == [
        target if at == owner else None for at in (0, 1)
    ]
    assert [half.duty.lead for half in halves] == [("中心",), ("中心",)]


def test_each_half_has_the_day_and_the_terms_of_its_own_words() -> None:
    june, december = date(2026, 6, 30), date(2026, 12, 31)
    duty = Duty(due=june, terms=("一网统管", "生活圈"))
    source, draft = one_measure("6月底前建成一网统管，年底前建好生活圈", duty)
    halves = split(draft, source, 0, cuts(draft.pieces[0])[0]).pieces
    assert [half.duty.due for half in halves] == [june, december]
    assert [half.duty.terms for half in halves] == [("一网统管",), ("生活圈",)]


def test_a_day_that_stands_in_another_column_is_both_halves() -> None:
    source, draft = one_measure("建成食堂，开展试吃", Duty(due=date(2026, 6, 30)))
    halves = split(draft, source, 0, cuts(draft.pieces[0])[0]).pieces
    assert [half.duty.due for half in halves] == [date(2026, 6, 30)] * 2


def test_what_is_joined_has_the_target_and_the_day_that_the_second_half_had() -> None:
    target = Target(3, "个", "食堂")
    source, draft = one_measure(
        "6月底前公示，新建3个食堂", Duty(due=date(2026, 6, 30), target=target)
    )
    halves = split(draft, source, 0, cuts(draft.pieces[0])[0])
    (one,) = joined(halves, source, 1).pieces
    assert one.duty == draft.pieces[0].duty


def test_the_year_of_a_plan_without_one_is_that_of_its_title() -> None:
    title = Piece(Role.TITLE, (), "街道工作要点")
    draft = PlanDraft((title,))
    dated = reworded(draft, 0, "街道 2026 年工作要点")
    assert dated.year == 2026
    assert reworded(dated, 0, "街道2025年工作要点").year == 2025
    assert reworded(dated, 0, "街道工作要点").year == 2026
    heading = PlanDraft((Piece(Role.SECTION, (), "２０２６年度工作要点"),))
    assert reworded(heading, 0, "2026年度工作要点").year == 0
    assert taken_as(heading, [0], Role.TITLE).year == 2026
