"""The form: what was changed is shown before it is saved, and may be taken back; PgDn goes on."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from plancheck.domain.ledger.typed_text import Typed, TypedIn
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import MeasureState
from plancheck.domain.progress.status import Status
from plancheck.tui.pages.form.fields import LABELS, LONG
from plancheck.tui.pages.form.sheet import FIELD, STATUS, Places
from plancheck.workspace import Workspace

from ..screen import Clerk, clerk_at
from ..windows import SIZES, resize

FIRST, SECOND = "1.1.1", "1.1.2"
WRONG = "1.1.3", "1.2.2"


def state(workspace: Workspace, id: str = FIRST) -> MeasureState:
    return workspace.unit.progress.state(id)


def perform(workspace: Workspace, edit: Edit, id: str = FIRST) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.change([id], edit))


def said(clerk: Clerk) -> str:
    """The line but one of the screen."""
    return clerk.lines[-2]


@given(st.integers(60, 200), st.integers(8, 60), st.booleans())
def test_every_field_has_a_line_of_its_own_and_what_is_known_the_rest(
    width: int, height: int, amount: bool
) -> None:
    names = [STATUS, *(name for name in LABELS if amount or name != "amount")]
    places = Places.of(names, Size(width, height))
    regions = [places.field(name, long=name in LONG) for name in names]
    assert [region.x for region in regions] == [FIELD] * len(names)
    assert all(region.right <= places.width <= width for region in regions)
    lines = [region.y for region in regions]
    assert lines == sorted(set(lines))
    assert places.hint > lines[-1]
    assert not any(places.known.overlaps(region) for region in regions)
    assert places.known.right == width
    assert places.known.bottom == (height if places.width < width else max(height, places.hint + 1))


async def test_what_is_changed_stands_there_until_it_is_saved_or_not_wanted_and_may_come_back(
    workspace: Workspace,
) -> None:
    perform(workspace, Edit(due=date(2024, 4, 30), owner="王某"))
    perform(workspace, Edit(percent=40), SECOND)
    async with clerk_at(workspace, (120, 40)) as clerk:
        await clerk.press("enter")
        await clerk.at_once("down", "down", "down", "ctrl+u")
        await clerk.type("6月底")
        lines = clerk.lines
        assert "改了 1 处：时限 4-30 > 6-30" in lines[-2]
        assert lines[-2].endswith("还没有存")
        shown = "\n".join(lines)
        assert "= 2024-06-30 周日 还有116天" in shown
        assert "改过的（还没有存）" in shown
        await clerk.press("ctrl+u")
        await clerk.type("2024-04-30")
        assert "还没有存" not in clerk.screen
        await clerk.press("ctrl+u")
        await clerk.type("6月底")
        await clerk.press("escape")
        assert "还没有存" not in clerk.screen
        assert state(workspace).due == date(2024, 6, 30)

        await clerk.press("down", "enter", "right", "right", "down", "down")
        await clerk.type("赵某")
        await clerk.press("ctrl+z")
        shown = clerk.screen
        assert "不要了：状态 推进中 > 常态推进，责任人 空 > 赵某" in shown
        assert "还没有存" not in shown
        await clerk.press("ctrl+y")
        assert "改了 2 处" in said(clerk)
        await clerk.press("ctrl+z", "escape")
        assert clerk.app.screen is clerk.app.main
        for _ in range(2):
            now = state(workspace, SECOND)
            assert (now.owner, now.percent_set) == ("", 40)
            await clerk.press("enter", "ctrl+z", "escape")


async def test_a_week_is_filled_without_going_back_to_the_list(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("enter", "down")
        assert "第 1 项，共 38 项" in clerk.lines[0]
        await clerk.type("40")
        await clerk.press("pagedown")
        head = clerk.lines[0]
        assert f"填报 {SECOND}" in head
        assert "第 2 项，共 38 项" in head
        await clerk.type("60")
        await clerk.press("pagedown", "pageup", "pageup", "pageup")
        lines = clerk.lines
        assert "已经是第一项" in lines[-2]
        assert f"填报 {FIRST}" in lines[0]
        await clerk.press("pagedown", "escape")
        assert clerk.highlighted == SECOND
        assert [state(workspace, id).percent_set for id in (FIRST, SECOND)] == [40, 60]

        clerk.app.main.list_.select(WRONG[0])  # what is not right keeps the measure there once
        await clerk.press("enter", "down")
        await clerk.type("130")
        await clerk.press("pagedown")
        lines = clerk.lines
        assert f"填报 {WRONG[0]}" in lines[0]
        assert "再按一次 PgDn 就不管它" in lines[-2]
        await clerk.press("pagedown")
        lines = clerk.lines
        assert f"填报 {WRONG[1]}" in lines[0]
        assert "没有存：进度 空 > 130" in lines[-2]
        await clerk.type("140")
        await clerk.press("escape", "escape")
        assert "没有存：进度 空 > 140" in said(clerk)
    assert [state(workspace, id) for id in WRONG] == [MeasureState()] * 2


async def test_what_a_wrong_field_comes_to_is_whole_and_nothing_promises_to_keep_it(
    workspace: Workspace,
) -> None:
    """So is the percent that is counted."""
    perform(workspace, Edit(status=Status.DONE))
    async with clerk_at(workspace, (60, 20)) as clerk:
        await clerk.press("enter", "down", "down", "down")
        await clerk.type("某天")
        for size in SIZES[::3]:
            await resize(clerk, size)
            shown = clerk.screen
            assert "100% 算的" in shown
            assert "Esc 存好并返回；" not in shown
            assert shown.count("可写 6-30") == 1
        await clerk.press("escape")
        for size in SIZES[3::-3]:
            await resize(clerk, size)
            assert "再按一次 Esc 就不管它" in said(clerk)


async def test_keys_in_one_burst_go_to_the_measures_that_they_lead_to(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.at_once("enter", "down", "4", "0", "pagedown", "6", "0", "pagedown", "escape")
        assert clerk.app.screen is clerk.app.main
    assert [state(workspace, id).percent_set for id in (FIRST, SECOND)] == [40, 60]


async def test_this_weeks_report_would_remind_of_what_the_form_says_is_missing(
    workspace: Workspace,
) -> None:
    """Only the field that has the focus has a hint and its mark."""
    perform(workspace, Edit(due=date(2024, 2, 29)))
    perform(workspace, Edit(status=Status.BLOCKED), SECOND)
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("enter")
        for size in ((120, 40), (80, 24)):
            await resize(clerk, size)
            assert "! 逾期6天，本周没有说明" in clerk.screen
        await clerk.press("f5")
        await clerk.type("场地没有腾出来")
        await clerk.press("enter")
        assert "逾期6天" not in clerk.screen
        await clerk.press("escape", "down", "enter")
        lines = clerk.lines
        assert any(line.startswith(" >原因 *") for line in lines)
        assert "街道会问" in "\n".join(lines)
        await clerk.press("up")
        lines = clerk.lines
        shown = "\n".join(lines)
        assert "街道会问" not in shown
        assert "日期随便写" in shown
        assert [line[:5] for line in lines if line.startswith(" >")] == [" >时限"]


async def test_a_tab_of_a_paste_goes_to_the_next_field_that_is_seen(workspace: Workspace) -> None:
    async with clerk_at(workspace, (60, 20)) as clerk:
        await clerk.press("enter", "down")
        for id, size in ((FIRST, (60, 20)), (SECOND, (120, 40))):
            await resize(clerk, size)
            clerk.app.screen.focused.write("40\t王某")  # type: ignore[union-attr]
            await clerk.settled()
            await clerk.press("up", "pagedown")
            kept = state(workspace, id)
            assert (kept.percent_set, kept.owner, kept.amount) == (40, "王某", None)


async def test_what_the_second_escape_leaves_behind_is_named(workspace: Workspace) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await clerk.type("选址")
        await clerk.press("tab")
        await clerk.type("某天")
        await clerk.press("escape", "escape")
        assert "没有存：记录 选址" in said(clerk)
        await clerk.press("f6")
        await clerk.type("开工")
        await clerk.press("tab", "tab")
        await clerk.type("某天")
        await clerk.press("escape", "escape")
        assert "没有存：步骤 开工" in said(clerk)
    assert state(workspace) == MeasureState()


async def test_a_text_that_waits_is_not_lost_by_reading_a_measure_that_cannot_be_set(
    workspace: Workspace,
) -> None:
    other = next(m.id for m in workspace.unit.plan.measures() if not workspace.unit.owns(m))
    workspace.unsaved.keep(Typed(TypedIn.FORM, (other,), {"owner": "王某"}))
    async with clerk_at(workspace) as clerk:
        clerk.app.main.measures.open_form([workspace.unit.item(other)])
        await clerk.settled()
        assert f"措施 {other}" in clerk.lines[0]
        await clerk.press("escape")
    assert [typed.text for typed in workspace.unsaved.texts()] == ["王某"]
