"""The draft of a plan as a file of its own beside it: left at any time, and gone on with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from ...domain.plan.draft import Choice, Doubt, Duty, Piece, PlanDraft, Role, Why
from ...domain.plan.model import Plan, Target
from ...domain.plan.source import Cell, Passage, PassageKind, Source, Span
from ...errors import BadFile
from .. import text_file
from ..toml import guard
from ..toml.writer import pairs
from .file import plan_in
from .source_text import source_text
from .writer import plan_text

FORMAT = "plancheck-draft/1"
SUFFIX = ".草稿.toml"
LIMIT = 16 * 1024 * 1024
"""Bytes: a source of the most characters, each measure of it doubtful."""
_DAMAGED = "草稿已损坏或被改动，没有读取。请用 plancheck plan import 重新导入原来的文件。"


class DraftFile(NamedTuple):
    """What a draft file holds: the source, what its parts are taken for, the document's name.

    `revises` is the plan whose next revision it will be; None where it is a plan of its own.
    """

    source: Source
    draft: PlanDraft
    document: str = ""
    revises: Plan | None = None


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
        "[draft]\n" + _said({**head, "refusal": draft.refusal, "revises": revises}),
        "[source]\n" + pairs({"lines": found.source.text.split("\n")}),
        *("[[passage]]\n" + _said(_passage(one)) for one in found.source.passages),
        *("[[piece]]\n" + _said(_piece(one)) for one in draft.pieces),
    ]
    return "\n".join(tables)


def load_draft(path: Path) -> DraftFile:
    """A draft as it was left; BadFile where it is none, or damaged."""
    content = guard.parse_toml(text_file.read_text(path, LIMIT), path.name)
    if content.get("format") != FORMAT:
        raise BadFile(path.name, "不是计划的草稿。")
    try:
        found = _read(content)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadFile(path.name, _DAMAGED) from error
    if not _is_whole(found):
        raise BadFile(path.name, _DAMAGED)
    return found


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "at": (passage.start, passage.end),
        "kind": passage.kind.value if passage.kind is not PassageKind.BODY else "",
        "number": passage.number,
        "level": passage.level,
        "outline": passage.outline,
        "bold": passage.bold,
        "cell": list(passage.cell[:-1]) if passage.cell else (),
        "header": passage.cell is not None and passage.cell.header,
        "mark": passage.mark + 1,
    }


def _piece(piece: Piece) -> dict[str, object]:
    return {
        "role": piece.role.value,
        "spans": piece.spans,
        "mark": piece.mark,
        "text": piece.text,
        "name": piece.name,
        "why": piece.why.value if piece.why else "",
        "id": piece.id,
        **_duty(piece.duty),
        "doubt": _doubt(piece.doubt) if piece.doubt else {},
    }


def _duty(duty: Duty) -> dict[str, object]:
    return duty._asdict() | {"target": duty.target._asdict() if duty.target else {}}


def _doubt(doubt: Doubt) -> dict[str, object]:
    choices = [_choice(one) for one in doubt.choices]
    return _kept({"reason": doubt.reason, "column": doubt.column, "choices": choices})


def _choice(choice: Choice) -> dict[str, object]:
    why = choice.why.value if choice.why else ""
    content = _kept({"role": choice.role.value, "why": why, "joins": choice.joins})
    return content if choice.id is None else {**content, "id": choice.id}


def _kept(content: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in content.items() if value}


def _said(content: Mapping[str, object]) -> str:
    return pairs(_kept(content))


def _read(content: Mapping[str, Any]) -> DraftFile:
    head = content["draft"]
    text = "\n".join(_texts(content["source"], "lines"))
    source = Source(text, tuple(map(_read_passage, content.get("passage", ()))))
    draft = PlanDraft(
        pieces=tuple(map(_read_piece, content.get("piece", ()))),
        year=int(head.get("year", 0)),
        issued=_day(head.get("issued")),
        refusal=_text(head, "refusal"),
    )
    revises = "\n".join(_texts(head, "revises"))
    plan = plan_in(revises, "草稿")[0] if revises else None
    return DraftFile(source, draft, _text(head, "document"), plan)


def _read_passage(table: Mapping[str, Any]) -> Passage:
    start, end = table["at"]
    cell = table.get("cell")
    return Passage(
        start=int(start),
        end=int(end),
        kind=PassageKind(table.get("kind", PassageKind.BODY.value)),
        number=_text(table, "number"),
        level=int(table.get("level", 0)),
        outline=int(table.get("outline", 0)),
        bold=_spans(table.get("bold", ())),
        cell=_cell(cell, header=table.get("header") is True) if cell else None,
        mark=int(table.get("mark", 0)) - 1,
    )


def _cell(place: Iterable[int], *, header: bool) -> Cell:
    table, row, column, columns, rows = map(int, place)
    return Cell(table, row, column)._replace(columns=columns, rows=rows, header=header)


def _read_piece(table: Mapping[str, Any]) -> Piece:
    doubt = table.get("doubt")
    target = table.get("target")
    return Piece(
        role=Role(table["role"]),
        spans=_spans(table["spans"]),
        text=_text(table, "text"),
        mark=_text(table, "mark"),
        name=_text(table, "name"),
        why=Why(table["why"]) if "why" in table else None,
        doubt=_read_doubt(doubt) if doubt else None,
        duty=Duty(
            lead=_texts(table, "lead"),
            support=_texts(table, "support"),
            leader=_text(table, "leader"),
            due=_day(table.get("due")),
            target=Target(**target) if target else None,
            terms=_texts(table, "terms"),
        ),
        id=_text(table, "id"),
    )


def _read_doubt(table: Mapping[str, Any]) -> Doubt:
    choices = tuple(
        Choice(
            Role(one["role"]),
            Why(one["why"]) if "why" in one else None,
            one.get("joins") is True,
            _text(one, "id") if "id" in one else None,
        )
        for one in table.get("choices", ())
    )
    return Doubt(_text(table, "reason"), choices, _text(table, "column"))


def _text(table: Mapping[str, Any], key: str) -> str:
    """A text as this program wrote it; ValueError of any other."""
    value = table.get(key, "")
    if not isinstance(value, str) or source_text(value) != value:
        raise ValueError(key)
    return value


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(_text({key: value}, key) for value in table.get(key, ()))


def _spans(values: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*map(int, value)) for value in values)


def _day(value: object) -> date | None:
    if value is None or type(value) is date:
        return value
    raise ValueError("no day")


def _is_whole(found: DraftFile) -> bool:
    """Whether all that is said of the text lies in it, and the parts follow each other."""
    size = len(found.source.text)
    spans = [Span(one.start, one.end) for one in found.source.passages]
    inside = [*spans, *(span for piece in found.draft.pieces for span in piece.spans)]
    bold = [span for one in found.source.passages for span in one.bold]
    ordered = all(one.end <= other.start for one, other in pairwise(spans))
    return ordered and all(0 <= start <= end <= size for start, end in (*inside, *bold))
