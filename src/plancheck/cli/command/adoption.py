"""plan publish, adopt, list: a plan handed down, taken over, and the plans that are here."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ...domain.plan.model import Plan, Units
from ...domain.text import clean
from ...errors import NothingFound, PlancheckError, UsageFault
from ...workspace import Workspace, absent, find_home
from ...workspace.plan.offers import offers
from ...workspace.plan.plans import known_plans
from ...workspace.plan.publication import Proposed, proposed
from ...workspace.plan.publication import publish as publish_plan
from .. import arguments
from ..start import Start, require_readable
from ..terminal import print_json, say


def publish(start: Start) -> None:
    """`plancheck plan publish FILE`: the copy to hand down on standard output."""
    options = start.options
    if not options.file:
        raise UsageFault("请写上要下发的计划文件：plancheck plan publish 文件。")
    home, path = find_home(options.home, start.environment), Path(options.file)
    since = Path(options.since) if options.since else None
    if options.preview:
        _preview(proposed(home, path, since))
        return
    folder = Path(options.out) if options.out else None
    today = start.clock().date()
    published = publish_plan(home, path, today, since, folder, again=options.again)
    print(published.copy)
    plan = published.plan
    say(f"已下发《{plan.title}》第{plan.revision}版，校验码 {published.check_code}。")
    if published.note:
        say(f"与上一版相比：{published.note}。")
    for doubt in published.doubts:
        say(f"注意：{doubt}。")
    if plan.proposed:
        say("注意：牵头、配合还写着是拟定的（assignments）。")
    with suppress(PlancheckError):  # what is amiss with a unit's own things does not concern this
        unit = start.workspace().unit
        if any(offer.plan.digest == plan.digest for offer in offers(unit)):
            say(f"{unit.name}也按它填报的话，还要接收：plancheck plan adopt。")


def _preview(made: Proposed) -> None:
    """What publishing would make, and what that changes."""
    from ...domain.plan.comparison_text import comparison_lines

    print(f"下发以后是《{clean(made.plan.title)}》第{made.number}版。")
    for line in comparison_lines(made.changes) if made.changes else ():
        print(line)
    if made.warning:
        say(f"注意：{made.warning}。确实要下发，加 --again。")
    say("没有下发；去掉 --preview 就下发。")


def adopt(start: Start) -> None:
    """`plancheck plan adopt [FILE]`: what it brings, then the adoption; `--preview` only tells."""
    options, workspace = start.options, start.workspace()
    require_readable(workspace)
    adoptions = workspace.adoptions
    published = adoptions.read(_named(workspace, options.file), other_issuer=options.other_issuer)
    on = arguments.past_day(options.on, workspace.unit.today)
    for line in adoptions.preview(published).lines(workspace.unit.identity or Units("")):
        print(line)
    print(f"校验码 {published.check_code}")
    if options.preview:
        say("没有接收；去掉 --preview 就接收。")
        return
    print(f"{adoptions.adopt(published, on)}　plancheck undo 可撤销")


def _named(workspace: Workspace, named: str | None) -> Path:
    """The file that is meant: by its path, by its name in 收件, else the latest that lies there."""
    inbox = workspace.unit.home.inbox
    if named:
        path = Path(named)
        lying = inbox / path.name
        return lying if absent(path) and path.name == named and not absent(lying) else path
    found = offers(workspace.unit)
    if not found:
        raise NothingFound(f"收件（{inbox}）里没有比现在更新的计划。请写上计划文件。")
    return found[0].path


def plans(start: Start) -> None:
    """`plancheck plan list [--json]`: the plans that can be opened, the one in use marked."""
    workspace = start.workspace()
    unit = workspace.unit
    known = known_plans(unit)
    if not any(plan.id == unit.plan.id for plan in known):
        known.insert(0, unit.plan)
    if start.options.json:
        print_json([_plan_json(plan, unit.plan) for plan in known])
        return
    for plan in known:
        own = plan.id == unit.plan.id
        shown = unit.plan if own else plan
        later = f"，另有第{plan.revision}版没有接收" if plan.revision > shown.revision else ""
        which = f"{shown.id}  {shown.year}  第{shown.revision}版{later}"
        print(f"{'*' if own else ' '} {which}  {shown.title}")
    say("打开别的：plancheck --plan 编号或年份。")


def _plan_json(plan: Plan, opened: Plan) -> dict[str, object]:
    """A plan that is at hand; `unadopted` is a later revision of the one that is open."""
    own = plan.id == opened.id
    shown = opened if own else plan
    return {
        "id": shown.id,
        "year": shown.year,
        "revision": shown.revision,
        "title": shown.title,
        "open": own,
        "unadopted": plan.revision if plan.revision > shown.revision else None,
    }
