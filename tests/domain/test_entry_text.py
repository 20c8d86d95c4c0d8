"""An entry in a line: what it says of undo and redo."""

from __future__ import annotations

from plancheck.domain import acts, undo
from plancheck.domain.entry_text import told
from tests.making import ID, TODAY, Pc, moment


def test_undo_and_redo_are_told_apart_however_often_they_follow_one_another() -> None:
    pc = Pc()
    told_last = []

    def again(*, back: bool) -> None:
        stacks = undo.stacks(pc.own)
        act = (stacks.undo if back else stacks.redo)[-1]
        (entry,) = pc.does(undo.taken_back(pc.history, act), moment())
        told_last.append(told(entry, pc.history)[-4:])

    for status in ("推进中", "已完成"):
        drafts = acts.set_field(pc.history, ID, "status", status, TODAY, TODAY)
        (entry,) = pc.does(drafts, moment())
        assert "）" not in told(entry, pc.history)
    for back in (True, True, False, False, True, False, True, True):
        again(back=back)
    assert (
        told_last
        == ["（撤销）", "（撤销）", "（重做）", "（重做）", "（撤销）", "（重做）"]
        + ["（撤销）"] * 2
    )
