"""list: a header, headings with their counts, a line a measure; and as JSON.

The columns stand before the text, so that they line up whatever width a terminal gives the
quotation marks in it, and so that the text can be whole where the list goes into a pipe.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ...domain.cell_widths import cell_width, clip, pad
from ...domain.period import Week
from ...domain.plan.ownership import units_of_type
from ...domain.progress.checklist import Checklist, GroupHeading, Item, Question
from ...domain.progress.search import by_initials
from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.text import clean, name_among, numeral, unknown
from ...errors import NothingFound, UsageFault
from ...workspace import Workspace
from .. import arguments
from ..options.measures import ALL_TYPES
from ..start import advise
from ..terminal import print_json, terminal_width

OWNER_CELLS = 10
"""What an owner's name takes at most on a terminal."""
TEXT_CELLS = 24
"""Below this, columns give way to the text: the last first, the light never."""
_GAP = "  "


def list_measures(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck list`: NothingFound where no measure matches."""
    week = None
    if options.week is not None:
        week = arguments.week(options.week, workspace.unit.today, workspace.unit.plan.year)
    question = _question(workspace, options)
    if by_initials(question.words):
        workspace.unit.learn_letters()
    checklist = workspace.unit.checklist(question, week)
    if options.json:
        print_json(_items_json(checklist, workspace, week))
    elif checklist.shown:
        print(list_text(workspace, checklist, week))
        advise(workspace)
    if not checklist.shown:
        raise NothingFound("没有符合条件的措施。")


def _question(workspace: Workspace, options: argparse.Namespace) -> Question:
    names = workspace.unit.plan.type_names()
    known = (*names, ALL_TYPES)
    unit_type, units = workspace.unit.type, workspace.unit.identity
    if options.type is not None:
        name = name_among(options.type, known)
        if name is None:
            raise UsageFault(unknown("单位类型", options.type, known))
        units = None if name == ALL_TYPES else units_of_type(workspace.unit.plan, name, units)
    elif unit_type is not None and unit_type not in names:
        raise UsageFault(
            f"本单位的类型“{clean(unit_type, 40)}”不在这份计划中。"
            f"可以用 --type 看：{'、'.join(known)}；要改本单位的类型，运行 plancheck setup。"
        )
    return Question(
        units=units,
        status=arguments.member(Status, options.status, "状态"),
        signal=arguments.member(Signal, options.signal, "亮灯"),
        section=options.section,
        words=clean(options.search),
        view=arguments.view(options.view),
        owner=workspace.unit.person(clean(options.owner)),
        leader=workspace.unit.identity,
    )


def list_text(workspace: Workspace, checklist: Checklist, week: Week | None = None) -> str:
    """The whole list; cut to the terminal's width, whole where it goes into a pipe.

    A terminal is not asked how wide it draws “; where the settings do not say, the columns are laid
    out for one cell, and the text is cut so that it fits with two.
    """
    setting = workspace.unit.config.display.ambiguous_width
    ambiguous, safe = 2 if setting == "wide" else 1, 1 if setting == "narrow" else 2
    items = checklist.items()
    table = {item.measure.id: columns(item) for item in items}
    width = terminal_width()
    marks = workspace.unit.config.display.ascii_marks
    starts = {item.measure.id: _start(item, marks) for item in items}
    start = max(map(cell_width, starts.values()), default=0)
    widths = _widths(list(table.values()), width - start if width else 0, ambiguous)
    lines = [header_line(workspace, checklist, week)]
    for row in checklist.rows:
        if isinstance(row, GroupHeading):
            lines.append(_heading(row, checklist))
            continue
        line = pad(starts[row.measure.id], start)
        for value, cells in zip(table[row.measure.id], widths, strict=True):
            line += _GAP + pad(value, cells, ambiguous=ambiguous) if cells else ""
        text = row.measure.text.replace("\n", " ")
        if width:
            room = width - cell_width(line, ambiguous=safe) - len(_GAP)
            text = clip(text, max(TEXT_CELLS, room), ambiguous=safe)
        lines.append(f"{line}{_GAP}{text}")
    return "\n".join(lines)


def header_line(workspace: Workspace, checklist: Checklist, week: Week | None = None) -> str:
    """Plan, unit, week, 12/38 (32%), what was asked for, and what the calendar has to say."""
    tally, question = checklist.tally, checklist.question
    type_name = question.units.type if question.units else ALL_TYPES
    matches = f"符合条件 {checklist.shown}/{checklist.candidates} 项" if question.narrows else ""
    parts = [
        workspace.unit.plan.title,
        workspace.unit.name or "（未设置单位）",
        "" if question.units == workspace.unit.identity else f"看：{type_name}",
        (week or Week.of(workspace.unit.today)).label(),
        tally.with_share(),
        f"常态{tally.ongoing}" if tally.ongoing else "",
        matches,
        checklist.calendar.notice,
        tally.lights(),
    ]
    return _GAP.join(part for part in parts if part)


def columns(item: Item) -> tuple[str, ...]:
    """Light, percent, conflict, due date, owner, steps: what there is of them."""
    measure, state = item.measure, item.state
    percent, due = state.known_percent(measure), state.due_of(measure)
    return (
        "作废" if measure.withdrawn else "" if item.signal is Signal.NORMAL else item.signal.value,
        f"{percent:>3}%" if percent is not None else "",
        "并存" if state.conflicts else "",
        due.isoformat() if due else "",
        state.owner,
        f"{state.steps_done}/{len(state.steps)}步" if state.steps else "",
    )


def _start(item: Item, ascii_marks: bool) -> str:
    return f"{item.state.status.boxed(ascii_marks)} {item.measure.id}"


def _heading(row: GroupHeading, checklist: Checklist) -> str:
    counts = checklist.tallies[row.number]
    if row.level == 1:
        return f"{numeral(int(row.number))}、{row.title}  {counts}"
    return f"  {row.number} {row.title}  {counts}"


def _widths(rows: Sequence[Sequence[str]], room: int, ambiguous: int) -> list[int]:
    """Each column's cells, 0 for one that is not shown; `room` 0 is room without end."""
    widths = [
        max(cell_width(value, ambiguous=ambiguous) for value in column)
        for column in zip(*rows, strict=True)
    ]
    if not room:
        return widths
    widths = [min(cells, OWNER_CELLS) for cells in widths]
    for last in range(len(widths) - 1, 0, -1):
        if room - sum(cells + len(_GAP) for cells in widths if cells) >= TEXT_CELLS + len(_GAP):
            break
        widths[last] = 0
    return widths


def _items_json(
    checklist: Checklist, workspace: Workspace, week: Week | None
) -> list[dict[str, object]]:
    changed = workspace.unit.week_changes(week).changed
    return [
        item_json(workspace, item) | {"changed": item.measure.id in changed}
        for item in checklist.items()
    ]


def item_json(workspace: Workspace, item: Item) -> dict[str, object]:
    """A measure as scripts read it; `percent` is null where no figure is known."""
    measure, state = item.measure, item.state
    section, objective = workspace.unit.plan.place(measure.id)
    target, due = measure.target, state.due_of(measure)
    return {
        "id": measure.id,
        "section": section.title,
        "objective": objective.title,
        "text": measure.text,
        "lead": list(measure.lead),
        "support": list(measure.support),
        "status": state.status.value,
        "percent": state.known_percent(measure),
        "amount": state.amount,
        "target": target._asdict() if target else None,
        "owner": state.owner,
        "due": due.isoformat() if due else None,
        "signal": item.signal.value,
        "steps_done": state.steps_done,
        "steps_total": len(state.steps),
    }
