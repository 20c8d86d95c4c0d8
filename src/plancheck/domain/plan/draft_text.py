"""A draft in words, for the command line: what it amounts to, and what is to be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from .account import letters
from .draft import Choice, Piece, PlanDraft, Role
from .model import Plan
from .outline import outline
from .source import Source

_QUOTED = 24
"""Characters of a piece that are quoted."""
_LINES = 8
"""Lines that are named of what is decided together."""


def draft_lines(source: Source, draft: PlanDraft, plan: Plan) -> Iterator[str]:
    """What the draft amounts to, what is set aside, and each unsure place with its line."""
    objectives = sum(len(section.objectives) for section in plan.sections)
    measures = list(plan.measures())
    year = f"{plan.year}年" if plan.year else "年度不明"
    yield f"《{plan.title}》（{year}）"
    counts = f"{len(plan.sections)} 个部分、{objectives} 项任务、{len(measures)} 条措施"
    yield counts + (f"、{len(plan.terms)} 条名词解释。" if plan.terms else "。")
    aside = Counter[str]()
    for piece in draft.of(Role.SET_ASIDE):
        aside[_why(piece)] += sum(letters(source.text[start:end]) for start, end in piece.spans)
    if said := "，".join(f"{why} {count} 字" for why, count in aside.items() if count):
        yield f"不列入计划：{said}。"
    open_to = sum(not measure.lead for measure in measures)
    if open_to:
        yield f"{open_to} 条措施没有写明牵头单位，下发前请补上。"
    numbers, doubts = piece_numbers(draft, plan), unsure_pieces(draft)
    if doubts:
        yield ""
        yield f"拿不准，请核对（{len(doubts)} 处）："
    for pieces in doubts:
        number = numbers.get(id(pieces[0]), "")
        yield f"  {_place(source, pieces)} {_taken_as(pieces[0], number)}"
        yield f"    {_reason(pieces[0])}"


def unsure_pieces(draft: PlanDraft) -> list[list[Piece]]:
    """What a person is asked about; pieces of one column are one question."""
    columns: dict[object, list[Piece]] = {}
    for place, piece in enumerate(draft.pieces):
        if piece.doubt:
            columns.setdefault(piece.doubt.column or place, []).append(piece)
    return list(columns.values())


def draft_json(source: Source, draft: PlanDraft, plan: Plan) -> dict[str, object]:
    """The draft for other programs: every piece with its line, its mark and what is doubtful."""
    numbers = piece_numbers(draft, plan)
    return {
        "title": plan.title,
        "year": plan.year or None,
        "refusal": draft.refusal,
        "unsure": len(unsure_pieces(draft)),
        "pieces": [_piece(source, piece, numbers.get(id(piece), "")) for piece in draft.pieces],
    }


def _piece(source: Source, piece: Piece, number: str) -> dict[str, object]:
    duty, doubt = piece.duty, piece.doubt
    return {
        "role": piece.role.value,
        "id": number,
        "line": _line(source, piece),
        "mark": piece.mark,
        "text": piece.text,
        "name": piece.name,
        "why": piece.why.value if piece.why else "",
        "lead": list(duty.lead),
        "support": list(duty.support),
        "leader": duty.leader,
        "due": duty.due.isoformat() if duty.due else None,
        "target": duty.target._asdict() if duty.target else None,
        "unsure": doubt is not None,
        "reason": doubt.reason if doubt else "",
        "choices": [one.words for one in doubt.choices] if doubt else [],
    }


def piece_numbers(draft: PlanDraft, plan: Plan) -> dict[int, str]:
    """By piece (its `id()`), the number that it has in the plan that the draft amounts to."""
    found: dict[int, str] = {}
    for drafted, section in zip(outline(draft), plan.sections, strict=True):
        found[id(drafted.heading)] = str(section.number)
        for made, objective in zip(drafted.objectives, section.objectives, strict=True):
            found[id(made.heading)] = objective.number
            for piece, measure in zip(made.measures, objective.measures, strict=True):
                found[id(piece)] = measure.id
    return found


def _place(source: Source, pieces: list[Piece]) -> str:
    lines = list(dict.fromkeys(_line(source, piece) for piece in pieces))
    named = "、".join(map(str, islice(lines, _LINES))) + ("等" if len(lines) > _LINES else "")
    return f"第 {named} 行"


def _line(source: Source, piece: Piece) -> int:
    return source.line(piece.spans[0].start) if piece.spans else 0


def _taken_as(piece: Piece, number: str) -> str:
    words = piece.text or piece.mark
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}……"
    role = Choice(piece.role, piece.why).words + (f" {number} " if number else "")
    return f"{role}“{quoted.replace(chr(10), ' ')}”"


def _reason(piece: Piece) -> str:
    """Why it is unsure, and what it may be otherwise."""
    doubt = piece.doubt
    if not doubt:
        return ""
    others = [one for one in doubt.choices if one != Choice(piece.role, piece.why)]
    choices = f"；也可以：{'、'.join(one.words for one in others)}" if others else ""
    return f"{doubt.reason.rstrip('。')}{choices}。"


def _why(piece: Piece) -> str:
    return piece.why.value if piece.why else "其他"
