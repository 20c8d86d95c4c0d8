"""The plans that lie in a home (plans/): every revision that was adopted or published, as it came.

`plans/<plan id>/<year>-r<revision>-<8 of its digest>.toml`: the name says all that choosing one
takes. Files are only added.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.startup import lazy
from ...errors import BadFile
from .. import atomic
from ..file_names import slug
from ..presence import absent

if TYPE_CHECKING:
    from ...domain.ledger.adoption import Adopted
    from ...domain.plan.model import Plan

_NAME = lazy(r"([0-9]{4})-r([1-9][0-9]{0,5})-([0-9a-f]{8})\.toml", re.ASCII)


class KeptPlan(NamedTuple):
    """A revision that is kept, by what its file's name says; the year and number first."""

    year: int
    revision: int
    id: str
    digest: str
    """The first 8 characters of it."""
    path: Path

    def is_of(self, adopted: Adopted) -> bool:
        """Whether it seems to be a revision that a ledger names; its content has the last word."""
        return self.revision == adopted.revision and adopted.digest.startswith(self.digest)


def kept_plans(folder: Path) -> list[KeptPlan]:
    """All plans that are kept, the latest year and revision first.

    BadFile where the folder is there and cannot be looked at.
    """
    if absent(folder):
        return []
    try:
        found = [
            kept
            for above in os.scandir(folder)
            if above.is_dir(follow_symlinks=False)
            for file in os.scandir(above.path)
            if (kept := _kept(above.name, Path(file.path)))
        ]
    except OSError as error:
        why = atomic.why_unread(error)
        raise BadFile(folder.name, f"放计划的文件夹打不开（{why}）。") from error
    return sorted(found, reverse=True)


def _kept(id: str, path: Path) -> KeptPlan | None:
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None
    return KeptPlan(year=int(name[1]), revision=int(name[2]), id=id, digest=name[3], path=path)


def keep_plan(folder: Path, plan: Plan, text: str) -> Path:
    """Keep a revision's file; where it is kept already it is written again. NotSaved."""
    name = f"{plan.year}-r{plan.revision}-{plan.digest[:8]}.toml"
    path = folder / slug(plan.id) / name
    atomic.write(path, text.encode("utf-8"))
    return path
