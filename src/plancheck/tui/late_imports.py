"""What of the program is loaded after its start, and whether it is still there to be loaded."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from .terminal.aim import Aimed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

OPENED_MOST = (".pages.form.form", ".report.screen")
"""Loaded once the saver is ready: what the first Enter and the first F8 show; 17 and 12 ms."""

PROGRAM_GONE = "打不开：程序文件夹不见了（U盘拔出？），接回来再按一次"


class LateImportApp(Aimed):
    """An app whose pages are loaded when they are opened, which may be too late."""

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Carry it out, or say why what it needs of the program cannot be loaded."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception:
            if program_is_there():
                raise
        self.refuse(PROGRAM_GONE)
        return True

    def refuse(self, words: str) -> None:
        """Say why something is not done."""


def load_pages() -> None:
    """While nobody waits; a stick that is pulled just then is told of where it matters."""
    for page in OPENED_MOST:
        try:
            import_module(page, __package__)
        except (ImportError, OSError):
            if program_is_there():
                raise


def program_is_there() -> bool:
    """Whether the program's own files can be reached: it may run from a stick that was pulled."""
    file = Path(__file__)
    return any(path.is_file() for path in (file, *file.parents))  # one above it: a .pyz
