"""Every command once: its keys, its words in the key bar, its line in the help.

A binding's id is the command's id. Letters are aliases only, because with an input method on they
never arrive; its full-width keys arrive as other characters and are bound beside their twins
(Textual names U+3000 `ideographic_space`, U+FF0F `fullwidth_solidus`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from textual.binding import Binding

from ..domain.progress.views import View

FULL_WIDTH = {str(n): chr(0xFF10 + n) for n in range(10)}
"""The digits that an input method types in full width."""


class Command(NamedTuple):
    """One thing the clerk can do. `rank` orders the key bar, 0 keeps it out of there."""

    id: str
    keys: str
    action: str
    shown: str
    label: str
    help: str
    rank: int = 0


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
            "换单位类型看：本单位、其他类型、全部；别人的措施只能看", 9),
    Command("note", "f5", "note", "F5", "记录", "写一条进展、问题、协调或下周计划", 5),
    Command("steps", "f6", "steps", "F6", "分解",
            "把措施分解成步骤：标题、责任人、时限；完成的打勾", 8),
    Command("narrow", "f7", "narrow", "F7", "筛选",
            "只看某种情况、某一部分、某位责任人的；Esc 逐个取消", 7),
    Command("report", "f8", "report", "F8", "周报", "看本周周报，导出交给街道的文件", 3),
    Command("rollup", "f9", "rollup", "F9", "汇总",
            "汇总各单位的周报：谁没报、矩阵、问题、领导页（街道办公室用）", 10),
    Command("overview", "ctrl+o,f11", "overview", "Ctrl+O", "总览",
            "全年总览：各部分进度、亮灯、近期时限、每周走势", 11),
    Command("unit", "f12", "setup", "F12", "", "设置单位、填报人"),
    Command("plans", "ctrl+l", "plans", "Ctrl+L", "",
            "计划：接收新下发的，打开别的，由 Word 文件录入明年的"),
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

HELP_ALIAS = (
    Command("help_alias", "question_mark,fullwidth_question_mark", "app.help", "?", "帮助", ""),
)
"""Some terminals keep F1 for themselves."""


def bindings(commands: Iterable[Command], *, priority: bool = False) -> list[Binding]:
    """The commands as Textual's bindings."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label or command.help,
            id=command.id,
            priority=priority,
            show=False,
        )
        for command in commands
        if command.keys
    ]


def in_bar(
    commands: Sequence[Command], room: Callable[[Command], bool], most: int
) -> list[Command]:
    """The commands for the key bar, in their order: the most wanted that there is `room` for."""
    wanted = sorted((c for c in commands if c.rank), key=lambda c: c.rank)[:most]
    shown = list(takewhile(room, wanted))
    return [command for command in commands if command in shown]


OVERVIEW = (
    Command(
        "overview_open", "enter", "go", "Enter", "到清单上看", "到清单上看这一部分、这项措施", 1
    ),
    Command("overview_back", "escape,ctrl+o,f11", "close", "Esc", "返回", "返回", 2),
)
"""Bound on the overview."""


REPORT = (
    Command("report_export", "f8", "export", "F8", "导出",
            "写出选好的格式；内容变了就是新的一版", 1),
    Command("report_mend", "enter", "choose", "Enter", "去补",
            "到这一条说的措施去补、去改；在格式、填报人上是选、是改", 2),
    Command("report_toggle", "space,ideographic_space", "choose_here", "空格", "",
            "选上、去掉一种格式"),
    Command("report_before", "left", "period(-1)", "← →", "换期",
            "上一周、下一周（月、季、年）", 9),
    Command("report_after", "right", "period(1)", "→", "下一期", ""),
    Command("report_kind", "f4", "kind", "F4", "周月季年", "换成周报、月报、季报、年报", 6),
    Command("report_note", "f5", "note", "F5", "写一句", "给这一条说的措施写一条记录", 3),
    Command("report_side", "tab", "side", "Tab", "换栏", "检查一栏、全文一栏", 5),
    *(
        Command(f"report_{n}", f"{n},{FULL_WIDTH[str(n)]}", f"stage({n})", str(n), "", told)
        for n, told in enumerate(
            ("检查：有没有要补的", "看全文", "导出：选格式、填报人、审核人"), 1)
    ),
    Command("report_copy", "f6", "copy", "F6", "复制摘要",
            "把五行摘要送到剪贴板，好贴到群里", 7),
    Command("report_folder", "f7", "folder", "F7", "文件夹", "打开导出的文件夹", 8),
    Command("report_back", "escape", "back", "Esc", "返回", "返回清单；正在导出就停下", 4),
)  # fmt: skip
"""Bound on the report's screen, which has no text field of its own."""


FORM = (
    Command("form_back", "escape", "close", "Esc", "存好并返回",
            "保存写对的，回到清单；写错的一格先说明，再按一次就不管它", 1),
    Command("form_next", "down,enter", "app.focus_next", "↓", "下一格", "到下一格"),
    Command("form_previous", "up", "app.focus_previous", "↑", "", "到上一格"),
    Command("form_note", "f5", "note", "F5", "记录", "给这项措施写一条记录", 3),
    Command("form_steps", "f6", "steps", "F6", "分解", "分解这项措施", 4),
)  # fmt: skip
"""Bound on the form."""

FORM_TYPING = (
    Command("form_discard", "ctrl+z", "discard", "Ctrl+Z", "不要这次改的",
            "这一项打开以后改的都不要了，没有存的不存", 2),
    Command("form_restore", "ctrl+y", "restore", "Ctrl+Y", "", "刚才不要的，再要回来"),
    Command("form_before", "pageup", "turn(-1)", "PgUp PgDn", "",
            "存好，换到清单上的前一项、后一项"),
    Command("form_after", "pagedown", "turn(1)", "PgDn", "后一项", ""),
)  # fmt: skip
"""Bound on the form too, before its fields hear them."""

STEP_LIST = (
    Command("step_tick", "space,ideographic_space", "screen.tick", "空格", "打勾",
            "这一步完成了；再按一次取消", 1),
    Command("step_edit", "enter", "screen.edit", "Enter", "修改",
            "改这一步的标题、责任人、时限", 4),
    Command("step_drop", "delete,backspace", "screen.drop", "Del", "删去", "不要这一步了", 5),
    Command("step_insert", "insert", "screen.add", "Insert", "", "加一步"),
    Command("step_undo", "ctrl+z", "screen.undo", "Ctrl+Z", "", "撤销上一步"),
    Command("step_redo", "ctrl+y", "screen.redo", "Ctrl+Y", "", "重做"),
)  # fmt: skip
"""Bound where the list of steps has the focus."""

STEPS = (
    Command("steps_add", "f6", "add", "F6", "加一步", "写下一步", 3),
    Command("steps_sort", "f4", "sort", "F4", "按时限排", "按时限排列各步", 6),
    Command("steps_status", "f2", "status", "F2", "措施打勾",
            "措施本身打勾，再按一次取消", 7),
    Command("steps_back", "escape", "close", "Esc", "返回", "保存写着的一步，返回", 2),
)  # fmt: skip
"""Bound on the screen of a measure's steps."""

RECORDS = (
    Command("records_to", "enter", "take_back", "Enter", "撤销到这一步",
            "撤销到这一步，连它在内", 1),
    Command("records_undo", "ctrl+z", "undo", "Ctrl+Z", "撤销一步", "撤销最后一步", 3),
    Command("records_redo", "ctrl+y", "redo", "Ctrl+Y", "重做", "重做撤销了的一步", 4),
    Command("records_back", "escape", "close", "Esc", "返回", "返回清单", 2),
)  # fmt: skip
"""Bound on 操作记录."""

ROLLUP = (
    Command("rollup_open", "enter", "open", "Enter", "看单位",
            "看这个单位的周报；在部分、类型上是只看它", 1),
    *(
        Command(f"rollup_{n}", f"{n},{FULL_WIDTH[str(n)]}", f"page({n})", str(n), "", told)
        for n, told in enumerate(
            ("总览：报送、各部分完成、谁未报、哪些没有动静", "矩阵：各单位各项措施一字一格",
             "问题和需协调事项", "报送情况：各单位、各文件的下落",
             "领导页：只有逾期、滞后、问题、协调"), 1)
    ),
    Command("rollup_before", "left,ctrl+left", "period(-1)", "← →", "换期",
            "手头各周的前一周、后一周（月、季、年同样）；在矩阵上用 Ctrl+← →", 9),
    Command("rollup_after", "right,ctrl+right", "period(1)", "→", "后一期", ""),
    Command("rollup_plan", "f2", "plan", "F2", "", "换一份计划看（文件按几份计划填报时）"),
    Command("rollup_find", "f3", "find", "F3", "查找",
            "边输边找：单位、措施、责任人、记录；Esc 清除", 4),
    Command("rollup_type", "f4", "unit_type", "F4", "类型", "只看一类单位", 6),
    Command("rollup_feedback", "f5", "feedback", "F5", "反馈",
            "缺什么、迟了没有、哪里逾期：写成几句话，送到剪贴板，好发给那个单位", 3),
    Command("rollup_folder", "f6", "folder", "F6", "文件夹",
            "打开收件的文件夹，或换一个文件夹", 10),
    Command("rollup_narrow", "f7", "narrow", "F7", "筛选",
            "只看一个部分、一种亮灯；Esc 逐个取消", 7),
    Command("rollup_export", "f8", "export", "F8", "导出", "选格式，写出汇总的文件", 2),
    Command("rollup_read", "ctrl+r", "read", "Ctrl+R", "再读",
            "再读一遍文件夹：新放进去的就有了", 8),
    Command("rollup_back", "escape", "back", "Esc", "返回",
            "停下读文件；逐个清除查找、筛选；返回", 5),
)  # fmt: skip
"""Bound on the roll-up's screen; not with priority, for it has a field to search in."""

ROLLUP_UNIT = (
    Command("rollup_unit_feedback", "f5", "feedback", "F5", "反馈",
            "要请这个单位补的，写成几句话，送到剪贴板", 1),
    Command("rollup_unit_back", "escape,enter", "close", "Esc", "返回", "回到汇总原来的地方", 2),
)  # fmt: skip
"""Bound on a unit's report under the roll-up."""

PLANS = (
    Command("plans_choose", "enter", "choose", "Enter", "打开",
            "接收这一份、打开这一份、审阅这一份", 1),
    Command("plans_back", "escape,ctrl+l", "close", "Esc", "返回", "返回", 2),
)  # fmt: skip
"""Bound on the page of plans."""

CARRY = (
    Command("carry_tick", "space,ideographic_space", "tick", "空格", "选上", "选上、不选这一项", 1),
    Command("carry_over", "enter", "carry", "Enter", "沿用", "选上的都沿用，算一步，可以撤销", 2),
    Command("carry_back", "escape", "close", "Esc", "返回", "返回", 3),
)  # fmt: skip
"""Bound on the page of what can be carried over."""

REVIEW = (
    Command("review_next", "tab", "next", "Tab", "下一处",
            "到下一处要看的：计划的文字定不下来的地方", 1),
    Command("review_agree", "space,ideographic_space", "agree", "空格", "就是这样",
            "认可现在认成的样子，到下一处", 2),
    *(
        Command(f"review_{n}", f"{n},{FULL_WIDTH[str(n)]}", f"answer({n})", str(n), "",
                f"选第 {n} 种可能；同一列的一起改")
        for n in range(1, 6)
    ),
    Command("review_words", "enter", "reword", "Enter", "改文字", "改这一条的文字", 5),
    Command("review_role", "f2", "role", "F2", "是什么", "改成部分、任务、措施、目的、不列入……", 6),
    Command("review_duty", "f4", "duty", "F4", "牵头配合",
            "定牵头、配合的单位；标记了几条，就一起定", 4),
    Command("review_split", "f6", "split", "F6", "拆开", "在一处标点把这一条拆成两条", 7),
    Command("review_join", "backspace", "join", "退格", "并入上条",
            "并入上一条，成为它的后半句", 8),
    Command("review_up", "left", "level(-1)", "← →", "升降级", "升一级、降一级；不列入的列进来", 9),
    Command("review_down", "right", "level(1)", "→", "降一级", ""),
    Command("review_aside", "delete", "set_aside", "Del", "不列入", "不列入计划", 10),
    Command("review_mark", "insert", "mark", "Insert", "", "标记这一条，下一步对标记的一起做"),
    Command("review_mark_down", "shift+down", "extend(1)", "Shift+↑↓", "", "连续标记几条"),
    Command("review_mark_up", "shift+up", "extend(-1)", "Shift+↑", "连续标记", ""),
    Command("review_mark_all", "ctrl+a", "mark_all", "Ctrl+A", "",
            "标记列出的全部措施；再按一次取消"),
    Command("review_view", "f7", "view", "F7", "换着看", "只看要看的、只看不列入的、全部", 11),
    Command("review_store", "f8", "store", "F8", "存成计划", "把草稿存成计划文件", 3),
    Command("review_undo", "ctrl+z", "undo", "Ctrl+Z", "撤销", "撤销上一步", 12),
    Command("review_redo", "ctrl+y", "redo", "Ctrl+Y", "", "重做撤销了的一步"),
    Command("review_back", "escape", "back", "Esc", "返回",
            "取消标记；返回：草稿已经保存，随时可以接着看", 3),
)  # fmt: skip
"""Bound on the review of a plan's draft."""


MOVES = frozenset(
    ("up", "down", "page_up", "page_down", "first", "last", "pane", "form_next", "form_previous")
)
"""Commands that only move the cursor, by id: nobody looks for these by name."""
EVERYWHERE = (*APP, *HELP_ALIAS)
PLACES = (
    (*LIST, *MAIN, *UNBOUND),
    OVERVIEW,
    REPORT,
    (*FORM, *FORM_TYPING),
    (*STEP_LIST, *STEPS),
    RECORDS,
    ROLLUP,
    ROLLUP_UNIT,
    PLANS,
    CARRY,
    REVIEW,
)
"""The commands of each place; there a key means one of them or one of EVERYWHERE."""
EVERY = (*EVERYWHERE, *(command for place in PLACES for command in place))
_BY_ID = {command.id: command for command in EVERY}


def by_id(id: str | None) -> Command | None:
    """The command of that id."""
    return _BY_ID.get(id or "")


def meet(one: Command, other: Command) -> bool:
    """Whether a key pressed in some place could mean either."""
    everywhere = one in EVERYWHERE or other in EVERYWHERE
    return everywhere or any(one in place and other in place for place in PLACES)
