"""What a ledger that was just read lacks: told to the clerk, and where it can be had again."""

from collections.abc import Mapping

from ..domain.ledger.entry import Entry
from ..errors import Problem
from ..storage.ledger.backup import FullerCopy, Shelf
from ..storage.ledger.folder import LedgerFolder
from ..storage.ledger.union import LedgerUnion

RESTORE = "在屏幕上按 Ctrl+D，或用 plancheck doctor --repair 取回"


def problems(union: LedgerUnion, shelf: Shelf) -> tuple[Problem, ...]:
    """What is wrong with the records that were read, the gravest first."""
    lost = [Problem(one.pc, 0, one.words) for one in union.lost]
    copy = shelf.holding(union.damaged) if union.damaged else None
    kept = (
        [Problem(copy.copy.name, 0, f"备份里有其中 {copy.lacking} 条：{RESTORE}")] if copy else []
    )
    first, others = union.problems[:1], union.problems[1:]  # there is no room to say them all
    return (*lost, *first, *kept, *others)


def shortfall(
    union: LedgerUnion, folder: LedgerFolder, shelf: Shelf, known: Mapping[str, Entry]
) -> tuple[str, FullerCopy | None]:
    """What says that there was more, empty where nothing does; and the copy that has it.

    This program has read it, a copy has it, or there was one. What only this program still knows
    goes to the copies.
    """
    own = folder.own
    if union.unread:
        return "", None
    if union.missing:
        shelf.keep(own.path.stem, own.header, known.values())
        return f"台账少了 {len(union.missing)} 条记录：{RESTORE}", None
    for path in folder.own_files:
        there = known.keys() | union.damaged  # what is damaged is said in its own words
        if ahead := shelf.ahead(path.stem, folder.sizes.get(path, 0), there):
            return f"台账比备份少 {ahead.lacking} 条记录：{RESTORE}", ahead
    if not known and shelf.begun:
        return (
            "台账原来有记录，现在一条也没有了：在屏幕上按 Ctrl+D，或用 plancheck doctor 检查",
            None,
        )
    return "", None
