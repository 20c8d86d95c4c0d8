"""The draft of a plan as a file of its own beside it: left at any time, and gone on with."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ...domain.plan.draft import PlanDraft
from ...domain.plan.model import Plan
from ...domain.plan.source import Source, Span
from ...errors import BadFile
from .. import text_file
from ..toml import guard
from ..toml.format_name import check_format
from ..toml.writer import pairs
from .draft_tables import (
    Table,
    day_of,
    kept,
    passage_of,
    passage_table,
    piece_of,
    piece_table,
    text_of,
    texts_of,
)
from .file import plan_in
from .writer import plan_text

FORMAT = "plancheck-draft/1"
SUFFIX = ".草稿.toml"
LIMIT = 16 * 1024 * 1024
"""Bytes: a source of the most characters, each measure of it doubtful."""
_DAMAGED = "草稿已损坏或被改动，没有读取。请用 plancheck plan import 重新导入原来的文件。"


class DraftFile(NamedTuple):
    """What a draft file holds: the source, what its parts are taken for, the document's name.

    `revises` is the plan whose next revision it will be; None where it is a plan of its own.
    `written` is the SHA-256 (hex) of the plan file that was made of it last.
    """

    source: Source
    draft: PlanDraft
    document: str = ""
    revises: Plan | None = None
    written: str = ""


def draft_path(plan: Path) -> Path:
    """Where the draft of a plan file lies."""
    return plan.with_name(f"{plan.stem}{SUFFIX}")


def plan_path(draft: Path) -> Path:
    """Which plan file a draft is of."""
    return draft.with_name(f"{draft.name.removesuffix(SUFFIX)}.toml")


def draft_text(found: DraftFile) -> str:
    """The file's text."""
    draft = found.draft
    head = {"document": found.document, "year": draft.year, "issued": draft.issued}
    revises = plan_text(found.revises).split("\n") if found.revises else ()
    tables = [
        pairs({"format": FORMAT}),
        "[draft]\n"
        + _said({**head, "refusal": draft.refusal, "revises": revises, "written": found.written}),
        "[source]\n" + pairs({"lines": found.source.text.split("\n")}),
        *("[[passage]]\n" + _said(passage_table(one)) for one in found.source.passages),
        *("[[piece]]\n" + _said(piece_table(one)) for one in draft.pieces),
    ]
    return "\n".join(tables)


def load_draft(path: Path) -> DraftFile:
    """A draft as it was left; BadFile where it is none, or damaged."""
    content = guard.parse_toml(text_file.read_text(path, LIMIT), path.name)
    check_format(content, FORMAT, path.name, "不是计划的草稿。")
    try:
        found = _read(content)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadFile(path.name, _DAMAGED) from error
    if not _is_whole(found):
        raise BadFile(path.name, _DAMAGED)
    return found


def _said(content: Table) -> str:
    return pairs(kept(content))


def _read(content: Table) -> DraftFile:
    head = content["draft"]
    text = "\n".join(texts_of(content["source"], "lines"))
    source = Source(text, tuple(map(passage_of, content.get("passage", ()))))
    draft = PlanDraft(
        pieces=tuple(map(piece_of, content.get("piece", ()))),
        year=int(head.get("year", 0)),
        issued=day_of(head.get("issued")),
        refusal=text_of(head, "refusal"),
    )
    revises = "\n".join(texts_of(head, "revises"))
    plan = plan_in(revises, "草稿")[0] if revises else None
    return DraftFile(
        source=source,
        draft=draft,
        document=text_of(head, "document"),
        revises=plan,
        written=text_of(head, "written"),
    )


def _is_whole(found: DraftFile) -> bool:
    """Whether all that is said of the text lies in it, and the parts follow each other."""
    size = len(found.source.text)
    spans = [Span(one.start, one.end) for one in found.source.passages]
    inside = [*spans, *(span for piece in found.draft.pieces for span in piece.spans)]
    bold = [span for one in found.source.passages for span in one.bold]
    ordered = all(one.end <= other.start for one, other in pairwise(spans))
    return ordered and all(0 <= start <= end <= size for start, end in (*inside, *bold))
