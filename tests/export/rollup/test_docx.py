"""The roll-up as an official document, read back against the figures."""

from __future__ import annotations

import subprocess
import tomllib
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.bulletin.bulletin import bulletin
from plancheck.domain.rollup.bulletin.page import annex_words
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.lists import lags
from plancheck.export import render_rollup
from plancheck.export.paper_table import COLOURS
from plancheck.export.rollup import docx_lists
from tests.domain.rollup.bulletin.test_bulletin import LED
from tests.domain.rollup.figures.test_compute import A, B, report, rolled, said
from tests.export.rollup.test_xlsx import HOSTILE, hostile, street_of
from tests.street import Street

SHOWN = "=1+1\ufffd[31m<w:p/>&amp;"


@pytest.fixture(scope="module")
def folder(written_street: tuple[Path, Street]) -> Path:
    return written_street[0]


@pytest.fixture(scope="module")
def written(written_street: tuple[Path, Street]) -> Street:
    return written_street[1]


@pytest.fixture(scope="module")
def street(folder: Path) -> RollupReport:
    return street_of(folder)


@pytest.fixture(scope="module")
def paper(street: RollupReport) -> Opened:
    return opened(street)


def opened(made: RollupReport) -> Opened:
    return Document(BytesIO(render_rollup("docx", made)))


def styled(paper: Opened, style: str) -> list[str]:
    return [p.text for p in paper.paragraphs if p.style is not None and p.style.name == style]


def table(paper: Opened, number: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in paper.tables[number].rows]


def test_the_text_is_the_page_signed_and_dated(paper: Opened, street: RollupReport) -> None:
    made = bulletin(street)
    body = styled(paper, "一页正文")
    assert body[:6] == [made.headline, *(f"{part.title}。{part.text}" for part in made.parts)]
    assert styled(paper, "一页落款") == ["某街道", "2024年3月11日"]
    assert body[-1] == "审核人：＿＿＿＿＿＿　经办人：＿＿＿＿＿＿"
    assert not any("涉密" in text for text in body)  # that is for a clerk's screen
    notes = styled(paper, "表注")
    assert [note for part in made.parts for note in part.notes] == notes[:-2]
    assert annex_words(made) in body


def test_annexes_stand_in_the_texts_type_a_line_each_where_there_is_room() -> None:
    body = styled(opened(rolled(A, B)), "一页正文")
    first = next(n for n, line in enumerate(body) if line.startswith("附件：1."))
    assert body[first + 1].startswith("2.")


def test_nobody_signs_a_page_without_a_word_of_the_text_on_it(paper: Opened) -> None:
    texts = [p for p in paper.paragraphs if p.style is not None]
    signed = next(n for n, p in enumerate(texts) if p.style.name == "一页落款")  # type: ignore[union-attr]
    last = next(p for p in reversed(texts[:signed]) if p.text.startswith("附件："))
    for one in texts[texts.index(last) : signed]:
        assert one.paragraph_format.keep_with_next


def test_a_row_that_heads_others_stays_with_them_and_figures_stand_at_the_right(
    paper: Opened,
) -> None:
    progress, late = paper.tables[3:5]
    heads = [row for row in late.rows if len(row._tr.tc_lst) == 1]
    assert heads
    assert all("w:keepNext" in row._tr.xml for row in heads)
    assert 'w:jc w:val="right"' in progress.rows[1].cells[1]._tc.xml
    assert 'w:jc w:val="right"' not in progress.rows[1].cells[0]._tc.xml


def test_a_list_of_many_is_in_smaller_type() -> None:
    units = [report(f"{n}居", said("1.1.1")) for n in range(docx_lists.MANY)]
    paper = opened(rolled(*units, roster=None))

    def type_of(number: int) -> str:
        style = paper.tables[number].rows[1].cells[0].paragraphs[0].style
        assert style is not None
        return str(style.name)

    assert [len(paper.tables[n].rows) - 1 for n in (0, 2, 4)] == [1, len(units) + 1, len(units)]
    assert [type_of(n) for n in (0, 2, 4)] == ["表格文字", "表格小字", "表格文字"]


def test_the_office_is_centred_over_the_date(paper: Opened) -> None:
    office, day = (
        p for p in paper.paragraphs if p.style is not None and p.style.name == "一页落款"
    )
    rights = [
        int(p._p.get_or_add_pPr().find(qn("w:ind")).get(qn("w:right"))) for p in (office, day)
    ]
    # 2024年3月11日 is 6.5 characters wide, 某街道 3; a character of 小四 is 240 twips
    assert rights[1] == 4 * 240
    assert abs(rights[0] - (4 + (6.5 - 3) / 2) * 240) <= 1


def test_annexes_are_numbered_as_they_are_named(paper: Opened) -> None:
    marks = styled(paper, "附件标识")
    assert marks == [f"附件{n}" for n in range(1, 6)]
    titles = styled(paper, "公文标题")[-6:-1]
    (named,) = (note for note in styled(paper, "一页正文") if note.startswith("附件："))
    assert named == "附件：" + "；".join(f"{n}.{title}" for n, title in enumerate(titles, 1))
    assert "不随文印发" in styled(paper, "公文标题")[-1]
    first, ranking, *others = paper.sections
    assert {first.orientation, ranking.orientation} == {WD_ORIENT.PORTRAIT}
    assert {section.orientation for section in others} == {WD_ORIENT.LANDSCAPE}
    for found in paper.tables:
        assert "w:tblHeader" in found.rows[0]._tr.xml
        assert sum(int(c.get(qn("w:w"))) for c in found._tbl.tblGrid) <= 12757  # 225 mm


def test_lists_hold_what_the_figures_count(paper: Opened, street: RollupReport) -> None:
    made, figures = street, street.figures
    types, slow, ranks, progress, late, issues, units, files = (table(paper, n) for n in range(8))
    page = bulletin(street)
    assert len(types) - 1 == len(page.groups)
    assert len(slow) - 1 == 5
    assert len(made.standings) == made.owing + 4
    assert len(ranks) - 1 == made.owing + len(page.groups)
    whole = figures.whole
    assert progress[1][:5] == [
        *("合计", str(whole.units), str(whole.tally.total), str(whole.tally.done)),
        str(whole.tally.share),
    ]
    assert [row[2] for row in units[1:7]] == ["未报"] * 3 + ["迟报"] * 3
    spanning = [row for row in late[1:] if len(set(row)) == 1]
    assert len(late) - 1 - len(spanning) == len(lags(figures))
    said_ = [row for row in issues[1:] if len(set(row)) > 1]
    open_ones = len(figures.problems) + len(figures.coordination)
    assert len(said_) == open_ones + len(figures.unheard)
    assert [row[-1].startswith("此前未销号") for row in said_] == (
        [False] * open_ones + [True] * len(figures.unheard)
    )
    assert len(units) - 1 == made.owing
    assert files[1:] == [list(row) for row in made.account.lines()]


def told_in(folder: Path, week: str) -> dict[str, dict[str, Any]]:
    """By unit of the roster what its latest file of a week says; read without the program."""
    names = {
        one["name"] for one in tomllib.loads((folder / "名册.toml").read_text("utf-8"))["unit"]
    }
    found: dict[str, dict[str, Any]] = {}
    for path in (folder / week).glob("周报_第*.toml"):
        content = tomllib.loads(path.read_text("utf-8"))
        report = content["report"]
        known = found.get(report["unit"])
        if report["unit"] in names and (
            known is None or report["generated"] > known["report"]["generated"]
        ):
            found[report["unit"]] = content
    return found


def test_the_ranking_is_what_a_person_counts_in_the_files(
    folder: Path, written: Street, paper: Opened
) -> None:
    def counted(content: dict[str, Any], what: str, *values: str) -> int:
        return sum(one[what] in values for one in content["measure"])

    now, before = told_in(folder, "2024-W10"), told_in(folder, "2024-W09")
    rows: dict[str, tuple[Any, ...]] = {}
    for name, content in now.items():
        done, exempt = counted(content, "status", "已完成"), counted(content, "status", "不适用")
        rows[name] = (
            f"{done}/{len(content['measure']) - exempt}",
            done - counted(before[name], "status", "已完成"),
            *(counted(content, "signal", light) for light in ("逾期", "滞后")),
            counted(content, "status", "受阻"),
            "迟报" if content["report"]["first_generated"].day > 8 else "按时报",
        )
    said_ = {row[1]: row for row in table(paper, 2)[1:]}
    assert len(rows) == len(written.units) - len(written.missing)
    for name, (tally, more, *late, state) in rows.items():
        row = said_[name]
        assert (name, row[2], int(row[4]), *map(int, row[5:8]), row[8]) == (
            *(name, tally, more, *late, state),
        )
    of_type = [name for name in rows if name.endswith("居委会")]
    better = {
        name: (
            -Fraction(*map(int, tally.split("/"))),
            *(-more, *late),
            state == "迟报",
        )
        for name, (tally, more, *late, state) in rows.items()
    }
    for name in of_type:
        ahead = sum(better[other] < better[name] for other in of_type)
        assert (name, said_[name][0]) == (name, str(ahead + 1))
    types = {row[0]: row for row in table(paper, 0)[1:]}
    owing = sum(kind == "居委会" for _, kind in written.units)
    assert types["居委会"][1] == f"{len(of_type)}/{owing}+外4"
    assert int(types["居委会"][5]) == sum(rows[name][2] for name in of_type)


@pytest.mark.soak
@pytest.mark.skipif(not (which("soffice") and which("pdftotext")), reason="no LibreOffice, poppler")
@pytest.mark.parametrize("units", [1, 12, 60, 260])
def test_the_page_is_one_page_as_a_word_processor_sets_it(tmp_path: Path, units: int) -> None:
    some = [
        report(
            f"友谊路街道第{n}居民区党总支",
            said("1.1.1", Status.BLOCKED, 5, reason="场地没有落实" * 9, since=date(2024, 1, 1)),
            said("1.1.2", signal=Signal.OVERDUE, coordination=("请协调" * 9,)),
            kind=("居委会", "中心")[n % 2],
        )
        for n in range(units)
    ]
    (tmp_path / "r.docx").write_bytes(render_rollup("docx", rolled(*some, roster=None)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        ["soffice", profile, *convert, str(tmp_path / "r.docx")], check=True, capture_output=True
    )
    read = ["pdftotext", "-l", "1", str(tmp_path / "r.pdf"), "-"]
    assert "经办人" in subprocess.run(read, check=True, capture_output=True, text=True).stdout


def test_what_is_late_says_who_of_the_leaders_answers() -> None:
    paper = opened(rolled(A, B, plans=(LED,)))
    heads = {row.cells[0].text for found in paper.tables for row in found.rows}
    assert any(text.endswith("（1个单位，已报2个，责任领导李某）") for text in heads)


def test_a_light_is_printed_in_its_colour(paper: Opened) -> None:
    cells = [cell for row in paper.tables[2].rows[1:] for cell in row.cells[-1:]]
    coloured = {cell.text: cell._tc.xml.partition('w:color w:val="')[2][:6] for cell in cells}
    assert {text: coloured[text] for text in COLOURS} == COLOURS


def test_hostile_text_stays_text() -> None:
    made = hostile()
    paper = opened(made)
    texts = [cell.text for t in paper.tables for row in t.rows for cell in row.cells]
    assert SHOWN in texts
    assert not any(HOSTILE in text for text in texts)


def test_a_list_too_long_to_print_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_lists, "LONGEST", 2)
    paper = opened(rolled(*(report(f"{n}居", said("1.1.1")) for n in "甲乙丙丁"), roster=None))
    (last,) = {*table(paper, len(paper.tables) - 1)[-1]}
    assert last.startswith("后略2行")


def test_nothing_to_list_is_no_annex() -> None:
    paper = opened(rolled(report("甲居委会", said("1.1.1")), roster=None))
    assert styled(paper, "公文标题")[-2:] == ["进展情况表", "报送情况表"]


def test_the_same_rollup_gives_the_same_bytes(tmp_path: Path) -> None:
    made = rolled(report("甲居委会", said("1.1.1")))
    assert render_rollup("docx", made) == render_rollup("docx", made)
