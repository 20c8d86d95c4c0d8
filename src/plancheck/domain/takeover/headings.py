"""Which column of an old table is what, by the words over it.

A form's columns under all the names they go by, and what only tables from before have.
"""

from __future__ import annotations

from enum import Enum

from ..form.columns import FormColumn
from ..startup import lazy
from ..text import folded_name

LONGEST = 24
"""Characters; no heading has more."""


class OldColumn(Enum):
    """A column that a form has not, by the words over it."""

    REASON = "原因"
    REMARK = "备注"
    OTHER = "不录"
    """One that says what the plan says, or how it stood before."""


Column = FormColumn | OldColumn
TEXTS = (FormColumn.MEASURE, FormColumn.OBJECTIVE, FormColumn.SECTION)
"""Columns that may name a measure, the likeliest first."""
NUMBERS = (FormColumn.ID, FormColumn.ORDER)
TAKEN = (
    FormColumn.STATUS,
    FormColumn.PERCENT,
    FormColumn.AMOUNT,
    FormColumn.PROGRESS,
    FormColumn.PROBLEMS,
    FormColumn.COORDINATION,
    FormColumn.PLANS,
    FormColumn.OWNER,
    FormColumn.DUE,
    FormColumn.EVIDENCE,
    OldColumn.REASON,
    OldColumn.REMARK,
)
"""Columns that come along."""

_OLD: dict[Column, str] = {
    FormColumn.ORDER: "编序 no no. 项次",
    FormColumn.MEASURE: "工作要点 工作事项 重点事项 事项 主要措施 重点措施 推进措施 推进举措 "
    "落实措施 主要内容 具体内容 内容 具体任务 主要任务 任务分解 分解任务 "
    "项目名称 工作项目 项目内容 主要做法 具体做法",
    FormColumn.OBJECTIVE: "名称 重点任务 年度任务 项目 任务名称 工作名称",
    FormColumn.SECTION: "类别 板块 分类 领域 工作类别 年度重点工作",
    FormColumn.STATUS: "状况 进展状态 工作状态 是否完成 完成与否 办理情况 完成进展 目前完成情况 "
    "任务状态 是否办结 落实与否",
    FormColumn.PERCENT: "形象进度 总体进度 工作进度 进度情况 完成度 完成占比 百分比",
    FormColumn.PROGRESS: "情况 目前进展 最新进展 当前进展 开展情况 实施情况 工作情况 推进进展 "
    "工作推进情况 工作开展情况 工作落实情况 进展说明 完成情况说明 "
    "成效 工作亮点 完成内容 已开展工作 已做工作",
    FormColumn.PROBLEMS: "困难 堵点 难点 难点问题 短板 不足 问题及困难 困难及问题 存在的困难",
    FormColumn.COORDINATION: "需要协调解决的问题 需上级协调 请求协调 需协调解决的问题 需要支持事项",
    FormColumn.PLANS: "下一步工作 下步工作 下步打算 下一步措施 下阶段计划 下阶段工作 "
    "工作打算 下月计划 下步安排 下步举措 下一阶段 下月安排 下周安排 后续计划 后续安排 后续工作 "
    "后续措施",
    FormColumn.OWNER: "经办 承办人 落实人 联系人 直接责任人 工作责任人 责任人姓名 专人负责",
    FormColumn.LEADER: "责任领导 包案领导 挂钩领导 联系领导",
    FormColumn.AMOUNT: "完成量 完成数 已完成量",
    FormColumn.LEAD: "单位 填报单位 所属单位 责任部门 责任科室 牵头科室 承办单位 承办部门 "
    "责任主体 实施单位",
    FormColumn.DUE: "完成日期 计划时间 时间要求 时间安排 截止时间 时间进度 计划完成时限 "
    "计划完成日期 节点 办结时间 期限 到期日 起止时间",
    FormColumn.EVIDENCE: "印证材料 支撑材料 台账资料 附件 佐证材料名称",
    OldColumn.REASON: "未完成原因 滞后原因 受阻原因 原因说明 原因分析",
    OldColumn.REMARK: "说明 其他 其它 备考",
    OldColumn.OTHER: "亮灯 亮灯情况 分值 得分 考核 报告期 版次 步骤 本期有变化 单位类型 问题台账",
}
_NAMED: dict[str, Column] = {
    folded_name(word): column
    for column in (*FormColumn, *OldColumn)
    for word in (
        column.value,
        *(column.others if isinstance(column, FormColumn) else ()),
        *_OLD.get(column, "").split(),
    )
}
_LONGEST_FIRST = sorted((word for word in _NAMED if len(word) > 1), key=len, reverse=True)
_BRACKETS = lazy(r"\([^()]*\)")
_BEFORE = lazy("^(?:上[周月期次]|上季度|去年|上年|20[0-9]{2}年完成)|实际|评价|评分|意见|签[字名章]")
"""What stood before, or is for the office to say."""
_ASKED = lazy(
    "^(?:需|提请|请求|报请).{0,8}(?:协调|支持|协助|帮助)|^(?:需|提请|请求|报请).{0,6}解决(?!.*问题)"
    "|协调(?:需求|解决)|^(?:请求|求助)事项"
)
"""Whoever is asked to help: 需街道协调, 需要区级部门支持."""
_NOT_SAID = lazy(r"[\s:：*＊★]")


def column_named(words: str) -> Column | None:
    """The column that a heading names, also among other words; None for none that is known."""
    bare = _NOT_SAID.sub("", _BRACKETS.sub("", folded_name(words))) or folded_name(words)
    if not bare or len(bare) > LONGEST:
        return None
    if bare in _NAMED:
        return _NAMED[bare]
    if _BEFORE.search(bare):
        return OldColumn.OTHER
    if _ASKED.search(bare):
        return FormColumn.COORDINATION
    return next((_NAMED[word] for word in _LONGEST_FIRST if word in bare), None)
