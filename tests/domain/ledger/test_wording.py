"""An entry in a line: what it changed, for which day, and whether by undo or redo."""

from __future__ import annotations

from datetime import date

from plancheck.domain.ledger import undo
from plancheck.domain.ledger.entry import Draft, Entry, Value
from plancheck.domain.ledger.wording import (
    draft_words,
    entry_words,
    field_change_words,
    field_rival_words,
)
from plancheck.domain.progress import edits
from tests.rows import each_row
from tests.specimens import ID, TODAY, Pc, day, made, moment


def test_undo_and_redo_are_told_apart_however_often_they_follow_one_another() -> None:
    pc = Pc()
    told_last = []

    def again(*, back: bool) -> None:
        stacks = undo.stacks(pc.own, moment())
        act = (stacks.undo if back else stacks.redo)[-1]
        (entry,) = pc.does(undo.undo_drafts(pc.history, act), moment())
        told_last.append(entry_words(entry, pc.history)[-4:])

    for status in ("推进中", "已完成"):
        drafts = edits.set_field(pc.history, ID, "status", status, TODAY, TODAY)
        (entry,) = pc.does(drafts, moment())
        assert "）" not in entry_words(entry, pc.history)
    for back in (True, True, False, False, True, False, True, True):
        again(back=back)
    assert (
        told_last
        == ["（撤销）", "（撤销）", "（重做）", "（重做）", "（撤销）", "（重做）"]
        + ["（撤销）"] * 2
    )


def does(pc: Pc, field: str, value: Value, on: date = TODAY) -> Entry:
    *_, entry = pc.does(edits.set_field(pc.history, ID, field, value, on, TODAY), moment())
    return entry


@each_row(
    ("field", "values", "words"),
    [
        ("status", ["已完成"], "状态 未启动 → 已完成"),
        ("percent", [40, None], "进度 40% → 空"),
        ("due", [date(2024, 6, 30)], "完成时限 空 → 2024-06-30"),
        ("step.a.title", ["调查"], "步骤 摸底 → 调查"),
        ("step.a.owner", ["王某"], "步骤“摸底”责任人 空 → 王某"),
        ("step.a.done", [True], "步骤“摸底”完成 否 → 是"),
        ("step.a.done", [True, None], "步骤“摸底”完成 是 → 否"),
        ("step.a.dropped", [True], "步骤“摸底”删去 否 → 是"),
        ("step.other.due", [TODAY], "步骤时限 空 → 2024-03-06"),
        ("nochange.2024-W10", [True], "2024-W10 无变化 空 → 是"),
        ("evidence.a", ["照片.jpg"], "佐证 空 → 照片.jpg"),
        ("note.a", [{"kind": "问题", "text": "缺经费"}], "问题：缺经费"),
        ("note.a", [{"kind": "进展", "text": "一"}, {"kind": "计划", "text": "二"}],
         "进展：一 → 计划：二"),
        ("note.a", [{"kind": "进展", "text": "一"}, None], "进展：一 → 删去一条记录"),
    ],
)  # fmt: skip
def test_an_entry_says_what_it_changed_from_what_to_what(
    field: str, values: list[Value], words: str
) -> None:
    pc = Pc()
    does(pc, "step.a.title", "摸底")
    for value in values:
        entry = does(pc, field, value)
    assert field_change_words(entry, pc.history) == words


def test_what_a_draft_would_change_is_told_by_its_day() -> None:
    pc = Pc()
    does(pc, "status", "推进中", day(9))
    does(pc, "status", "已完成")
    words = [
        draft_words(Draft(ID, "status", value, on), pc.history, TODAY)
        for value, on in (("受阻", TODAY), ("受阻", day(9)), (None, day(9)), (None, day(3)))
    ]
    assert words == [
        "状态 已完成 → 受阻",
        "状态 推进中 → 受阻（自 2024-01-09 起）",
        "状态 推进中 → 未启动（自 2024-01-09 起）",
        "",
    ]


def test_a_value_that_stands_says_by_whom_and_when() -> None:
    pc = Pc()
    assert (
        field_rival_words(does(pc, "status", "受阻"), pc.history)
        == "状态 受阻（甲 2024-03-06 09:00）"
    )
    note = does(pc, "note.a", {"kind": "进展", "text": "开工"})
    assert field_rival_words(note, pc.history) == "进展：开工（甲 2024-03-06 09:00）"
    nobodys = made("受阻", by="", field="status")
    assert field_rival_words(nobodys, pc.history) == "状态 受阻（k3f9a2 2024-03-06 09:00）"
