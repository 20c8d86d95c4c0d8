"""A revised document under review: it stays known what it revises, until that is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.plan import review
from plancheck.domain.plan.draft import Choice, Role
from plancheck.domain.plan.model import Plan
from plancheck.storage.paths import find_home
from plancheck.storage.plan.draft_file import load_draft
from plancheck.storage.plan.file import load_plan
from plancheck.workspace.plan.drafts import read_document
from plancheck.workspace.plan.review import PlanReview
from tests.specimens import measure, plan_of, revised

OLD = revised(
    plan_of(
        (
            measure("1.1.1", "在全部社区开展消防安全检查不少于12次"),
            measure("1.1.2", "在离居民最近的地方新建党群服务站3个"),
        ),
        2026,
    ),
    {},
    number=1,
)
TEXT = """某街道2026年工作计划
一、第1部分
（一）第1.1项任务
在全部社区开展消防安全检查不少于12次。在离居民很近的街角改造党群驿站3个。
"""


@pytest.fixture
def reviewed(tmp_path: Path, home: Path) -> PlanReview:
    path = tmp_path / "修订稿.txt"
    path.write_text(TEXT, encoding="utf-8")
    found, _ = read_document(path, find_home(str(home), {}), OLD)
    return PlanReview(found, tmp_path / "修订稿.toml")


def numbers(plan: Plan) -> list[str]:
    return [one.id for one in plan.measures()]


def test_a_number_that_is_asked_about_is_answered_by_a_choice(reviewed: PlanReview) -> None:
    (at,) = review.unsure(reviewed.draft)
    doubt = reviewed.draft.pieces[at].doubt
    assert doubt is not None
    assert "1.1.2" in doubt.reason
    for id, withdrawn in (("", ["1.1.2"]), ("1.1.2", [])):
        choice = Choice(Role.MEASURE, id=id)
        reviewed.change(review.answered(reviewed.draft, reviewed.source, at, choice))
        assert numbers(reviewed.plan) == ["1.1.1", id or "1.1.3"]
        assert [one.id for one in reviewed.plan.withdrawn()] == withdrawn
    assert review.unsure(reviewed.draft) == []


def test_a_review_that_is_gone_on_with_still_revises_the_plan(reviewed: PlanReview) -> None:
    again = PlanReview(load_draft(reviewed.keep()), reviewed.plan_path)
    assert again.plan == reviewed.plan
    assert (again.plan.id, again.plan.revision) == (OLD.id, 2)


def test_the_plan_that_is_stored_is_the_next_revision(reviewed: PlanReview) -> None:
    (at,) = review.unsure(reviewed.draft)
    choice = Choice(Role.MEASURE, id="1.1.2")
    reviewed.change(review.answered(reviewed.draft, reviewed.source, at, choice))
    plan, problems = load_plan(reviewed.store())
    assert problems == ()
    assert (plan.revision, numbers(plan)) == (2, ["1.1.1", "1.1.2"])
    assert all(one.lead == ("居委会",) for one in plan.measures())
