"""What may be typed in the open cells, and what is said, in Chinese, of anything else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ...domain.form.columns import FormColumn
from ...domain.progress.status import Status

if TYPE_CHECKING:
    from ...domain.period import Week

_DAYS = (date(2000, 1, 1), date(2099, 12, 31))
_MOST = 1e15


def _check(title: str, prompt: str, error: str, **rule: Any) -> dict[str, Any]:
    told = {"input_title": title, "input_message": prompt}
    return rule | told | {"error_title": f"{title}填得不对", "error_message": error}


def checks(week: Week) -> dict[FormColumn, dict[str, Any]]:
    """The checks of the columns; texts are not checked."""
    return {
        FormColumn.STATUS: _check(
            "状态",
            "从下拉里选。没有变化的，选和上周一样的。",
            "请从下拉里选一个：" + "、".join(one.value for one in Status) + "。",
            validate="list",
            source=[one.value for one in Status],
        ),
        FormColumn.PERCENT: _check(
            "进度",
            "填 0 到 100，如 80。常态推进、不适用的不用填。",
            "进度是 0% 到 100%：填 80%，只填 80 不行的，把 % 也写上。",
            validate="decimal",
            criteria="between",
            minimum=0,
            maximum=1,
        ),
        FormColumn.AMOUNT: _check(
            "累计完成",
            "从年初到本周一共完成了多少，只填数字，单位见“目标”一列。",
            "累计完成只填数字，不小于 0，不写单位，如 2 或 1.5。",
            validate="decimal",
            criteria="between",
            minimum=0,
            maximum=_MOST,
        ),
        FormColumn.DUE: _check(
            "完成时限",
            f"日期，如 {week.sunday}。",
            f"日期写成 {week.sunday} 这样，年、月、日都要有。",
            validate="date",
            criteria="between",
            minimum=_DAYS[0],
            maximum=_DAYS[1],
        ),
    }


def day_check(week: Week) -> dict[str, Any]:
    """The check of 填报日期: no day before the week that it tells of, none a year later."""
    first, last = week.monday, week.sunday + timedelta(days=366)
    return _check(
        "填报日期",
        f"填表这一天，如 {week.sunday}。没有它，就不知道是否按时。",
        f"日期写成 {week.sunday} 这样，不早于 {first}。",
        validate="date",
        criteria="between",
        minimum=first,
        maximum=last,
    )
