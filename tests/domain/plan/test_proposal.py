"""Who a measure's words point to."""

from __future__ import annotations

from plancheck.domain.plan.proposal import DutyWords, Proposal, proposal

TABLE = (
    DutyWords("中心", ("居委会",), ("养老", "托幼")),
    DutyWords("居委会", ("中心",), ("楼组",)),
    DutyWords("执法队", ("公司", "居委会"), ("消防",)),
)
TYPES = ("居委会", "中心", "执法队")


def test_words_point_to_who_leads_and_who_helps() -> None:
    found = proposal("建设养老、托幼设施", TABLE, TYPES)
    assert found == Proposal(("中心",), ("居委会",), ("养老", "托幼"))


def test_more_words_say_more_and_the_tables_order_decides_between_equals() -> None:
    assert proposal("楼组里的养老和托幼", TABLE, TYPES).lead == ("中心",)
    assert proposal("楼组养老", TABLE, TYPES).lead == ("中心",)


def test_types_that_the_plan_does_not_have_are_not_proposed() -> None:
    assert proposal("消防检查", TABLE, ("执法队",)) == Proposal(("执法队",), (), ("消防",))
    assert proposal("消防检查", TABLE, ("中心",)) == Proposal()


def test_no_word_no_proposal() -> None:
    assert proposal("做好工作", TABLE, TYPES) == Proposal()
