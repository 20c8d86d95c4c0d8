"""The commands of the list and of the main screen, and those that are the same everywhere."""

from __future__ import annotations

from ...domain.progress.views import View
from .command import FULL_WIDTH, Command

LIST = (
    Command("tick", "space,ideographic_space", "screen.tick", "空格", "打勾",
            "打勾：本单位这项措施已完成；再按一次取消", 1),
    Command("open", "enter", "screen.open", "Enter", "填报",
            "填这项措施：状态、进度、责任人、时限、原因、佐证；看全文、记录和历史", 2),
    Command("up", "up", "cursor(-1)", "↑ ↓", "", "上一项、下一项"),
    Command("down", "down", "cursor(1)", "↓", "下一项", ""),
    Command("page_up", "pageup", "page(-1)", "PgUp PgDn", "", "翻页"),
    Command("page_down", "pagedown", "page(1)", "PgDn", "下一页", ""),
    Command("first", "home", "edge(-1)", "Home End", "", "第一项、最后一项"),
    Command("last", "end", "edge(1)", "End", "最后一项", ""),
    Command("mark", "insert", "mark", "Insert", "",
            "标记这一项，下一步对标记的各项一起做；Esc 取消标记"),
    Command("mark_down", "shift+down", "extend(1)", "Shift+↑↓", "", "连续标记几项"),
    Command("mark_up", "shift+up", "extend(-1)", "Shift+↑", "连续标记", ""),
    Command("mark_all", "ctrl+a", "mark_all", "Ctrl+A", "", "标记列出的全部；再按一次取消"),
    Command("no_change", "ctrl+n", "screen.no_change", "Ctrl+N", "无变化",
            "本周无变化：这也是一种填报", 12),
    *(
        Command(f"view_{view.digit}", f"{view.digit},{FULL_WIDTH[view.digit]}",
                f"screen.view({view.digit})", view.digit, "", f"只看{view.value}的")
        for view in View if view.digit
    ),
    Command("view_0", f"0,{FULL_WIDTH['0']}", "screen.view(0)", "0", "", "全部都看"),
    Command("undo", "ctrl+z", "screen.undo", "Ctrl+Z", "撤销",
            "撤销上一步，可以一直撤下去，重开程序后也行", 13),
    Command("redo", "ctrl+y", "screen.redo", "Ctrl+Y", "", "重做撤销了的一步"),
    Command("unsaved", "ctrl+u", "screen.unsaved", "Ctrl+U", "",
            "打开没有保存的文字：磁盘已满、窗口被关掉时没能记下的"),
    Command("find_alias", "slash,fullwidth_solidus", "screen.find", "/", "查找", ""),
)  # fmt: skip
"""Bound where the list has the focus: while a text field has it, these keys are the field's."""

MAIN = (
    Command("status", "f2", "status", "F2", "状态",
            "改状态：未启动、推进中、已完成、常态推进、受阻、不适用", 6),
    Command("find", "f3", "find", "F3", "查找",
            "边输边找：文字、编号、责任人、记录、步骤；拼音首字母也行，如 jtz；Esc 清除", 4),
    Command("types", "f4", "unit_type", "F4", "类型",
            "换单位类型看：本单位、其他类型、全部；不是本单位的只能看", 9),
    Command("note", "f5", "note", "F5", "记录", "写一条进展、问题、协调或下周计划", 5),
    Command("steps", "f6", "steps", "F6", "分解",
            "把措施分解成步骤：标题、责任人、时限；完成的打勾", 8),
    Command("narrow", "f7", "narrow", "F7", "筛选",
            "只看某种情况、某一部分、某位责任人的；Esc 逐个取消", 7),
    Command("report", "f8", "report", "F8", "周报", "看本周周报，导出交给街道的文件", 3),
    Command("rollup", "f9", "rollup", "F9", "汇总",
            "汇总各单位的周报：谁没报、矩阵、问题、领导页（街道办公室用）", 10),
    Command("answer", "ctrl+g", "answer", "Ctrl+G", "",
            "答复街道的反馈：这一项的在前；收件里有新的就收下"),
    Command("overview", "ctrl+o,f11", "overview", "Ctrl+O", "总览",
            "全年总览：各部分进度、亮灯、近期时限、每周走势", 11),
    Command("issues", "ctrl+t", "issues", "Ctrl+T", "问题",
            "问题台账：没有销号的问题、协调各有几周，谁负责；解决了销号", 14),
    Command("unit", "f12", "setup", "F12", "", "设置单位、填报人"),
    Command("plans", "ctrl+l", "plans", "Ctrl+L", "",
            "计划：接收新下发的，打开别的，由 Word 文件录入明年的"),
    Command("takeover", "ctrl+e", "takeover", "Ctrl+E", "",
            "录入旧台账：以前的 Excel 表、同事填的表，看过再录，可以撤销"),
    Command("doctor", "ctrl+d", "doctor", "Ctrl+D", "",
            "检查：文件夹、台账、备份、时钟；损坏的台账修好，少了的从备份取回"),
    Command("records", "ctrl+r", "records", "Ctrl+R", "", "操作记录：做过的每一步，撤销到哪一步"),
    Command("back", "escape", "back", "Esc", "",
            "返回；在清单上逐个清除查找、标记、筛选，回到本单位"),
    Command("pane", "tab", "app.focus_next", "Tab", "", "换到下一栏"),
)  # fmt: skip
"""Bound on the main screen."""

UNBOUND = (
    Command("rest_no_change", "", "rest_no_change", "", "", "其余各项：本周无变化"),
    Command(
        "date_today", "", "date_today", "", "", "改正日期：电脑日期错过，把记错日期的记录改记到今天"
    ),
    Command("transfer", "", "transfer", "", "", "移交：一位责任人的措施和步骤都交给另一位"),
)
"""Of the main screen too, found in the palette alone."""

HELP = Command("help", "f1", "help", "F1", "帮助", "这一页", 1)
APP = (
    Command("palette", "ctrl+p", "palette", "Ctrl+P", "命令",
            "输几个字找一件要做的事，不用记键", 3),
    HELP,
    Command("leave", "f10,ctrl+q", "leave", "F10", "退出",
            "退出（也可用 Ctrl+Q）；已保存的都在，写了一半的先保存", 2),
)  # fmt: skip
"""Bound everywhere, also over a dialog and while a text field has the focus."""

HELP_PAGE = (Command("manual", "f2", "manual", "F2", "使用手册", "使用手册：全文，一章一章看", 1),)
"""Bound on the help."""

HELP_ALIAS = (
    Command("help_alias", "question_mark,fullwidth_question_mark", "app.help", "?", "帮助", ""),
)
"""Some terminals keep F1 for themselves."""
