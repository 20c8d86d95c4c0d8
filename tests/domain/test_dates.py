"""Dates as clerks write them: which day an act speaks of, and by when something is to be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.date_meaning import NoDay
from plancheck.domain.dates import NO_SUCH_DAY, due_day, due_label, past_day
from plancheck.domain.period import WEEKDAYS, day_label
from tests.rows import each_row

TODAY = date(2024, 3, 6)
"""A Wednesday."""
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def due(text: str, today: date = TODAY, year: int = 2024) -> str:
    """The time limit; why there is none, behind a !."""
    try:
        return str(due_day(text, today, year))
    except NoDay as error:
        return f"!{error}"


def past(text: str, today: date = TODAY) -> str:
    """The day an act speaks of; why there is none, behind a !."""
    try:
        return str(past_day(text, today))
    except NoDay as error:
        return f"!{error}"


def misread(days: dict[str, str], read: Callable[[str], str]) -> list[tuple[str, str, str]]:
    """Text, day and what is read instead, of days with the texts that name them."""
    each = [(text, day) for day, texts in days.items() for text in texts.split("|")]
    return [(text, day, found) for text, day in each if (found := read(text)) != day]


LIMITS = {
    "2024-06-30": "2024-06-30|2024-6-30|2024/6/30|2024.6.30|2024年6月30日"
    "|2024 年 6 月 30 日|6-30|6/30|6.30|6。30|6—30|6月30日|6月30号|6月30|６月３０日"
    "|２０２４－０６－３０|20240630|24年6月30日|24.6.30|24-6-30|2024 6 30"
    "|今年6月30日|本年6月30日|六月三十日|二〇二四年六月三十日"
    "|二零二四年六月卅日|6月底|6月末|6月份底|六月底|6月月底|24年6月底|6月30日前"
    "|6月30日之前|6月30日以前|6月底前|六月底前完成|于6月30日前完成|截至6月30日"
    "|截止到6月底|不晚于6月30日|6月30日止|6月30日（周日）|6月30日(星期天)"
    "|6-30 周日|2024-06-30 周日|6月30日（周日）前|6月30日前（周日）"
    "|2024-06-30 17:00|2024-06-30T17:00:00|6月30日17时|6月30日下午5点"
    "|6月30日24时前|6月30日 17：00|6月30日上午|6月下旬|上半年|上半年底|年中"
    "|2024年中|二季度末|第二季度末|二季度|Q2|2024Q2|2024年二季度末|下季度末"
    "|七一前",
    "2024-03-31": "三月三十一日|月底|本月底|这个月底|月末|月底前|月内|本月内|一季度末|季末"
    "|季度末|本季度末|31日",
    "2024-04-30": "下月底|下个月底|次月底|五一前|五一劳动节前",
    "2024-05-31": "下下月底|下下个月底|六一前",
    "2024-02-29": "二月底|2月末|2-29|二月二十九日|上月底",
    "2025-02-28": "2025年2月底|明年2月底",
    "2024-12-31": "年底|年末|年终|年底前|年内|今年底|今年年底|2024年底|24年底|12月31日前"
    "|十二月三十一号|下半年|四季度末|元旦前|明年元旦前",
    "2025-12-31": "明年底|明年年底|2025年底|次年末",
    "2025-01-15": "明年1月15日|明年元月15日|2025-1-15",
    "2024-06-20": "6月中旬|六月中旬|6月份中旬",
    "2024-03-10": "3月上旬|上旬|10日前|10号前|本周日|周日|周天|礼拜天|周7|本周内|本周日前",
    "2024-04-20": "下月中旬",
    "2024-03-15": "15日|15号|十五日|本月15日|15日前|下周五|下个星期五|下周五前|下周五17:00"
    "|下周五下午|15日周五",
    "2024-04-15": "下月15日|次月15号|下个月十五日",
    "2024-03-30": "三十日|30日",
    "2024-09-30": "国庆前|国庆节前|十一前|国庆节之前|三季度末|2024年国庆前",
    "2024-10-01": "国庆|国庆节|十一国庆节",
    "2024-03-07": "明天|明日|明天上午|1天后",
    "2024-03-08": "后天|周五|本周五|这周五|周五前|三八妇女节|2天内",
    "2024-03-09": "大后天|3天后|三天后|3日内|3天之内|三天以内",
    "2024-03-11": "下周一|周一|下周1",
    "2024-03-22": "下下周五|下下个星期五",
    "2024-03-20": "两周后|2个星期后|二周之后|2周内",
    "2024-03-21": "半个月后|半月后",
    "2024-04-06": "1个月后|一个月以后|一个月内",
    "2024-09-06": "半年后|半年内",
    "2025-03-06": "一年后|1年之后",
    "2024-03-06": "今天|今日|当天|今天前",
}  # fmt: skip


def test_a_time_limit_is_read() -> None:
    assert misread(LIMITS, due) == []


PASTS = {
    "2024-03-05": "昨天|昨日|3-5|3月5日|5日|5号|周二|本周二|2024-03-05 09:30|1天前|昨天下午"
    "|20240305",
    "2024-03-04": "前天|周一|三月四日|四日|3月4日（周一）",
    "2024-03-03": "大前天|上周日|周日|3天前|三天之前",
    "2024-03-01": "上周五|周五|上个星期五|1号",
    "2024-02-23": "上上周五",
    "2024-02-29": "月底|上月底|二月底|2月29日|2-29",
    "2024-02-15": "15日|上月15日|2月15日",
    "2024-01-31": "31日|元月31日",
    "2023-12-31": "年底|去年底|12月31日|12-31|上年末|季末|上季度末",
    "2023-12-30": "12-30|去年12月30日",
    "2023-03-07": "3-7",
    "2024-02-06": "1个月前",
    "2024-02-21": "两周前|2周以前|十四天前",
    "2024-03-06": "今天|3-6|6日|周三|本周三|2024年3月6日",
}  # fmt: skip


def test_the_day_that_an_act_speaks_of_is_the_latest_such_day_that_has_been() -> None:
    assert misread(PASTS, past) == []


NO_DAYS = """
6月 6月前 6月份 2024年6月 2024-06 6月中旬前 三季度前 下周 本月 周末 周八 月初 6月初 很快 长期 每月
今年下月15日 06-12-25 6-30-1 2024-6-30T25:00 2024-6-30T17:60 2024-06-30T17:00Z -6-30 15 半天后
10个工作日后 春节前 农历五月初五 630 0630 240630 30/6/2024 6月30日或7月1日 6月30日（暂定）
99年6月30日 6月第一个周五 二十十日 2024年月底 十十点 3周后周五
"""


def test_what_names_no_day_is_refused() -> None:
    read = {text: (due(text), past(text)) for text in ("", " ", *NO_DAYS.split())}
    assert {text: one for text, one in read.items() if one != ("!", "!")} == {}


@each_row("text", ["2024-02-30", "2023-2-29", "6-31", "13月底", "0-1", "32日"])
def test_a_day_that_is_not_in_the_calendar_is_told(text: str) -> None:
    assert due(text) == past(text) == f"!{NO_SUCH_DAY}"


def test_a_weekday_beside_a_day_must_be_its_own() -> None:
    assert due("6月30日（周六）") == "!2024-06-30 周日，不是周六，请核对。"
    assert past("3月5日 星期三") == "!2024-03-05 周二，不是周三，请核对。"
    assert due("6-30周日") == "2024-06-30"


@each_row("text", ["3月4日前", "上半年", "年内", "6月中旬", "3天内", "截至昨天"])
def test_a_limit_or_a_span_is_no_day_that_something_happened_on(text: str) -> None:
    assert past(text) == "!要写明是哪一天。"


@each_row("text", ["明天", "2024-03-07", "本周五", "下周一", "3天后", "本月底"])
def test_nothing_has_happened_on_a_day_to_come(text: str) -> None:
    assert past(text).endswith("还没有到，不能记在将来的日期上。")


# --- which year


@each_row(
    ("today", "text", "day"),
    [
        ("2025-01-03", "12-30", "2024-12-30"),
        ("2025-01-03", "年底", "2024-12-31"),
        ("2025-01-03", "1-3", "2025-01-03"),
        ("2025-01-03", "1-4", "2024-01-04"),
        ("2025-01-03", "2-29", "2024-02-29"),
        ("2027-03-01", "2-29", "2024-02-29"),
        ("2025-01-01", "周二", "2024-12-31"),
        ("2025-01-01", "31日", "2024-12-31"),
    ],
)
def test_a_day_without_a_year_is_the_latest_one(today: str, text: str, day: str) -> None:
    assert past(text, date.fromisoformat(today)) == day


@each_row(
    ("today", "text", "day"),
    [
        (
            "2024-03-06",
            "1-15",
            "2024-01-15",
        ),  # passed, and said to be
        ("2024-12-31", "1-15", "2024-01-15"),
        ("2025-01-03", "1-15", "2025-01-15"),
        ("2025-01-03", "1-2", "2026-01-02"),
        ("2025-01-03", "12-30", "2025-12-30"),
        ("2025-01-03", "2-29", "2028-02-29"),
        ("2025-01-03", "月底", "2025-01-31"),
        ("2025-01-03", "元旦前", "2025-12-31"),
        ("2023-12-20", "1-15", "2024-01-15"),
        ("2023-12-20", "12-30", "2023-12-30"),
        ("2024-12-20", "15日", "2025-01-15"),
        ("2024-01-31", "1个月后", "2024-02-29"),
        ("2024-12-31", "下月底", "2025-01-31"),
    ],
)
def test_a_limit_without_a_year_is_in_the_plans_year_while_that_runs_else_the_next(
    today: str, text: str, day: str
) -> None:
    assert due(text, date.fromisoformat(today)) == day


def test_a_limit_that_has_passed_is_said_to_have() -> None:
    assert due_label(date(2024, 3, 5), TODAY) == "2024-03-05 周二（已过）"
    assert due_label(TODAY, TODAY) == "2024-03-06 周三"


# --- laws


@given(DAYS, DAYS, st.integers(2000, 2100))
def test_what_the_program_writes_it_reads(day: date, today: date, year: int) -> None:
    for text in (
        str(day),
        day_label(day),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
    ):
        assert due_day(text, today, year) == day
        if day <= today:
            assert past_day(text, today) == day


@given(DAYS, DAYS)
def test_the_latest_such_day_is_one_and_none_is_later(day: date, today: date) -> None:
    texts: dict[str, Callable[[date], bool]] = {
        f"{day.month}-{day.day}": lambda d: (d.month, d.day) == (day.month, day.day),
        f"{day.day}日": lambda d: d.day == day.day,
        f"周{WEEKDAYS[day.weekday()]}": lambda d: d.weekday() == day.weekday(),
    }
    for text, such in texts.items():
        found = past_day(text, today)
        assert such(found)
        between = range((today - found).days)
        assert not any(such(today - timedelta(days=n)) for n in between)


@given(DAYS, DAYS, st.integers(2000, 2100))
def test_a_limit_is_in_the_plans_year_or_the_next_such_day(
    day: date, today: date, year: int
) -> None:
    text = f"{day.month}月{day.day}日"
    if today.year == year:
        try:
            assert due_day(text, today, year) == day.replace(year=year)
        except (NoDay, ValueError):
            assert text == "2月29日"
        return
    found = due_day(text, today, year)
    assert found >= today
    assert (found.month, found.day) == (day.month, day.day)
    assert (found - today).days <= 366 or text == "2月29日"


TYPED = st.text(
    st.sampled_from("0123456789年月日号底末前后上下周本明二十三半个季度旬-/.:：（）() T今天内"),
    max_size=9,
)


@each_row("text", [" 周日" * 9_000, "前 " * 9_000, "1" * 9_000, "十" * 9_000])
def test_a_long_text_is_refused_at_once(text: str) -> None:
    assert (due(text), past(text)) == ("!", "!")


@given(st.text(max_size=12) | TYPED, DAYS)
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    due(text, today, today.year)
    past(text, today)


@each_row("today", [date(1, 1, 1), date(9999, 12, 31)])
@each_row(
    "text", ["前天", "后天", "上周一", "下周日", "月底", "12-31", "1-1", "去年底", "后年", "周一"]
)
def test_at_the_ends_of_the_calendar_nothing_breaks(today: date, text: str) -> None:
    for told in (due(text, today, today.year), due(text, today, 2024), past(text, today)):
        assert told.startswith("!") or abs(date.fromisoformat(told) - today) < timedelta(days=800)
