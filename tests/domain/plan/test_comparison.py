"""Two plans beside each other: what differs, and what seems wrong about it."""

from __future__ import annotations

from datetime import date

from plancheck.domain.plan.changes import Alteration
from plancheck.domain.plan.comparison import Comparison, compare
from plancheck.domain.plan.comparison_text import (
    NOTHING,
    comparison_json,
    comparison_lines,
    summary,
)
from plancheck.domain.plan.model import Plan, Target, Term
from tests.rows import each_row
from tests.specimens import measure, revised, small_plan

OLD = small_plan()


def changed(**fields: object) -> Plan:
    return revised(OLD, {"1.1.1": fields})


def test_a_plan_beside_itself_does_not_differ() -> None:
    found = compare(OLD, OLD)
    assert (found.altered, found.words, found.headings, found.doubts) == ((), (), (), ())
    assert NOTHING in "\n".join(comparison_lines(found))


def test_every_kind_of_change_is_counted_and_told() -> None:
    after = revised(
        OLD,
        {
            "1.1.1": {
                "text": "推进加装电梯15台，惠及居民",
                "target": Target(15, "台", "加装电梯"),
            },
            "1.1.2": {"lead": ("中心",), "support": (), "due": date(2024, 9, 30)},
            "1.2.1": {"withdrawn": True},
        },
        add=[measure("2.1.3", "新建托育点")._replace(leader="分管主任")],
    )
    found = compare(OLD, after)
    assert summary(found) == "新增1项，作废1项，改写1项，调整责任1项，调整时限1项，调整目标1项"
    text = "\n".join(comparison_lines(found))
    for told in (
        "    原：推进加装电梯【12】台，惠及居民",
        "    现：推进加装电梯【15】台，惠及居民",
        "目标：12台加装电梯 → 15台加装电梯",
        "牵头：居委会 → 中心",
        "配合：中心 → （无）",
        "时限：2024年6月30日 → 2024年9月30日",
        "1.2.1 作废\n    建设口袋公园",
        "2.1.3 新增\n    新建托育点\n    牵头：居委会\n    责任领导：分管主任",
    ):
        assert told in text
    assert found.doubts == ()


def test_what_else_reads_differently_is_told_by_its_name() -> None:
    section = OLD.sections[0]
    after = OLD._replace(
        number="某工委〔2024〕2号",
        terms=(Term("一站式", "一个窗口"),),
        sections=(section._replace(aim="让居民满意。"), *OLD.sections[1:]),
        revision=2,
    )
    assert [(name, now) for name, _, now in compare(OLD, after).words] == [
        ("文号", "某工委〔2024〕2号"),
        ("第1部分的目的", "让居民满意。"),
        ("名词“一站式”", "一个窗口"),
    ]


def reordered(plan: Plan) -> Plan:
    section, objective = plan.sections[0], plan.sections[0].objectives[0]
    turned = objective._replace(measures=objective.measures[::-1])
    section = section._replace(objectives=(turned, *section.objectives[1:]))
    return plan._replace(sections=(section, *plan.sections[1:]), revision=plan.revision + 1)


def test_another_order_within_an_objective_is_told() -> None:
    found = compare(OLD, reordered(OLD))
    assert found.words == (("任务 1.1 的次序", "1.1.1、1.1.2", "1.1.2、1.1.1"),)
    assert found.altered == ()
    assert "次序" in "\n".join(comparison_lines(found))
    assert "1处" in summary(found)


def test_what_is_new_or_withdrawn_changes_no_order() -> None:
    after = revised(OLD, {"1.1.1": {"withdrawn": True}}, add=[measure("1.1.3")])
    assert compare(OLD, after).words == ()


def doubt(after: Plan) -> str:
    (one,) = compare(OLD, after).doubts
    return one


def test_a_number_that_was_given_to_other_words_is_doubted() -> None:
    assert "1.1.1" in doubt(changed(text="完善志愿服务积分兑换"))


def test_a_measure_that_came_back_under_another_number_is_doubted() -> None:
    again = measure("1.1.3", "推进加装电梯12台，惠及居民群众")
    after = revised(OLD, {"1.1.1": {"withdrawn": True}}, add=[again])
    assert "1.1.3" in doubt(after)
    assert "1.1.1" in doubt(after)


def test_a_number_that_is_left_out_is_doubted() -> None:
    first, *others = OLD.sections
    objective = first.objectives[0]._replace(measures=first.objectives[0].measures[1:])
    sections = (first._replace(objectives=(objective, *first.objectives[1:])), *others)
    assert "1.1.1" in doubt(OLD._replace(sections=sections, revision=2))


def test_a_change_under_the_same_revision_is_doubted() -> None:
    assert "版次" in doubt(changed(leader="分管主任")._replace(revision=1))


def test_files_in_the_wrong_order_are_doubted() -> None:
    (one,) = compare(changed(leader="分管主任"), OLD).doubts
    assert "次序" in one


def beside_next_year(after: Plan) -> Comparison:
    return compare(OLD, after._replace(id="small-2025", year=2025, revision=1))


def test_plans_of_two_years_are_compared_by_was_and_by_likeness() -> None:
    after = revised(
        OLD,
        {
            "1.1.1": {"text": "开展消防安全检查"},
            "1.1.2": {"text": "推进加装电梯12台，惠及居民"},
            "1.2.1": {"text": "全然不同", "was": (f"{OLD.id}/1.2.1",)},
            "2.1.1": {"text": "迎接新年"},
        },
    )
    found = beside_next_year(after)
    assert found.by_likeness
    before = {one.id: one.before.id for one in found.altered if one.before and one.after}
    assert before == {"1.1.1": "1.1.2", "1.1.2": "1.1.1", "1.2.1": "1.2.1"}
    added = [one.id for one in found.altered if one.kinds == (Alteration.ADDED,)]
    assert added == ["2.1.1"]
    gone = [one.id for one in found.altered if one.kinds == (Alteration.WITHDRAWN,)]
    assert gone == ["2.1.1"]
    assert "原编号 1.1.2" in "\n".join(comparison_lines(found))


def test_the_least_likely_is_doubted_first() -> None:
    after = revised(
        OLD,
        {"1.1.1": {"text": "推进加装电梯15部，惠及群众"}, "1.1.2": {"text": "开展燃气检查"}},
    )
    first, second = beside_next_year(after).doubts
    assert first.startswith("1.1.2")
    assert second.startswith("1.1.1")


@each_row("after", [OLD, changed(text="推进加装电梯15台，惠及居民")])
def test_scripts_get_the_same(after: Plan) -> None:
    found = compare(OLD, after)
    told = comparison_json(found)
    measures = told["measures"]
    assert isinstance(measures, list)
    assert [one["id"] for one in measures] == [one.id for one in found.altered]
    assert isinstance(told["counts"], dict)
    assert told["counts"]["reworded"] == len(measures)
