"""The commands of the pages over the main screen: overview, report, form, steps, records."""

from __future__ import annotations

from .command import FULL_WIDTH, Command

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
    Command("report_folder", "f7", "folder", "F7", "打开",
            "打开导出的 docx（或别的一种）；没有导出的，打开文件夹", 8),
    Command("report_back", "escape", "back", "Esc", "返回", "返回清单；正在导出就停下", 4),
)  # fmt: skip
"""Bound on the report's screen, which has no text field of its own."""


FORM = (
    Command("form_back", "escape", "close", "Esc", "存好并返回",
            "保存写对的，回到清单；写错的一格先说明，再按一次就不管它", 1),
    Command("form_next", "down,enter", "app.focus_next", "↓", "下一格", "到下一格"),
    Command("form_previous", "up", "app.focus_previous", "↑", "", "到上一格"),
    Command("form_note", "f5", "note", "F5", "记录", "给这项措施写一条记录", 3),
    Command("form_steps", "f6", "link('steps')", "F6", "分解", "分解这项措施", 4),
    Command("form_issues", "ctrl+t", "link('issues')", "Ctrl+T", "问题",
            "问题台账：销号、责任人、时限", 5),
    Command("form_answer", "ctrl+g", "link('answer')", "Ctrl+G", "",
            "答复街道对这一项的反馈"),
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

ISSUES = (
    Command("issue_close", "space,ideographic_space", "close_issue", "空格", "销号",
            "解决了就销号：写怎么解决的、哪一天；已销号的再按一次取消", 1),
    Command("issue_assign", "enter", "assign", "Enter", "责任人、时限",
            "谁负责解决，到什么时候", 3),
    Command("issue_note", "f5", "note", "F5", "记录", "给它的措施写一条记录", 4),
    Command("issue_go", "f3", "go", "F3", "看措施", "到清单上看它的措施", 5),
    Command("issue_undo", "ctrl+z", "undo", "Ctrl+Z", "撤销", "撤销上一步", 6),
    Command("issue_redo", "ctrl+y", "redo", "Ctrl+Y", "", "重做"),
    Command("issue_back", "escape,ctrl+t", "close", "Esc", "返回", "返回", 2),
)  # fmt: skip
"""Bound on 问题台账."""

DOCTOR = (
    Command("doctor_mend", "enter", "mend", "Enter", "修复",
            "损坏的台账换成干净的副本，原件留着；台账少了的，从备份取回", 1),
    Command("doctor_look", "ctrl+r", "look", "Ctrl+R", "再查", "再检查一遍", 3),
    Command("doctor_back", "escape", "close", "Esc", "返回", "返回清单", 2),
)  # fmt: skip
"""Bound on 检查."""

RECORDS = (
    Command("records_to", "enter", "take_back", "Enter", "撤销到这一步",
            "撤销到这一步，连它在内", 1),
    Command("records_undo", "ctrl+z", "undo", "Ctrl+Z", "撤销一步", "撤销最后一步", 3),
    Command("records_redo", "ctrl+y", "redo", "Ctrl+Y", "重做", "重做撤销了的一步", 4),
    Command("records_back", "escape", "close", "Esc", "返回", "返回清单", 2),
)  # fmt: skip
"""Bound on 操作记录."""
