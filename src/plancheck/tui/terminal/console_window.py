"""The window of Windows' old console: large enough, and in a font that has hanzi.

Windows Terminal sees to both itself. Elsewhere a console may be 80 columns of a font for Latin
letters; it is asked for more by its own functions, for this window alone and never in the registry.
Console functions: SetConsoleScreenBufferSize, SetConsoleWindowInfo, SetCurrentConsoleFontEx.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

WITHOUT_HANZI = frozenset(
    {"consolas", "lucida console", "courier new", "cascadia mono", "cascadia code"}
)
"""Fonts of Windows' console that have none, in small letters."""
WITH_HANZI = "NSimSun"
"""新宋体: comes with every Chinese Windows, each hanzi twice as wide as a letter."""


class Cells(NamedTuple):
    """Columns and rows."""

    columns: int
    rows: int


ROOM = Cells(120, 36)
"""What the screens are laid out for; fewer where the desktop has no room."""


def wanted_size(now: Cells, largest: Cells) -> Cells:
    """How large the window should be: never smaller than it is, never larger than the desktop."""
    columns = max(now.columns, min(ROOM.columns, largest.columns))
    return Cells(columns, max(now.rows, min(ROOM.rows, largest.rows)))


def wanted_font(face: str) -> str:
    """The font to change to; "" where the window's own will do."""
    return WITH_HANZI if face.lower() in WITHOUT_HANZI else ""


def prepare_window() -> None:
    """Make the console's window fit for the screen; what it refuses stays as it was."""
    if sys.platform == "win32":
        if not os.environ.get("WT_SESSION"):
            _prepare()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Place(ctypes.Structure):
        """COORD."""

        _fields_ = (("x", wintypes.SHORT), ("y", wintypes.SHORT))

    class _Buffer(ctypes.Structure):
        """CONSOLE_SCREEN_BUFFER_INFO."""

        _fields_ = (
            ("size", _Place),
            ("cursor", _Place),
            ("attributes", wintypes.WORD),
            ("window", wintypes.SMALL_RECT),
            ("largest", _Place),
        )

    class _Font(ctypes.Structure):
        """CONSOLE_FONT_INFOEX."""

        _fields_ = (
            ("bytes", wintypes.ULONG),
            ("index", wintypes.DWORD),
            ("size", _Place),
            ("family", wintypes.UINT),
            ("weight", wintypes.UINT),
            ("face", wintypes.WCHAR * 32),
        )

    def _prepare() -> None:
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetStdHandle.restype = wintypes.HANDLE
        output = wintypes.HANDLE(kernel.GetStdHandle(wintypes.DWORD(-11)))
        font = _Font(bytes=ctypes.sizeof(_Font))
        if kernel.GetCurrentConsoleFontEx(output, False, ctypes.byref(font)):
            face = wanted_font(font.face)
            if face:
                font.face = face
                kernel.SetCurrentConsoleFontEx(output, False, ctypes.byref(font))
        buffer = _Buffer()
        if not kernel.GetConsoleScreenBufferInfo(output, ctypes.byref(buffer)):
            return
        window = buffer.window
        now = Cells(window.Right - window.Left + 1, window.Bottom - window.Top + 1)
        size = wanted_size(now, Cells(buffer.largest.x, buffer.largest.y))
        if size != now:
            room = _Place(max(size.columns, buffer.size.x), max(size.rows, buffer.size.y))
            kernel.SetConsoleScreenBufferSize(output, room)
            shown = wintypes.SMALL_RECT(0, 0, size.columns - 1, size.rows - 1)
            kernel.SetConsoleWindowInfo(output, True, ctypes.byref(shown))
