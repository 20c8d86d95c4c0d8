"""Two plan files beside each other (对照): what the later one changed, for people who must agree.

Two revisions of a plan are compared by their measures' numbers. Plans of different ids (last year's
and this year's) by `was` and by likeness, which is a guess and is said to be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from .changes import Alteration, Altered, alterations, lost_numbers
from .headings import Retitled, retitled, same_objectives, same_sections
from .likeness import LEAST, SURE, letters, likely_pairs, likeness
from .model import Measure, Plan

_HEAD = {
    "title": "标题",
    "number": "文号",
    "issuer": "发文机关",
    "addressees": "主送",
    "preamble": "前言",
    "charge": "要求",
}


class Comparison(NamedTuple):
    """What differs. `doubts` are sentences about what seems wrong, or is only likely."""

    before: Plan
    after: Plan
    altered: tuple[Altered, ...] = ()
    alike: Mapping[str, float] = {}
    """How much a measure's text is like the one before, by its number, where it is another."""
    headings: tuple[Retitled, ...] = ()
    words: tuple[tuple[str, str, str], ...] = ()
    """What else reads differently, of head, aims and terms, and orders: 标题, before, after."""
    doubts: tuple[str, ...] = ()

    @property
    def by_likeness(self) -> bool:
        """Whether the plans share no numbers, so that measures were found by their texts."""
        return self.before.id != self.after.id

    def counts(self) -> dict[Alteration, int]:
        """How many measures are altered in which way; none that no measure is."""
        kinds = [kind for one in self.altered for kind in one.kinds]
        return {kind: kinds.count(kind) for kind in Alteration if kind in kinds}


def compare(before: Plan, after: Plan) -> Comparison:
    """What the later plan changed."""
    shared = before.id == after.id
    same = _by_number(before, after) if shared else _by_text(before, after)
    altered = tuple(alterations(before, after, same))
    alike = {
        one.id: likeness(one.before.text, one.after.text)
        for one in altered
        if one.before and one.after and one.before.text != one.after.text
    }
    doubts = _of_numbers(before, after, altered, alike) if shared else _of_likeness(alike, same)
    objectives = same_objectives(before, after, same)
    return Comparison(
        before=before,
        after=after,
        altered=altered,
        alike=alike,
        headings=tuple(retitled(before, after, objectives)),
        words=(
            *_words(before, after, same_sections(before, after, objectives)),
            *(_orders(before, after, objectives) if shared else ()),
        ),
        doubts=tuple(doubts),
    )


def _words(
    before: Plan, after: Plan, sections: Mapping[int, int]
) -> Iterator[tuple[str, str, str]]:
    was, now = _named_words(before, sections), _named_words(after, {})
    for name in dict.fromkeys((*now, *was)):
        old, new = was.get(name, ""), now.get(name, "")
        if letters(old) != letters(new):
            yield name, old, new


def _orders(
    before: Plan, after: Plan, objectives: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """The objectives whose measures stand in another order, what both have of these."""
    olds, news = _under(before), _under(after)
    for old, new in objectives.items():
        was = [id for id in olds[old] if id in news[new]]
        now = [id for id in news[new] if id in olds[old]]
        if was != now:
            yield f"任务 {new} 的次序", "、".join(was), "、".join(now)


def _under(plan: Plan) -> dict[str, list[str]]:
    """The numbers of the measures under each objective, in their order."""
    objectives = (one for section in plan.sections for one in section.objectives)
    return {one.number: [measure.id for measure in one.measures] for one in objectives}


def _named_words(plan: Plan, numbers: Mapping[int, int]) -> dict[str, str]:
    """All that is no heading and no measure, by what it is called in the later plan."""
    aims = ((numbers.get(s.number, s.number), s.aim) for s in plan.sections if s.aim)
    return {
        **{name: getattr(plan, field) for field, name in _HEAD.items()},
        **{f"第{number}部分的目的": aim for number, aim in aims},
        **{f"名词“{term.name}”": term.text for term in plan.terms},
    }


def _by_number(before: Plan, after: Plan) -> dict[str, str]:
    olds = {measure.id for measure in _all(before)}
    return {measure.id: measure.id for measure in _all(after) if measure.id in olds}


def _by_text(before: Plan, after: Plan) -> dict[str, str]:
    """Numbers of the later plan → of the earlier one: by `was`, then the likeliest."""
    olds = {measure.id: measure for measure in before.measures()}
    same: dict[str, str] = {}
    for measure in after.measures():
        for former in measure.was:
            plan, _, number = former.rpartition("/")
            if plan == before.id and number in olds and number not in same.values():
                same.setdefault(measure.id, number)
    taken = set(same.values())
    left = [one for id, one in olds.items() if id not in taken]
    new = [one for one in after.measures() if one.id not in same]
    for pair in likely_pairs([one.text for one in left], [one.text for one in new]):
        same[new[pair.after].id] = left[pair.before].id
    return same


def _of_likeness(alike: Mapping[str, float], same: Mapping[str, str]) -> Iterator[str]:
    unsure = sorted((share, id) for id, share in alike.items() if share < SURE)
    for share, id in unsure:
        yield f"{id} 与原来的 {same[id]} 只有 {share:.0%} 相似，是否同一项，请核对"


def _of_numbers(
    before: Plan, after: Plan, altered: tuple[Altered, ...], alike: Mapping[str, float]
) -> Iterator[str]:
    """Where a number seems to be another measure's now."""
    for id, share in sorted(alike.items(), key=lambda one: one[1]):
        if share < LEAST:
            yield f"{id} 的文字与原来只有 {share:.0%} 相似：编号不能用到别的措施上，请核对"
    gone = [one.before for one in altered if one.before and _is_gone(one)]
    added = [one.after for one in altered if one.after and one.kinds[0] is Alteration.ADDED]
    for pair in likely_pairs([m.text for m in gone], [m.text for m in added], SURE):
        old, new = gone[pair.before].id, added[pair.after].id
        percent = f"{pair.likeness:.0%}"
        yield f"新增的 {new} 与不再有的 {old} 有 {percent} 相似：若是同一项，编号仍用 {old}"
    lost = lost_numbers(before, after)
    if lost:
        some = "、".join(lost[:5]) + (f" 等 {len(lost)} 个" if len(lost) > 5 else "")
        yield f"新文件里没有编号 {some}：不再做的措施要留在文件里，加一行 withdrawn = true"
    if after.revision < before.revision:
        yield f"先写的是第{before.revision}版，后写的是第{after.revision}版：两个文件的次序可能反了"
    elif altered and after.revision == before.revision:
        yield f"内容不同，版次却都是第{after.revision}版"


def _is_gone(one: Altered) -> bool:
    return Alteration.WITHDRAWN in one.kinds


def _all(plan: Plan) -> Iterator[Measure]:
    return chain(plan.measures(), plan.withdrawn())
