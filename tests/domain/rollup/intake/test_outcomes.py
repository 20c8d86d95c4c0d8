"""The account of one run: every file comes to something, and the sum is right."""

from __future__ import annotations

from hypothesis import given

from plancheck.domain.cell_widths import cell_width
from plancheck.domain.period import Months, Period, Week
from plancheck.domain.plan.model import Plan
from plancheck.domain.rollup.intake.arrival import Arrival, accept
from plancheck.domain.rollup.intake.outcomes import (
    HANDED_ON,
    Account,
    FileNote,
    Outcome,
    account_of,
)
from plancheck.domain.rollup.roster.claim import Claim
from plancheck.domain.rollup.union import Received, Rollup
from tests.arrivals import WEEK, received, reports, stating
from tests.specimens import small_plan

PLAN = small_plan()._replace(id="p")
PLANS = {"p": PLAN}


def run(*arrivals: Arrival, period: Period = WEEK, plans: dict[str, Plan] = PLANS) -> Account:
    accepted = [accept(arrival, plans) for arrival in arrivals]
    rollup = Rollup(one for arrival in accepted for one in arrival.reports)
    return Account(account_of(accepted, rollup, period))


def status_file(one: Received) -> Arrival:
    return Arrival(one.sources[0], (one,))


def outcomes(account: Account) -> list[Outcome]:
    return [note.outcome for note in account.files]


@given(reports())
def test_the_files_read_are_the_sum_of_what_became_of_them(some: list[Received]) -> None:
    arrivals = [status_file(one) for one in some]
    account = run(*arrivals, Arrival("x.toml", refusal="不是本程序的文件"))
    assert sum(account.count(outcome) for outcome in Outcome) == len(some) + 1
    accepted = Rollup(r for r in some if r.identity.plan == "p").of(WEEK).editions
    counted = len(accepted)
    assert account.count(Outcome.COUNTED) == counted
    assert account.count(Outcome.REFUSED) == 1 + sum(r.identity.plan != "p" for r in some)
    assert f"共 {len(some) + 1} 个文件 = 计入 {counted} + " in account.sum_line()


def test_what_there_is_none_of_is_not_named_but_how_many_count_is() -> None:
    assert run().sum_line() == "共 0 个文件"
    assert run(status_file(received())).sum_line() == "共 1 个文件 = 计入 1"
    refused = run(Arrival("x.toml", refusal="不是本程序的文件"))
    assert refused.sum_line() == "共 1 个文件 = 计入 0 + 拒收 1"


def test_each_outcome_has_its_word() -> None:
    account = run(
        status_file(received(percent=1, minute=1)),
        status_file(received(percent=2, minute=2)),
        status_file(received(percent=2, minute=2, source="b.toml")),
        status_file(stating(received(unit="乙居委会", edition=2), received(unit="乙居委会"))),
        status_file(received(unit="乙居委会")),
        status_file(received(period=WEEK.shifted(-1))),
        status_file(received(plan="q")),
    )
    assert outcomes(account) == [
        Outcome.CONFLICT,
        Outcome.COUNTED,
        Outcome.DUPLICATE,
        Outcome.COUNTED,
        Outcome.SUPERSEDED,
        Outcome.OTHER_PERIOD,
        Outcome.REFUSED,
    ]
    words = [note.words for note in account.files]
    for place, word in ((0, "请核对"), (1, "这一份计入"), (2, "只计一次"),
                        (4, "第2版代替"), (5, "第9周"), (6, "其他计划（q）")):  # fmt: skip
        assert word in words[place]


def test_a_rollup_file_counts_once_and_says_what_of_it_was_refused() -> None:
    rollup = Arrival(
        "汇总.toml",
        tuple(received(unit=f"{n}居委会", plan=p) for n, p in ("甲p", "乙p", "丙q")),
        is_rollup=True,
    )
    account = run(rollup, status_file(received()))
    assert outcomes(account) == [Outcome.COUNTED, Outcome.DUPLICATE]
    assert (account.files[0].reports, account.files[0].refused) == (2, 1)
    assert account.refused() == [account.files[0]]
    assert outcomes(
        run(status_file(received()), status_file(received(unit="乙居委会")), rollup)
    ) == [
        Outcome.COUNTED,
        Outcome.COUNTED,
        Outcome.DUPLICATE,
    ]


def test_an_empty_rollup_is_no_refusal() -> None:
    account = run(Arrival("汇总.toml", is_rollup=True))
    assert outcomes(account) == [Outcome.COUNTED]
    assert account.refused() == []


def test_files_that_were_not_read_are_told_together_and_each_where_there_is_room() -> None:
    photos = [Arrival(f"{n}.jpg", unread="图片", folder="甲.zip") for n in range(3)]
    account = run(
        status_file(received()), *photos, Arrival("说明.docx", unread="Word 文档（docx）")
    )
    assert account.lines()[1:] == [
        ("没有读", "甲.zip/0.jpg 等 3 个文件", "图片"),
        ("没有读", "说明.docx", "Word 文档（docx）"),
    ]
    assert [name for _, name, _ in account.lines(every=True)[1:]] == [
        "甲.zip/0.jpg", "甲.zip/1.jpg", "甲.zip/2.jpg", "说明.docx"
    ]  # fmt: skip
    assert account.sum_line() == "共 5 个文件 = 计入 1 + 没有读 4"


def test_a_sum_with_less_room_says_whole_facts_what_wants_somebody_first() -> None:
    names = (Outcome.COUNTED, *([Outcome.DUPLICATE] * 2), Outcome.REFUSED, Outcome.OTHER_PERIOD)
    notes = (FileNote(f"{n}.toml", one, 1, 0, "") for n, one in enumerate((*names, Outcome.UNREAD)))
    account = Account(tuple(notes), asides=("名册.toml：名册",), stopped=True)
    whole = (
        "共 7 个文件 = 计入 1 + 重复 2 + 其他期 1 + 拒收 1 + 没有读 1 + 计划、名册等 1；没有读完"
    )
    assert account.sum_line() == account.sum_line(cell_width(whole)) == whole
    assert account.sum_line(cell_width(whole) - 1) == (
        "共 7 个文件，计入 1、重复 2、其他期 1、拒收 1、没有读 1 等；没有读完"
    )
    assert account.sum_line(44) == "共 7 个文件，计入 1、拒收 1 等；没有读完"
    for room in range(40, 100):
        assert cell_width(account.sum_line(room)) <= room
        assert "拒收 1" in account.sum_line(room)


def test_files_of_other_weeks_are_told_together() -> None:
    before = WEEK.shifted(-1)
    account = run(
        *(status_file(received(unit=f"{n}居委会", period=before)) for n in "甲乙丙"),
        status_file(received()),
    )
    others = [told for told in account.lines() if told[0] == "其他期"]
    assert [name for _, name, _ in others] == ["3 个文件"]


def test_weeks_count_under_a_month_but_for_those_of_a_unit_with_its_own() -> None:
    month = Months(2024, 3, 1)
    account = run(
        status_file(received(period=WEEK)),
        status_file(received(period=WEEK.shifted(-1))),
        status_file(received(unit="乙居委会", period=WEEK)),
        status_file(received(unit="乙居委会", period=month)),
        status_file(received(period=Week(2024, 6))),
        period=month,
    )
    counted, other = Outcome.COUNTED, Outcome.OTHER_PERIOD
    assert outcomes(account) == [counted, counted, other, counted, other]
    assert "不再计它的周报" in account.files[2].words
    assert "第6周" in account.files[4].words


def test_a_roll_up_file_names_a_bounded_number_of_files_that_were_not_read() -> None:
    """Ten thousand photographs would make it one that cannot be read back."""
    photos = [Arrival(f"{n}.jpg", unread="图片") for n in range(HANDED_ON + 9)]
    claim = Claim("甲居委会", "", WEEK, "周报_甲居委会.docx", "Word")
    paper = Arrival("周报_甲居委会.docx", unread="Word", claims=(claim,))
    account = run(status_file(received()), *photos, paper)
    notes = account.handed_on()
    assert len(notes) == HANDED_ON + 3
    assert {"a.toml", "0.jpg", "周报_甲居委会.docx", "另 9 个文件"} <= {note.name for note in notes}
    few = run(status_file(received()), *photos[:9])
    assert few.handed_on() == few.files
