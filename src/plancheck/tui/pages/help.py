"""F1: what the keys do, made from the commands, and how things are done, found by typing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from ...domain.progress.search import matches
from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ..commands import (
    ADOPTION,
    APP,
    CARRY,
    DOCTOR,
    FORM,
    FORM_TYPING,
    HELP_PAGE,
    ISSUES,
    LIST,
    MAIN,
    OVERVIEW,
    PLANS,
    RECORDS,
    REPORT,
    REVIEW,
    ROLLUP,
    ROLLUP_UNIT,
    ROSTER,
    STEP_LIST,
    STEPS,
    TAKEOVER,
    UNBOUND,
    Command,
    bindings,
)
from ..keymap import mapped
from ..widgets.bars.bars import Word
from ..widgets.bars.key_bar import chips
from ..widgets.plan.columns import fit
from ..widgets.prose import Prose
from .search_page import NOTHING, SearchPage

_INTRO = """\
plancheck 把街道年度计划中本单位的措施列成清单：做完的打勾，过程记一笔，每周五按 F8 导出周报交街道。
每一步都立即写到本机硬盘，状态行出现“已保存”才算数；关机、断电前已保存的都在。不联网。
最上面一行：已填 15/38，本周有说法的 15 项；全年 12/37 32%，完成的 12 项（不含不适用）。
“拟定”是按条文拟的分工。
开着输入法时，空格、回车、方向键、数字、F 键照常可用；字母键只是别名，用不着切换。"""

TASKS = (
    ("怎样交周报", (
        "按 F8 看一遍本周的周报",
        "再按 F8 导出",
        "把写明的文件交给街道；校验码可在电话里核对",
    )),
    ("怎样补记上周的事", (
        "按 Enter 填这一项，或按 F5 写记录；在“记在”一格写那一天，如 上周五、3-6",
        "按 F8，按 ← 到那一周，重新导出：就是第 2 版，写明代替第 1 版",
    )),
    ("怎样汇总各单位的周报", (
        "把收到的文件放进一个文件夹；按 F9，按 F6 可以换文件夹",
        "按 1 到 6 换页；按 Ctrl+R 再读；按 F8 导出",
    )),
    ("怎样让不装程序的单位填报（办公室）", (
        "按 F9，按 Ctrl+E，选填报表、哪一周、给谁；把写出的 Excel 文件发给它们填",
        "填好发回来的放进收件文件夹，按 F9 一起汇总",
    )),
    ("怎样做名册（办公室）", (
        "按 F9；没有名册时在“没有名册”那一行按 Enter，以后按 Ctrl+E 选名册",
        "报过的已经选上；没有报过的按 F2 写名字，可以整列贴进来；按 Enter 写进名册",
    )),
    ("怎样换成明年的计划、接收修订的计划", (
        "把街道下发的计划文件放进收件文件夹；按 Ctrl+L，按 Enter 接收",
        "原来的记录都在；去年的计划也在 Ctrl+L 里打开",
    )),
    ("怎样由 Word 文件录入计划（办公室）", (
        "把 docx 放进收件文件夹；按 Ctrl+L，走到那份文件，按 Enter",
        "黄色的一条条看：空格就是这样，数字选另一种可能；按 Ctrl+A、F4、Enter 拟定牵头和配合",
        "按 F8 存成计划；核对好了，再到 Ctrl+L 里下发",
    )),
    ("怎样录入旧台账、同事填的表", (
        "把 Excel 文件放进收件文件夹；按 Ctrl+E，选那张表，按 Enter；也可以把表格粘贴进来",
        "核对：空格选上、不选，按 F2 改归别的措施；按 Enter 录入，Ctrl+Z 一步撤销",
    )),
    ("怎样一项接一项地填", (
        "按 Enter 填这一项，↓ 到下一格；按 PgDn 存好，换到后一项，按 Esc 存好并返回",
        "填错了不想存：按 Ctrl+Z，这次改的都不要；后悔了按 Ctrl+Y",
    )),
    ("怎样打勾、取消打勾", ("用 ↑ ↓ 走到那一项，按空格", "再按一次空格取消，回到原来的状态")),
    ("怎样写进展、问题、要协调的事、下周计划", ("按 F5，写；再按 F5 换一类", "按 Enter 保存")),
    ("怎样销号：一个问题解决了", (
        "按 Ctrl+T，用 ↑ ↓ 走到那个问题，按空格",
        "写一句怎么解决的；日期是今天，不是今天就改；按 Enter",
        "没有解决的，按 Enter 写谁负责、到什么时候；没有销号的每周都在周报里",
    )),
    ("怎样报受阻、不适用", ("按 F2，按前面的数字", "写上原因，按 Enter")),
    ("怎样修好损坏的台账", (
        "状态行说有问题时，按 Ctrl+D 检查；能修的按 Enter：原件留着，少了的从备份取回",
    )),
    ("怎样撤销做错的一步", ("按 Ctrl+Z，可以一直撤下去；按 Ctrl+Y 重做",)),
    ("怎样找一项措施", ("按 F3，输文字、编号、责任人或拼音首字母", "按 Esc 回到全部")),
    ("怎样看别的单位的措施", ("按 F4 选单位类型；不是本单位的只能看",)),
    ("怎样改单位名称、填报人", ("按 F12",)),
    ("怎样换颜色", ("按 Ctrl+P，输“配色”，用 ↑ ↓ 选，按 Enter",)),
    ("怎样换按键", ('在 config.toml 的 [keys] 一节写，如 status = "ctrl+k"',)),
    ("怎样在没有 F 键的键盘上用", ("按 Ctrl+P，输要做的事，如“周报”，按 Enter",)),
    ("屏幕右边对不齐怎么办", (
        '在 config.toml 的 [display] 一节写 ambiguous_width = "wide"，还不齐就写 "narrow"',
    )),
)  # fmt: skip
"""What a clerk wants to do, and the steps."""


def blocks(
    commands: Sequence[tuple[str, Sequence[Command]]], *, ascii_marks: bool
) -> Iterator[str]:
    """The page in pieces, each found as a whole: a title and indented lines under it."""
    yield _INTRO
    marks = "  ".join(f"{status.boxed(ascii_marks)} {status.value}" for status in Status)
    yield f"清单左边的标记\n  {marks}"
    yield (
        f"清单右边的时限和灯\n  {Signal.OVERDUE.value}16天 已过时限  "
        f"{Signal.DUE_SOON.value}5-20 快到期  "
        f"{Signal.BEHIND.value}7-01 进度落后于序时进度；只有日期就是正常\n"
        "  红色：马上处理（逾期、受阻）；黄色：留意；绿色：已完成、已保存。颜色只重复字的意思"
    )
    for title, steps in TASKS:
        yield "\n".join((title, *(f"  {n}. {step}" for n, step in enumerate(steps, 1))))
    for place, group in commands:
        for command in group:
            if command.help:
                yield f"{place}\n  {fit(command.shown, 12)}{command.help}"
    yield "终端占用了 F1、F10\n  按 ?（全角也行）看帮助，按 Ctrl+Q 退出"


class HelpPage(SearchPage):
    """What the keys do and how things are done; F2 opens the manual."""

    SHOWN = HELP_PAGE
    NAMED = "帮助"
    HINT = "输几个字就找，如 周报、补记、撤销"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HELP_PAGE)]

    def __init__(self, keymap: Mapping[str, str], *, ascii_marks: bool) -> None:
        super().__init__()
        groups = [
            (place, mapped(group, keymap))
            for place, group in (
                ("清单上", LIST),
                ("随时", (*MAIN, *APP)),
                ("帮助上", HELP_PAGE),
                ("按 Ctrl+P 再找", UNBOUND),
                ("周报上（按 F8 以后）", REPORT),
                ("总览上（按 Ctrl+O 以后）", OVERVIEW),
                ("填报时（按 Enter 以后）", (*FORM, *FORM_TYPING)),
                ("分解时（按 F6 以后）", (*STEP_LIST, *STEPS)),
                ("问题台账上（按 Ctrl+T 以后）", ISSUES),
                ("操作记录上（按 Ctrl+R 以后）", RECORDS),
                ("检查上（按 Ctrl+D 以后）", DOCTOR),
                ("汇总上（按 F9 以后）", ROLLUP),
                ("汇总上看一个单位", ROLLUP_UNIT),
                ("名册上", ROSTER),
                ("计划上（按 Ctrl+L 以后）", PLANS),
                ("接收计划以前", ADOPTION),
                ("沿用去年的记录", CARRY),
                ("审阅计划草稿上", REVIEW),
                ("录入旧台账上（按 Ctrl+E 以后）", TAKEOVER),
            )
        ]
        self._blocks = list(blocks(groups, ascii_marks=ascii_marks))

    def keys(self) -> Sequence[Word]:
        """The manual, and what every page has."""
        return chips((
            ("F2", "使用手册", ""), ("打字", "查找", ""), ("↑ ↓ PgUp PgDn", "翻看", ""),
            ("F1 Esc q", "返回", ""),
        ))  # fmt: skip

    def action_manual(self) -> None:
        """F2: read when it is asked for."""
        from .manual import ManualPage

        self.app.push_screen(ManualPage())

    def tell(self, words: str) -> None:
        """The blocks that have the words."""
        text, before = Text(), ""
        for block in self._blocks:
            if not matches(words, block):
                continue
            title, _, rest = block.partition("\n")
            if title != before:
                text.append(
                    f"\n{title}\n" if before else f"{title}\n", "" if "。" in title else "bold"
                )
            text.append(f"{rest}\n")
            before = title
        page = text if before else Text(NOTHING)
        self.query_one("#text", Prose).tell(page)
        self.query_one("#page").scroll_home(animate=False)
