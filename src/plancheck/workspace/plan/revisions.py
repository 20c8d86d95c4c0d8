"""The revisions of one plan that are at hand: the one that was opened, and those in the home.

The ledger says which is in force; here is what can be read of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.adoption import Adopted, are_contested
from ...domain.ledger.history import History
from ...domain.plan.model import Measure, Plan
from ...errors import BadFile, Problem
from ...storage.file_names import slug
from ...storage.plan.file import default_plan_path, load_plan
from ...storage.plan.folder import KeptPlan, kept_plans
from ...storage.plan.seal import check_code


class ReadPlan(NamedTuple):
    """A plan as it was read: its problems, its measures by number, its file (None: of no file)."""

    plan: Plan
    problems: tuple[Problem, ...]
    measures: Mapping[str, Measure]
    path: Path | None = None

    @classmethod
    def of(cls, plan: Plan, problems: Iterable[Problem] = (), path: Path | None = None) -> ReadPlan:
        """A plan that was read from a file, or made."""
        return cls(plan, tuple(problems), {m.id: m for m in plan.measures()}, path)


class Revisions:
    """Finds a plan's revisions. What is kept is looked at when it is asked for first."""

    def __init__(self, folder: Path, opened: ReadPlan, *, named: bool = False) -> None:
        self._folder = folder
        self.opened = opened
        """What the unit works by where its ledger names no revision."""
        self._named = named
        """Whether somebody named the file that was opened; else the program chose it."""
        self._read: dict[Adopted, ReadPlan | None] = {}
        self._kept: list[KeptPlan] | None = None
        self._seen = -1
        """When the folder was changed last, as far as it was looked at."""

    def find(self, adopted: Adopted) -> ReadPlan | None:
        """The revision that a ledger names; None where it is not at hand, or was changed."""
        if adopted == revision_of(self.opened.plan):
            return self.opened
        if self._read.get(adopted) is None and self._seen != (now := self._changed()):
            self.look_again()  # another window may have kept it meanwhile
            self._seen = now
        if adopted not in self._read:
            self._read[adopted] = self._kept_one(adopted)
        return self._read[adopted]

    def _changed(self) -> int:
        try:
            return (self._folder / slug(self.opened.plan.id)).stat().st_mtime_ns
        except OSError:
            return 0

    @property
    def asked(self) -> str:
        """By what the opened plan is opened again: its file where that was named, else its id."""
        return str(self.opened.path) if self._named else self.opened.plan.id

    def found(self, named: Iterable[Adopted]) -> Iterator[ReadPlan]:
        """Of these revisions those that are at hand."""
        return filter(None, map(self.find, named))

    def in_use(self, adopted: Adopted | None) -> ReadPlan:
        """What the unit works by: the revision in force, else the one at hand that is nearest."""
        if adopted is None:
            return self.opened
        return self.find(adopted) or self._before(adopted)

    def required(self, adopted: Adopted) -> ReadPlan:
        """The revision that a ledger names; BadFile where it is not at hand."""
        found = self.find(adopted)
        if found is None:
            words = f"{_lacking_words(adopted)}现在给出的会缺内容，什么也没有给出。"
            raise BadFile(self.opened.plan.title, words)
        return found

    def problems(self, history: History, adopted: Adopted | None, shown: ReadPlan) -> list[Problem]:
        """What is wrong with the plan that is shown, or not as one would expect."""
        opened = self.opened.plan
        words = ""
        if adopted and self.find(adopted) is None:
            words = f"{_lacking_words(adopted)}暂按第{shown.plan.revision}版显示。"
        elif adopted and self._is_newer(adopted):
            words = (
                f"打开的文件是第{opened.revision}版，本单位接收的是第{adopted.revision}版，"
                "现在按接收的一版；要换成打开的，请先接收它。"
            )
        elif adopted and are_contested(history):
            words = f"{contested_words(adopted)}。"
        return [*shown.problems, *([Problem(opened.title, 0, words)] if words else [])]

    def _is_newer(self, adopted: Adopted) -> bool:
        """Whether somebody opened by name what was not adopted, or not yet."""
        opened = revision_of(self.opened.plan)
        return self._named and adopted != opened and adopted.revision <= opened.revision

    def look_again(self) -> None:
        """Forget what was kept: a revision came in."""
        self._kept = None
        self._read = {}

    def _before(self, adopted: Adopted) -> ReadPlan:
        between = range(self.opened.plan.revision + 1, adopted.revision)
        later = (kept for kept in self._all() if kept.revision in between)
        return next(filter(None, map(read_kept, later)), self.opened)

    def _kept_one(self, adopted: Adopted) -> ReadPlan | None:
        named = (kept for kept in self._all() if kept.is_of(adopted))
        own = (read_plan(path) for path in (default_plan_path(),) if adopted.revision == 1)
        read = chain(filter(None, map(read_kept, named)), own)
        return next((one for one in read if revision_of(one.plan) == adopted), None)

    def _all(self) -> list[KeptPlan]:
        if self._kept is None:
            own = slug(self.opened.plan.id)
            self._kept = [kept for kept in kept_plans(self._folder) if kept.id == own]
        return self._kept


def revision_of(plan: Plan) -> Adopted:
    """What a ledger calls a plan."""
    return Adopted(plan.revision, plan.digest)


def read_plan(path: Path) -> ReadPlan:
    """The plan of a file; BadFile."""
    return ReadPlan.of(*load_plan(path), path)


def read_kept(kept: KeptPlan, opened: ReadPlan | None = None) -> ReadPlan | None:
    """A kept revision; None where its file cannot be read, or says another one than its name.

    What is `opened` already is not read again.
    """
    try:
        read = opened if opened and opened.path == kept.path else read_plan(kept.path)
    except BadFile:
        return None
    sound = kept.is_of(revision_of(read.plan)) and slug(read.plan.id) == kept.id
    return read if sound else None


def contested_words(adopted: Adopted) -> str:
    """What is said where two PCs adopted files that differ as one revision, this one."""
    return (
        f"两台电脑接收的第{adopted.revision}版内容不同，按后接收的一份（校验码 "
        f"{check_code(adopted.digest)}）：请与发文单位核对校验码"
    )


def _lacking_words(adopted: Adopted) -> str:
    """What is said where a revision is in force that is not at hand: it came by a merge, say."""
    return (
        f"本单位已接收第{adopted.revision}版，本机没有这一版的文件（或已损坏）："
        "请把它拷到本机，再运行 plancheck plan adopt 文件；记录都在。"
    )
