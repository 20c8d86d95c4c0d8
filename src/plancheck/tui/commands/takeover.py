"""The commands of the page on which an old table is taken over."""

from __future__ import annotations

from .command import Command

TAKEOVER = (
    Command("takeover_tick", "space,ideographic_space", "tick", "空格", "选上",
            "录这一行、不录这一行", 1),
    Command("takeover_record", "enter", "record", "Enter", "录入",
            "选上的都录入，算一步，可以撤销", 2),
    Command("takeover_assign", "f2", "assign", "F2", "改归", "定这一行归哪项措施", 4),
    Command("takeover_day", "f4", "turn_day", "F4", "哪一天",
            "记在表上写的那一天，还是今天", 6),
    Command("takeover_all", "ctrl+a", "tick_all", "Ctrl+A", "全选",
            "要核对的也都选上；再按一次都不选", 5),
    Command("takeover_undo", "ctrl+z", "undo", "Ctrl+Z", "撤销", "撤销上一步：录入的全部撤回", 7),
    Command("takeover_redo", "ctrl+y", "redo", "Ctrl+Y", "", "重做撤销了的一步"),
    Command("takeover_back", "escape", "close", "Esc", "返回", "返回", 3),
)  # fmt: skip
"""Bound on that page."""
