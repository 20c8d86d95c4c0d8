"""The sum of characters: where those of a source are, and what a plan has otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .draft import PlanDraft, Role
from .likeness import likely_pairs
from .model import Plan
from .source import Source


class CharacterAccount(NamedTuple):
    """Letters and figures; signs and blanks are none.

    `roles` is how many of the source each role has, `nowhere` and `twice` the lines where some are
    in no piece, or in two. `reworded` are the measures that the plan words otherwise than the
    draft, `added` those that only the plan has, `missing` the words that only the draft has.
    """

    total: int
    roles: dict[Role, int]
    nowhere: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()
    reworded: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def balanced(self) -> bool:
        """Whether every character is somewhere once."""
        return not self.nowhere and not self.twice


def account_of(source: Source, draft: PlanDraft, plan: Plan) -> CharacterAccount:
    """Where the source's characters are: in the draft's pieces, and these in the plan."""
    owners = [0] * len(source.text)
    roles: Counter[Role] = Counter()
    for piece in draft.pieces:
        for start, end in piece.spans:
            roles[piece.role] += letters(source.text[start:end])
            for at in range(start, end):
                owners[at] += 1
    counted = [(at, owners[at]) for at, char in enumerate(source.text) if char.isalnum()]
    measures = list(plan.measures())
    drafted = [piece.text for piece in draft.of(Role.MEASURE)]
    pairs = {one.after: one.before for one in likely_pairs(drafted, [m.text for m in measures])}
    kept = set(pairs.values())
    return CharacterAccount(
        total=len(counted),
        roles=dict(roles),
        nowhere=_lines(source, (at for at, count in counted if count == 0)),
        twice=_lines(source, (at for at, count in counted if count > 1)),
        reworded=tuple(
            measures[after].id
            for after, before in sorted(pairs.items())
            if measures[after].text != drafted[before]
        ),
        added=tuple(one.id for after, one in enumerate(measures) if after not in pairs),
        missing=tuple(text for before, text in enumerate(drafted) if before not in kept),
    )


def letters(text: str) -> int:
    """How many letters and figures a text has."""
    return sum(map(str.isalnum, text))


def _lines(source: Source, places: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(map(source.line, places)))


def account_lines(account: CharacterAccount) -> Iterator[str]:
    """The account, a line each."""
    kinds = "，".join(f"{role.value} {count}" for role, count in account.roles.items() if count)
    yield f"原文 {account.total} 字：{kinds}。"
    for words, lines in (("没有着落", account.nowhere), ("重复", account.twice)):
        if lines:
            named = "、".join(map(str, lines[:5])) + ("等" if len(lines) > 5 else "")
            yield f"第 {named} 行有字{words}。"
    if account.balanced:
        yield "每个字都有着落，没有重复。"
    for words, ids in (("改过文字", account.reworded), ("原文没有", account.added)):
        if ids:
            yield f"{words}的措施：{'、'.join(ids)}。"
    for text in account.missing:
        yield f"草稿有、计划没有：{text}"
