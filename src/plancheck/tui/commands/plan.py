"""The commands of the plan's pages: which there are, what is carried over, a draft's review."""

from __future__ import annotations

from .command import FULL_WIDTH, Command

PLANS = (
    Command("plans_choose", "enter", "choose", "Enter", "打开",
            "接收这一份、打开这一份、审阅这一份", 1),
    Command("plans_back", "escape,ctrl+l", "close", "Esc", "返回", "返回", 2),
)  # fmt: skip
"""Bound on the page of plans."""

ADOPTION = (
    Command("adoption_adopt", "enter", "adopt", "Enter", "接收", "接收这一版，从今天起按它填报", 1),
    Command("adoption_back", "escape", "close", "Esc", "先不接收", "先不接收，返回", 2),
)  # fmt: skip
"""Bound on the page of what a plan brings."""

CARRY = (
    Command("carry_tick", "space,ideographic_space", "tick", "空格", "选上", "选上、不选这一项", 1),
    Command("carry_all", "ctrl+a", "tick_all", "Ctrl+A", "全选", "都选上；再按一次都不选", 3),
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
            "定牵头、配合的单位；标记了几条，就一起定", 3),
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
    Command("review_view", "f7", "view", "F7", "换着看",
            "只看要看的、没有牵头的、不列入的、全部", 4),
    Command("review_store", "f8", "store", "F8", "存成计划", "把草稿存成计划文件", 3),
    Command("review_undo", "ctrl+z", "undo", "Ctrl+Z", "撤销", "撤销上一步", 12),
    Command("review_redo", "ctrl+y", "redo", "Ctrl+Y", "", "重做撤销了的一步"),
    Command("review_back", "escape", "back", "Esc", "返回",
            "取消标记；返回：草稿已经保存，随时可以接着看", 3),
)  # fmt: skip
"""Bound on the review of a plan's draft."""
