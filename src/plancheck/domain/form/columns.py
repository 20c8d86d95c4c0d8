"""The columns of a form, in their order: those that are given, then those to be filled in.

Their names are the 台账's; `others` are what people call them, for tables that come from elsewhere.
"""

from __future__ import annotations

from enum import Enum

from ..text import folded_name


class FormColumn(Enum):
    """A column, by the words over it."""

    ORDER = "序号"
    ID = "编号"
    SECTION = "重点工作"
    OBJECTIVE = "目标任务"
    MEASURE = "具体举措"
    TARGET = "目标"
    LEAD = "牵头单位"
    SUPPORT = "配合单位"
    LEADER = "责任领导"
    LAST_STATUS = "上周状态"
    LAST_PERCENT = "上周进度"
    STATUS = "状态"
    PERCENT = "进度"
    AMOUNT = "累计完成"
    PROGRESS = "进展情况"
    PROBLEMS = "存在问题"
    COORDINATION = "需协调事项"
    PLANS = "下一步计划"
    OWNER = "责任人"
    DUE = "完成时限"
    EVIDENCE = "佐证材料"

    __hash__ = object.__hash__  # each row of a form is by column

    @property
    def is_given(self) -> bool:
        """Whether it is locked: the office fills it in."""
        return self in GIVEN

    @property
    def others(self) -> tuple[str, ...]:
        """What else people call it."""
        return tuple(_OTHERS.get(self, "").split())


GIVEN = tuple(FormColumn)[: tuple(FormColumn).index(FormColumn.STATUS)]
"""The locked columns."""
FILLED = tuple(FormColumn)[len(GIVEN) :]
"""The columns to be filled in."""

_OTHERS = {
    FormColumn.ORDER: "序 行号",
    FormColumn.ID: "措施编号 举措编号 任务编号 号码",
    FormColumn.SECTION: "重点工作任务 工作板块 部分",
    FormColumn.OBJECTIVE: "任务 工作任务 目标任务名称",
    FormColumn.MEASURE: "举措 措施 具体措施 工作举措 工作措施 工作内容 重点举措 主要举措 任务内容",
    FormColumn.TARGET: "目标值 量化目标 工作目标 指标 目标数",
    FormColumn.LEAD: "牵头 牵头部门 责任单位 主办单位 牵头责任单位",
    FormColumn.SUPPORT: "配合 配合部门 协办单位 配合责任单位",
    FormColumn.LEADER: "分管领导 牵头领导 包抓领导",
    FormColumn.LAST_STATUS: "上期状态",
    FormColumn.LAST_PERCENT: "上期进度",
    FormColumn.STATUS: "本周状态 完成状态 完成情况 目前状态 当前状态 办理状态 推进状态",
    FormColumn.PERCENT: "本周进度 完成进度 进度% 完成率 完成比例 进度百分比 完成百分比",
    FormColumn.AMOUNT: "累计完成量 完成数量 累计完成数 已完成数量 完成数",
    FormColumn.PROGRESS: "进展 本周进展 工作进展 推进情况 落实情况 本周工作进展 工作进展情况",
    FormColumn.PROBLEMS: "问题 存在的问题 困难问题 存在困难 存在问题及原因 问题和困难",
    FormColumn.COORDINATION: "协调事项 需协调 需要协调事项 需协调解决事项 需街道协调事项",
    FormColumn.PLANS: "下一步 下周计划 下步计划 下一步打算 下一步工作计划 下周工作计划",
    FormColumn.OWNER: "责任人员 负责人 经办人 具体责任人",
    FormColumn.DUE: "时限 完成时间 完成期限 截止日期 计划完成时间 办结时限 时间节点",
    FormColumn.EVIDENCE: "佐证 佐证资料 材料 证明材料 备查材料",
}


def column_named(text: str) -> FormColumn | None:
    """The column that a heading names, by its own word or another; None where it is none."""
    return _NAMED.get(folded_name(text))


_NAMED = {
    folded_name(word): column for column in FormColumn for word in (column.value, *column.others)
}
