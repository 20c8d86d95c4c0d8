"""The table of words that point to units: as it comes along, and as somebody broke it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.plan.duty_words import proposed_duty
from plancheck.errors import BadFile
from plancheck.storage.plan.duty_words import duty_words_path, load_duty_words
from plancheck.storage.plan.file import default_plan_path, load_plan
from tests.rows import each_row


def test_the_table_that_comes_with_the_program_agrees_with_its_plan() -> None:
    plan, _ = load_plan(default_plan_path())
    types = [unit_type.name for unit_type in plan.unit_types]
    table = load_duty_words(duty_words_path())
    measures = [measure for measure in plan.measures() if set(measure.lead) & set(types)]
    right = [
        measure
        for measure in measures
        if set(proposed_duty(measure.text, table, types).lead) & set(measure.lead)
    ]
    assert len(right) / len(measures) > 0.9


@each_row("text", ["duty = 3", "[[duty]]\nlead = 1\nwords = ''", "[[duty]]", "= "])
def test_a_broken_table_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "duty_words.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadFile, match="duty_words"):
        load_duty_words(path)
