"""责任人: whom an owner's text names, and what becomes of it when one of them is replaced."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.progress.persons import (
    is_owned_by,
    owners,
    person_keys,
    persons,
    replace_persons,
)
from plancheck.domain.progress.state import MeasureState, Step
from tests.rows import each_row

NAMES = ("王某", "李某", "赵某某", "阿依古丽·买买提", "欧阳　某", "Li Ming", "王　某", "李")
PART = st.builds(str.__add__, st.sampled_from(NAMES), st.sampled_from(("", "（书记）", " [组长]")))
BETWEEN = st.sampled_from(("、", "，", ", ", "/", "；", " ;", "、（待定）、"))


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(PART, max_size=4))
    return "".join(part + draw(BETWEEN) * (at < len(parts) - 1) for at, part in enumerate(parts))


def named(owner: str) -> list[str]:
    return [person.name for person in persons(owner)]


@each_row(
    "owner",
    [
        "王某、李某", "王某，李某", "王某,李某", "王某/李某", "王某；李某", "王某;李某",
        "王某／李某", "王某 李某", "王某　李某", "王某（书记）、李某(主任)",
        "王某【组长】 李某[副组长]", "王某（书记、主任）李某", "王某（书记（代）），李某",
        "王某（书记、李某", "、王某、、李某，", "（牵头）王某、李某", "王某、（待定）、李某",
        "王某\u200b、李\u00ad某",
    ],
)  # fmt: skip
def test_several_persons_are_parted(owner: str) -> None:
    assert [person.key for person in persons(owner)] == ["王某", "李某"]


@each_row(
    ("owner", "name"),
    [
        ("王　某", "王 某"),
        ("王 某", "王 某"),
        ("欧阳　某", "欧阳 某"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("Li Ming", "Li Ming"),
        ("王某（书记）", "王某"),
        ("王某 （书记）", "王某"),
    ],
)
def test_one_person_stays_one(owner: str, name: str) -> None:
    assert named(owner) == [name]


def test_spread_names_are_parted_where_both_sides_are_names() -> None:
    assert named("王　某 李某 张　三") == ["王 某", "李某", "张 三"]
    assert named("欧阳　某 李某") == ["欧阳 某", "李某"]


@each_row("owner", ["", " ", "、，/", "（待定）", "\u200b", "·"])
def test_where_no_name_stands_there_is_nobody(owner: str) -> None:
    assert persons(owner) == ()


@each_row(
    "written",
    [f"阿依古丽{dot}买买提" for dot in "·•・‧．.･∙⋅\u2024"] + ["阿依古丽买买提"],
)
def test_whichever_dot_is_typed_it_is_the_same_person(written: str) -> None:
    assert person_keys(written) == person_keys("阿依古丽·买买提")


def test_width_case_and_what_nobody_sees_make_no_other_person() -> None:
    assert person_keys("ＬＩ Ming（书记）") == person_keys("li\u200bming")
    assert person_keys("王某") == person_keys("王　某") != person_keys("王某某")


# --- transfer


@each_row(
    ("owner", "coming", "after"),
    [
        ("王某、李某", "赵某", "赵某、李某"),
        ("李某，王某", "赵某", "李某，赵某"),
        ("李某/王某（书记）/钱某", "赵某", "李某/赵某/钱某"),
        ("王某（书记）", "赵某（主任）", "赵某（主任）"),
        ("赵某、王某", "赵某", "赵某"),
        ("王某、赵某（主任）", "赵某", "赵某（主任）"),
        ("王某、李某、王　某", "赵某", "赵某、李某"),
        ("王某、李某", "赵某、钱某", "赵某、钱某、李某"),
        ("王某、李某", "赵某、李某", "赵某、李某"),
        ("王某 李某", "Li Ming", "Li Ming、李某"),
        ("王某、（待定）", "赵某", "赵某、（待定）"),
        ("李某", "赵某", "李某"),
    ],
)
def test_one_is_replaced_and_the_others_stay(owner: str, coming: str, after: str) -> None:
    assert replace_persons(owner, person_keys("王某"), coming) == after


@given(texts(), texts(), texts())
def test_after_a_replacement_just_those_are_there_each_once(
    owner: str, former: str, coming: str
) -> None:
    gone = person_keys(former)
    after = replace_persons(owner, gone, coming)
    if not gone & person_keys(owner):
        return
    assert person_keys(after) == (person_keys(owner) - gone) | person_keys(coming)
    new = [p.key for p in persons(after) if p.key in person_keys(coming) - person_keys(owner)]
    assert len(new) == len(set(new))


@given(st.text(st.sampled_from("王李某（）()[]、 　/·\u200b\0a"), max_size=12))
def test_any_text_is_taken_apart_in_its_order(owner: str) -> None:
    end = 0
    for person in persons(owner):
        assert end <= person.start < person.end <= len(owner)
        assert person.name
        assert person.key
        end = person.end


# --- who has what


STATES = {
    "1.1.1": MeasureState(owner="甲"),
    "1.1.2": MeasureState(owner="乙", steps=(Step("a", "摸底", "甲（书记）、乙"),)),
    "2.1.1": MeasureState(steps=(Step("a", "摸底", "甲", done=True),)),
    "2.1.2": MeasureState(owner="甲乙"),
    "2.1.3": MeasureState(owner="丙丙，甲"),
}


def test_persons_are_counted_not_texts() -> None:
    assert owners(STATES.values()) == [("甲", 3), ("丙丙", 1), ("乙", 1), ("甲乙", 1)]


def test_someone_has_what_names_him_and_some_have_what_names_all_of_them() -> None:
    def having(owner: str) -> list[str]:
        return [id for id, state in STATES.items() if is_owned_by(state, owner)]

    assert having("甲") == ["1.1.1", "1.1.2", "2.1.3"]
    assert having("乙、甲") == ["1.1.2"]
    assert having("、") == []
