"""plan diff: two plan files beside each other, as text, for scripts, as a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.plan.model import Plan
from plancheck.storage.plan.writer import plan_text
from tests.cli.conftest import Run
from tests.specimens import revised, small_plan

NEW = "推进加装电梯15台，惠及居民"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A plan and its revision."""
    return (
        written(tmp_path / "旧.toml", small_plan()),
        written(tmp_path / "新.toml", revised(small_plan(), {"1.1.1": {"text": NEW}})),
    )


def written(path: Path, plan: Plan) -> str:
    path.write_text(plan_text(plan), encoding="utf-8")
    return str(path)


def test_what_differs_is_printed(plancheck: Run, files: tuple[str, str]) -> None:
    answer = plancheck("plan", "diff", *files)
    assert answer.status == 0
    assert "推进加装电梯【15】台" in answer.out


def test_scripts_get_json(plancheck: Run, files: tuple[str, str]) -> None:
    (one,) = plancheck("plan", "diff", *files, "--json").json["measures"]
    assert (one["id"], one["kinds"], one["after"]["text"]) == ("1.1.1", ["reworded"], NEW)


def test_one_file_is_compared_with_the_plan_in_use(plancheck: Run, files: tuple[str, str]) -> None:
    answer = plancheck("--plan", files[0], "plan", "diff", files[1], "--json")
    assert answer.json["counts"]["reworded"] == 1


def test_a_word_file_is_written_and_none_that_is_there_written_over(
    plancheck: Run, files: tuple[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "计划.docx"
    out.write_bytes(b"the office's own")
    answer = plancheck("plan", "diff", *files, "-o", str(out))
    assert answer.status == 0
    assert out.read_bytes() == b"the office's own"
    assert (tmp_path / "计划(2).docx").read_bytes().startswith(b"PK")
    assert "计划(2).docx" in answer.err


@pytest.mark.parametrize(
    "words", [[], ["旧.toml", "新.toml", "-o", "对照表.pdf"], ["旧.toml", "新.toml", "-o", ""]]
)
def test_what_is_missing_or_cannot_be_written_is_said(plancheck: Run, words: list[str]) -> None:
    answer = plancheck("plan", "diff", *words)
    assert (answer.status, answer.out) == (2, "")


def test_only_diff_takes_two_files(plancheck: Run, files: tuple[str, str]) -> None:
    assert plancheck("plan", "check", *files).status == 2


def test_a_file_that_is_no_plan_is_named(plancheck: Run, files: tuple[str, str]) -> None:
    Path(files[1]).write_text("一、党建", encoding="utf-8")
    answer = plancheck("plan", "diff", *files)
    assert answer.status == 3
    assert answer.err.startswith("新.toml")
