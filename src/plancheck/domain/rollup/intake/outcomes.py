"""What one run of a roll-up read and what became of it; nothing is dropped silently.

The account describes a run, not the value: it is outside the roll-up's law.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ...cell_widths import cell_width
from ...period import is_within, kind_of
from ...text import folded_name
from ..periods import reports_of
from ..roster.claim import Claim
from ..roster.standings import ahead_words

if TYPE_CHECKING:
    from datetime import datetime

    from ...period import Period
    from ..roster.identities import Identity
    from ..union import Key, Received, Rollup
    from .arrival import Arrival


class Outcome(Enum):
    """What became of a file that was read; in the order in which the account names them."""

    COUNTED = "计入"
    SUPERSEDED = "旧版"
    CONFLICT = "并存"
    DUPLICATE = "重复"
    OTHER_PERIOD = "其他期"
    REFUSED = "拒收"
    UNREAD = "没有读"


ASIDE = "计划、名册等"
"""What lies among the others and is for something else."""
_FIRST = (
    *(Outcome.COUNTED.value, Outcome.REFUSED.value, Outcome.CONFLICT.value, Outcome.UNREAD.value),
    *(Outcome.SUPERSEDED.value, Outcome.DUPLICATE.value, Outcome.OTHER_PERIOD.value, ASIDE),
)
"""What is said first where not all can be."""
HANDED_ON = 500
"""So many files that were not read are named in a roll-up file."""


class FileNote(NamedTuple):
    """One line of the account; `words` says why, empty where there is nothing to say.

    `reports` of the file were taken in, `refused` were not (a file that is no report is one).
    """

    name: str
    outcome: Outcome
    reports: int
    refused: int
    words: str
    claims: tuple[Claim, ...] = ()
    """Whose what was refused seems to be."""
    folder: str = ""
    """The folders and archives that it lay in."""
    keys: frozenset[Key] = frozenset()
    """The reports in it, where it is a unit's own file."""

    @property
    def place(self) -> str:
        """Where it lay, and its name: 附件.zip/甲/周报.toml."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


class Account(NamedTuple):
    """The files that came, one line each; what systems left beside them is named alone."""

    files: tuple[FileNote, ...] = ()
    litter: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    """Plan files, rosters and feedback files that lay among the others."""
    stopped: bool = False
    """Whether reading was stopped before all was read."""

    def count(self, outcome: Outcome) -> int:
        """How many files came to this."""
        return sum(note.outcome is outcome for note in self.files)

    def refused(self) -> list[FileNote]:
        """The files of which something was refused."""
        return [note for note in self.files if note.refused]

    def with_outcome(self, outcome: Outcome) -> list[FileNote]:
        """The files that came to this."""
        return [note for note in self.files if note.outcome is outcome]

    def handed_on(self) -> tuple[FileNote, ...]:
        """What a roll-up file says of the files: of those not read so many are named, and a sum.

        Those that seem to be a unit's are all named, for the next stage goes by them.
        """
        idle = [n for n in self.files if n.outcome is Outcome.UNREAD and not n.claims]
        others = idle[HANDED_ON:]
        if not others:
            return self.files
        rest = FileNote(
            name=f"另 {len(others)} 个文件",
            outcome=Outcome.UNREAD,
            reports=0,
            refused=0,
            words="文件太多，没有逐个列出",
        )
        left_out = frozenset(others)
        return (*(note for note in self.files if note not in left_out), rest)

    def lines(self, *, every: bool = False) -> list[tuple[str, str, str]]:
        """What there is to say: outcome, file, words.

        Those of other periods are summed up, and those not read, unless `every` one is named.
        """
        summed = (Outcome.OTHER_PERIOD,) if every else (Outcome.OTHER_PERIOD, Outcome.UNREAD)
        single = [
            (note.outcome.value, note.place, note.words)
            for note in self.files
            if note.words and (note.outcome not in summed or note.refused)
        ]
        return [*single, *(line for outcome in summed for line in self._summed(outcome))]

    def _summed(self, outcome: Outcome) -> Iterable[tuple[str, str, str]]:
        names = defaultdict(list)
        for note in self.with_outcome(outcome):
            if not note.refused:
                names[note.words].append(note.place)
        for words, found in names.items():
            some = f"{len(found)} 个文件"
            if outcome is Outcome.UNREAD:
                some = found[0] if len(found) == 1 else f"{found[0]} 等 {some}"
            yield outcome.value, some, words

    @property
    def read(self) -> int:
        """How many files there were to read; those in an archive, and not itself."""
        return len(self.files) + len(self.asides)

    def sum_line(self, room: int | None = None) -> str:
        """共 60 个文件 = 计入 57 + 重复 2 + 拒收 1: how many count, and what else there are of.

        Where there is not `room` for all, as many whole facts as there is, the gravest.
        """
        counts = {outcome.value: self.count(outcome) for outcome in Outcome}
        counts[ASIDE] = len(self.asides)
        named = [name for name in counts if counts[name] or name == Outcome.COUNTED.value]
        line = self._sum(" = ", " + ", {name: counts[name] for name in named})
        for least in reversed(_FIRST[1:]):
            if room is None or cell_width(line) <= room:
                break
            if least in named:
                named.remove(least)
                line = self._sum("，", "、", {name: counts[name] for name in named}, " 等")
        return line

    def _sum(self, of: str, and_: str, terms: Mapping[str, int], others: str = "") -> str:
        told = and_.join(f"{name} {count}" for name, count in terms.items())
        line = f"共 {self.read} 个文件" + (f"{of}{told}{others}" if self.read else "")
        return line + ("；没有读完" if self.stopped else "")


def account_of(
    accepted: Iterable[Arrival], rollup: Rollup, period: Period | None, now: datetime | None = None
) -> tuple[FileNote, ...]:
    """What became of each file, in the order read; `rollup` is the join of all of them.

    A form that says a day after `now` is questioned.
    """
    seen: set[Key] = set()
    speaking = _speaking(rollup, period) if period else frozenset()
    notes = []
    for arrival in accepted:
        reports = arrival.reports
        outcomes = [_outcome(received, rollup, speaking, seen) for received in reports]
        if outcomes:
            outcome = min(outcomes, key=_ORDER.index)
        elif arrival.unread:
            outcome = Outcome.UNREAD
        else:
            outcome = Outcome.REFUSED if arrival.refusal else Outcome.COUNTED
        words = [arrival.refusal, arrival.unread, *arrival.remarks]
        if reports and not arrival.is_rollup:
            words.insert(0, _why(reports[0], outcome, rollup, period))
        words += (
            f"{f'{one.report.head.unit}：' if arrival.is_rollup else ''}{ahead}"
            for one in reports
            if (ahead := ahead_words(one, now))
        )
        notes.append(
            FileNote(
                name=arrival.name,
                outcome=outcome,
                reports=len(reports),
                refused=arrival.refused or int(bool(arrival.refusal)),
                words="；".join(word for word in words if word),
                claims=() if arrival.is_rollup else arrival.claims,
                folder=arrival.folder,
                keys=frozenset() if arrival.is_rollup else frozenset(one.key for one in reports),
            )
        )
    return tuple(notes)


_ORDER = (
    Outcome.COUNTED,
    Outcome.CONFLICT,
    Outcome.SUPERSEDED,
    Outcome.DUPLICATE,
    Outcome.OTHER_PERIOD,
)
"""A roll-up file comes to the first of these that one of its reports comes to."""


def _speaking(rollup: Rollup, period: Period) -> frozenset[Identity]:
    """Whose reports of what the figures are made of."""
    parts = chain.from_iterable(reports_of(rollup, period))
    return frozenset(editions.identity for editions in parts)


def _outcome(
    received: Received, rollup: Rollup, speaking: frozenset[Identity], seen: set[Key]
) -> Outcome:
    editions = rollup.beside(received)
    if editions.identity not in speaking:
        return Outcome.OTHER_PERIOD
    if received.key in seen:
        return Outcome.DUPLICATE
    seen.add(received.key)
    if received.key == editions.counted.key:
        return Outcome.COUNTED
    if any(one.has_export(received) for one in (*editions.current, *editions.older)):
        return Outcome.DUPLICATE
    current = {one.key for one in editions.current}
    return Outcome.CONFLICT if received.key in current else Outcome.SUPERSEDED


def _why(received: Received, outcome: Outcome, rollup: Rollup, period: Period | None) -> str:
    report, unit = received.report, received.report.head.unit
    kind = kind_of(report.period).report
    if outcome is Outcome.OTHER_PERIOD:
        if period and is_within(report.period, period):
            return f"这个单位另有更长一期的报告，不再计它的{kind}"
        return f"是{report.period.label()}的"
    if outcome is Outcome.DUPLICATE:
        return f"{unit}的同一份{kind}，只计一次"
    editions = rollup.beside(received)
    if outcome is Outcome.SUPERSEDED:
        now = editions.counted.report.head.unit
        renamed = f"（现名“{now}”）" if folded_name(now) != folded_name(unit) else ""
        return f"{received.label}，已由{editions.counted.label}代替{renamed}"
    if editions.in_conflict:
        counts = "这一份" if outcome is Outcome.COUNTED else editions.counting_rule
        return f"{unit}有内容不同的{editions.contents}，{counts}计入，请核对"
    return ""
