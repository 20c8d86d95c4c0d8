"""A comparison in words, once for screen, command line and paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .changes import Alteration, Altered
from .comparison import Comparison
from .emphasis import emphasis, marked
from .headings import Retitled
from .model import Measure, Plan, Target

NOTHING = "两份计划没有不同。"


def comparison_lines(found: Comparison) -> Iterator[str]:
    """All that differs: what is doubtful first, then how much, then each."""
    yield f"原：{edition(found.before)}"
    yield f"现：{edition(found.after)}"
    yield f"{summary(found)}。" if differs(found) else NOTHING
    if found.doubts:
        yield ""
        yield f"请先核对（{len(found.doubts)} 处）："
        yield from (f"  {doubt}。" for doubt in found.doubts)
    if found.words or found.headings:
        yield ""
        for name, was, now in found.words:
            before, after = (" ".join(marked(runs).split("\n")) for runs in emphasis(was, now))
            yield f"{name}：{before or '（无）'} → {after or '（无）'}"
        yield from map(heading_line, found.headings)
    for one in found.altered:
        yield ""
        yield f"{one.id} {kinds_of(one, found)}"
        yield from (f"    {line}" for line in _texts(one))
        yield from (f"    {line}" for line in others(one))


def change_lines(found: Comparison) -> Iterator[str]:
    """How much a revised document changes, and what it has no more, which nobody would see."""
    yield ""
    changes = summary(found) if differs(found) else "没有不同"
    yield f"与{edition(found.before)}相比：{changes}。"
    gone = [one for one in found.altered if one.before and Alteration.WITHDRAWN in one.kinds]
    if gone:
        yield "新文件里没有、作废的（编号留着，不再用）："
        yield from (f"  {one.id} {one.before.text}" for one in gone if one.before)


def differs(found: Comparison) -> bool:
    """Whether anything that is compared differs."""
    return bool(found.altered or found.headings or found.words)


def edition(plan: Plan) -> str:
    """《……》第2版."""
    return f"《{plan.title}》第{plan.revision}版"


def summary(found: Comparison) -> str:
    """新增2项，作废1项，标题改动1处."""
    told = [f"{kind.value}{count}项" for kind, count in found.counts().items()]
    for name, some in (("标题改动", found.headings), ("其他文字改动", found.words)):
        told += [f"{name}{len(some)}处"] if some else []
    return "，".join(told)


def kinds_of(one: Altered, found: Comparison) -> str:
    """改写、调整时限（相似 86%，原编号 3.2.1）."""
    share = found.alike.get(one.id)
    more = [f"相似 {share:.0%}"] if share is not None else []
    if one.before and one.before.id != one.id:
        more.append(f"原编号 {one.before.id}")
    return "、".join(kind.value for kind in one.kinds) + (f"（{'，'.join(more)}）" if more else "")


def heading_line(one: Retitled) -> str:
    """标题 3.2：原 → 现."""
    if not one.before:
        return f"新增标题 {one.number}：{one.after}"
    if not one.after:
        return f"不再有标题 {one.number}：{one.before}"
    was, now = emphasis(one.before, one.after)
    return f"标题 {one.number}：{marked(was)} → {marked(now)}"


def _texts(one: Altered) -> Iterator[str]:
    if one.before and one.after and one.before.text != one.after.text:
        was, now = emphasis(one.before.text, one.after.text)
        yield f"原：{marked(was)}"
        yield f"现：{marked(now)}"
    elif stands := one.after or one.before:
        yield stands.text


def others(one: Altered) -> Iterator[str]:
    """What differs besides the text, a line each; of a new measure, who answers for it."""
    if Alteration.MOVED in one.kinds:
        yield f"位置：任务 {one.moved[0]} → 任务 {one.moved[1]}"
    if one.after is None or one.after.withdrawn:
        return
    for name, was, now in zip(_NAMES, _duties(one.before), _duties(one.after), strict=True):
        if one.before is None and now:
            yield f"{name}：{now}"
        elif one.before is not None and was != now:
            yield f"{name}：{was or '（无）'} → {now or '（无）'}"


_NAMES = ("牵头", "配合", "责任领导", "时限", "目标")


def _duties(measure: Measure | None) -> tuple[str, ...]:
    if measure is None:
        return ("",) * len(_NAMES)
    return (
        "、".join(measure.lead),
        "、".join(measure.support),
        measure.leader,
        _day(measure.due),
        _target(measure.target),
    )


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _target(target: Target | None) -> str:
    return f"{target}{'（全街道）' if target.shared else ''}" if target else ""


def comparison_json(found: Comparison) -> dict[str, object]:
    """The same for scripts; keys in English, kinds as they are called."""
    counts = found.counts()
    return {
        "before": _plan_json(found.before),
        "after": _plan_json(found.after),
        "by_likeness": found.by_likeness,
        "counts": {kind.name.lower(): counts.get(kind, 0) for kind in Alteration},
        "doubts": list(found.doubts),
        "words": [{"name": name, "before": was, "after": now} for name, was, now in found.words],
        "headings": [one._asdict() for one in found.headings],
        "measures": [_altered_json(one, found) for one in found.altered],
    }


def _plan_json(plan: Plan) -> dict[str, object]:
    return {"id": plan.id, "title": plan.title, "year": plan.year, "revision": plan.revision}


def _altered_json(one: Altered, found: Comparison) -> dict[str, object]:
    share = found.alike.get(one.id)
    return {
        "id": one.id,
        "kinds": [kind.name.lower() for kind in one.kinds],
        "alike": round(share, 2) if share is not None else None,
        "moved": list(filter(None, one.moved)),
        "before": _measure_json(one.before),
        "after": _measure_json(one.after),
    }


def _measure_json(measure: Measure | None) -> dict[str, object] | None:
    if measure is None:
        return None
    return {
        "id": measure.id,
        "text": measure.text,
        "lead": list(measure.lead),
        "support": list(measure.support),
        "leader": measure.leader,
        "due": measure.due.isoformat() if measure.due else None,
        "target": measure.target._asdict() if measure.target else None,
        "withdrawn": measure.withdrawn,
    }
