"""What of a report this version does not know, and keeps for its digest: whether a roll-up can hold
it, so that no unit's file makes the office's roll-up unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...domain.ledger.entry import canonical_json
from ...errors import BadFile
from .. import text_file
from ..toml import guard, writer

LISTS = ("measure", "issue")
"""The tables that are beside a [report], in a roll-up under it."""
BESIDE = ("sources", "via", "beside")
"""What a roll-up's [[report]] says beside its status file; no [report] may have such a key."""


def check_kept(content: Mapping[str, object]) -> None:
    """ValueError where a content could not be written into a roll-up and read back the same."""
    size = 0
    for table in _tables(content):
        text = writer.pairs(table)
        size += len(text.encode())
        if size > text_file.LIMIT or not _reads_back(text, table):
            raise ValueError("有本程序不认识的内容")


def _tables(content: Mapping[str, object]) -> Iterable[Mapping[str, object]]:
    """The tables that it would be written as."""
    head = content["report"]
    if not isinstance(head, Mapping) or head.keys() & {*BESIDE, *LISTS}:
        raise ValueError("report")
    yield head
    yield {"beside": {k: v for k, v in content.items() if k not in ("report", *LISTS)}}
    for key in LISTS:
        listed = content.get(key, [])
        if not isinstance(listed, list):
            raise ValueError(key)
        yield from listed


def _reads_back(text: str, table: Mapping[str, object]) -> bool:
    try:
        return canonical_json(guard.parse_toml(text, "")) == canonical_json(table)
    except BadFile:
        return False
