"""F9, a unit's page: what the office says to it, kept, written, marked; and who is rung up."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.form.columns import FormColumn
from plancheck.domain.ledger.typed_text import TypedIn
from plancheck.domain.plan.model import Units
from plancheck.domain.rollup.roster.roster import RosterUnit
from plancheck.storage.feedback.file import load_feedback
from plancheck.storage.rollup import roster as roster_file
from plancheck.tui import desktop
from plancheck.workspace import Workspace
from tests import street
from tests.form_files import form_file, sent_back

from ..screen import Clerk, clerk_at, go_to
from ..windows import resize
from .reports import put, troubled

MISSING = "没报居委会"


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """Two units' reports lie in 收件, a third one's does not."""
    reports = street.reports(2, street.WEEKS[-1:])
    for report in (reports[0], troubled(reports[1], "[red]坏[/]居委会")):
        put(workspace.unit.home.inbox, report)
    units = [RosterUnit(*unit) for unit in street.units_of(1)]
    roster_file.write_new(
        workspace.unit.home.roster, [*units, RosterUnit(MISSING, "居委会", "书记", "021")]
    )
    return workspace


async def open_unit(clerk: Clerk) -> None:
    """The page of the first unit that reported."""
    await clerk.press("f9", "4")
    await go_to(clerk, "第一居委会")
    await clerk.press("enter")


def kinds(home: Path) -> list[str]:
    (path,) = (home / "exports").rglob("反馈_*.toml")
    return [f"{item.kind.value} {item.about}".strip() for item in load_feedback(path).items]


async def test_remarks_are_written_taken_back_and_a_report_that_is_sent_back_is_marked(
    office: Workspace, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def opened_folder(folder: Path) -> bool:
        opened.append(folder)
        return True

    monkeypatch.setattr(desktop, "open_folder", opened_folder)
    async with clerk_at(office, (100, 30)) as clerk:
        await open_unit(clerk)
        await clerk.press("f2")
        await clerk.type("请写明[b]地点")
        await clerk.press("enter")
        assert "意见：请写明[b]地点" in clerk.screen
        await go_to(clerk, "1.1.")
        await clerk.press("f2")
        await clerk.type("再核对")
        await clerk.press("enter", "f6")
        await clerk.type("合计不对")
        await clerk.press("enter")
        assert [kind.partition(" ")[0] for kind in kinds(home)] == ["意见", "意见", "退回"]
        await clerk.press("f7")
        assert [folder.name for folder in opened] == ["2024-W10"]
        await clerk.press("home")
        await go_to(clerk, "请写明")
        await clerk.press("delete")
        assert [kind.partition(" ")[0] for kind in kinds(home)] == ["意见", "退回"]
        await clerk.press("f5")
        assert "退回：合计不对" in clerk.screen
        assert "合计不对" in clerk.app.clipboard
        await clerk.press("escape", "escape")
        assert "已退回" in clerk.line_of("第一居委会")
        await clerk.press("1")
        assert "第一居委会" in clerk.line_of("已退回")


async def test_what_was_typed_is_kept_where_it_cannot_be_written_and_written_it_says_where_it_lies(
    office: Workspace, home: Path
) -> None:
    (home / "feedback").write_text("in the way")
    async with clerk_at(office) as clerk:
        await open_unit(clerk)
        await clerk.press("f2")
        await clerk.type("请写明地点")
        await clerk.press("enter")
        assert [typed.place for typed in office.unsaved.texts()] == [TypedIn.REMARK]
        (home / "feedback").unlink()
        await clerk.press("f2")
        assert "请写明地点" in clerk.screen
        await clerk.press("enter")
        assert kinds(home) == ["意见"]
        assert office.unsaved.texts() == []
        (path,) = (home / "exports").rglob("反馈_*.toml")
        for size in ((80, 24), (60, 20)):
            await resize(clerk, size)
            assert clerk.line_of(path.name).strip().startswith("F7 打开文件夹")
            assert "F2 对问题是意见、对协调是答复" in clerk.line_of("问题和协调")


async def test_a_unit_that_did_not_report_is_rung_up_and_told_but_nothing_sent_back(
    office: Workspace, home: Path
) -> None:
    async with clerk_at(office) as clerk:
        await clerk.press("f9", "ctrl+e", "2")
        written = {path.suffix for path in (home / "exports").rglob("催报名单_*")}
        assert written == {".xlsx", ".docx", ".txt"}
        assert f"{MISSING}（书记 021）" in clerk.app.clipboard
        await clerk.press("4", "enter", "f6")
        assert "没有可以退回的" in clerk.screen
        await clerk.press("f2")
        await clerk.type("请来取表")
        await clerk.press("enter")
        assert kinds(home) == ["意见"]


async def test_what_a_form_asks_for_stands_on_its_units_page_and_is_answered_by_a_remark(
    office: Workspace, home: Path
) -> None:
    told = {FormColumn.PROBLEMS: "缺场地", FormColumn.COORDINATION: "请街道出面借[/]房"}
    blank = form_file(office.unit.plan, Units("居委会", ("填表居委会",)))
    form = sent_back(blank, {"1.1.1": told})
    (office.unit.home.inbox / "填报表.xlsx").write_bytes(form)
    async with clerk_at(office, (100, 30)) as clerk:
        await clerk.press("f9", "4")
        await go_to(clerk, "填表居委会")
        await clerk.press("enter")
        assert "问题和协调" in clerk.screen
        await go_to(clerk, "1.1.1 协调  请街道出面借[/]房")
        assert "1.1.1 问题  缺场地" in clerk.screen
        await clerk.press("f2")
        await clerk.type("已联系")
        await clerk.press("enter")
        assert kinds(home) == ["意见 1.1.1"]
