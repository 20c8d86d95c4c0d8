"""settle: of the values that two PCs gave a field (并存), choose one."""

from __future__ import annotations

import argparse

from ...domain.entry_text import stands
from ...errors import NothingFound, UsageFault
from ...workspace import Workspace
from ..start import refuse_halves
from .edit import perform


def settle(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck settle`: the values with who and when, or one of them chosen."""
    refuse_halves(workspace)
    id = workspace.known(options.id).id
    rivals, number = workspace.conflicts(id), options.number
    if not rivals or workspace.book is None:
        raise NothingFound(f"{id} 没有并存的值。")
    if number is None:
        print(
            "\n".join(f"{n}  {stands(e, workspace.book.history)}" for n, e in enumerate(rivals, 1))
        )
        print(f"选定一个：plancheck settle {id} N")
        return
    if not 1 <= number <= len(rivals):
        raise UsageFault(f"没有第 {number} 个：{id} 有 {len(rivals)} 个并存的值。")
    chosen = rivals[number - 1]
    perform(workspace, workspace.settle(chosen))
    print(stands(chosen, workspace.book.history))
