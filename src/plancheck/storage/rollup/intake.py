"""Files and folders as an office has them: what is in them is read one by one, nothing is dropped.

Status files, roll-up files and plan files count, in any mixture; drafts of plans are set aside, and
every other .toml is refused and said; files of other kinds are not read and counted. Links inside
folders are not followed, so that no folder is walked twice and nothing is read that lies elsewhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ...domain.plan.model import Seal
from ...domain.rollup.arrival import Arrival
from ...domain.rollup.union import Received
from ...domain.startup import lazy
from ...domain.text import clean
from ...errors import BadFile
from .. import atomic, text_file
from ..plan.draft_file import SUFFIX as DRAFT_SUFFIX
from ..plan.file import plan_in
from ..report import file as report_file
from ..report.written_form import Blocks
from ..toml import guard
from . import file as rollup_file
from . import roster as roster_file
from .claims import claims_of

DEPTH = 12
"""Folders within folders that are walked."""
_NAMES = 3
_PEEK = 1_000
_DRAFT = "：计划草稿，不是周报"
_FORMAT = lazy(r"""^format[ \t]*=[ \t]*["'](plancheck-[a-z]+)/""", re.MULTILINE)


class FoundFiles(NamedTuple):
    """What the paths lead to: files to read, and what is not read."""

    files: tuple[Path, ...]
    arrivals: tuple[Arrival, ...]
    """Refused without being read: links, folders that cannot be opened."""
    passed_over: int
    examples: tuple[str, ...]


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """Look through files and folders, in the order of their names; each file is found once.

    A path that the caller names may be a link and need not end in .toml.
    """
    walk = _Walk()
    for path in paths:
        try:
            named = walk.folder if path.is_dir() else walk.file
        except OSError as error:
            walk.refuse(path, f"打不开（{atomic.why_unread(error)}），没有读")
        else:
            named(path)
    return FoundFiles(
        tuple(walk.files.values()), tuple(walk.refused), walk.passed_over, tuple(walk.examples)
    )


class _Walk:
    """What was found so far."""

    def __init__(self) -> None:
        self.files: dict[str, Path] = {}
        self.refused: list[Arrival] = []
        self.passed_over = 0
        self.examples: list[str] = []

    def file(self, path: Path) -> None:
        try:
            place = os.path.realpath(path)
        except OSError:  # the folder that we are in is gone, and so is the file
            place = str(path)
        self.files.setdefault(place, path)

    def folder(self, folder: Path, depth: int = 0) -> None:
        if depth > DEPTH:
            self.refuse(folder, f"文件夹套了 {DEPTH} 层以上，里面的没有读")
            return
        try:
            with os.scandir(folder) as entries:
                found = sorted(
                    (entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False))
                    for entry in entries
                )
        except OSError as error:
            why = atomic.why_unread(error)
            self.refuse(folder, f"文件夹打不开（{why}），里面的没有读")
            return
        for name, is_link, is_folder in found:
            path = folder / name
            if is_link:
                self.refuse(path, "是链接，没有读；请把文件本身放进来")
            elif is_folder:
                self.folder(path, depth + 1)
            elif not name.lower().endswith(".toml") or name.startswith("."):
                self.passed_over += 1
                if len(self.examples) < _NAMES:
                    self.examples.append(clean(name))
            else:
                self.file(path)

    def refuse(self, path: Path, words: str) -> None:
        name = clean(path.name)
        self.refused.append(Arrival(name, refusal=words, claims=claims_of(name, b"", words)))


def read_arrivals(files: Iterable[Path]) -> Iterator[Arrival]:
    """Read the files one after another; one that cannot be read is an arrival that says why."""
    blocks = Blocks()
    for path in files:
        name, data = clean(path.name), b""
        if path.name.endswith(DRAFT_SUFFIX):
            yield Arrival(name, aside=f"{name}{_DRAFT}")
            continue
        try:
            data = text_file.read_bytes(path, _limit(path))
            yield _read(path, data, name, blocks)
        except BadFile as error:
            refusal = _refusal(error)
            yield Arrival(name, refusal=refusal, claims=claims_of(name, data, refusal))


def _refusal(error: BadFile) -> str:
    """Why a file is refused; one that is no TOML any more was damaged or badly edited."""
    problem = error.problem
    where = f"第{problem.line}行：" if problem.line else ""
    damaged = "文件已损坏或被手工改坏：" if problem.message.startswith("不是完好的 TOML") else ""
    return clean(f"{damaged}{where}{problem.message}".rstrip("。"))


def _read(path: Path, data: bytes, name: str, blocks: Blocks) -> Arrival:
    if len(data) > text_file.LIMIT:
        return _of_rollup(rollup_file.parse_large_rollup(data, name, blocks), name)
    text = text_file.decoded(data, name)
    if not text.strip():
        raise BadFile(name, "文件是空的，不是周报；可能没有复制完，请重新索取。")
    begun = _FORMAT.search(text[:_PEEK])
    if begun:
        kind = begun[1]
    else:
        content = guard.parse_toml(text, name)
        kind = str(content.get("format", "")).partition("/")[0]
        if not kind and "plan" in content:
            return _of_plan(text, name, is_whole="schema" in content)
        if roster_file.is_roster(content):
            return Arrival(name, aside=f"{name}：名册，不是周报")
    if kind == "plancheck-status":
        report, digest, remark = report_file.parse_status(text, name, blocks)
        received = Received(report, digest, (name,))
        return Arrival(name, (received,), remarks=(remark,) if remark else ())
    if kind == "plancheck-rollup":
        return _of_rollup(rollup_file.parse_rollup(text, name, blocks), name)
    if kind == "plancheck-draft":
        return Arrival(name, aside=f"{name}{_DRAFT}")
    if kind == "plancheck-ledger":
        raise BadFile(name, "是台账，不是周报。请让那个单位导出周报。")
    raise BadFile(name, "不是本程序的周报或汇总文件。")


def _of_plan(text: str, name: str, *, is_whole: bool) -> Arrival:
    """A plan file, mostly the office's own; one that is of no use here is not refused either."""
    if not is_whole:
        return Arrival(name, aside=f"{name}：计划文件，没有写完（缺少 schema），没有采用")
    try:
        plan, _ = plan_in(text, name)
    except BadFile as error:
        return Arrival(name, aside=f"{name}：计划文件，没有采用：{clean(error.problem.message)}")
    if plan.seal is Seal.BROKEN:
        words = "计划文件，校验不符（下发以后改动过，或没有拷完整），没有采用"
        return Arrival(name, aside=f"{name}：{words}")
    return Arrival(name, plan=plan, aside=f"{name}：计划文件（第{plan.revision}版），已读")


def _of_rollup(rolled: rollup_file.ParsedRollup, name: str) -> Arrival:
    return Arrival(
        name=name,
        reports=tuple(rolled.rollup.received),
        same=rolled.rollup.same,
        remarks=rolled.remarks,
        is_rollup=True,
        claims=rolled.claims,
    )


def _limit(path: Path) -> int:
    """How many bytes the file may have: a roll-up more than a unit's report."""
    try:
        if path.stat().st_size <= text_file.LIMIT:
            return text_file.LIMIT
        with path.open("rb") as file:
            head = file.read(_PEEK)
    except OSError:  # reading says why
        return text_file.LIMIT
    return rollup_file.LIMIT if b'"plancheck-rollup/' in head else text_file.LIMIT
