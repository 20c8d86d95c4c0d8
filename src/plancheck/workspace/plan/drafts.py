"""A document made the draft of a plan, and the draft a plan file with itself beside it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ...domain.plan.importer import draft_of
from ...domain.plan.model import Plan, UnitType
from ...domain.plan.proposal import plan_of
from ...domain.plan.revision.identity import revised_draft
from ...domain.plan.revision.next_plan import next_plan
from ...domain.plan.source import Source
from ...domain.startup import sha256
from ...errors import NotSaved, Problem, UsageFault
from ...storage import atomic
from ...storage.paths import Home
from ...storage.plan.draft_file import DraftFile, draft_path, draft_text, load_draft
from ...storage.plan.import_words import import_words_path, load_import_words
from ...storage.plan.source_file import LIMIT, load_source, source_of
from ...storage.plan.writer import plan_text
from ...storage.presence import absent

if TYPE_CHECKING:
    from ...domain.plan.comparison import Comparison

PASTED = "粘贴的文字"
"""What a document is called that is of no file."""


def read_document(
    path: Path, home: Home, revises: Plan | None = None
) -> tuple[DraftFile, tuple[Problem, ...]]:
    """The draft of a document, and what of the document is no part of it. BadFile.

    `revises` is the plan whose next revision it is; UsageFault where it is of another year.
    """
    source, problems = load_source(path)
    return _drafted(source, path.name, home, revises), problems


def read_pasted(
    stream: BinaryIO, home: Home, revises: Plan | None = None
) -> tuple[DraftFile, tuple[Problem, ...]]:
    """The draft of what was pasted, or comes out of another program. BadFile."""
    source, problems = source_of(stream.read(LIMIT + 1), PASTED)
    return _drafted(source, PASTED, home, revises), problems


def _drafted(source: Source, name: str, home: Home, revises: Plan | None) -> DraftFile:
    """By the words that come with the program, and those that the office has put in its home."""
    own = [] if absent(home.import_words) else [home.import_words]
    draft = draft_of(source, load_import_words(import_words_path(), *own))
    if revises is None:
        return DraftFile(source, draft, name)
    if draft.year not in (0, revises.year):
        words = f"“{name}”是{draft.year}年的，原计划是{revises.year}年的，不是它的修订。"
        raise UsageFault(f"{words}新年度的计划不写 --revises，直接导入。")
    return DraftFile(source, revised_draft(draft, source, revises), name, revises)


def plan_of_document(found: DraftFile, known: Iterable[UnitType] = ()) -> Plan:
    """The plan that a draft amounts to, called as the document where that has no title.

    `known` are unit types that a name may be though the document is not addressed to them.
    """
    if found.revises:
        return next_plan(found.draft, found.revises, known)
    return plan_of(found.draft, known=known, name=Path(found.document).stem)


def changes_of(found: DraftFile) -> Comparison | None:
    """What a revised document changes; None where it is a plan of its own."""
    if found.revises is None:
        return None
    from ...domain.plan.comparison import compare

    return compare(found.revises, plan_of_document(found))


def write_import(found: DraftFile, path: Path) -> Path:
    """Write the plan file and its draft; nothing that is there is written over.

    Returns where the draft is. UsageFault where one of the files is there, NotSaved.
    """
    draft, data = draft_path(path), plan_text(plan_of_document(found)).encode()
    for place in (path, draft):
        if not absent(place):
            raise UsageFault(f"已有“{place.name}”，没有写。请用 -o 换一个文件名，或先把它移走。")
    kept = found._replace(written=sha256(data).hexdigest())
    atomic.write(draft, draft_text(kept).encode(), shared=True)
    try:
        atomic.write(path, data, shared=True)
    except NotSaved:
        with suppress(OSError):
            draft.unlink()
        raise
    return draft


def draft_beside(plan: Path) -> DraftFile | None:
    """The draft that a plan file was made of; None where there is none. BadFile."""
    path = draft_path(plan)
    return None if absent(path) else load_draft(path)
