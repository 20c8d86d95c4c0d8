"""import: an old table, or a colleague's form, taken over as one act."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ...domain.takeover.offers import TakeoverOffer
from ...domain.takeover.takeover import Takeover
from ...domain.takeover.wording import (
    brought_words,
    cell_lines,
    day_words,
    has_sheets,
    has_unread,
    how_found,
    left_lines,
    own_words,
    refused_lines,
    row_label,
    tally_words,
    waiting,
)
from ...domain.text import clean
from ...errors import NothingFound, UsageFault
from ...workspace import Workspace
from ...workspace.takeover import Takeovers
from .. import arguments
from ..start import require_readable
from ..terminal import print_json, say
from .edit import perform

_CONFIRMED = "录"
_LEFT_OUT = "不录"


def take_over(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck import FILE`: what it would record; with `--record` it is."""
    require_readable(workspace)
    if options.json and options.record:
        raise UsageFault("--json 只用来列出会录什么，不和 --record 一起写。")
    takeovers = Takeovers(workspace.unit)
    takeover = takeovers.read(Path(options.file))
    assigned = _assigned(workspace, takeover, options.rows)
    on = arguments.past_day(options.on, workspace.unit.today) or takeover.on
    offers = takeovers.offers(takeover, assigned, on)
    chosen = {one.key for one in offers if _chosen(one, assigned, every=options.all)}
    if options.json:
        print_json([_json(one, one.key in chosen) for one in offers])
        return
    _print(takeover, offers, chosen)
    print("　".join(filter(None, (tally_words(offers, chosen), day_words(takeover, on)))))
    agreed = [one for one in offers if one.key in chosen]
    left = waiting(offers, chosen)
    if not agreed and not left:
        raise NothingFound("没有可录的：对得上的措施，台账里都已经有了。")
    if options.record and agreed:
        perform(workspace, takeovers.record(agreed, on, left))
        return
    name = clean(options.file)
    name = f'"{name}"' if " " in name else name
    say(
        f"没有录入。核对以后就这样录：plancheck import {name} --record；要核对的行，一行加一个 "
        f"--row 12={_CONFIRMED}，都录加 --all；改归别的措施，加 --row 12=3.2.1；不录，加 "
        f"--row 12={_LEFT_OUT}。"
    )


def _assigned(workspace: Workspace, takeover: Takeover, typed: Sequence[str]) -> dict[str, str]:
    """The measures that rows were given or confirmed of, "" for those left out; UsageFault."""
    assigned: dict[str, str] = {}
    for word in typed:
        name, equals, id = word.rpartition("=")
        name = name.removeprefix("第").removesuffix("行")
        keys = [one.key for one in takeover.rows if name in (one.key, str(one.row.number))]
        if not equals or not keys:
            raise UsageFault(
                f"看不懂“{clean(word, 40)}”。写成 行=编号，如 12=3.2.1、表名!12=3.2.1。"
            )
        if len(keys) > 1:
            raise UsageFault(f"有几张表都有第{name}行，请写上表名，如 --row {keys[0]}={id}。")
        if id.strip() == _CONFIRMED:
            id = _found(takeover, keys[0])
        left_out = id.strip() == _LEFT_OUT
        assigned[keys[0]] = "" if left_out else workspace.unit.own([id])[0].id
    return assigned


def _found(takeover: Takeover, key: str) -> str:
    """The measure that a row was found to be about."""
    row = next(one for one in takeover.rows if one.key == key)
    if row.match.measure is None:
        number = row.row.number
        raise UsageFault(f"第{number}行没有对上措施，请写编号，如 --row {number}=3.2.1。")
    return row.match.measure.id


def _chosen(offer: TakeoverOffer, assigned: dict[str, str], *, every: bool) -> bool:
    if offer.refused or assigned.get(offer.key) == "":
        return False
    return offer.sure or every or offer.key in assigned


def _print(takeover: Takeover, offers: Sequence[TakeoverOffer], chosen: set[str]) -> None:
    for warning in takeover.warnings:
        say(f"注意：{warning}。")
    sheets = has_sheets(offers)
    for one in offers:
        label = row_label(one, sheets=sheets)
        if one.homeless:
            print(f"    {label}　没有对上：{one.refused}　{own_words(one)}")
        elif one.measure and not one.refused:
            mark = "[x]" if one.key in chosen else "[ ]"
            about = f"{one.measure.id} {one.measure.title}"
            print(f"{mark} {label}　→ {about}　（{how_found(one)}）")
            print(f"        {own_words(one)}　{brought_words(one)}")
        elif has_unread(one):
            print(f"    {label}　不录：{one.refused}　{own_words(one)}")
        if has_unread(one) or not one.refused:
            for line in cell_lines(one):
                print(f"        {line}")
    for line in (*refused_lines(offers), *left_lines(takeover)):
        print(line)


def _json(one: TakeoverOffer, chosen: bool) -> dict[str, object]:
    told, measure = one.left, one.measure
    return {
        "sheet": one.row.row.sheet,
        "row": one.row.row.number,
        "words": one.row.match.own,
        "id": measure.id if measure else None,
        "how": one.row.match.how,
        "doubt": one.doubt,
        "refused": one.refused,
        "chosen": chosen,
        "status": told.status.value if told.status else None,
        "percent": told.percent,
        "amount": told.amount,
        "owner": told.owner,
        "due": told.due.isoformat() if told.due else None,
        "notes": [{"kind": note.kind.value, "text": note.text} for note in told.notes],
        "evidence": list(told.evidence),
        "steps": [step.title for step in told.steps],
        "unread": [str(cell) for cell in one.row.said.unread],
    }
