"""A measure described: the facts that there are, and nothing for those that there are not."""

from __future__ import annotations

from datetime import date

from plancheck.domain.plan.model import Measure, Target, Term
from plancheck.domain.progress.checklist import Item, Question, item_of
from plancheck.domain.progress.description import (
    MeasureFacts,
    facts_line,
    facts_of,
    roles,
    step_line,
    terms,
)
from plancheck.domain.progress.signal import Calendar
from plancheck.domain.progress.state import MeasureState, Progress, Step
from plancheck.domain.progress.status import Status
from tests.rows import each_row
from tests.specimens import ID, TODAY, measure, plan_of

PLAIN = measure(ID)


def item(state: MeasureState, of: Measure = PLAIN) -> Item:
    return item_of(of, Progress({ID: state}), Calendar(TODAY, TODAY.year), Question(), None)


def test_every_fact_of_the_standing_is_in_words() -> None:
    state = MeasureState(
        Status.IN_PROGRESS,
        40,
        owner="王某",
        due=date(2024, 3, 1),
        amount=5,
        steps=(Step("a", "选址", done=True), Step("b", "开工")),
    )
    targeted = measure(ID, target=Target(12, "台", "加装电梯"))
    assert facts_of(item(state, targeted)) == MeasureFacts(
        status="推进中",
        percent="40%",
        signal="逾期",
        owner="王某",
        due="2024-03-01 周五",
        steps="1/2",
        amount="5台",
    )


def test_what_there_is_not_is_not_said() -> None:
    assert facts_of(item(MeasureState())) == MeasureFacts("未启动")
    assert facts_of(item(MeasureState(amount=0))).amount == "0"
    assert (
        facts_line((("状态", "推进中"), ("责任人", ""), ("", "并存")), "：") == "状态：推进中  并存"
    )
    assert facts_line((("责任人", ""),), " ") == ""


@each_row(
    ("lead", "support", "assignments", "words"),
    [
        (("中心",), ("居委会", "公司"), "fixed", "牵头 中心  配合 居委会、公司"),
        (("中心",), (), "proposed", "牵头 中心（拟定）"),
        ((), (), "fixed", "牵头 未定"),
    ],
)
def test_the_roles_say_who_leads_who_supports_and_whether_it_is_proposed(
    lead: tuple[str, ...], support: tuple[str, ...], assignments: str, words: str
) -> None:
    assigned = PLAIN._replace(lead=lead, support=support)
    plan = plan_of([assigned])._replace(assignments=assignments)
    assert roles(assigned, plan, " ") == words
    assert roles(assigned, plan, "：") == words.replace("牵头 ", "牵头：").replace(
        "配合 ", "配合："
    )


def test_who_answers_for_it_in_the_office_and_what_it_was_are_said_too() -> None:
    led = PLAIN._replace(lead=("中心",), leader="副主任 甲", was=("3.1.1", "3.1.2"))
    words = roles(led, plan_of([led]), " ")
    assert words == "牵头 中心  责任领导 副主任 甲  原编号 3.1.1、3.1.2"


def test_of_a_withdrawn_measure_nobody_is_said_to_lead() -> None:
    gone = PLAIN._replace(lead=("中心",), withdrawn=True)
    assert roles(gone, plan_of([gone]), " ") == "已作废，不再列入计划"


def test_the_terms_are_those_of_the_measure_alone() -> None:
    plan = plan_of([PLAIN])._replace(terms=(Term("加梯", "加装电梯"), Term("河长制", "治水")))
    assert terms(PLAIN._replace(terms=("加梯",)), plan) == ["加梯：加装电梯"]
    assert terms(PLAIN, plan) == []


def test_a_step_is_a_line_with_or_without_its_number() -> None:
    step = Step("a", "选址", "王某", date(2024, 3, 15), done=True)
    assert step_line(step, 2) == "[x] 2 选址  王某  2024-03-15 周五"
    assert step_line(step) == "[x] 选址  王某  2024-03-15 周五"
    assert step_line(Step("b", "开工")) == "[ ] 开工"
