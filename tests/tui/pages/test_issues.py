"""Ctrl+T, 问题台账: a problem from 新增 to 已销号 over four weeks on two PCs, and its keys."""

from __future__ import annotations

from pathlib import Path

from plancheck.domain.ledger.entry import Draft
from plancheck.domain.ledger.typed_text import Typed, TypedIn
from plancheck.domain.period import Week
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.union import Received
from plancheck.tui.pages.issues import IssuesPage
from plancheck.workspace import Workspace
from tests.domain.rollup.figures.test_compute import rolled
from tests.support import Clock, set_up_home
from tests.tui.screen import clerk_at
from tests.tui.windows import resize

ID = "3.2.1"
WEDNESDAYS = [f"2024-03-{day:02}T10:00:00+08:00" for day in (6, 13, 20, 27)]


def does(workspace: Workspace, text: str, kind: NoteKind = NoteKind.PROBLEM) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.note([ID], text, kind))


def carry(source: Workspace, target: Workspace) -> None:
    """What one PC has on record goes to the other on a stick."""
    assert source.unit.ledger
    found, _ = target.ledgers_at(source.unit.ledger.path)
    for one in found:
        target.merge(one)


def told(workspace: Workspace, week: int) -> tuple[object, ...]:
    """How the week's report has it, and how old it is in the roll-up of that report."""
    report = workspace.reports.report(Week(2024, week))
    figures = rolled(
        Received(report, report.digest),
        roster=None,
        plans=(workspace.unit.plan,),
        week=report.period,
    ).figures
    listed = {one.number: one for one in figures.register}
    return tuple(
        (issue.state.value, issue.owner, listed[issue.number].weeks) for issue in report.issues
    )


async def test_a_problem_from_new_to_closed_over_four_weeks_on_two_pcs(
    tmp_path: Path, clock: Clock
) -> None:
    first, second = set_up_home(tmp_path / "a", clock), set_up_home(tmp_path / "b", clock)
    clock.set(WEDNESDAYS[0])
    does(first, "缺一间备餐间")
    assert told(first, 10) == (("新增", (), 0),)

    clock.set(WEDNESDAYS[1])
    carry(first, second)
    async with clerk_at(second, (80, 24)) as clerk:
        await clerk.press("ctrl+t", "enter")
        await clerk.type("王某")
        await clerk.press("down")
        await clerk.type("3月底")
        await clerk.press("enter")
        shown = clerk.screen
        assert "王某" in shown
        assert "3-31" in shown
    carry(second, first)
    assert told(first, 11) == (("继续", ("王某",), 1),)

    clock.set(WEDNESDAYS[2])
    assert first.unit.ledger
    does(first, "看了两处", NoteKind.PROGRESS)
    first.unit.ledger.perform(first.edit.change([ID], Edit(status=Status.DONE)))
    assert told(first, 12) == (("继续", ("王某",), 2),)

    said = {
        "kind": "答复",
        "text": "可以",
        "issue": f"{ID}-问1",
        "from": "街道",
        "period": "2024-W11",
    }
    first.unit.ledger.perform(
        first.unit.ledger.prepare([Draft(ID, "feedback.a", said, first.unit.today)], "收下")
    )
    clock.set(WEDNESDAYS[3])
    carry(first, second)
    async with clerk_at(second, (80, 24)) as clerk:
        await clerk.press("ctrl+t")
        assert "街道答复 可以" in clerk.screen
        await clerk.press("space")
        await clerk.type("租到了隔壁的门面")
        await clerk.press("down", "ctrl+u")
        await clerk.type("2024-01-01")
        await clerk.press("enter")
        assert "不能早于" in clerk.screen  # and what was written stands there still
        await clerk.press("ctrl+u")
        await clerk.type("3-27")
        await clerk.press("enter")
        assert "已销号 3.2.1-问1" in clerk.screen
        await clerk.press("space", "ctrl+z")  # opened again, and that taken back
    carry(second, first)
    for workspace in (first, second):
        assert told(workspace, 13) == (("已销号", ("王某",), 3),)
        (issue,) = workspace.reports.report(Week(2024, 13)).issues
        assert issue.answer == "可以"
        assert (str(issue.closed), issue.how) == ("2024-03-27", "租到了隔壁的门面")
        assert told(workspace, 12) == (("继续", ("王某",), 2),)
    assert first.unit.progress == second.unit.progress
    clock.set("2024-04-03T10:00:00+08:00")
    assert told(first, 14) == ()


async def test_what_two_pcs_closed_differently_is_marked_and_settled_on_the_list(
    tmp_path: Path, clock: Clock
) -> None:
    first, second = set_up_home(tmp_path / "a", clock), set_up_home(tmp_path / "b", clock)
    does(first, "缺一间备餐间")
    carry(first, second)
    for workspace, how in ((first, "换了场地"), (second, "租到了")):
        assert workspace.unit.ledger
        issue = workspace.edit.issues.find("3.2.1-问1")
        workspace.unit.ledger.perform(workspace.edit.issues.close(issue, how))
        clock.set("2024-03-06T11:00:00+08:00")
    carry(second, first)
    assert first.unit.progress.state(ID).conflicts
    async with clerk_at(first, (80, 24)) as clerk:
        await clerk.press("ctrl+t")
        assert "并存" in clerk.screen
        await clerk.press("escape")
        clerk.app.main.list_.select(ID)
        await clerk.press("enter")
        shown = clerk.screen
        assert "换了场地" in shown
        assert "3.2.1-问1 销号" in shown
        place = next(n for n in "12" if f"{n} " in shown)
        await clerk.press(place)
    assert first.unit.progress.state(ID).conflicts == ()


async def test_nothing_is_closed_without_how_and_a_day_that_is_none_stays(
    workspace: Workspace,
) -> None:
    does(workspace, "缺一间备餐间")
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("ctrl+t", "space", "enter")
        assert "还没有写怎么解决的" in clerk.screen
        await clerk.press("escape")
        assert isinstance(clerk.app.screen, IssuesPage)
        await clerk.press("space")
        await clerk.type("好了")
        await clerk.press("down", "ctrl+u")
        await clerk.type("某天")
        await clerk.press("enter")
        assert "看不懂，还没有保存" in clerk.screen
        await clerk.press("escape")
        assert "没有存：好了" in clerk.screen
        (issue,) = workspace.edit.issues.listed()
        assert issue.is_open
        await clerk.press("f3")
        current = clerk.app.main.list_.current
        assert current
        assert current.measure.id == ID


async def test_an_empty_list_says_what_will_stand_there(workspace: Workspace) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("ctrl+t", "space", "enter", "f3", "f5")
        for size in ((140, 40), (60, 20)):
            await resize(clerk, size)
            assert "没有销号 0" in clerk.screen
        await clerk.press("escape")
        assert not isinstance(clerk.app.screen, IssuesPage)


async def test_what_could_not_be_saved_is_opened_again_where_it_was_typed(
    workspace: Workspace,
) -> None:
    does(workspace, "缺一间备餐间")
    (issue,) = workspace.edit.issues.listed()
    note = {"note": issue.note.id}
    async with clerk_at(workspace, (80, 24)) as clerk:
        for fields, words in (
            ({"text": "租到了", "on": "3-6"}, "怎么解决的  租到了"),
            ({"text": "赵某", "due": "3-31"}, "责任人      赵某"),
        ):
            typed = Typed(TypedIn.ISSUE, (ID,), {**note, **fields})
            workspace.unsaved.keep(typed)
            await clerk.press("ctrl+u")
            shown = clerk.screen
            assert words in shown
            assert "上次没有保存的" in shown
            await clerk.press("enter", "escape")
            assert clerk.app.screen is clerk.app.main
            assert workspace.unsaved.texts() == []
    (issue,) = workspace.edit.issues.listed()
    assert issue.note.closing
    assert (issue.note.closing.how, issue.note.owner) == ("租到了", "赵某")
