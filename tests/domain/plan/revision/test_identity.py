"""Which measure of a revised document is which of the plan."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.draft import Choice, Doubt, Piece, PlanDraft, Role
from plancheck.domain.plan.model import Plan
from plancheck.domain.plan.review import answered, unsure
from plancheck.domain.plan.revision.identity import gone, identified
from plancheck.domain.plan.source import Source
from tests.rows import each_row
from tests.specimens import measure, plan_of, revised

OLD = plan_of(
    (
        measure("1.1.1", "推进加装电梯12台，惠及居民"),
        measure("1.1.2", "开展消防安全检查"),
        measure("1.2.1", "建设口袋公园"),
        measure("2.1.1", "办好社区食堂"),
        measure("2.1.2", "做好垃圾分类年度考核"),
    )
)


def draft(*texts: str) -> PlanDraft:
    """Measures of a document, under a heading where one is written ## 。"""
    return PlanDraft(
        tuple(
            Piece(Role.OBJECTIVE, (), text.removeprefix("## "))
            if text.startswith("## ")
            else Piece(Role.MEASURE, (), text)
            for text in texts
        )
    )


def numbers(made: PlanDraft) -> list[str]:
    return [piece.id for piece in made.of(Role.MEASURE)]


def doubts(made: PlanDraft) -> list[tuple[str, list[str | None]]]:
    """The text of each that is doubtful, and the other numbers that are offered."""
    return [
        (piece.text, [choice.id for choice in piece.doubt.choices])
        for piece in made.pieces
        if piece.doubt
    ]


def texts(plan: Plan) -> list[str]:
    return [one.text for one in plan.measures()]


def test_the_same_words_keep_their_numbers_wherever_they_stand() -> None:
    made = identified(draft(*reversed(texts(OLD))), OLD)
    assert numbers(made) == ["2.1.2", "2.1.1", "1.2.1", "1.1.2", "1.1.1"]
    assert unsure(made) == []
    assert gone(made, OLD) == []


def test_widths_blanks_and_punctuation_make_no_other_words() -> None:
    made = identified(draft("推进加装电梯１２台,惠及 居民"), OLD)
    assert (numbers(made), unsure(made)) == (["1.1.1"], [])


def test_what_is_new_has_no_number_and_what_is_missed_is_gone() -> None:
    made = identified(draft("推进加装电梯12台，惠及居民", "招募志愿者", "新建托育点"), OLD)
    assert numbers(made) == ["1.1.1", "", ""]
    assert [one.id for one in gone(made, OLD)] == ["1.1.2", "1.2.1", "2.1.1", "2.1.2"]


def test_a_figure_that_changed_is_the_same_measure_without_asking() -> None:
    made = identified(draft("推进加装电梯15台，惠及居民", "迎接新年"), OLD)
    assert (numbers(made)[0], doubts(made)) == ("1.1.1", [])


@each_row(
    ("text", "keeps", "offered"),
    [
        ("开展消防检查行动", "1.1.2", [""]),
        ("开展消防巡查行动", "", ["1.1.2"]),
    ],
)
def test_what_is_only_likely_is_asked_with_how_likely_it_is(
    text: str, keeps: str, offered: list[str]
) -> None:
    made = identified(draft("迎接新年", "欢度国庆", text, "张灯", "结彩"), OLD)
    assert numbers(made)[2] == keeps
    assert doubts(made) == [(text, offered)]
    (at,) = unsure(made)
    doubt = made.pieces[at].doubt
    assert doubt is not None
    assert "%" in doubt.reason
    assert "1.1.2" in doubt.reason


def test_another_text_between_two_old_neighbours_is_asked_and_is_new_until_then() -> None:
    olds = texts(OLD)
    made = identified(draft(olds[0], "开展夜间巡查", *olds[2:]), OLD)
    assert numbers(made) == ["1.1.1", "", "1.2.1", "2.1.1", "2.1.2"]
    assert doubts(made) == [("开展夜间巡查", ["1.1.2"])]


def test_two_that_are_much_alike_are_asked_about() -> None:
    made = identified(draft("推进加装电梯13台，惠及居民", "推进加装电梯14台，惠及居民"), OLD)
    assert numbers(made) == ["1.1.1", ""]
    assert [text for text, _ in doubts(made)] == ["推进加装电梯13台，惠及居民"]


TWINS = plan_of(
    (measure("1.1.1", "加强宣传"), measure("1.1.2", "检查"), measure("1.2.1", "加强宣传"))
)


def test_the_same_words_twice_are_told_apart_by_their_headings() -> None:
    (section,) = TWINS.sections
    first, second = section.objectives
    objectives = (first._replace(title="消防"), second._replace(title="环保"))
    old = TWINS._replace(sections=(section._replace(objectives=objectives),))
    made = identified(draft("## 环保", "加强宣传", "## 消防", "加强宣传", "检查"), old)
    assert numbers(made) == ["1.2.1", "1.1.1", "1.1.2"]
    assert unsure(made) == []


def test_of_the_same_words_one_fewer_is_asked_about() -> None:
    made = identified(draft("加强宣传", "检查"), TWINS)
    assert [text for text, _ in doubts(made)] == ["加强宣传"]


def test_the_words_of_a_withdrawn_measure_are_new_until_a_person_says_otherwise() -> None:
    old = revised(OLD, {"2.1.1": {"withdrawn": True}})
    made = identified(draft("办好社区食堂"), old)
    assert numbers(made) == [""]
    assert doubts(made) == [("办好社区食堂", ["2.1.1"])]


def test_of_the_same_words_that_of_a_measure_that_stands_goes_before_a_withdrawn_one() -> None:
    old = revised(TWINS, {"1.1.1": {"withdrawn": True}})
    assert numbers(identified(draft("加强宣传"), old)) == ["1.2.1"]


def test_another_measure_that_is_much_alike_is_offered_too() -> None:
    old = plan_of(
        (measure("1.1.1", "推进甲片区老旧小区改造"), measure("1.1.2", "推进乙片区老旧小区改造"))
    )
    made = identified(draft("推进丙片区老旧小区改造", "迎接新年"), old)
    assert doubts(made) == [("推进丙片区老旧小区改造", ["", "1.1.2"])]


def test_a_doubt_of_the_import_stays_beside_that_of_the_number() -> None:
    first = Piece(
        Role.MEASURE,
        (),
        "开展消防检查行动",
        doubt=Doubt("像是目的", (Choice(Role.AIM),)),
    )
    (piece,) = identified(PlanDraft((first,)), OLD).pieces
    assert piece.doubt is not None
    assert "像是目的" in piece.doubt.reason
    assert piece.doubt.choices[-1] == Choice(Role.AIM)


def test_an_answer_gives_the_number_and_takes_it_from_another() -> None:
    made = identified(draft("开展消防检查行动", "迎接新年"), OLD)
    taken = answered(made, Source.of_text(""), 1, Choice(Role.MEASURE, id="1.1.2"))
    assert numbers(taken) == ["", "1.1.2"]
    new = answered(made, Source.of_text(""), 0, Choice(Role.MEASURE, id=""))
    assert numbers(new)[0] == ""


@given(st.lists(st.text("推进社区食堂建设开展消防检查，12", max_size=10), max_size=8))
def test_no_number_is_given_twice_and_every_one_is_the_plans(some: list[str]) -> None:
    given = [number for number in numbers(identified(draft(*some), OLD)) if number]
    assert len(set(given)) == len(given)
    assert set(given) <= {one.id for one in OLD.measures()}
