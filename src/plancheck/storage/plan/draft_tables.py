"""The passages and pieces of a draft file, made tables and of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ...domain.plan.draft import Choice, Doubt, Duty, Piece, Role, Why
from ...domain.plan.model import Target
from ...domain.plan.source import Cell, Passage, PassageKind, Span
from .source_text import source_text

Table = Mapping[str, Any]
"""What a file has: of what kind a value is has to be looked at."""


def passage_table(passage: Passage) -> dict[str, object]:
    """A passage as its table; what says nothing is empty."""
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


def piece_table(piece: Piece) -> dict[str, object]:
    """A piece as its table; what says nothing is empty."""
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
    return kept({"reason": doubt.reason, "column": doubt.column, "choices": choices})


def _choice(choice: Choice) -> dict[str, object]:
    why = choice.why.value if choice.why else ""
    content = kept({"role": choice.role.value, "why": why, "joins": choice.joins})
    return content if choice.id is None else {**content, "id": choice.id}


def kept(content: Table) -> dict[str, object]:
    """What of a table says something, its texts as they can be read back."""
    return {key: _readable(value) for key, value in content.items() if value}


def _readable(value: object) -> object:
    if isinstance(value, str):
        return source_text(value)
    return [_readable(one) for one in value] if isinstance(value, tuple) else value


def passage_of(table: Table) -> Passage:
    """The passage of a table; ValueError, TypeError, KeyError of one that was spoiled."""
    start, end = table["at"]
    cell = table.get("cell")
    return Passage(
        start=int(start),
        end=int(end),
        kind=PassageKind(table.get("kind", PassageKind.BODY.value)),
        number=text_of(table, "number"),
        level=int(table.get("level", 0)),
        outline=int(table.get("outline", 0)),
        bold=_spans(table.get("bold", ())),
        cell=_cell(cell, header=table.get("header") is True) if cell else None,
        mark=int(table.get("mark", 0)) - 1,
    )


def _cell(place: Iterable[int], *, header: bool) -> Cell:
    table, row, column, columns, rows = map(int, place)
    return Cell(table, row, column)._replace(columns=columns, rows=rows, header=header)


def piece_of(table: Table) -> Piece:
    """The piece of a table; the same errors."""
    doubt = table.get("doubt")
    target = table.get("target")
    return Piece(
        role=Role(table["role"]),
        spans=_spans(table["spans"]),
        text=text_of(table, "text"),
        mark=text_of(table, "mark"),
        name=text_of(table, "name"),
        why=Why(table["why"]) if "why" in table else None,
        doubt=_doubt_of(doubt) if doubt else None,
        duty=Duty(
            lead=texts_of(table, "lead"),
            support=texts_of(table, "support"),
            leader=text_of(table, "leader"),
            due=day_of(table.get("due")),
            target=_target(target) if target else None,
            terms=texts_of(table, "terms"),
        ),
        id=text_of(table, "id"),
    )


def _target(table: Table) -> Target:
    amount = table["amount"]
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 < amount < 1e15:
        raise ValueError("no amount")
    return Target(amount, text_of(table, "unit"), text_of(table, "item"), table["shared"] is True)


def _doubt_of(table: Table) -> Doubt:
    choices = tuple(
        Choice(
            Role(one["role"]),
            Why(one["why"]) if "why" in one else None,
            one.get("joins") is True,
            text_of(one, "id") if "id" in one else None,
        )
        for one in table.get("choices", ())
    )
    return Doubt(text_of(table, "reason"), choices, text_of(table, "column"))


def text_of(table: Table, key: str) -> str:
    """A text as this program wrote it; ValueError of any other."""
    value = table.get(key, "")
    if not isinstance(value, str) or source_text(value) != value:
        raise ValueError(key)
    return value


def texts_of(table: Table, key: str) -> tuple[str, ...]:
    """A list of such texts."""
    return tuple(text_of({key: value}, key) for value in table.get(key, ()))


def _spans(values: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple(Span(*map(int, value)) for value in values)


def day_of(value: object) -> date | None:
    """A day, None where there is none; ValueError of anything else."""
    if value is None or type(value) is date:
        return value
    raise ValueError("no day")
