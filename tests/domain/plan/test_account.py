"""The sum of characters: each of the source somewhere once, and what the plan has otherwise."""

from __future__ import annotations

from plancheck.domain.plan.account import account_lines, account_of
from plancheck.domain.plan.draft import Piece, PlanDraft, Role
from plancheck.domain.plan.proposal import plan_of
from plancheck.domain.plan.source import Source, Span

TEXT = "一、抓好党建\n推进三会一课，全年12次。\n开展志愿服务。\n"
SOURCE = Source.of_text(TEXT)


def piece(role: Role, words: str, *, text: str = "") -> Piece:
    start = TEXT.index(words)
    return Piece(role, (Span(start, start + len(words)),), text or words)


WHOLE = PlanDraft(
    (
        piece(Role.SECTION, "一、抓好党建", text="抓好党建"),
        piece(Role.MEASURE, "推进三会一课，全年12次"),
        piece(Role.MEASURE, "开展志愿服务"),
    ),
    2026,
)


def test_every_character_is_counted_with_its_role() -> None:
    found = account_of(SOURCE, WHOLE, plan_of(WHOLE))
    assert (found.total, found.balanced) == (22, True)
    assert found.roles == {Role.SECTION: 5, Role.MEASURE: 17}
    assert (found.reworded, found.added, found.missing) == ((), (), ())
    assert list(account_lines(found)) == [
        "原文 22 字：部分 5，措施 17。",
        "每个字都有着落，没有重复。",
    ]


def test_a_character_in_no_piece_or_in_two_is_named_by_its_line() -> None:
    pieces = (*WHOLE.pieces[:2], piece(Role.AIM, "12次"))
    found = account_of(SOURCE, PlanDraft(pieces), plan_of(WHOLE))
    assert (found.balanced, found.nowhere, found.twice) == (False, (3,), (2,))
    assert list(account_lines(found))[1:3] == ["第 3 行有字没有着落。", "第 2 行有字重复。"]


def test_what_was_changed_in_the_plan_since_is_named() -> None:
    plan = plan_of(
        PlanDraft(
            (
                piece(Role.SECTION, "一、抓好党建"),
                piece(Role.MEASURE, "推进三会一课", text="推进三会一课，全年24次"),
                piece(Role.MEASURE, "一", text="召开座谈会"),
            )
        )
    )
    found = account_of(SOURCE, WHOLE, plan)
    assert (found.reworded, found.added) == (("1.1.1",), ("1.1.2",))
    assert found.missing == ("开展志愿服务",)
    assert list(account_lines(found))[2:] == [
        "改过文字的措施：1.1.1。",
        "原文没有的措施：1.1.2。",
        "草稿有、计划没有：开展志愿服务",
    ]
