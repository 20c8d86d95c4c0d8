"""The plan that a revised document makes of the plan in force.

The document says what is to be done; what it does not say (who leads, short titles, the units, what
was withdrawn before) stays as the plan has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...text import folded_name
from ..draft import PlanDraft
from ..headings import same_objectives
from ..likeness import held_by, holders, letters
from ..model import Measure, NamedUnit, Plan, Revision, Section, Term, UnitType
from ..proposal import plan_of
from .words_in_force import as_said, headings_as_written, terms_as_written

_HELD = 0.8
"""So much of a text another one has where it was split from that one, or merged into it."""
_HEAD = (
    "title",
    "number",
    "issuer",
    "office",
    "issued",
    "addressees",
    "copies",
    "preamble",
    "charge",
)
"""What a revised document may leave to the one before."""


def next_plan(draft: PlanDraft, old: Plan, known: Iterable[UnitType] = ()) -> Plan:
    """The plan that a draft amounts to as the next revision; `known` are other unit types."""
    taken = [measure.id for measure in (*old.measures(), *old.withdrawn())]
    return revision_of(plan_of(draft, taken, (*old.unit_types, *known), name=old.title), old)


def revision_of(made: Plan, old: Plan) -> Plan:
    """The next revision: `made` of the document, its measures numbered as the plan's were."""
    before = {measure.id: measure for measure in (*old.measures(), *old.withdrawn())}
    now = {measure.id: measure.text for measure in made.measures()}
    former = _former(old, made)
    units = _Units(old, made)
    made, names = terms_as_written(made, old)

    def revised(one: Measure) -> Measure:
        was = before.get(one.id)
        one = one._replace(terms=tuple(names.get(name, name) for name in one.terms))
        one = units.told(one)
        one = _unsaid(_answering(one, was), was) if was else one
        earlier = (*(was.was if was else ()), *former.get(one.id, ()))
        return one._replace(was=tuple(dict.fromkeys(earlier)))

    sections = tuple(
        section._replace(
            objectives=tuple(
                objective._replace(measures=tuple(map(revised, objective.measures)))
                for objective in section.objectives
            )
        )
        for section in made.sections
    )
    lost = [measure for id, measure in before.items() if id not in now]
    plan = made._replace(
        id=old.id,
        year=made.year or old.year,
        revision=old.revision + 1,
        revisions=old.revisions or (Revision(old.revision, old.issued),),
        assignments="fixed" if _are_assigned(sections, before) else old.assignments,
        unit_types=units.types,
        sections=sections,
        **{field: as_said(getattr(made, field), getattr(old, field)) for field in _HEAD},
    )
    return _with_withdrawn(headings_as_written(plan, old), old, lost)


def _are_assigned(sections: Iterable[Section], before: Mapping[str, Measure]) -> bool:
    """Whether the document gives a measure to others than the plan does: it knows who answers."""
    return any(
        (one.lead, one.support) != (was.lead, was.support)
        for section in sections
        for objective in section.objectives
        for one in objective.measures
        if (was := before.get(one.id))
    )


class _Units:
    """The units of both: what the plan knows by a name stays what it is."""

    def __init__(self, old: Plan, made: Plan) -> None:
        known = {folded_name(one.name): one for one in old.unit_types}
        known |= {folded_name(one.full_name): one for one in old.unit_types}
        new = [one for one in made.unit_types if folded_name(one.name) not in known]
        measures = (*old.measures(), *old.withdrawn())
        named = dict.fromkeys(unit for measure in measures for unit in measure.units)
        self._named = {
            folded_name(name): unit for unit in named for name in (unit.name, *unit.aliases)
        }
        self._types = {**known, **{folded_name(one.name): one for one in new}}
        self.types: tuple[UnitType, ...] = (*old.unit_types, *new)

    def told(self, measure: Measure) -> Measure:
        """The measure with its units as the plan calls them."""
        own = {unit.name: unit for unit in measure.units}
        lead = [self._unit(name, own) for name in measure.lead]
        support = [self._unit(name, own) for name in measure.support]
        units = [one for one in (*lead, *support) if isinstance(one, NamedUnit)]
        return measure._replace(
            lead=tuple(one.name for one in lead),
            support=tuple(one.name for one in support if one not in lead),
            units=tuple(dict.fromkeys(units)),
        )

    def _unit(self, name: str, own: Mapping[str, NamedUnit]) -> UnitType | NamedUnit:
        folded = folded_name(name)
        known = self._types.get(folded) or self._named.get(folded)
        return known or own.get(name) or UnitType(name, name)


def _answering(one: Measure, was: Measure) -> Measure:
    """Who answers for it: as the document says; where that names nobody, as before."""
    if one.lead:
        return one
    return one._replace(lead=was.lead, support=was.support, units=was.units, leader=was.leader)


def _unsaid(one: Measure, was: Measure) -> Measure:
    """With what the plan has and no document says: the short title, and of the same words all."""
    if letters(one.text) != letters(was.text):
        return one
    return one._replace(
        text=was.text,
        short=was.short,
        due=one.due or was.due,
        target=was.target or one.target,
        terms=one.terms or was.terms,
        leader=one.leader or was.leader,
    )


def _former(old: Plan, made: Plan) -> dict[str, list[str]]:
    """By number, of which measures it was split, or which were merged into it."""
    before = {one.id: one.text for one in old.measures()}
    now = {one.id: one.text for one in made.measures()}
    changed = {id: text for id, text in before.items() if letters(now.get(id, "")) != letters(text)}
    gone = {id: text for id, text in changed.items() if id not in now}
    new = {id: text for id, text in now.items() if id not in before}
    reworded = {id: now[id] for id in changed if id in now}
    found: dict[str, list[str]] = {}
    for part, whole in _held(new, changed):
        if held_by(now[part], now.get(whole, "")) < _HELD:
            found.setdefault(part, []).append(whole)
    for part, whole in _held(gone, reworded):
        if held_by(before[part], before[whole]) < _HELD and part not in found.get(whole, ()):
            found.setdefault(whole, []).append(part)
    return found


def _held(parts: Mapping[str, str], wholes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The numbers of texts that another one holds, with the number of that."""
    ids, others = list(parts), list(wholes)
    for one in holders(list(parts.values()), list(wholes.values()), _HELD):
        yield ids[one.after], others[one.before]


def _with_withdrawn(plan: Plan, old: Plan, lost: Sequence[Measure]) -> Plan:
    """The plan with what it has no more, marked, each under the objective that it stood under."""
    same = {m.id: m.id for m in plan.measures() if m.id not in {one.id for one in lost}}
    now_at = same_objectives(old, plan, same)
    last = [o.number for section in plan.sections for o in section.objectives][-1:]
    under: dict[str, list[Measure]] = {}
    for one in lost:
        number = now_at.get(old.place(one.id)[1].number) or "".join(last)
        under.setdefault(number, []).append(one._replace(withdrawn=True))
    plan = plan._replace(
        sections=tuple(
            section._replace(
                objectives=tuple(
                    objective._replace(withdrawn=tuple(under.get(objective.number, ())))
                    for objective in section.objectives
                )
            )
            for section in plan.sections
        )
    )
    return plan._replace(terms=tuple(_terms(plan, old)))


def _terms(plan: Plan, old: Plan) -> Iterator[Term]:
    """The terms that measures use, withdrawn ones among these, in the document's order."""
    terms = {term.name: term for term in plan.terms}
    terms |= {term.name: term for term in old.terms if term.name not in terms}
    used = {name for one in (*plan.measures(), *plan.withdrawn()) for name in one.terms}
    return (term for name, term in terms.items() if name in used)
