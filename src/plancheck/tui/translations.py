"""Chinese for what Textual says of its own bindings; it has no hook for a translation.

The key panel, the palette and a screen reader's tools read `Screen.active_bindings`.
"""

from __future__ import annotations

from dataclasses import replace

from textual.binding import ActiveBinding
from textual.screen import Screen, ScreenResultType

_MOVES = {
    "Move cursor left": "光标左移",
    "Move cursor right or accept the completion suggestion": "光标右移",
    "Move cursor left a word": "左移一词",
    "Move cursor right a word": "右移一词",
    "Cursor up": "光标上移",
    "Cursor down": "光标下移",
    "Cursor left": "光标左移",
    "Cursor right": "光标右移",
    "Cursor word left": "左移一词",
    "Cursor word right": "右移一词",
    "Cursor line start": "到行首",
    "Cursor line end": "到行末",
    "Cursor page up": "上一页",
    "Cursor page down": "下一页",
    "Go to start": "到开头",
    "Go to end": "到末尾",
    "Up": "上一项",
    "Down": "下一项",
    "First": "第一项",
    "Last": "最后一项",
    "Scroll Up": "向上翻看",
    "Scroll Down": "向下翻看",
    "Scroll Left": "向左翻看",
    "Scroll Right": "向右翻看",
    "Scroll Home": "到开头",
    "Scroll End": "到末尾",
    "Page Up": "上一页",
    "Page Down": "下一页",
    "Page Left": "左一页",
    "Page Right": "右一页",
    "Focus Next": "下一栏",
    "Focus Previous": "上一栏",
}
_SELECTIONS = {
    "Move cursor left and select": "向左选",
    "Move cursor right and select": "向右选",
    "Move cursor left a word and select": "向左选一词",
    "Move cursor right a word and select": "向右选一词",
    "Cursor left word select": "向左选一词",
    "Cursor right word select": "向右选一词",
    "Cursor line start select": "选到行首",
    "Cursor line end select": "选到行末",
    "Cursor up select": "向上选",
    "Cursor down select": "向下选",
    "Cursor left select": "向左选",
    "Cursor right select": "向右选",
    "Select": "选定",
    "Select all": "全选",
    "Select line": "选一行",
    "Select line start": "选到行首",
    "Select line end": "选到行末",
    "Submit": "确定",
}
_CHANGES = {
    "Delete character left": "删左边的字",
    "Delete character right": "删右边的字",
    "Delete left to start of word": "删到词首",
    "Delete right to start of word": "删到词尾",
    "Delete all to the left": "删左边全部",
    "Delete all to the right": "删右边全部",
    "Delete to line start": "删到行首",
    "Delete to line end": "删到行末",
    "Delete line": "删一行",
    "Cut": "剪切",
    "Cut selected text": "剪切",
    "Copy": "复制",
    "Copy selected text": "复制",
    "Paste": "粘贴",
    "Paste text from the clipboard": "粘贴",
    "Undo": "撤销输入",
    "Redo": "重做输入",
}
CHINESE = _MOVES | _SELECTIONS | _CHANGES
"""What Textual 8.2's Screen, Input, TextArea, OptionList and scrolling containers say."""


class ChineseScreen(Screen[ScreenResultType]):
    """A screen all of whose bindings speak Chinese, those of Textual's widgets included."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings, described in Chinese."""
        return {
            key: active._replace(binding=replace(active.binding, description=chinese))
            if (chinese := CHINESE.get(active.binding.description))
            else active
            for key, active in super().active_bindings.items()
        }
