"""A plan in the making: what each part of a document is taken for, until a person has agreed.

A draft is a flat list: every character of the source belongs to exactly one piece, in the source's
order. Levels are roles, so that splitting, joining, moving up and down change pieces, not a tree;
`outline` reads the tree off them, and with it the numbers that measures get.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from .model import Target
from .source import Span


class Role(Enum):
    """What a piece of the document is. The head first, then the body, then what is left out."""

    TITLE = "标题"
    NUMBER = "文号"
    ISSUER = "发文机关"
    DATE = "日期"
    ADDRESSEES = "主送"
    PREAMBLE = "前言"
    CHARGE = "要求"
    OFFICE = "印发机关"
    COPIES = "份数"
    SECTION = "部分"
    GROUP = "任务组"
    OBJECTIVE = "任务"
    AIM = "目的"
    MEASURE = "措施"
    TERM = "名词解释"
    LEAD = "牵头单位"
    SUPPORT = "配合单位"
    LEADER = "责任领导"
    DUE = "完成时限"
    SET_ASIDE = "不列入"


class Why(Enum):
    """Why a piece is set aside."""

    REVIEW = "上期工作回顾"
    SITUATION = "形势与问题"
    GUIDING = "总体要求"
    GOALS = "预期指标"
    PART_HEADING = "分篇标题"
    LEAD_IN = "引语"
    SALUTATION = "称呼"
    CLOSING = "结束语"
    NUMBER = "序号"
    PAGE_NUMBER = "页码"
    TABLE_HEADER = "表头"
    BOX_LABEL = "文本框"
    NOTE = "说明"
    WEB = "网页文字"
    NOTICE = "通知"
    CONTENTS = "目录"
    MARGIN = "页眉页脚"
    LAYOUT = "版面符号"


class Choice(NamedTuple):
    """What else a piece may be. `joins`: no piece of its own, the end of the one before it.

    `id` is the number that a measure of a revised plan has then, "" for a new one; None where
    that is not what is asked.
    """

    role: Role
    why: Why | None = None
    joins: bool = False
    id: str | None = None

    @property
    def words(self) -> str:
        """措施, 不列入（上期工作回顾）, 并入上一条, 沿用编号 3.2.1."""
        if self.joins:
            return "并入上一条"
        if self.id is not None:
            return f"沿用编号 {self.id}" if self.id else "新措施"
        return f"{self.role.value}（{self.why.value}）" if self.why else self.role.value


class Doubt(NamedTuple):
    """That the text does not decide: the reason, for the clerk, and the likeliest `choices`.

    Pieces of one `column` stand or fall together: what is chosen for one is chosen for all.
    """

    reason: str
    choices: tuple[Choice, ...] = ()
    column: str = ""


class Duty(NamedTuple):
    """Who answers for a measure, by when, how much: read off its own text, line, row or heading.

    `terms` are names of terms that its text refers to.
    """

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: str = ""
    due: date | None = None
    target: Target | None = None
    terms: tuple[str, ...] = ()


class Piece(NamedTuple):
    """A part of the source with one role.

    `spans` are its characters, several where something tore it apart. `mark` is the number mark it
    begins with, `text` the rest of its words as the plan will have them: unwrapped, of one width,
    without closing punctuation. `name` is what a term explains. `id` is a measure's number where it
    keeps one that it had; "" gets the next free one.
    """

    role: Role
    spans: tuple[Span, ...]
    text: str = ""
    mark: str = ""
    name: str = ""
    why: Why | None = None
    doubt: Doubt | None = None
    duty: Duty = Duty()
    id: str = ""


class PlanDraft(NamedTuple):
    """All pieces, in the source's order. `refusal` says why it is no plan, "" where it is one."""

    pieces: tuple[Piece, ...]
    year: int = 0
    issued: date | None = None
    refusal: str = ""

    def words(self, role: Role) -> str:
        """The text of all pieces of a role, a line each."""
        return "\n".join(piece.text for piece in self.pieces if piece.role is role and piece.text)

    def of(self, role: Role) -> Iterator[Piece]:
        """The pieces of a role."""
        return (piece for piece in self.pieces if piece.role is role)
