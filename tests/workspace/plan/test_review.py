"""A review stores its plan over what it has written itself, and over nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.plan import review
from plancheck.domain.plan.draft import Role
from plancheck.errors import UsageFault
from plancheck.storage.paths import Home, find_home
from plancheck.storage.plan.draft_file import draft_path, load_draft
from plancheck.storage.plan.file import load_plan
from plancheck.workspace.plan.documents import plans_made
from plancheck.workspace.plan.drafts import read_document, write_import
from plancheck.workspace.plan.publication import publish
from plancheck.workspace.plan.review import PlanReview

TEXT = """某街道2026年工作计划
一、改善居民生活
按照居民自愿和逐个小区推进的办法完成既有住宅加装电梯10台。
牵头单位：民生办
"""


@pytest.fixture
def at_home(home: Path) -> Home:
    return find_home(str(home), {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the plan of a document goes; the document lies beside it."""
    tmp_path.joinpath("计划.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "计划.toml"


def test_a_review_goes_on_where_the_command_line_has_imported(at_home: Home, path: Path) -> None:
    found, _ = read_document(path.with_suffix(".txt"), at_home)
    write_import(found, path)
    for _ in range(2):
        PlanReview(load_draft(draft_path(path)), path).store()
    assert load_plan(path)[1] == ()


@pytest.mark.parametrize("draft", [True, False], ids=["edited since", "of another document"])
def test_a_plan_file_that_somebody_else_has_written_is_not_written_over(
    at_home: Home, path: Path, *, draft: bool
) -> None:
    found, _ = read_document(path.with_suffix(".txt"), at_home)
    if draft:
        write_import(found, path)
        found = load_draft(draft_path(path))
    path.write_text("# the office's own\n", encoding="utf-8")
    reviewed = PlanReview(found, path)
    with pytest.raises(UsageFault, match=r"没有盖掉.*草稿已经保存"):
        reviewed.store()
    assert path.read_text(encoding="utf-8") == "# the office's own\n"
    assert load_draft(draft_path(path)).draft == found.draft
    path.unlink()
    reviewed.store()
    assert reviewed.store() == path


def test_a_year_and_units_that_are_lacking_are_told_in_the_clerks_words(
    at_home: Home, path: Path
) -> None:
    text = TEXT.replace("2026年", "").replace("牵头单位：民生办\n", "")
    path.with_suffix(".txt").write_text(text, encoding="utf-8")
    reviewed = PlanReview(read_document(path.with_suffix(".txt"), at_home)[0], path)
    with pytest.raises(UsageFault, match=r"没有年度.*写进标题.*没有单位.*牵头单位") as told:
        reviewed.store()
    assert not re.search(r"[a-z]{4}", str(told.value))
    (title,) = (n for n, one in enumerate(reviewed.draft.pieces) if one.role is Role.TITLE)
    reviewed.change(review.reworded(reviewed.draft, title, "某街道2026年工作计划"))
    measures = [n for n, one in enumerate(reviewed.draft.pieces) if one.role is Role.MEASURE]
    reviewed.change(review.assigned(reviewed.draft, measures, ["民生办"], []))
    assert load_plan(reviewed.store())[1] == ()


def test_a_plan_that_is_published_as_it_stands_is_not_offered_for_it(at_home: Home) -> None:
    at_home.exports.mkdir(parents=True, exist_ok=True)
    document = at_home.exports / "计划.txt"
    document.write_text(TEXT, encoding="utf-8")
    path = PlanReview(read_document(document, at_home)[0], document.with_suffix(".toml")).store()
    assert plans_made(at_home) == [path]
    publish(at_home, path, date(2026, 1, 5))
    assert plans_made(at_home) == []
    path.write_text(path.read_text(encoding="utf-8").replace("10台", "12台"), encoding="utf-8")
    assert plans_made(at_home) == [path]
