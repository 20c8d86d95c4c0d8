"""The plan that a revised document makes of the plan in force."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.changes import Alteration, alterations, lost_numbers
from plancheck.domain.plan.model import Measure, NamedUnit, Plan, Revision, Target, Term, UnitType
from plancheck.domain.plan.revision.next_plan import revision_of
from tests.specimens import measure, plan_of, revised, small_plan

UNIT = NamedUnit("宝山八村居委会", "居委会", ("宝山八村",))


def document(*measures: Measure, fixed: bool = False) -> Plan:
    """What an import makes of a document: another id, no units unless it names them."""
    bare = [one if fixed else one._replace(lead=(), support=()) for one in measures]
    return plan_of(bare)._replace(
        id="plan-2024-ab12",
        issuer="",
        unit_types=(),
        assignments="fixed" if fixed else "proposed",
    )


def as_document(old: Plan) -> Plan:
    """The plan's own text imported once more, the numbers kept."""
    return document(*(measure(one.id, one.text) for one in old.measures()))


def found(plan: Plan, id: str) -> Measure:
    return next(one for one in (*plan.measures(), *plan.withdrawn()) if one.id == id)


def test_the_same_text_once_more_changes_nothing() -> None:
    old = small_plan()
    made = revision_of(as_document(old), old)
    assert alterations(old, made) == []
    assert (made.id, made.revision, made.issuer) == (old.id, 2, old.issuer)
    assert made.unit_types == old.unit_types


def test_what_no_document_says_stays() -> None:
    old = revised(
        small_plan(),
        {"1.1.1": {"short": "加装电梯", "leader": "分管主任", "due": date(2024, 9, 30)}},
        number=1,
    )
    assert found(revision_of(as_document(old), old), "1.1.1") == found(old, "1.1.1")
    reworded = document(measure("1.1.1", "推进加装电梯15台，惠及居民", target=Target(15, "台", "")))
    one = found(revision_of(reworded, old), "1.1.1")
    assert (one.text, one.target) == ("推进加装电梯15台，惠及居民", Target(15, "台", ""))
    assert (one.short, one.due, one.leader) == ("", None, "分管主任")
    assert one.lead == ("居委会",)


def test_who_answers_is_as_the_document_says_where_it_says_so() -> None:
    old = small_plan()
    made = document(
        measure("1.1.1", lead=("各中心",), support=("居委会",)),
        measure("1.1.2", lead=()),
        measure("1.1.3", "新建托育点", lead=("妇联",)),
        fixed=True,
    )._replace(unit_types=(UnitType("妇联", "妇联"),))
    plan = revision_of(made, old)
    assert (found(plan, "1.1.1").lead, found(plan, "1.1.1").support) == (("中心",), ("居委会",))
    assert found(plan, "1.1.2").lead == found(old, "1.1.2").lead
    assert found(plan, "1.1.3").lead == ("妇联",)
    assert [one.name for one in plan.unit_types] == ["居委会", "中心", "妇联"]
    assert plan.assignments == "fixed"


def test_a_unit_that_the_plan_names_is_known_by_any_of_its_names() -> None:
    old = revised(small_plan(), {"1.1.1": {"lead": (UNIT.name,), "units": (UNIT,)}})
    other = NamedUnit("宝山八村", "部门")
    made = document(measure("1.1.2", lead=("宝山八村",))._replace(units=(other,)), fixed=True)
    one = found(revision_of(made, old), "1.1.2")
    assert (one.lead, one.units) == ((UNIT.name,), (UNIT,))


def test_what_the_document_has_no_more_is_withdrawn_under_its_objective() -> None:
    old = small_plan()
    made = revision_of(document(measure("1.1.1"), measure("2.1.1")), old)
    assert [one.id for one in made.withdrawn()] == ["1.1.2", "1.2.1", "2.1.2"]
    assert made.place("1.1.2")[1].number == "1.1"
    assert lost_numbers(old, made) == []
    assert made.place("2.1.2")[1].number == "2.1"


def test_what_was_withdrawn_stays_so_and_may_come_back() -> None:
    old = revised(small_plan(), {"1.2.1": {"withdrawn": True}}, number=1)
    assert [one.id for one in revision_of(as_document(old), old).withdrawn()] == ["1.2.1"]
    again = document(*(measure(one.id, one.text) for one in small_plan().measures()))
    back = revision_of(again, old)
    assert list(back.withdrawn()) == []
    (one,) = alterations(old, back)
    assert one.kinds == (Alteration.RESTORED,)


def test_terms_of_withdrawn_measures_stay_and_unused_ones_go() -> None:
    old = revised(small_plan(), {"1.1.2": {"terms": ("九小场所",)}}, number=1)
    old = old._replace(terms=(Term("九小场所", "小学校等。"), Term("旧词", "没有人用。")))
    made = revision_of(document(measure("1.1.1")), old)
    assert [term.name for term in made.terms] == ["九小场所"]


def test_a_measure_that_was_split_or_merged_says_what_it_was() -> None:
    old = plan_of(
        (
            measure("1.1.1", "开展消防安全检查，组织居民应急疏散演练"),
            measure("1.1.2", "建设口袋公园"),
            measure("1.1.3", "补种小区绿化"),
        )
    )
    made = document(
        measure("1.1.1", "开展消防安全检查"),
        measure("1.1.4", "组织居民应急疏散演练"),
        measure("1.1.2", "建设口袋公园，补种小区绿化"),
    )
    plan = revision_of(made, old)
    assert found(plan, "1.1.4").was == ("1.1.1",)
    assert found(plan, "1.1.2").was == ("1.1.3",)
    assert found(plan, "1.1.1").was == ()
    assert found(plan, "1.1.3").withdrawn


def test_the_first_revision_is_on_record() -> None:
    old = small_plan()._replace(issued=date(2024, 1, 9))
    assert revision_of(as_document(old), old).revisions == (Revision(1, date(2024, 1, 9)),)
    later = old._replace(revisions=(Revision(1, date(2024, 1, 10), "印发"),))
    assert revision_of(as_document(later), later).revisions == later.revisions


@given(st.sets(st.sampled_from([one.id for one in small_plan().measures()]), min_size=1))
def test_no_number_is_ever_lost(kept: set[str]) -> None:
    old = small_plan()
    made = revision_of(document(*(m for m in old.measures() if m.id in kept)), old)
    assert lost_numbers(old, made) == []
    assert {one.id for one in made.measures()} == kept


def test_what_the_office_has_mended_is_not_undone_by_the_document() -> None:
    old = small_plan()._replace(terms=(Term("“1+3”矩阵", "“1”指中心。"),), preamble="抓好落实。")
    old = revised(old, {"1.1.1": {"terms": ("“1+3”矩阵",)}}, number=1)
    old = old._replace(sections=(old.sections[0]._replace(aim="让居民满意。"), *old.sections[1:]))
    made = document(measure("1.1.1")._replace(terms=("1+3”矩阵",)), *list(old.measures())[1:])
    made = made._replace(
        terms=(Term("1+3”矩阵", "“1”指中心"),),
        preamble="抓好落实",
        sections=(made.sections[0]._replace(aim="让居民满意"), *made.sections[1:]),
    )
    plan = revision_of(made, old)
    assert plan.terms == old.terms
    assert (plan.preamble, plan.sections[0].aim) == (old.preamble, old.sections[0].aim)
    assert found(plan, "1.1.1").terms == ("“1+3”矩阵",)


def test_a_term_is_known_by_its_name_or_by_its_text() -> None:
    old = small_plan()._replace(terms=(Term("1+3+6N", "1代表一套体系。"), Term("旧词", "旧的话。")))
    old = revised(old, {"1.1.1": {"terms": ("1+3+6N", "旧词")}}, number=1)
    made = document(measure("1.1.1")._replace(terms=("+3+6N", "旧词")))
    made = made._replace(terms=(Term("+3+6N", "1代表一套体系"), Term("旧词", "新的话。")))
    assert revision_of(made, old).terms == (
        Term("1+3+6N", "1代表一套体系。"),
        Term("旧词", "新的话。"),
    )
