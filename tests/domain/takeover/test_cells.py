"""What the cells say: statuses in free text, shares, days, notes; what is named as not read."""

from __future__ import annotations

from datetime import date

from plancheck.domain.form.sheet import Cell
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.takeover.status_words import said_progress
from tests.rows import each_row
from tests.specimens import Pc

from .old_table import FIRE, LIFT, TODAY, offered, read, sheet, take_over, taken

DONE, UNDER_WAY, ONGOING = Status.DONE, Status.IN_PROGRESS, Status.ONGOING


@each_row(
    ("text", "status", "percent"),
    [
        ("已完成", DONE, None),
        ("已完成，共开展3场", DONE, None),
        ("按期完成。", DONE, None),
        ("√", DONE, None),
        ("100%", DONE, None),
        ("完成率达100%", DONE, None),
        ("已完成80%", None, 80),
        ("正在推进，完成百分之八十", UNDER_WAY, 80),
        ("有序推进中", UNDER_WAY, None),
        ("长期坚持", ONGOING, None),
        ("受阻：没有场地", Status.BLOCKED, None),
        ("未启动", Status.NOT_STARTED, None),
        ("已完成3场宣传", None, None),
        ("开展宣传，参与率达95%", None, None),
        ("计划下半年开展", None, None),
        ("基本完成", None, None),
        ("未完成", None, None),
        ("否", None, None),
    ],
)
def test_a_status_is_read_where_it_can_mean_nothing_else(
    text: str, status: Status | None, percent: int | None
) -> None:
    said = said_progress(text)
    assert (said.status, said.percent) == (status, percent)


def one_row(column: str, value: Cell) -> tuple[MeasureState, list[str]]:
    table = sheet(("措施", column, "责任人"), (LIFT, value, "王某"))
    (one,) = offered(table)
    return take_over(Pc(), [one])["3.2.2"], [str(cell) for cell in one.row.said.unread]


def test_free_text_gives_the_status_and_comes_along_as_progress() -> None:
    state, unread = one_row("完成情况", "已完成，共开展3场")
    assert (state.status, [note.text for note in state.notes]) == (DONE, ["已完成，共开展3场"])
    assert unread == []


def test_what_stands_in_brackets_behind_a_status_is_kept() -> None:
    state, _ = one_row("完成情况", "已完成（5月20日）")
    assert (state.status, [note.text for note in state.notes]) == (DONE, ["已完成（5月20日）"])


def test_a_day_says_nothing_of_how_far_something_is() -> None:
    state, (unread,) = one_row("完成情况", date(2024, 5, 20))
    assert (state.status, state.notes, unread[:2]) == (Status.NOT_STARTED, (), "B2")


def test_a_status_alone_is_no_note() -> None:
    state, _ = one_row("完成情况", "已完成")
    assert (state.status, state.notes) == (DONE, ())


def test_what_was_done_begins_a_measure_and_what_is_to_come_does_not() -> None:
    assert one_row("进展", "走访了40户")[0].status is UNDER_WAY
    assert one_row("进展", "计划下半年开展")[0].status is Status.NOT_STARTED


def test_why_it_is_stuck_stands_behind_the_status() -> None:
    state, _ = one_row("完成情况", "受阻：场地未落实，等街道协调。")
    assert (state.status, state.reason, state.notes) == (
        Status.BLOCKED,
        "场地未落实，等街道协调",
        (),
    )


def test_a_share_of_what_is_done_is_named_and_all_of_it_is_done() -> None:
    head = ("措施", "完成情况", "完成率")
    done, whole = offered(sheet(head, (LIFT, "已完成", "90%"), (FIRE, "走访了40户", "100%")))
    assert (done.left.status, done.left.percent) == (DONE, None)
    assert [str(cell.place) for cell in done.row.said.unread] == ["C2"]
    assert (whole.left.status, whole.left.percent) == (DONE, None)


def test_an_unclear_status_is_named_and_its_words_are_kept() -> None:
    state, unread = one_row("完成情况", "基本完成，还差验收")
    assert (state.status, state.notes[0].text) == (UNDER_WAY, "基本完成，还差验收")
    assert unread == []
    state, unread = one_row("是否完成", "否")
    assert (state.status, len(unread)) == (Status.NOT_STARTED, 1)


@each_row(
    ("value", "percent"),
    [(0.8, 80), ("80%", 80), ("80％", 80), (80, 80), ("0.8", 80), ("百分之八十", 80), (0.005, 0)],
)
def test_a_share_is_read_however_it_is_written(value: Cell, percent: int) -> None:
    assert one_row("完成率", value)[0].percent_set == (percent or None)


def test_all_of_it_is_done_and_one_that_may_be_a_hundredth_is_not_read() -> None:
    assert one_row("完成率", "100%")[0].status is DONE
    offers = offered(sheet(("措施", "进度"), (LIFT, 1), (FIRE, 0.8)))
    assert offers[0].left.status is DONE
    assert "100%" in one_row("进度", 1)[1][0]
    assert "120" in one_row("进度", 120)[1][0]


@each_row(
    ("value", "due"),
    [
        ("2024.6.30", date(2024, 6, 30)),
        ("6月底", date(2024, 6, 30)),
        (date(2024, 9, 1), date(2024, 9, 1)),
        (45473, date(2024, 6, 30)),
        (20240630, date(2024, 6, 30)),
        ("20240630", date(2024, 6, 30)),
        (6.15, date(2024, 6, 15)),
        ("2024年6月30日前完成", date(2024, 6, 30)),
        ("6月", date(2024, 6, 30)),
        ("2024.6", date(2024, 6, 30)),
        ("3月—6月", date(2024, 6, 30)),
        ("2024年1月至12月", date(2024, 12, 31)),
        ("二季度", date(2024, 6, 30)),
    ],
)
def test_a_time_limit_is_read_however_it_is_written(value: Cell, due: date) -> None:
    state, unread = one_row("时间节点", value)
    assert (state.due, unread) == (due, [])


@each_row("value", ["每月", "长期", "全年", "待定", 6.3, "领导定", 7])
def test_what_is_no_day_is_named_with_its_cell(value: Cell) -> None:
    state, (unread,) = one_row("时间节点", value)
    assert state.due is None
    assert unread.startswith("B2“")


def test_the_plans_own_day_is_not_set_again() -> None:
    assert (
        taken(sheet(("措施", "时间节点", "责任人"), (FIRE, "6月底", "王某")))["5.3.1"].due is None
    )


def test_each_kind_of_words_comes_along_as_what_it_is() -> None:
    state = taken(
        sheet(
            ("措施", "进展", "存在问题", "需协调事项", "下一步", "佐证", "原因", "备注", "完成量"),
            (LIFT, "做了", "缺人", "请街道出面", "签约", "签到表；照片", "等批复", "重要", "2台"),
        )
    )["3.2.2"]
    kinds = [(note.kind, note.text, note.number) for note in state.notes]
    assert kinds == [
        (NoteKind.PROGRESS, "做了", ""),
        (NoteKind.PROGRESS, "备注：重要", ""),
        (NoteKind.PROBLEM, "缺人", "3.2.2-问1"),
        (NoteKind.COORDINATION, "请街道出面", "3.2.2-协1"),
        (NoteKind.PLAN, "签约", ""),
    ]
    assert (state.evidence, state.reason, state.amount) == (("照片", "签到表"), "等批复", 2)


@each_row("nothing", ["无", "暂无。", "/", "——", "-", "　"])
def test_what_says_nothing_is_nothing(nothing: str) -> None:
    assert one_row("存在问题", nothing) == (MeasureState(owner="王某"), [])


def test_a_text_that_is_too_long_is_named() -> None:
    state, (unread,) = one_row("进展", "长" * 8_000)
    assert (state.notes, "超过" in unread) == ((), True)


def test_what_comes_from_elsewhere_is_cleaned() -> None:
    state, _ = one_row("进展", "开了\u202e会\x1b[31m\u200b")
    assert state.notes[0].text == "开了会\ufffd[31m"


def test_the_day_and_the_unit_above_the_table_are_heeded() -> None:
    rows = (("措施", "完成情况"), (LIFT, "已完成"))
    assert read(sheet(("截至2024年5月31日", ""), *rows)).on == date(2024, 5, 31)
    assert read(sheet(("填报日期", date(2024, 6, 3)), *rows)).on == date(2024, 6, 3)
    assert read(sheet(("填报周", "2024-W10（3月4日—3月10日）"), *rows)).on == date(2024, 3, 10)
    assert read(sheet(("填报日期：2024.7.1", ""), *rows)).on is None, "not in the future"
    assert read(sheet(("填报单位：宝山八村居民委员会", "下发单位：街道"), *rows)).warnings == ()
    assert read(sheet(("填报单位：宝山九村居委会", ""), *rows)).warnings
    assert read(sheet(("2023年重点工作台账", ""), *rows)).warnings
    (one,) = offered(sheet(("2023年重点工作台账", ""), *rows))
    assert not one.sure


def test_the_day_of_the_table_is_the_day_that_is_spoken_of() -> None:
    pc, on = Pc(), date(2024, 5, 31)
    take_over(pc, offered(sheet(("措施", "进展"), (LIFT, "做了"))), on)
    assert {entry.on for entry in pc.own} == {on}
    assert TODAY not in {entry.on for entry in pc.own}


@each_row("column", ["完成情况", "存在问题", "责任人", "佐证材料", "未完成原因"])
def test_a_formula_that_came_to_nothing_is_no_words_of_the_units(column: str) -> None:
    for value in ("公式没有结果", "#REF!", "#错误"):
        (row,) = read(sheet(("措施", "进展情况", column), (LIFT, "开了会", value))).rows
        assert [str(one) for one in row.said.unread] == [f"C2“{value}”：公式没有算出来"]


@each_row("text", ["基本完成", "持续推进"])
def test_what_is_read_though_in_doubt_is_not_called_unread(text: str) -> None:
    (row,) = read(sheet(("措施", "完成情况"), (LIFT, text))).rows
    assert row.said.unread == ()
    (told,) = row.said.understood
    assert told.startswith(f"B2“{text}”：可能")
