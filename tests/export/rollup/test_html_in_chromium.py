"""The roll-up's page in a real browser: opened, sorted, filtered, walked through, printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancheck.domain.name_order import name_order
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.export import render_rollup
from tests.export.rollup.chromium import Chromium, chromium
from tests.export.rollup.test_html import hostile
from tests.export.rollup.test_xlsx import street_of
from tests.sampler import part_or_whole
from tests.street import Street
from tests.support import waiting

pytestmark = waiting
UNITS = "#submissions table"
A4 = (595, 842)


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(written_street: tuple[Path, Street], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("page") / "汇总 某街道.html"
    return saved(street_of(written_street[0]), place)


def saved(report: RollupReport, path: Path) -> Path:
    path.write_bytes(render_rollup("html", report))
    return path


def column(browser: Chromium, table: str, place: int) -> list[str]:
    """What is seen of a column, from above."""
    found = browser.ask(
        f"Array.from(document.querySelector('{table}').tBodies[0].rows)"
        f".filter(r => !r.hidden).map(r => r.cells[{place}].textContent)"
    )
    assert isinstance(found, list)
    return found


def printed(browser: Chromium) -> list[tuple[int, ...]]:
    """The sizes of the pages of paper in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", browser.pdf())
    return [tuple(round(float(one)) for one in box) for box in boxes]


@pytest.mark.parametrize("whole", part_or_whole(False, True))
def test_a_reader_sorts_filters_and_prints_by_the_keyboard_alone(
    browser: Chromium, page: Path, whole: bool
) -> None:
    browser.open(page)
    assert browser.complaints == []
    assert browser.asked == [page.as_uri()]

    browser.press("Tab")
    assert browser.ask("document.activeElement.className") == "skip"
    browser.press("Enter")
    assert browser.ask("document.activeElement.id") == "text"

    names = column(browser, UNITS, 0)
    browser.ask(f"document.querySelector('{UNITS} th[aria-sort] span').focus()")
    assert browser.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.press("Enter")
    assert browser.ask(f"document.querySelector('{UNITS} th').getAttribute('aria-sort')") == (
        "ascending"
    )
    assert column(browser, UNITS, 0) == sorted(names, key=name_order)
    browser.press("Enter")
    assert column(browser, UNITS, 0) == sorted(names, key=name_order)[::-1]

    done = browser.ask(
        f"Array.from(document.querySelectorAll('{UNITS} thead th')).findIndex("
        "h => h.textContent == '完成率')"
    )
    browser.ask(f"document.querySelectorAll('{UNITS} thead span')[{done}].click()")
    shares = [float(one.rstrip("%")) for one in column(browser, UNITS, done) if "%" in one]
    assert shares == sorted(shares)
    assert column(browser, UNITS, done)[-1] == ""

    browser.ask("document.querySelector('#submissions input').focus()")
    browser.type("第三 居委会")
    found = column(browser, UNITS, 0)
    assert found
    assert all("第三" in name and "居委会" in name for name in found)
    assert f"中的{len(found)}行" in browser.ask(
        "document.querySelector('#submissions .filter').innerText"
    )
    browser.press("Escape")
    assert len(column(browser, UNITS, 0)) == len(names)
    browser.ask(
        "var s = document.querySelectorAll('#submissions select')[1]; s.value = '未报';"
        "s.dispatchEvent(new Event('change'))"
    )
    assert len(column(browser, UNITS, 0)) == 3

    browser.show_as("print")
    shown = "Array.from(document.querySelectorAll('.filter')).filter(f => f.offsetHeight)"
    assert browser.ask(f"{shown}.length") == 1
    assert browser.ask(f"{shown}[0].innerText").strip().startswith("已筛选“未报”")
    browser.show_as("")
    if whole:  # to print them all takes a second
        pages = printed(browser)
        assert pages[0] == A4
        assert set(pages) == {A4, A4[::-1]}
        assert len(pages) < 25
    browser.ask(
        "document.querySelectorAll('section + section').forEach("
        "s => s.hidden = s.id != 'submissions')"
    )
    assert printed(browser) == [A4, A4[::-1]]


def test_a_mark_of_the_matrix_says_what_it_stands_for(browser: Chromium, page: Path) -> None:
    browser.open(page)
    browser.ask("document.querySelector('.matrix tbody td[tabindex]').focus()")
    told = "document.querySelector('.told').textContent"
    for _ in range(2):
        browser.press("ArrowDown")
    browser.press("ArrowRight")
    marked = browser.ask(
        "document.activeElement.parentNode.cells[0].textContent + '　1.1.2 ' +"
        "document.querySelectorAll('.matrix .v')[1].title + '：' + document.activeElement.title"
    )
    assert browser.ask(told) == marked
    browser.press("End")
    assert browser.ask("document.activeElement.nextElementSibling") is None
    browser.press("ArrowRight")
    assert browser.ask("document.activeElement.tagName") == "TD"
    browser.press("Escape")
    assert browser.ask(told) == ""
    assert browser.ask("document.documentElement.scrollWidth <= innerWidth")


def test_without_the_script_all_of_it_is_there(browser: Chromium, page: Path) -> None:
    rows = page.read_text(encoding="utf-8").count("<tr>")
    assert rows > 100
    browser.open(page, script=False)
    assert browser.ask("document.querySelectorAll('.filter, th span').length") == 0
    assert browser.ask("document.querySelectorAll('tr').length") == rows


def test_nothing_that_came_from_elsewhere_is_run(browser: Chromium, tmp_path: Path) -> None:
    browser.asked.clear()
    path = saved(hostile(), tmp_path / "x.html")
    browser.open(path)
    assert browser.complaints == []
    assert browser.asked == [path.as_uri()]
    assert browser.ask("document.scripts.length") == 1
    browser.ask("document.querySelector('#issues input').focus()")
    browser.type("</script>")
    assert browser.ask("document.querySelectorAll('#issues tbody tr:not([hidden])').length") == 8
    assert browser.ask("document.scripts.length + document.images.length") == 1


def test_a_browser_takes_no_style_or_script_but_the_pages_own(
    browser: Chromium, tmp_path: Path
) -> None:
    text = render_rollup("html", hostile()).decode("utf-8")
    added = "<img src='file:///x.png'><script>document.title = 'run'</script></body>"
    path = tmp_path / "x.html"
    path.write_text(text.replace("</body>", added), encoding="utf-8")
    browser.complaints.clear()
    browser.open(path)
    assert browser.ask("document.title") != "run"
    assert len([one for one in browser.complaints if "Content Security Policy" in one]) == 2
    browser.complaints.clear()
