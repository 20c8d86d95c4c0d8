"""The roll-up as a page: what stands on it, under which policy; by a parser, without a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from plancheck.domain.period import Kind
from plancheck.domain.plan.model import Plan
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.tally import Share
from plancheck.domain.rollup import tables
from plancheck.domain.rollup.bulletin.bulletin import bulletin
from plancheck.domain.rollup.figures.figures import RollupReport, mark_of
from plancheck.domain.rollup.intake.outcomes import Account, FileNote, Outcome
from plancheck.domain.rollup.lists import lags, submissions_by_gravity, unit_submissions
from plancheck.domain.rollup.table import Table
from plancheck.export import render_rollup
from plancheck.export.rollup.html import annexes, chapters, lists, matrix
from tests.domain.rollup.figures.test_compute import PLAN, WEEK, A, B, C, report, rolled, said
from tests.export.rollup.test_xlsx import street_of
from tests.export.rollup.web_page import Element, web_page
from tests.specimens import measure, plan_of
from tests.street import Street

HOSTILE = (
    "</title></style></script><script>alert(1)</script>\" onfocus='alert(2)' x=\"&lt;"
    "<img src=http://example.org/x><!--\x1b[31m\u202e"
)
SHOWN = HOSTILE.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd")
LATER = {
    "page.js": r"=>|\blet\b|\bconst\b|`|\?\.|\bclass\b [A-Z]|\.\.\.|\bfetch\b|innerHTML|\beval\b",
    "page.css": r"\bgap:|:is\(|:has\(|:where\(|focus-visible|inset|aspect-ratio|clamp\(|url\("
    r"|@import|var\(|@layer|dvh|^&",
}
"""What a browser of 2019 does not know, and what none should be asked to do."""


def page_of(made: RollupReport) -> Element:
    return web_page(render_rollup("html", made))


def hostile() -> RollupReport:
    """Every text that comes from elsewhere is markup."""
    late = said(
        "1.1.1",
        Status.BLOCKED,
        signal=Signal.OVERDUE,
        problems=(HOSTILE,) * 6,
        coordination=(HOSTILE,),
        reason=HOSTILE,
        owner=(HOSTILE,),
        progress=(HOSTILE,),
    )
    plan = plan_of((measure("1.1.1", HOSTILE), measure("1.1.2")))
    titled = plan.sections[0]._replace(title=HOSTILE)
    plan = plan._replace(title=HOSTILE, sections=(titled,), office=HOSTILE)
    note = FileNote(HOSTILE, Outcome.REFUSED, 0, 1, HOSTILE, folder=HOSTILE)
    account = Account((note,), litter=(HOSTILE,), asides=(HOSTILE,))
    units = (report(HOSTILE, late), report(HOSTILE, said("1.1.1"), kind=HOSTILE))
    made = rolled(*units, roster=None, plans=(plan,))
    return made._replace(name=HOSTILE, account=account)


@pytest.fixture(scope="module")
def street(written_street: tuple[Path, Street]) -> RollupReport:
    return street_of(written_street[0])


@pytest.fixture(scope="module")
def page(street: RollupReport) -> Element:
    return page_of(street)


def rows_of(table: Element) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")]


def chapter(page: Element, short: str) -> Element:
    """The part of the page that a link of this name leads to."""
    link = next(one for one in page.first("nav").all("a") if one.text == short)
    return page.first("section", id=link.attributes["href"].removeprefix("#"))


def table_of(page: Element, short: str, place: int = 0) -> list[list[str]]:
    return rows_of(chapter(page, short).all("table")[place])


def test_the_policy_lets_nothing_in_and_runs_nothing_but_what_stands_on_the_page(
    page: Element,
) -> None:
    (style,), (script,) = page.all("style"), page.all("script")
    policy = page.first("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    for kind, text in (("style", style.text), ("script", script.text)):
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    named = {name for one in page.all() for name in one.attributes}
    assert not {name for name in named if name.startswith("on")} | named & {"style", "src"}


def test_the_page_leads_nowhere_but_to_itself(page: Element) -> None:
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = [one.attributes["href"] for one in page.all() if "href" in one.attributes]
    assert len(links) > 5
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert all(link.startswith("#") for link in links)


def test_text_from_elsewhere_is_text_wherever_it_stands() -> None:
    page = page_of(hostile())
    assert len(page.all("script")) == len(page.all("style")) == len(page.all("title")[:1]) == 1
    assert not page.all("img")
    assert "onfocus" not in {name for one in page.all() for name in one.attributes}
    assert page.first("title").text.startswith(f"{SHOWN}落实情况通报")
    for one in page.all("section"):
        assert SHOWN in one.text, one.attributes["id"]
    told = [one.attributes["title"] for one in page.all("td") if "title" in one.attributes]
    assert any(SHOWN[:80] in one for one in told)
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text


def test_the_bulletin_is_the_one_of_all_formats(page: Element, street: RollupReport) -> None:
    made, shown = bulletin(street), chapter(page, "通报")
    assert page.first("h1").text == made.title
    paragraphs = [one.text for one in shown.all("p")]
    assert paragraphs[0] == made.headline
    for part in made.parts:
        assert f"{part.title}。" in [one.text for one in shown.all("h3")]
        assert {part.text, *part.notes} <= set(paragraphs)
    parts = [part.table for part in made.parts if part.table]
    assert [rows_of(one)[1:] for one in shown.all("table")] == [
        [list(row) for row in one.table.texts(one.keys, one.rows)] for one in parts
    ]
    links = [one.attributes["href"].removeprefix("#") for one in shown.all("a")]
    titles = [page.first("section", id=id).first("h2").text for id in links]
    several = enumerate(made.annexes.values(), 1)
    assert titles == [f"附件{number}　{title}" for number, title in several]


def test_lists_say_what_the_tables_say(page: Element, street: RollupReport) -> None:
    figures = street.figures
    of_chapters: list[tuple[str, Table[Any], tuple[str, ...], list[Any]]] = [
        ("报送", tables.HANDINGS, annexes.UNITS, submissions_by_gravity(street)),
        ("逾期滞后", tables.LAGS, annexes.LAGS, lags(figures)),
        ("问题", tables.ISSUES, annexes.ISSUES, list(figures.register)),
        ("核对", tables.FILES, chapters.FILES, street.account.lines(every=True)),
        ("核对", tables.CONFLICTS, chapters.CONFLICTS, tables.conflicts(street)),
    ]
    for short, of, keys, rows in of_chapters:
        found = [rows_of(one) for one in chapter(page, short).all("table")]
        kept = of.filled(keys, rows)
        head = [column.heading_in(Kind.WEEK) for column in of.pick(kept)]
        (table,) = [one for one in found if one[0] == head]
        assert table[1:] == [list(row) for row in of.texts(kept, rows)]


def test_the_matrix_has_a_mark_for_every_unit_and_measure_and_says_what_it_stands_for(
    page: Element, street: RollupReport
) -> None:
    table = chapter(page, "矩阵").all("table")[0]
    _, head, *rows = rows_of(table)
    measures = list(street.plans[0].measures())
    assert head[3:] == [m.id for m in measures]
    submissions = unit_submissions(street)
    assert [row[0] for row in rows] == [one.unit for one in submissions]
    for one, row in zip(submissions, rows, strict=True):
        for planned, mark in zip(measures, row[3:], strict=True):
            told = one.row.measures.get(planned.id) if one.row else None
            other = "" if planned.concerns(one.known_as) else "-"
            assert mark == (mark_of(told) if told else other)
    legend = {li.first("b").text for li in chapter(page, "矩阵").all("li")}
    assert {mark for row in rows for mark in row[3:]} <= legend
    late = next(td for td in table.all("td") if td.attributes.get("class") == "late")
    assert late.attributes["title"].startswith("逾期 ")


def test_everything_is_named_for_who_does_not_see_it(page: Element) -> None:
    for table in page.all("table"):
        assert table.first("caption").text
        assert {"scope"} <= {name for th in table.all("th") for name in th.attributes}
    for drawing in page.all("svg"):
        assert drawing.attributes.get("role") != "img" or drawing.first("title").text
    assert page.all("html")[0].attributes["lang"] == "zh-CN"
    assert page.first("a", **{"class": "skip"}).attributes["href"] == "#text"
    assert len(page.first("nav").all("a")) == len(page.all("section"))
    assert all(one.first("h2").text for one in page.all("section"))


def test_a_bar_is_as_long_as_what_it_shows(page: Element) -> None:
    for short in ("通报", "进展", "措施"):
        bars = [
            one for one in chapter(page, short).all("svg") if one.attributes.get("class") == "bar"
        ]
        assert len(bars) > 2
        for bar in bars:
            wide = sum(float(part.attributes["width"]) for part in bar.all("rect")[1:])
            assert wide == pytest.approx(100, abs=0.1)
    for row in chapter(page, "排名").all("tr")[1:]:
        for bar in row.all("svg"):
            share = float(bar.all("rect")[1].attributes["width"]) / 100
            assert str(Share(share)) in [cell.text for cell in row.all("td")]


def test_a_page_is_light(street: RollupReport) -> None:
    data = render_rollup("html", street)
    assert data == render_rollup("html", street)
    assert len(data) < 25_000 * len(street.standings)  # 1.5 MB for sixty units


@pytest.mark.parametrize(("element", "name"), [("script", "page.js"), ("style", "page.css")])
def test_a_browser_of_2019_knows_all_that_is_used(page: Element, element: str, name: str) -> None:
    assert re.findall(LATER[name], page.first(element).text) == []


def test_words_on_colours_are_read(page: Element) -> None:
    rules = re.findall(
        r"\.(\w+) \{ color: (#\w{6}); background: (#\w{6});", page.all("style")[0].text
    )
    assert len(rules) > 8
    assert [name for name, ink, paper in rules if contrast(ink, paper) < 4.5] == []


def contrast(ink: str, paper: str) -> float:
    """By WCAG 2.2."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(ink), light(paper)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_what_a_list_does_not_hold_is_counted_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "LONGEST", 2)
    monkeypatch.setattr(matrix, "LONGEST", 2)
    page = page_of(rolled(A, B, report("丙居委会", said("1.1.1", problems=("缺人",) * 3))))
    assert len(table_of(page, "报送")) == 3
    assert "另有1行没有列出" in chapter(page, "报送").text
    assert "另有1个单位没有列出" in chapter(page, "矩阵").text


def test_a_matrix_of_many_measures_goes_on_below_with_each_measure_once() -> None:
    plan = plan_of(measure(f"{s}.1.{n}") for s in (1, 2, 3) for n in range(1, 41))
    long = plan_of(measure(f"1.1.{n}") for n in range(1, 151))
    for one in (plan, long):
        page = page_of(rolled(report("甲居委会", said("1.1.1")), plans=(one,)))
        tables_ = [rows_of(table) for table in chapter(page, "矩阵").all("table")]
        assert [id for table in tables_ for id in table[1][3:]] == [m.id for m in one.measures()]
        assert max(len(table[1]) for table in tables_) <= 3 + matrix.ACROSS
        assert all(table[2][0] == "甲居委会" for table in tables_)


def test_of_several_plans_each_has_its_matrix_and_its_measures() -> None:
    other: Plan = PLAN._replace(id="另一份", title="另一份计划")
    made = rolled(A, report("乙居委会", said("1.1.1"), plan="另一份"), plans=(PLAN, other))
    page = page_of(made)
    names = [one.text for one in chapter(page, "矩阵").all("caption")]
    assert names == [PLAN.title, "另一份计划"]
    assert [row[0] for row in table_of(page, "矩阵", 1)[2:]] == ["乙居委会"]
    assert len(chapter(page, "措施").all("table")) == 2


def test_a_chapter_without_anything_to_say_is_left_out() -> None:
    page = page_of(rolled(report("甲居委会", said("1.1.1")), roster=None))
    assert not {"逾期滞后", "问题", "核对"} & {one.text for one in page.first("nav").all("a")}
    assert not [one for one in page.all("svg") if one.attributes.get("class") == "line"]


def test_periods_make_a_line() -> None:
    weeks = [
        report("甲居委会", said("1.1.1", Status.DONE, 100), said("1.1.2"), week=WEEK.shifted(-n))
        for n in range(12)
    ]
    line = page_of(rolled(*weeks, C)).first("svg", **{"class": "line"})
    assert len(line.all("circle")) == 12
    assert 1 < len([t for t in line.all("text") if t.text.startswith("第")]) <= 9
    assert line.first("title").text.startswith("各周完成率：第51周")


def test_a_title_is_shown_once_and_the_page_says_who_answers_for_it_as_the_paper_does() -> None:
    page = render_rollup("html", rolled(A, B, C)).decode("utf-8")
    title = tables.HANDINGS.title
    assert f'<caption class="unseen">{title}</caption>' in page
    assert f"<caption>{title}</caption>" not in page
    for format in ("html", "md"):
        assert "审核人：" in render_rollup(format, rolled(A, B, C)).decode("utf-8")


def test_one_rate_has_one_name() -> None:
    headings = {c.heading for one in (tables.GROUPS, tables.HANDINGS) for c in one.columns}
    assert "完成率" in headings
    assert "占应办" not in headings
