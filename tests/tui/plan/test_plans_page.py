"""A clerk takes over what was handed down, opens last year's plan, has a document read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual import events

from plancheck.domain.plan.document import document
from plancheck.domain.plan.model import Seal
from plancheck.domain.progress.edits import Edit
from plancheck.errors import NothingFound
from plancheck.storage.plan.draft_file import draft_path
from plancheck.storage.plan.file import load_plan
from plancheck.tui.plan.screen import PlanReviewScreen
from plancheck.tui.restart import Restart, restarted
from plancheck.workspace import Workspace
from plancheck.workspace.plan.adoption import Adoptions, Published
from tests.revisions import Street
from tests.support import Clock, open_home

from ..screen import clerk_at

DOCUMENT = """某某街道2025年工作计划

一、办好民生实事
（一）养老服务。建成社区食堂3家。开展助餐满意度调查。
（二）托育服务。新增托育位60个。
二、守牢安全底线
（一）消防安全。完成30处消防隐患整改。
"""


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Street:
    return Street(tmp_path_factory.mktemp("street"))


@pytest.fixture
def handed_down(workspace: Workspace, street: Street) -> Workspace:
    """A newer revision lies in 收件."""
    workspace.unit.home.inbox.mkdir(parents=True)
    shutil.copy(street.second, workspace.unit.home.inbox)
    return workspace


async def test_what_came_in_is_told_not_adopted_where_one_says_not_yet_and_then_with_three_keys(
    handed_down: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read once until it is another; all that it brings can be looked through."""
    read: list[str] = []
    real = Adoptions.read

    def noted(self: Adoptions, path: Path) -> Published:
        read.append(path.name)
        return real(self, path)

    monkeypatch.setattr(Adoptions, "read", noted)
    (file,) = handed_down.unit.home.inbox.iterdir()
    async with clerk_at(handed_down, (60, 20)) as clerk:
        assert "收件里有" in clerk.status
        await clerk.press("ctrl+l")
        told = clerk.screen
        assert "校验码" in told
        await clerk.press("down", "up")
        assert clerk.screen == told
        assert read == [file.name]
        await clerk.press("enter")
        assert "校验码" in clerk.screen
        await clerk.press("end", "end")
        area = clerk.app.screen.query_one("#brings_area")
        assert area.scroll_target_y == area.max_scroll_y > 0
        await clerk.press("escape")
        not_yet = clerk.app.restart
        assert not_yet is None
        written, times = file.read_bytes(), len(read)
        file.write_text("???", encoding="utf-8")
        await clerk.press("down", "up")
        assert read[times:] == [file.name]
        assert "校验码" not in clerk.screen
        file.write_bytes(written)
        await clerk.press("escape")
        assert clerk.app.screen is clerk.app.main
        await clerk.press("ctrl+l", "enter", "enter")
        restart = clerk.app.restart
        assert restart
    after = restarted(handed_down, restart)
    assert after.unit.plan.revision == 2
    assert "已接收" in after.notice


def test_what_cannot_be_adopted_leaves_the_plan_open(workspace: Workspace) -> None:
    def refuse() -> str:
        raise NothingFound("已经接收")

    assert restarted(workspace, Restart("", refuse)) is workspace
    assert workspace.notice == "已经接收"


def test_what_cannot_be_opened_leaves_the_plan_open(workspace: Workspace) -> None:
    assert restarted(workspace, Restart("没有这样的计划")) is workspace
    assert workspace.notice


async def test_what_cannot_be_adopted_is_told_with_the_reason_and_what_lies_elsewhere_is_adopted(
    workspace: Workspace, street: Street
) -> None:
    """By its path. The open plan is listed once where it has records."""
    workspace.unit.whole_ledger().perform(workspace.edit.tick(["3.3.2"]))
    workspace.unit.home.inbox.mkdir(parents=True)
    shutil.copy(street.tampered, workspace.unit.home.inbox)
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("ctrl+l")
        shown = clerk.screen
        assert shown.count("现在打开的") == 1
        assert "不能接收" in shown
        await clerk.press("enter")
        not_that = clerk.app.restart
        assert not_that is None
        await clerk.press("end", "enter")
        await clerk.type(str(street.second))
        await clerk.press("enter", "enter")
        assert clerk.app.restart


async def test_a_document_becomes_a_draft_that_is_gone_on_with_given_to_units_and_published(
    workspace: Workspace,
) -> None:
    inbox = workspace.unit.home.inbox
    inbox.mkdir(parents=True)
    document = inbox / "2025年工作计划.txt"
    document.write_text(DOCUMENT, "utf-8")
    async with clerk_at(workspace) as clerk:
        await clerk.press("ctrl+l", "enter", "1")
        assert isinstance(clerk.app.screen, PlanReviewScreen)
        assert "建成社区食堂3家" in clerk.screen
        await clerk.press("escape", "escape")
        assert len(clerk.app.screen_stack) == 1
        assert draft_path(document.with_suffix(".toml")).exists()
        await clerk.press("ctrl+l", "enter")
        assert isinstance(clerk.app.screen, PlanReviewScreen)
        await clerk.press("ctrl+a", "f4", "enter", "f8")
        assert "已存成计划" in clerk.screen
        await clerk.press("escape", "end")
        assert "下发以后是第1版" in clerk.screen
        await clerk.press("enter", "enter")
        assert "已下发第1版" in clerk.screen
    (copy,) = workspace.unit.home.exports.glob("计划_*.toml")
    plan, problems = load_plan(copy)
    assert (plan.seal, problems) == (Seal.SOUND, ())
    assert "完成30处消防隐患整改" in [measure.text for measure in plan.measures()]


async def test_a_revised_document_keeps_the_numbers_of_the_plan(workspace: Workspace) -> None:
    inbox = workspace.unit.home.inbox
    inbox.mkdir(parents=True)
    text = document(workspace.unit.plan).replace("推进新业态新就业群体党建", "推进新就业群体党建")
    (inbox / "2024年工作计划（修订）.txt").write_text(text, "utf-8")
    async with clerk_at(workspace, (120, 40)) as clerk:
        await clerk.press("ctrl+l", "enter", "2")
        assert "第2版" in clerk.lines[0]
        await clerk.press("f8")
        assert "已存成计划" in clerk.screen
    plan, problems = load_plan(inbox / "2024年工作计划（修订）.toml")
    assert (plan.revision, problems) == (2, ())
    texts = {measure.id: measure.text for measure in plan.measures()}
    assert texts["1.3.4"] == "推进新就业群体党建"
    assert texts.keys() == {measure.id for measure in workspace.unit.plan.measures()}


async def test_last_years_owners_are_carried_over_measure_by_measure(
    workspace: Workspace, street: Street
) -> None:
    ledger = workspace.unit.ledger
    assert ledger
    ledger.perform(workspace.edit.change(["1.3.4", "3.1.1"], Edit(owner="王某")))
    adoptions = workspace.adoptions
    adoptions.adopt(adoptions.read(street.next_year))
    after = Workspace.open(workspace.unit.home, "2025", workspace.unit.clock)
    async with clerk_at(after) as clerk:
        await clerk.press("ctrl+l", "down", "enter")
        assert "选了 0/2" in clerk.screen  # alike is not the same: the clerk says so
        await clerk.press("space", "enter")
        await clerk.press("escape", "escape")
    owners = [after.unit.progress.state(id).owner for id in ("1.3.4", "3.1.1")]
    assert sorted(owners) == ["", "王某"]


async def test_the_first_start_takes_a_plan_over_before_a_unit_is_chosen(
    home: Path, clock: Clock, street: Street
) -> None:
    before = open_home(home, clock)
    before.unit.home.inbox.mkdir(parents=True)
    shutil.copy(street.next_year, before.unit.home.inbox)
    async with clerk_at(before) as clerk:
        await clerk.press("ctrl+l", "enter", "enter")
        restart = clerk.app.restart
        assert restart
    after = restarted(before, restart)
    assert (after.unit.plan.year, after.unit.name) == (2025, "")


async def test_pasted_text_is_read_as_a_document_and_a_file_that_is_none_is_said(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("ctrl+l", "end", "enter")
        await clerk.type(str(Path("/nowhere/计划.docx")))
        await clerk.press("enter", "1")
        assert "计划.docx" in clerk.screen
        assert not isinstance(clerk.app.screen, PlanReviewScreen)
        await clerk.press("end", "enter")
        clerk.send(events.Paste(DOCUMENT))
        await clerk.settled()
        await clerk.press("1")
        assert isinstance(clerk.app.screen, PlanReviewScreen)
        assert "新增托育位60个" in clerk.screen


async def test_what_was_told_of_an_adoption_is_not_told_once_it_is_undone(
    handed_down: Workspace, street: Street
) -> None:
    act = handed_down.adoptions
    after = restarted(handed_down, Restart("", lambda: act.adopt(act.read(street.second))))
    async with clerk_at(after) as clerk:
        assert "已接收" in clerk.status
        await clerk.press("ctrl+z", "f4", "escape")
        assert after.unit.plan.revision == 1
        assert "已接收" not in clerk.screen
