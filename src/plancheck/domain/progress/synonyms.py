"""The words that people type for what the program has one word for.

One table for command line and screen. Only words that can mean nothing else are in it: 未完成 may
be 未启动 or 推进中, 持续推进 may be 推进中 or 常态推进.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from ..text import folded_name
from .signal import Signal
from .state import NoteKind
from .status import Status

_E = TypeVar("_E", bound=Enum)

_WORDS: dict[Enum, str] = {
    Status.NOT_STARTED: "未开始 没开始 没有开始 还没开始 尚未开始 未开展 尚未开展 没启动 "
    "尚未启动 待启动",
    Status.IN_PROGRESS: "推进 正在推进 在推进 进行 进行中 正在进行 实施中 正在实施 落实中 "
    "正在落实 办理中 正在办理 在办 开展中 正在开展 已开始 已启动 已开展",
    Status.DONE: "完成 完成了 已完 完毕 完结 已完结 办结 已办结 办完 已办完 做完 已做完 "
    "全部完成 已全部完成",
    Status.ONGOING: "常态 常态化 常态化推进 常态开展 常态化开展 长期 长期推进 长期坚持",
    Status.BLOCKED: "受阻中 遇阻 推进受阻 卡住 卡住了",
    Status.NOT_APPLICABLE: "不涉及 本单位不涉及 不相关 无关 与本单位无关 无此项 没有此项",
    Signal.DUE_SOON: "快到期 将到期 即将到期 临近到期",
    Signal.BEHIND: "落后 进度滞后 进度落后",
    Signal.OVERDUE: "超期 已逾期 已超期 过期 已过期",
    NoteKind.PROGRESS: "进度 进展情况 工作进展",
    NoteKind.PROBLEM: "困难 存在问题 问题困难",
    NoteKind.COORDINATION: "需协调 需要协调 请协调 协调事项",
    NoteKind.PLAN: "下周计划 下步计划 下一步计划 下步打算 打算",
}
_MEANT = {word: member for member, words in _WORDS.items() for word in words.split()}


def member_named(kind: type[_E], text: str) -> _E | None:
    """The member of a kind that a text names, by its own word or another; None where by none."""
    word = folded_name(text)
    for member in kind:
        if member.value == word:
            return member
    meant = _MEANT.get(word)
    return meant if isinstance(meant, kind) else None
