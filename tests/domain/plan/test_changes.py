"""What a revision changed: by the measures' numbers, which are permanent."""

from __future__ import annotations

from datetime import date

from plancheck.domain.plan.changes import (
    Alteration,
    alterations,
    changes_for,
    lost_numbers,
    note_of,
)
from plancheck.domain.plan.model import Measure, NamedUnit, Plan, Target, Units
from tests.rows import each_row
from tests.specimens import measure, plan_of, revised, small_plan

OURS = Units("居委会", ("宝山八村居委会",))


def kinds(after: Plan) -> dict[str, tuple[Alteration, ...]]:
    return {one.id: one.kinds for one in alterations(small_plan(), after)}


@each_row(
    ("change", "kind"),
    [
        ({"text": "推进加装电梯十五台"}, Alteration.REWORDED),
        ({"lead": ("中心",)}, Alteration.REASSIGNED),
        ({"support": ("中心",)}, Alteration.REASSIGNED),
        ({"leader": "分管主任"}, Alteration.REASSIGNED),
        ({"due": date(2024, 9, 30)}, Alteration.DUE),
        ({"target": Target(15, "台", "加装电梯")}, Alteration.TARGET),
        ({"target": None}, Alteration.TARGET),
        ({"withdrawn": True}, Alteration.WITHDRAWN),
    ],
)
def test_every_change_of_a_measure_is_named(change: dict[str, object], kind: Alteration) -> None:
    assert kinds(revised(small_plan(), {"1.1.1": change})) == {"1.1.1": (kind,)}


def test_a_measure_that_is_new_is_added_and_one_of_the_old_ones_marked_anew_is_restored() -> None:
    added = revised(small_plan(), add=[measure("2.1.3")])
    assert kinds(added) == {"2.1.3": (Alteration.ADDED,)}
    withdrawn = revised(small_plan(), {"1.1.1": {"withdrawn": True}})
    (back,) = alterations(withdrawn, small_plan())
    assert back.kinds == (Alteration.RESTORED,)


def test_what_was_withdrawn_and_is_stays_so_whatever_it_says() -> None:
    before = revised(small_plan(), {"1.1.1": {"withdrawn": True}})
    after = revised(small_plan(), {"1.1.1": {"withdrawn": True, "text": "不再做"}})
    assert alterations(before, after) == []


def test_a_new_measure_that_was_withdrawn_before_anybody_saw_it_is_no_change() -> None:
    after = revised(small_plan(), {"2.1.3": {"withdrawn": True}}, add=[measure("2.1.3")])
    assert kinds(after) == {}


def test_a_measure_under_another_objective_has_moved() -> None:
    after = small_plan()
    (first, second), *_ = (section.objectives for section in after.sections)
    moved = (
        first._replace(measures=first.measures[:1]),
        second._replace(measures=(*second.measures, first.measures[1])),
    )
    after = after._replace(
        sections=(after.sections[0]._replace(objectives=moved), after.sections[1])
    )
    (one,) = alterations(small_plan(), after)
    assert (one.id, one.kinds, one.moved) == ("1.1.2", (Alteration.MOVED,), ("1.1", "1.2"))


def test_a_number_that_a_later_revision_left_out_is_lost() -> None:
    after = plan_of(m for m in small_plan().measures() if m.id != "1.1.2")
    assert lost_numbers(small_plan(), after) == ["1.1.2"]
    assert kinds(after) == {"1.1.2": (Alteration.WITHDRAWN,)}
    withdrawn = revised(small_plan(), {"1.1.2": {"withdrawn": True}})
    assert lost_numbers(small_plan(), withdrawn) == []


def test_the_note_counts_each_kind_and_names_a_few() -> None:
    after = revised(
        small_plan(),
        {id: {"withdrawn": True} for id in ("1.1.1", "1.1.2", "1.2.1", "2.1.1")},
        add=[measure("2.1.3")],
    )
    words = "新增1项（2.1.3），作废4项（1.1.1、1.1.2、1.2.1 等）"
    assert note_of(alterations(small_plan(), after)) == words
    assert note_of([]) == ""


NAMED = NamedUnit("宝山八村居委会", "居委会")


@each_row(
    ("id", "change", "what"),
    [
        ("1.1.1", {"lead": ("中心",)}, "gone"),
        ("1.1.1", {"withdrawn": True}, "gone"),
        ("1.2.1", {"support": ("居委会",)}, "new"),
        ("1.2.1", {"support": ("宝山八村居委会",), "units": (NAMED,)}, "new"),
        ("1.2.1", {"text": "建设公园"}, ""),
        ("1.1.1", {"text": "推进加装电梯"}, "changed"),
        ("1.1.1", {"support": ("中心",)}, ""),
        ("1.1.1", {"leader": "分管主任"}, "changed"),
        ("2.1.1", {"lead": ("居委会",), "support": ()}, "changed"),
    ],
)
def test_a_unit_is_told_what_comes_what_goes_and_what_reads_differently(
    id: str, change: dict[str, object], what: str
) -> None:
    found = changes_for(OURS, small_plan(), revised(small_plan(), {id: change}))
    told = {key: [one.id for one in ones] for key, ones in found._asdict().items() if ones}
    assert told == ({what: [id]} if what else {})


def test_a_measure_named_for_another_unit_is_gone() -> None:
    other = NamedUnit("宝山九村居委会", "居委会")
    after = revised(small_plan(), {"1.1.1": {"lead": (other.name,), "units": (other,)}})
    (gone,) = changes_for(OURS, small_plan(), after).gone
    assert isinstance(gone.after, Measure)
    assert not gone.after.withdrawn
