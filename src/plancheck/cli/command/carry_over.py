"""carry: owners, steps and 常态推进 of last year's plan, each measure confirmed by its number."""

from __future__ import annotations

import argparse

from ...domain.plan.likeness import SURE
from ...domain.progress.carry_over import CarryOver
from ...errors import NothingFound, UsageFault
from ...workspace import Workspace
from ...workspace.plan.carry_over import CarryOvers
from ..start import require_readable
from ..terminal import print_json, say
from .edit import perform


def carry(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck carry [ID...]`: what can be carried over, or the measures that are confirmed."""
    require_readable(workspace)
    if options.ids and options.json:
        raise UsageFault("--json 只用来列出可以沿用的，不和编号一起写。")
    carry_overs = CarryOvers(workspace.unit, options.source)
    if options.ids:
        perform(workspace, carry_overs.carry(options.ids))
        return
    offers = carry_overs.offers()
    if options.json:
        print_json([_json(one) for one in offers])
    if not offers:
        raise NothingFound("没有可以沿用的：没有以前的记录，或者都沿用了。")
    if options.json:
        return
    for one in offers:
        print(f"{one.after.id} {one.after.title}　←　{one.before.id} {one.before.title}")
        print(f"    {_sure(one)}　{one.words}")
    say(f"共 {len(offers)} 项。核对以后确认：plancheck carry {offers[0].after.id} …")


def _sure(one: CarryOver) -> str:
    if one.by_was:
        return "计划写明是同一项"
    return f"文字相似 {one.likeness:.0%}{'' if one.likeness >= SURE else '，请核对是不是同一项'}"


def _json(one: CarryOver) -> dict[str, object]:
    return {
        "id": one.after.id,
        "text": one.after.text,
        "from": one.before.id,
        "from_text": one.before.text,
        "by_was": one.by_was,
        "likeness": round(one.likeness, 2),
        "owner": one.owner,
        "ongoing": one.ongoing,
        "steps": [step.title for step in one.steps],
        "problems": [note.text for note in one.issues],
    }
