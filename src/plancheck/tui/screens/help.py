"""F1: the keys, made from the commands, and the few words a new clerk needs."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from ..commands import APP, LIST, MAIN, REPORT

_INTRO = """\
plancheck 把街道年度计划中本单位的措施列成清单：做完的打勾，过程记一笔，每周五按 F8 导出周报交街道。
每一步都立即写到本机硬盘，状态行出现“已保存”才算数；关机、断电前已保存的都在。不联网。
清单最左的字：未 未启动  推 推进中  完 已完成  常 常态推进（全年都要做）  阻 受阻  免 不适用。
右边的灯：临期 七天内到期  逾期 已过时限  滞后 进度落后序时进度十个百分点以上。没有灯就是正常。
计数如 12/38 (32%)：本单位 38 项措施（不含不适用）完成 12 项。“拟定”是按条文拟的分工。
开着输入法时，空格、回车、方向键、数字、F 键照常可用；字母键只是别名，用不着切换。"""


def help_text() -> Text:
    """The page."""
    text = Text(_INTRO + "\n\n")
    for title, commands in (
        ("清单上", LIST),
        ("随时", (*MAIN, *APP)),
        ("周报上（按 F8 以后）", REPORT),
    ):
        text.append(f"{title}\n", style="bold")
        for command in commands:
            if command.help:
                pad = " " * max(1, 12 - cell_len(command.shown))
                text.append(f"  {command.shown}{pad}{command.help}\n")
        text.append("\n")
    text.append("有的终端占用了 F1、F10：按 ?（全角也行）看帮助，按 Ctrl+Q 退出。\n")
    return text
