"""What is known already is left out, what changes is in doubt, twice adds nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.form.sheet import Sheet
from plancheck.domain.ledger.history import History
from plancheck.domain.ledger.undo import stacks
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from tests.specimens import Pc, moment

from .old_table import CANTEEN, FIRE, LIFT, MEASURES, PARTY, TODAY, offered, sheet, take_over, taken

NOW = moment(TODAY)
HEAD = ("措施", "责任人", "完成情况", "存在问题", "佐证")
TABLE = sheet(
    HEAD,
    (LIFT, "王某", "正在推进，完成30%", "缺人", "照片"),
    (LIFT, "李某", "又签约2户", "缺钱", ""),
    (FIRE, "李某", "已完成，共查10处", "", "报告"),
)


def test_the_same_table_twice_adds_nothing() -> None:
    pc = Pc()
    taken(TABLE, pc=pc)
    assert {one.refused for one in offered(TABLE, pc=pc)} == {"台账里已经有了"}
    count = len(pc.history.by_id)
    taken(TABLE, pc=pc)
    assert len(pc.history.by_id) == count


def test_two_pcs_that_take_over_the_same_table_do_not_double_it() -> None:
    first, second = Pc("aaaaaa"), Pc("bbbbbb")
    alone = taken(TABLE, pc=first)
    taken(TABLE, pc=second)
    both = fold(History([*first.history.by_id.values(), *second.history.by_id.values()]))
    told = {id: [n.text for n in state.notes] for id, state in both.states.items()}
    assert told == {id: [n.text for n in state.notes] for id, state in alone.items()}
    assert not any(state.conflicts for state in both.states.values())


def test_lines_that_are_new_in_a_cell_are_all_that_comes() -> None:
    pc = Pc()
    taken(sheet(("措施", "进展"), (LIFT, "1月摸底")), pc=pc)
    state = taken(sheet(("措施", "进展"), (LIFT, "1月摸底\n2月开会")), pc=pc)["3.2.2"]
    assert {note.text for note in state.notes} == {"1月摸底", "2月开会"}


def test_what_would_change_the_record_is_for_a_person_to_agree_to() -> None:
    pc = Pc()
    pc.does(edits.change(pc.history, "5.3.1", Edit(Status.BLOCKED), TODAY, TODAY), moment(TODAY))
    table = sheet(HEAD, (FIRE, "李某", "已完成", "", ""), (CANTEEN, "王某", "开了会", "", ""))
    first, second = offered(table, pc=pc)
    assert ("会改" in first.doubt, second.doubt) == (True, "")
    assert take_over(pc, [first])["5.3.1"].status is Status.DONE


def test_a_status_that_wants_a_reason_and_has_none_is_told_and_taken() -> None:
    head = ("措施", "完成情况", "原因")
    for rows, lacks in (
        ([(LIFT, "受阻", "")], [True]),
        ([(LIFT, "不适用", "")], [True]),
        ([(LIFT, "受阻", "缺场地")], [False]),
        ([(LIFT, "受阻", ""), (LIFT, "", "缺场地")], [False, False]),
        ([(LIFT, "已完成", "")], [False]),
    ):
        offers = offered(sheet(head, *rows))
        assert [one.reasonless for one in offers] == lacks
        assert all(one.sure for one in offers)
    pc = Pc()
    state = taken(sheet(head, (LIFT, "受阻", "缺场地")), pc=pc)["3.2.2"]
    assert state.reason == "缺场地"
    (again,) = offered(sheet(("措施", "完成情况", "责任人"), (LIFT, "受阻", "王某")), pc=pc)
    assert not again.reasonless, "the reason is on record"


def test_what_was_recorded_of_a_later_day_stays_and_twice_adds_nothing() -> None:
    pc, then = Pc(), date(2024, 5, 31)
    pc.does(edits.change(pc.history, "3.2.2", Edit(Status.DONE, owner="赵某"), TODAY, TODAY), NOW)
    pc.does(edits.note("3.2.2", "n1", NoteKind.PROGRESS, "走访40户", TODAY), NOW)
    table = sheet(("措施", "责任人", "状态", "进展"), (LIFT, "王某", "推进中", "走访40户"))
    (one,) = offered(table, pc=pc, on=then)
    assert (one.doubt, one.left.notes) == ("", ())
    state = take_over(pc, [one], then)["3.2.2"]
    assert (state.status, state.owner) == (Status.DONE, "赵某")
    before = fold(pc.history, then).state("3.2.2")
    assert (before.status, before.owner) == (Status.IN_PROGRESS, "王某")
    assert [one.refused for one in offered(table, pc=pc, on=then)] == ["台账里已经有了"]


def test_a_status_that_is_only_concluded_never_goes_over_one_on_record() -> None:
    pc = Pc()
    pc.does(edits.tick(pc.history, "5.3.1", TODAY, TODAY), moment(TODAY))
    (one,) = offered(sheet(("措施", "进展"), (FIRE, "又查了一遍")), pc=pc)
    assert (one.doubt, take_over(pc, [one])["5.3.1"].status) == ("", Status.DONE)


def test_what_was_taken_over_is_one_act_and_taken_back_comes_again() -> None:
    pc = Pc()
    taken(TABLE, pc=pc)
    (act,) = stacks(pc.own, moment(TODAY)).undo
    assert {entry.measure for entry in act.entries} == {"3.2.2", "5.3.1"}


def test_what_a_report_of_plancheck_says_comes_along_as_it_was_meant() -> None:
    problems = (
        "自3月5日起受阻：缺场地。\n继续：缺厨师（3.2.1-问1，3月1日提出，已2周，责任人王某）。\n"
        "需协调：新增：请街道找场地（3.2.1-协1）。\n已销号：缺钱（3.2.1-问2，3月2日销号）。"
    )
    table = sheet(
            ("序号", "重点工作", "具体举措", "进展情况", "存在问题", "进度"),
            (1, "民生", f"3.2.1 {CANTEEN}",
             "（3月6日）开业一家\n3步完成1步\n累计完成2家",
             problems, 0.66),
        )  # fmt: skip
    state = taken(table)["3.2.1"]
    assert [(n.kind, n.text, n.on.isoformat()) for n in state.notes] == [
        (NoteKind.PROBLEM, "缺厨师", "2024-03-01"),
        (NoteKind.PROGRESS, "开业一家", "2024-03-06"),
        (NoteKind.COORDINATION, "请街道找场地", "2024-06-20"),
    ]
    assert [cell.why for one in offered(table) for cell in one.row.said.unread] == [
        "问题的责任人、时限、答复没有录",
        "已经销号，没有录",
    ]
    assert (state.amount, state.reason, state.percent_set) == (2, "缺场地", None)
    assert state.percent(MEASURES["3.2.1"]) == 66


CELLS = st.one_of(
    st.sampled_from(
        ["", LIFT, FIRE, PARTY[:12], "3.2.1", "王某", "已完成，3场", "80%", "6月底", "每月", "无",
         "同上", "合计", "注：", "进展", "措施", "一、民生"]
    ),
    st.integers(0, 50_000),
    st.floats(0, 2),
    st.dates(),
    st.booleans(),
    st.text(max_size=12),
)  # fmt: skip
HEADS = st.lists(
    st.sampled_from(
        ["序号", "措施", "责任人", "时间节点", "进度", "完成情况", "进展", "存在问题", "备注",
         "佐证", "具体措施", "责任单位", "颜色", ""]
    ),
    min_size=2,
    max_size=8,
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> Sheet:
    """A table of any cells under any headings."""
    head = draw(HEADS)
    row = st.lists(CELLS, min_size=len(head), max_size=len(head))
    return sheet(head, *draw(st.lists(row, max_size=6)))


@given(tables(), st.sampled_from([TODAY, date(2024, 5, 31)]))
def test_whatever_stands_in_a_table_twice_adds_nothing_and_no_row_is_lost(
    table: Sheet, on: date
) -> None:
    pc = Pc()
    pc.does(edits.change(pc.history, "3.2.2", Edit(Status.DONE, owner="赵某"), TODAY, TODAY), NOW)
    offers = offered(table, pc=pc, on=on)
    assert all(one.refused or one.measure for one in offers)
    agreed = [one for one in offers if not one.refused]
    take_over(pc, agreed, on)
    count = len(pc.history.by_id)
    take_over(pc, [one for one in offered(table, pc=pc, on=on) if not one.refused], on)
    assert len(pc.history.by_id) == count
