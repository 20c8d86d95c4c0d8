"""The words of a plan in force where a document says the same, only otherwise written.

What the office has mended in its plan (a quotation mark, a full stop) is not undone by reading the
document once more.
"""

from __future__ import annotations

from typing import TypeVar

from ..likeness import letters
from ..model import Plan, Term

_Said = TypeVar("_Said")


def as_said(now: _Said, was: _Said) -> _Said:
    """What the document says; where it says nothing, or the same otherwise written, as before."""
    if isinstance(now, str) and isinstance(was, str):
        return was if letters(now) in ("", letters(was)) else now
    return now or was


def terms_as_written(made: Plan, old: Plan) -> tuple[Plan, dict[str, str]]:
    """With terms called as they were, where only that differs; the names that changed for it."""
    names_before = {letters(term.name): term for term in old.terms}
    texts_before = {letters(term.text): term for term in old.terms}
    names, terms = {}, []
    for term in made.terms:
        same = names_before.get(letters(term.name)) or texts_before.get(letters(term.text))
        was = same or term
        names[term.name] = was.name
        terms.append(Term(was.name, as_said(term.text, was.text)))
    return made._replace(terms=tuple(terms)), names


def headings_as_written(plan: Plan, old: Plan) -> Plan:
    """With aims and titles as they were written, where only that differs."""
    written = {letters(text): text for s in old.sections for text in (s.aim, s.title)}
    written |= {letters(o.title): o.title for s in old.sections for o in s.objectives}

    def as_written(text: str) -> str:
        return written.get(letters(text), text) if text else text

    return plan._replace(
        sections=tuple(
            section._replace(
                title=as_written(section.title),
                aim=as_written(section.aim),
                objectives=tuple(
                    objective._replace(title=as_written(objective.title))
                    for objective in section.objectives
                ),
            )
            for section in plan.sections
        )
    )
