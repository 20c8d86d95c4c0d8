"""Headings that are the same whatever number they have, and measures that have not moved."""

from __future__ import annotations

from plancheck.domain.plan.changes import Alteration, alterations
from plancheck.domain.plan.headings import Retitled, retitled, same_objectives
from plancheck.domain.plan.model import Objective, Plan, Section
from tests.specimens import measure, plan_of


def plan(*sections: tuple[str, dict[str, list[str]]]) -> Plan:
    """Sections by title, objectives by title, the numbers of their measures."""
    made = [
        Section(
            number,
            title,
            "",
            tuple(
                Objective(f"{number}.{place}", name, tuple(measure(id, f"办{id}") for id in ids))
                for place, (name, ids) in enumerate(objectives.items(), 1)
            ),
        )
        for number, (title, objectives) in enumerate(sections, 1)
    ]
    return plan_of([])._replace(sections=tuple(made))


BEFORE = plan(
    ("党建", {"学习": ["1.1.1"], "阵地": ["1.2.1", "1.2.2"]}),
    ("民生", {"养老": ["2.1.1"]}),
)


def kinds(after: Plan) -> dict[str, tuple[Alteration, ...]]:
    return {one.id: one.kinds for one in alterations(BEFORE, after)}


def told(after: Plan) -> list[Retitled]:
    same = {one.id: one.id for one in after.measures()}
    return list(retitled(BEFORE, after, same_objectives(BEFORE, after, same)))


def test_a_section_put_in_front_moves_nothing_that_follows() -> None:
    after = plan(
        ("作风", {"督查": ["3.1.1"]}),
        ("党建", {"学习": ["1.1.1"], "阵地": ["1.2.1", "1.2.2"]}),
        ("民生", {"养老": ["2.1.1"]}),
    )
    assert kinds(after) == {"3.1.1": (Alteration.ADDED,)}
    assert told(after) == [Retitled("1", "", "作风"), Retitled("1.1", "", "督查")]


def test_an_objective_that_is_called_otherwise_is_known_by_its_measures() -> None:
    after = plan(
        ("党建", {"学习": ["1.1.1"]}),
        ("民生", {"一老一小": ["2.1.1"], "阵地建设": ["1.2.1", "1.2.2"]}),
    )
    assert kinds(after) == {}
    assert told(after) == [
        Retitled("2.1", "养老", "一老一小"),
        Retitled("2.2", "阵地", "阵地建设"),
    ]


def test_one_measure_of_an_objective_under_another_one_has_moved() -> None:
    after = plan(
        ("党建", {"学习": ["1.1.1", "1.2.2"], "阵地": ["1.2.1"]}),
        ("民生", {"养老": ["2.1.1"]}),
    )
    (one,) = alterations(BEFORE, after)
    assert (one.id, one.kinds, one.moved) == ("1.2.2", (Alteration.MOVED,), ("1.2", "1.1"))


def test_an_objective_put_before_others_of_its_section_has_a_number_that_another_one_had() -> None:
    after = plan(
        ("党建", {"纪律": ["1.3.1"], "学习": ["1.1.1"], "阵地": ["1.2.1", "1.2.2"]}),
        ("民生", {"养老": ["2.1.1"]}),
    )
    assert kinds(after) == {"1.3.1": (Alteration.ADDED,)}
    assert told(after) == [Retitled("1.1", "", "纪律")]


def test_headings_that_are_gone_are_told() -> None:
    after = plan(("党建", {"学习": ["1.1.1"]}))
    assert told(after) == [
        Retitled("2", "民生", ""),
        Retitled("1.2", "阵地", ""),
        Retitled("2.1", "养老", ""),
    ]
