"""The commands of the roll-up's screens."""

from __future__ import annotations

from .command import FULL_WIDTH, Command

ROLLUP = (
    Command("rollup_open", "enter", "open", "Enter", "看单位",
            "看这个单位的周报；在部分、类型上是只看它", 1),
    *(
        Command(f"rollup_{n}", f"{n},{FULL_WIDTH[str(n)]}", f"page({n})", str(n), "", told)
        for n, told in enumerate(
            ("总览：报送、各部分完成、谁未报、哪些没有动静", "矩阵：各单位各项措施一字一格",
             "问题和需协调事项", "报送情况：各单位哪天报的、第几版",
             "领导页：通报的全文，各单位排名，逾期、滞后",
             "文件：每个文件的下落，没有读的和为什么"), 1)
    ),
    Command("rollup_before", "left,ctrl+left", "period(-1)", "← →", "换期",
            "手头各周的前一周、后一周（月、季、年同样）；在矩阵上用 Ctrl+← →", 9),
    Command("rollup_after", "right,ctrl+right", "period(1)", "→", "后一期", ""),
    Command("rollup_plan", "f2", "plan", "F2", "", "换一份计划看（文件按几份计划填报时）"),
    Command("rollup_find", "f3", "find", "F3", "查找",
            "边输边找：单位、措施、责任人、记录；Esc 清除", 5),
    Command("rollup_type", "f4", "unit_type", "F4", "类型", "只看一类单位", 7),
    Command("rollup_feedback", "f5", "feedback", "F5", "反馈",
            "缺什么、迟了没有、哪里逾期：写成几句话，送到剪贴板，好发给那个单位", 6),
    Command("rollup_folder", "f6", "folder", "F6", "文件夹",
            "打开收件的文件夹，或换一个文件夹", 10),
    Command("rollup_narrow", "f7", "narrow", "F7", "筛选",
            "只看一个部分、一种亮灯；Esc 逐个取消", 8),
    Command("rollup_export", "f8", "export", "F8", "导出", "选格式，写出汇总的文件", 2),
    Command("rollup_written", "ctrl+o", "written", "Ctrl+O", "打开",
            "打开导出的 docx（或别的一种）", 12),
    Command("rollup_office", "ctrl+e", "office", "Ctrl+E", "办理",
            "给不装程序的单位写填报表（Excel），全部或还没有报的；写催报名单；做名册", 3),
    Command("rollup_read", "ctrl+r", "read", "Ctrl+R", "再读",
            "再读一遍文件夹：新放进去的就有了", 11),
    Command("rollup_back", "escape", "back", "Esc", "返回",
            "停下读文件；逐个清除查找、筛选；返回", 4),
)  # fmt: skip
"""Bound on the roll-up's screen; not with priority, for it has a field to search in."""

_EMPTY = frozenset(("rollup_read", "rollup_folder", "rollup_office", "rollup_back"))
ROLLUP_EMPTY = tuple(command for command in ROLLUP if command.id in _EMPTY)
"""What of it there is to do while there is nothing to show."""

ROSTER = (
    Command("roster_write", "enter", "write", "Enter", "写进名册",
            "选上的写进名册文件；已经在册的不动", 1),
    Command("roster_tick", "space,ideographic_space", "tick", "空格", "选上",
            "选上、不选这个单位", 2),
    Command("roster_add", "f2", "add", "F2", "加单位",
            "写没有报过的单位：一个或几个名字，可以整列贴进来", 3),
    Command("roster_type", "f4", "type", "F4", "类型", "改单位的类型，在写进名册以前", 6),
    Command("roster_all", "ctrl+a", "tick_all", "Ctrl+A", "全选", "都选上；再按一次都不选", 5),
    Command("roster_back", "escape", "close", "Esc", "返回", "不写，返回", 4),
)  # fmt: skip
"""Bound on 名册."""

ROLLUP_UNIT = (
    Command("rollup_unit_feedback", "f5", "feedback", "F5", "反馈",
            "要请这个单位补的，写成几句话，送到剪贴板", 3),
    Command("rollup_unit_remark", "f2", "remark", "F2", "写意见",
            "对整份周报、对这项措施写意见；在协调事项上是答复", 1),
    Command("rollup_unit_return", "f6", "send_back", "F6", "退回",
            "退回这一份，写明理由；它另报一版以前照计、标明", 4),
    Command("rollup_unit_take_back", "delete,backspace", "take_back", "Del", "",
            "去掉已写的反馈里的一条"),
    Command("rollup_unit_folder", "f7", "folder", "F7", "文件夹", "打开反馈文件的文件夹", 5),
    Command("rollup_unit_back", "escape,enter", "close", "Esc", "返回", "回到汇总原来的地方", 2),
)  # fmt: skip
"""Bound on a unit's report under the roll-up."""
