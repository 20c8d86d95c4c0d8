"""The screen shown, from the first plan to the end: the exit status, and nothing typed is lost."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from ..domain.ledger.typed_text import LIMIT
from ..domain.text import clean
from ..workspace import Workspace
from .app import PlancheckApp
from .restart import restarted
from .terminal.bursts import read_by_bursts
from .terminal.console_records import read_every_character
from .terminal.console_window import prepare_window
from .terminal.shutdown import Shutdown

if TYPE_CHECKING:
    from ..workspace.office.inbox import Inbox

SWITCH_SECONDS = 0.0005
"""How soon the screen's thread gets its turn while the saver works; 5 ms would be felt."""


def run(workspace: Workspace, receiving: Inbox | None = None) -> int:
    """Show the screen until the clerk leaves; the exit status. `receiving` opens the roll-up."""
    sys.setswitchinterval(SWITCH_SECONDS)
    prepare_window()
    while True:
        app = PlancheckApp(workspace, receiving)
        try:
            _show(app)
        finally:
            _tell_what_is_nowhere(workspace)
        if app.restart is None or app.return_code:
            return app.return_code or 0
        workspace, receiving = restarted(workspace, app.restart), None


def _tell_what_is_nowhere(workspace: Workspace) -> None:
    """What was typed and could be kept on no disk, for the clerk to copy down."""
    for typed in workspace.unsaved.in_memory:
        with suppress(OSError):
            text = clean(typed.text, LIMIT, lines=True)
            print(f"没有保存：{typed.described}\n{text}", file=sys.stderr)


def _show(app: PlancheckApp) -> None:
    """Run the app; however it ends, what is to be saved is."""
    read_by_bursts()  # the app's making has imported its driver
    read_every_character()
    ending = Shutdown(lambda: app.post_message(app.End()), lambda: app.departure.rescue(spare=True))
    app.driver_class = ending.lasting(app.driver_class)
    ending.watch()
    try:
        app.run()
    finally:
        app.saver.close()
        ending.over()
