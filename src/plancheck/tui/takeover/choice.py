"""Which table is taken over: one that lies at hand, one by its path, or cells that are pasted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import App

from ...workspace import Workspace
from ...workspace.takeover import Takeovers, tables_at_hand
from ..dialogs.choose import ChooseDialog
from ..dialogs.document import DocumentDialog
from ..recorder import Recorder
from ..widgets.bars.bars import Word
from .page import TakeoverPage

_ELSEWHERE = ""


class TableChoice:
    """Asks, then opens the page."""

    def __init__(self, workspace: Workspace, recorder: Recorder, app: App[object]) -> None:
        self._workspace = workspace
        self._recorder = recorder
        self._app = app

    def ask(self) -> None:
        """Those at hand; where there is none, the path of one."""
        found = tables_at_hand(self._workspace.unit)
        if not found:
            self._ask_for_path()
            return

        def chosen(answer: str | None) -> None:
            if answer == _ELSEWHERE:
                self._ask_for_path()
            elif answer is not None:
                self._open(answer)

        options: list[tuple[str, Sequence[Word]]] = [
            (str(path), (Word(path.name), Word(f"  {path.parent.name}", "faint"))) for path in found
        ]
        options.append((_ELSEWHERE, (Word("别处的表，或粘贴表格……"),)))
        self._app.push_screen(ChooseDialog("录入哪张表", options, str(found[0])), chosen)

    def _ask_for_path(self) -> None:
        def given(document: str | None) -> None:
            if document is not None:
                self._open(document)

        label = "Excel 表（xlsx、csv）、Word 里的表（docx）的路径，\n如 D:\\下载\\2024年台账.xlsx"
        dialog = DocumentDialog(label, "也可以在 Excel 里选中整张表，连表头一起复制，粘贴到这里")
        self._app.push_screen(dialog, given)

    def _open(self, document: str) -> None:
        takeovers = Takeovers(self._workspace.unit)
        if "\n" in document:
            page = TakeoverPage(
                self._workspace, self._recorder, "粘贴的表", lambda: takeovers.of_text(document)
            )
        else:
            path = Path(document.strip().strip('"'))
            page = TakeoverPage(
                self._workspace, self._recorder, path.name, lambda: takeovers.read(path)
            )
        self._app.push_screen(page)
