"""A draft is read back as it was left, and one that was changed by hand is not taken for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.draft import Choice, Doubt, Duty, Piece, PlanDraft, Role, Why
from plancheck.domain.plan.model import Target
from plancheck.domain.plan.source import Cell, Passage, PassageKind, Source, Span
from plancheck.errors import BadFile
from plancheck.storage.plan.draft_file import DraftFile, draft_path, draft_text, load_draft
from tests.rows import each_row
from tests.specimens import revised, small_plan

TEXT = "一、抓好党建\n推进“三会一课”\t12次。\n\n甲"
WORDS = st.text("街道“”\"\\'#=[]{}3.，", max_size=8)
NAMES = st.lists(WORDS.filter(bool), max_size=2).map(tuple)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 1, 1))
DUTIES = st.builds(
    Duty,
    lead=NAMES,
    support=NAMES,
    leader=WORDS,
    due=DAYS,
    target=st.none() | st.just(Target(1.5, "亿元", "投资", shared=True)),
    terms=NAMES,
)
CHOICES = st.builds(
    Choice,
    st.sampled_from(Role),
    st.none() | st.sampled_from(Why),
    st.booleans(),
    st.none() | st.sampled_from(("", "1.1.1")),
)
DOUBTS = st.builds(Doubt, WORDS.filter(bool), st.lists(CHOICES, max_size=2).map(tuple), WORDS)
PIECES = st.builds(
    Piece,
    role=st.sampled_from(Role),
    spans=st.just((Span(0, 6), Span(7, 9))),
    text=WORDS,
    mark=WORDS,
    name=WORDS,
    why=st.none() | st.sampled_from(Why),
    doubt=st.none() | DOUBTS,
    duty=DUTIES,
    id=st.sampled_from(("", "1.1.1")),
)
PASSAGES = st.builds(
    Passage,
    start=st.just(0),
    end=st.just(6),
    kind=st.sampled_from(PassageKind),
    number=WORDS,
    level=st.integers(0, 9),
    outline=st.integers(0, 9),
    bold=st.sampled_from(((), (Span(0, 2), Span(3, 4)))),
    cell=st.none()
    | st.builds(
        Cell,
        table=st.integers(0, 2),
        row=st.integers(0, 9),
        column=st.just(0),
        columns=st.integers(1, 3),
        rows=st.integers(1, 3),
        header=st.booleans(),
    ),
    mark=st.integers(-1, 5),
)


def written(folder: Path, text: str) -> Path:
    path = folder / "计划.草稿.toml"
    path.write_text(text, encoding="utf-8")
    return path


@given(st.lists(PIECES, max_size=3), PASSAGES, st.integers(0, 2099), DAYS, WORDS, WORDS)
def test_a_draft_is_read_back_as_it_was_left(
    pieces: list[Piece], passage: Passage, year: int, issued: date | None, refusal: str, name: str
) -> None:
    source = Source(TEXT, (passage, Passage(7, 9)))
    draft = PlanDraft(tuple(pieces), year=year, issued=issued, refusal=refusal)
    found = DraftFile(source, draft, name, written=refusal)
    with TemporaryDirectory() as folder:
        assert load_draft(written(Path(folder), draft_text(found))) == found


def test_a_draft_keeps_the_plan_that_it_revises(tmp_path: Path) -> None:
    old = revised(small_plan(), {"2.1.1": {"lead": ("中心",)}, "1.2.1": {"withdrawn": True}})
    found = DraftFile(Source("", ()), PlanDraft(()), "新.docx", old)
    kept = load_draft(written(tmp_path, draft_text(found))).revises
    assert kept is not None
    assert kept._replace(digest=old.digest) == old


def test_what_a_file_cannot_have_in_a_text_is_written_as_it_can(tmp_path: Path) -> None:
    duty = Duty(lead=("某\u00a0中心",))
    piece = Piece(Role.MEASURE, (Span(0, 6),), "甲\u00a0乙\u200b", duty=duty)
    found = DraftFile(Source(TEXT, ()), PlanDraft((piece,)))
    (back,) = load_draft(written(tmp_path, draft_text(found))).draft.pieces
    assert (back.text, back.duty.lead) == ("甲 乙", ("某 中心",))


def test_a_draft_lies_beside_its_plan() -> None:
    assert draft_path(Path("a/计划.toml")) == Path("a/计划.草稿.toml")


OWED = Duty(target=Target(3, "个", "项目"))
SOUND = draft_text(
    DraftFile(
        Source(TEXT, (Passage(0, 6), Passage(7, 18))),
        PlanDraft(
            (Piece(Role.SECTION, (Span(0, 6),), "抓好党建", "一、", why=Why.NOTE, duty=OWED),), 2026
        ),
    )
)
SPOILED = {
    "another format": ("plancheck-draft/1", "plancheck-draft/9"),
    "an unknown role": ('role = "部分"', 'role = "部"'),
    "an unknown reason": ('why = "说明"', 'why = "明"'),
    "a span behind the end": ("[[0, 6]]", "[[0, 99]]"),
    "a span before the beginning": ("[[0, 6]]", "[[-1, 6]]"),
    "a span of one number": ("[[0, 6]]", "[0, 6]"),
    "passages in another order": ("at = [7, 18]", "at = [3, 18]"),
    "no text": ("lines", "line"),
    "a control character": ('抓好党建"', '抓好\\u001b党建"'),
    "a text for an amount": ("amount = 3", 'amount = "3"'),
    "a target without an amount": ("amount = 3, ", ""),
    "a number for a text": ('mark = "一、"', "mark = 1"),
}


@each_row(("old", "new"), SPOILED.values())
def test_a_draft_that_was_changed_by_hand_is_refused(tmp_path: Path, old: str, new: str) -> None:
    load_draft(written(tmp_path, SOUND))
    assert old in SOUND
    with pytest.raises(BadFile):
        load_draft(written(tmp_path, SOUND.replace(old, new)))
