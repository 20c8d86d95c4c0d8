"""What is told of a plan file that is highlighted: each is read once, until it is another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...domain.plan.comparison_text import comparison_lines
from ...domain.plan.model import Units
from ...errors import PlancheckError
from ...workspace import Workspace
from ...workspace.plan.publication import proposed

Stamp = tuple[int, int] | None


class PlanWords:
    """What the files say, kept by when they were written and how long they are."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._told: dict[tuple[str, Path], tuple[Stamp, str]] = {}

    def forget(self) -> None:
        """Look anew: what one would bring goes by the others too."""
        self._told.clear()

    def of_adoption(self, path: Path) -> str:
        """What adopting it would bring, or why it cannot be."""
        return self._once("adopt", path, self._brought)

    def of_publication(self, path: Path) -> str:
        """Which revision it would be, and what that changes."""
        return self._once("publish", path, self._changed)

    def _once(self, what: str, path: Path, work: Callable[[Path], str]) -> str:
        stamp = _stamp(path)
        before = self._told.get((what, path))
        if stamp and before and before[0] == stamp:
            return before[1]
        try:
            words = work(path)
        except PlancheckError as error:
            words = str(error)
        self._told[what, path] = stamp, words
        return words

    def _brought(self, path: Path) -> str:
        adoptions = self._workspace.adoptions
        identity = self._workspace.unit.identity or Units("")
        published = adoptions.read(path)
        lines = map(str, adoptions.preview(published).lines(identity))
        return "\n".join((f"校验码 {published.check_code}，可以电话核对", *lines))

    def _changed(self, path: Path) -> str:
        found = proposed(self._workspace.unit.home, path)
        told = [f"下发以后是第{found.number}版；往下发的一份放在导出的文件夹里，牵头和配合先核定。"]
        told += [f"注意：{found.warning}。"] if found.warning else []
        told += comparison_lines(found.changes) if found.changes else []
        return "\n".join(told)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
