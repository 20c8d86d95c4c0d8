"""Who a measure's words point to."""

from __future__ import annotations

from plancheck.domain.plan.duty_words import DutyWords, ProposedDuty, proposed_duty

TABLE = (
    DutyWords("中心", ("居委会",), ("养老", "托幼")),
    DutyWords("居委会", ("中心",), ("楼组",)),
    DutyWords("执法队", ("公司", "居委会"), ("消防",)),
)
TYPES = ("居委会", "中心", "执法队")


def test_words_point_to_who_leads_and_who_helps() -> None:
    found = proposed_duty("建设养老、托幼设施", TABLE, TYPES)
    assert found == ProposedDuty(("中心",), ("居委会",), ("养老", "托幼"))


def test_more_words_say_more_and_the_tables_order_decides_between_equals() -> None:
    assert proposed_duty("楼组里的养老和托幼", TABLE, TYPES).lead == ("中心",)
    assert proposed_duty("楼组养老", TABLE, TYPES).lead == ("中心",)


def test_types_that_the_plan_does_not_have_are_not_proposed() -> None:
    assert proposed_duty("消防检查", TABLE, ("执法队",)) == ProposedDuty(("执法队",), (), ("消防",))
    assert proposed_duty("消防检查", TABLE, ("中心",)) == ProposedDuty()


def test_no_word_no_proposal() -> None:
    assert proposed_duty("做好工作", TABLE, TYPES) == ProposedDuty()
