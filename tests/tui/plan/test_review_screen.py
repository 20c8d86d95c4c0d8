"""The office reviews a draft: decides what is open, gives measures to units, stores the plan."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len

from plancheck.domain.plan.draft import Choice, Doubt, Piece, PlanDraft, Role, Why
from plancheck.domain.plan.review import unsure
from plancheck.domain.plan.source import Source, Span
from plancheck.storage.plan.draft_file import DraftFile, draft_path, load_draft
from plancheck.storage.plan.file import load_plan
from plancheck.tui.plan.screen import PlanReviewScreen
from plancheck.workspace import Workspace
from plancheck.workspace.plan.review import PlanReview

from ..screen import Clerk, clerk_at
from ..windows import resize

PARTS = (
    (Role.TITLE, "", "某某街道2027年工作计划"),
    (Role.SECTION, "一、", "办好民生实事"),
    (Role.OBJECTIVE, "（一）", "养老服务"),
    (Role.MEASURE, "", "建成社区食堂3家，开展助餐满意度调查"),
    (Role.MEASURE, "", "让老人吃得放心"),
    (Role.MEASURE, "", "完成30处消防隐患整改"),
    (Role.SET_ASIDE, "", "- 2 -"),
    (Role.MEASURE, "", "推进垃圾分类"),
)
OPEN = Doubt("像目的，也像措施", (Choice(Role.AIM), Choice(Role.MEASURE, joins=True)))


def draft_file() -> DraftFile:
    text, pieces = "", []
    for role, mark, words in PARTS:
        start = len(text)
        text += f"{mark}{words}。\n"
        pieces.append(
            Piece(
                role=role,
                spans=(Span(start, len(text)),),
                text=words,
                mark=mark,
                why=Why.PAGE_NUMBER if role is Role.SET_ASIDE else None,
                doubt=OPEN if words.startswith("让老人") else None,
            )
        )
    return DraftFile(Source.of_text(text), PlanDraft(tuple(pieces), year=2027), "计划.docx")


@asynccontextmanager
async def reviewing(workspace: Workspace, path: Path) -> AsyncIterator[tuple[Clerk, PlanReview]]:
    kept = PlanReview(draft_file(), path, workspace.unit.plan.unit_types)
    async with clerk_at(workspace) as clerk:
        await clerk.app.push_screen(PlanReviewScreen(kept))
        await clerk.settled()
        yield clerk, kept


def words(kept: PlanReview, role: Role = Role.MEASURE) -> list[str]:
    return [piece.text for piece in kept.draft.of(role)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "计划.toml"


async def test_what_is_open_comes_first_and_a_digit_settles_it(
    workspace: Workspace, path: Path
) -> None:
    async with reviewing(workspace, path) as (clerk, kept):
        for size in ((120, 40), (60, 20), (80, 24)):
            await resize(clerk, size)
            lines = clerk.lines
            assert max(map(cell_len, lines)) <= size[0]
            assert any("让老人吃得放心" in line for line in lines)
        shown = clerk.screen
        assert "还有 1 处要看" in shown
        assert OPEN.reason in shown
        await clerk.press("right")
        assert unsure(kept.draft), "a level that cannot change settles no doubt"
        await clerk.press("1")
        assert words(kept, Role.AIM) == ["让老人吃得放心"]
        assert "都看过了" in clerk.screen
        await clerk.press("ctrl+z")
        assert words(kept, Role.AIM) == []
        await clerk.press("2")
        assert words(kept)[0] == "建成社区食堂3家，开展助餐满意度调查。让老人吃得放心"
        await clerk.press("f7", "f7", "f7")
        line = clerk.line_of("不列入  ")
        assert "- 2 -" in line
        assert "推进垃圾分类" not in line


async def test_a_measure_is_split_at_a_pause_moved_set_aside_and_taken_in(
    workspace: Workspace, path: Path
) -> None:
    """What was decided is kept at once, beside the plan."""
    async with reviewing(workspace, path) as (clerk, kept):
        await clerk.press("enter", "end", *"，住得安心", "enter")
        assert "让老人吃得放心，住得安心" in words(kept)
        await clerk.press("up", "f6", "1")
        assert words(kept)[:2] == ["建成社区食堂3家", "开展助餐满意度调查"]
        await clerk.press("left")
        assert words(kept, Role.OBJECTIVE) == ["养老服务", "建成社区食堂3家"]
        await clerk.press("right", "delete")
        assert "建成社区食堂3家" in words(kept, Role.SET_ASIDE)
        await clerk.press("left")
        assert words(kept)[0] == "建成社区食堂3家"
        await clerk.press("down", "backspace")
        assert words(kept)[0] == "建成社区食堂3家，开展助餐满意度调查"
        assert load_draft(draft_path(path)).draft == kept.draft
        await clerk.press("escape")
        assert clerk.app.screen is clerk.app.main
    again = PlanReview.of_file(draft_path(path), workspace.unit)
    assert (again.draft, again.plan_path) == (kept.draft, path)


async def test_several_measures_get_the_units_that_their_words_point_to(
    workspace: Workspace, path: Path
) -> None:
    async with reviewing(workspace, path) as (clerk, kept):
        await clerk.press("down", "f4")
        assert "消防" in clerk.screen
        await clerk.press("space", "enter")
        given = {piece.text: piece.duty.lead for piece in kept.draft.of(Role.MEASURE)}
        assert given["完成30处消防隐患整改"] == ("执法队",)
        await clerk.press("ctrl+a", "f4", "enter")
        given = {piece.text: piece.duty.lead for piece in kept.draft.of(Role.MEASURE)}
        assert given["建成社区食堂3家，开展助餐满意度调查"] == ("中心",)
        assert given["推进垃圾分类"] == ("居委会",)
        assert given["让老人吃得放心"] == ()  # no word of it points to anybody
        assert given["完成30处消防隐患整改"] == ("执法队",)  # given before: not proposed away
        before = kept.draft
        await clerk.press("ctrl+a", "f4", "down", "enter")
        assert kept.draft == before, "several that differ are changed by what is chosen alone"
        await clerk.press("escape")


async def test_the_plan_is_stored_once_each_measure_has_who_leads_and_read_back(
    workspace: Workspace, path: Path
) -> None:
    """Until then it is not, and those that nobody leads are found."""
    async with reviewing(workspace, path) as (clerk, kept):
        await clerk.press("ctrl+a", "f4", "enter", "f8")
        assert not path.exists()
        first = clerk.line_of("措施  ")
        assert "让老人吃得放心" in first
        assert "完成30处消防隐患整改" not in first
        await clerk.press("1", "f8")
        assert "已存成计划" in clerk.screen
    plan, problems = load_plan(path)
    assert problems == ()
    assert [measure.text for measure in plan.measures()] == words(kept)
    assert {unit_type.name for unit_type in plan.unit_types} >= {"中心"}
