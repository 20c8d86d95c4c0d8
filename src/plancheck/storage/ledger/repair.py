"""A clean copy in place of one's own ledger file; the original stays beside it.

The one place where a ledger is written anew: where it is damaged and that is asked for, and before
the next act where another program saved it in another encoding. Under its lock: the original, byte
for byte, to `<pc>.damaged-<date>`; then the copy by temporary file, fsync and replace; then it is
read again.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.entry import MAJOR
from ...errors import BadFile, NewerFormat, NotSaved
from .. import atomic, text_file
from ..locks import Lock
from .bytes import OWN_LIMIT, read_ledger, text_of
from .salvage import HEADING, Budget, salvage
from .text import ParsedLedger, header_end, header_in, header_text, parse_ledger


class CleanCopy(NamedTuple):
    """How many entries the clean copy has, how many places were damaged, where the original is.

    `encodings`: which ones it was in beside UTF-8, for the clerk; empty for none.
    """

    kept: int
    damaged: int
    encodings: str
    original: Path


def repair(path: Path, plan: str, unit: str, today: date) -> CleanCopy | None:
    """Replace the file by what of it verifies; None where nothing was wrong with it.

    BadFile where it cannot be read, NewerFormat where a later version wrote it, NotSaved where the
    copy could not be written or does not read back: the file is then as it was.
    """
    with Lock(path).held():
        data = text_file.read_bytes(path, OWN_LIMIT)
        before = read_ledger(data, path.name)
        if before.header.major > MAJOR:
            raise NewerFormat(path.name, "由更新版本的 plancheck 写成，没有修复；请升级本程序。")
        if not before.problems and not before.encodings:
            return None
        return _replaced(path, data, before, header_text(plan, unit), today)


def into_utf8(path: Path, header: bytes, last: int, today: date) -> bool:
    """Replace the file by a clean copy where another program saved it in another encoding.

    Under its lock, which the caller holds. False where there is nothing to do, or where the record
    with the number `last` is not there any more.
    """
    try:
        data = text_file.read_bytes(path, OWN_LIMIT)
    except BadFile:  # appending says why
        return False
    before = read_ledger(data, path.name)
    if before.header.major > MAJOR or not before.encodings:
        return False
    if max((entry.n for entry in before.entries), default=0) < last:
        return False
    _replaced(path, data, before, header.decode(), today)
    return True


def _replaced(path: Path, data: bytes, before: ParsedLedger, header: str, today: date) -> CleanCopy:
    """Keep the original, put the clean copy in its place, read it again."""
    clean = _clean(text_of(data), header)
    after = parse_ledger(clean, path.name)
    if after.problems or [e.id for e in after.entries] != [e.id for e in before.entries]:
        raise NotSaved("没有修复：写出的副本与读到的记录不一致，原文件没有改动。")
    content = clean.encode("utf-8", "surrogateescape")
    original = _unused(path.with_name(f"{path.stem}.damaged-{today.isoformat()}"))
    atomic.write(original, data)
    try:
        atomic.write(path, content)
    except NotSaved as error:
        if not error.unknown:  # nothing was replaced; on a full disk the second copy only harms
            with suppress(OSError):
                original.unlink()
        raise
    if text_file.read_bytes(path, OWN_LIMIT) != content:
        raise NotSaved(
            f"修复后的文件读出来不对，请检查磁盘。原件在 {original.name}。", unknown=True
        )
    return CleanCopy(len(after.entries), len(before.problems), before.encodings, original)


def _clean(text: str, fresh: str) -> str:
    """The header and, byte for byte, each record that verifies, a blank line before it.

    The header is written `fresh` where it does not say all it should.
    """
    start = header_end(text)
    header, problems = header_in(text[:start], "")
    whole = header.plan and header.unit and not problems
    parts = [text[:start].rstrip("\n") + "\n" if whole else fresh]
    budget = Budget()
    while start < len(text):
        following = HEADING.search(text, text.find("\n", start + 1) + 1 or len(text))
        end = following.start() if following else len(text)
        block = text[start:end]
        saved = salvage(block, budget)
        if saved.whole:
            parts.append("\n" + block.strip("\n") + "\n")
        else:
            runs = (block[a:b].rstrip("\n") for a, b in saved.spans)
            parts += [f"\n[[entry]]\n{run}\n" for run in runs]
        start = end
    return "".join(parts)


def _unused(path: Path) -> Path:
    """The path, or `path-2`, `path-3`…: an original that is kept is never written over."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
