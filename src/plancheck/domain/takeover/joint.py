"""What the rows of one measure come to together: several of a sheet, several sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..progress.persons import person_keys, persons_of
from ..progress.state import NoteKind
from ..progress.status import Status
from .statements import MeasureTold, ToldNote


def joint(rows: Iterable[tuple[str, MeasureTold]]) -> tuple[MeasureTold, str]:
    """What several rows, each of a sheet, say of one measure, and what is in doubt of that.

    Of several sheets the last that says something of a field counts: a sheet a month.
    """
    sheets: dict[str, list[MeasureTold]] = {}
    for sheet, told in rows:
        sheets.setdefault(sheet, []).append(told)
    found = [_of_sheet(told) for told in sheets.values()]
    whole, differs = found[0][0], False
    for later, _ in found[1:]:
        differs |= any(_differ(getattr(whole, field), getattr(later, field)) for field in _FIELDS)
        whole = _after(whole, later)
    doubts = dict.fromkeys(doubt for _, doubt in found if doubt)
    doubts |= {"几张表说的不同，取最后一张的": None} if differs else {}
    return whole._replace(notes=_in_order(whole.notes)), "；".join(doubts)


_FIELDS = ("status", "percent", "amount", "owner", "due", "reason")


def _differ(before: object, after: object) -> bool:
    return before not in (None, "") and after not in (None, "") and before != after


def _after(before: MeasureTold, later: MeasureTold) -> MeasureTold:
    """What a sheet says, and the one before it where it says nothing."""
    return MeasureTold(
        status=later.status or before.status,
        percent=before.percent if later.percent is None else later.percent,
        amount=before.amount if later.amount is None else later.amount,
        owner=later.owner or before.owner,
        due=later.due or before.due,
        reason=later.reason or before.reason,
        notes=(*before.notes, *later.notes),
        evidence=tuple(dict.fromkeys((*before.evidence, *later.evidence))),
        steps=tuple(dict.fromkeys((*before.steps, *later.steps))),
        begun=before.begun or later.begun,
    )


def _of_sheet(told: Sequence[MeasureTold]) -> tuple[MeasureTold, str]:
    if len(told) == 1:
        return told[0], ""
    statuses = list(dict.fromkeys(one.status for one in told if one.status))
    dues = list(dict.fromkeys(one.due for one in told if one.due))
    shares = [one.percent for one in told if one.percent is not None]
    amounts = [one.amount for one in told if one.amount is not None]
    if any(one.steps for one in told):
        shares = shares if len(shares) == len(told) and len(set(shares)) == 1 else []
    doubts = [f"各行状态不同：{'、'.join(s.value for s in statuses)}"] if len(statuses) > 1 else []
    doubts += ["各行时限不同，取最晚的"] if len(dues) > 1 else []
    doubts += ["各行进度不同，取最后的"] if len(set(shares)) > 1 else []
    together = MeasureTold(
        status=_joint_status(told, statuses),
        percent=shares[-1] if shares else None,
        amount=amounts[-1] if amounts else None,
        owner=_joint_owner(told),
        due=max(dues, default=None),
        reason="；".join(dict.fromkeys(filter(None, (one.reason for one in told)))),
        notes=tuple(note for one in told for note in one.notes),
        evidence=tuple(dict.fromkeys(text for one in told for text in one.evidence)),
        steps=tuple(dict.fromkeys(step for one in told for step in one.steps)),
        begun=any(one.begun for one in told),
    )
    return together, "" if together.steps else "；".join(doubts)


def _joint_status(rows: Iterable[MeasureTold], statuses: list[Status]) -> Status | None:
    """The status of all; of several that differ 推进中, but for a measure that is stuck."""
    if len(statuses) > 1:
        return Status.BLOCKED if Status.BLOCKED in statuses else Status.IN_PROGRESS
    if statuses == [Status.DONE] and any(one.begun and not one.status for one in rows):
        return Status.IN_PROGRESS
    return statuses[0] if statuses else None


def _in_order(notes: Iterable[ToldNote]) -> tuple[ToldNote, ...]:
    """Each once, what was done first: a problem is not over by what was done before it."""
    once = dict.fromkeys(notes)
    ordered = sorted(once, key=lambda note: note.kind is not NoteKind.PROGRESS)
    return tuple(note._replace(place=place) for place, note in enumerate(ordered))


def _joint_owner(rows: Iterable[MeasureTold]) -> str:
    owners: dict[frozenset[str], str] = {}
    for one in rows:
        for person in persons_of(one.owner):
            owners.setdefault(person_keys(person), person)
    return "、".join(owners.values())
