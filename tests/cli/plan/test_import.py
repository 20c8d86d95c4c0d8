"""plan import: a Word file or a text made a plan file; what is unsure is said, nothing is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plancheck.domain.plan.draft import PlanDraft
from plancheck.errors import NotSaved
from plancheck.storage import atomic
from plancheck.storage.paths import find_home
from plancheck.storage.plan.draft_file import draft_path, load_draft
from plancheck.storage.plan.file import load_plan
from plancheck.workspace.plan import drafts
from tests.cli.conftest import Run
from tests.storage.plan.word.packages import docx, numbered, p

HEAD = ["某某街道2026年工作计划", "2026年，某某街道将抓好以下工作。"]
LINES = [
    *HEAD,
    "一、抓好基层党建",
    "（一）建强党的组织。",
    (
        "在全部基层党支部开展“三会一课”执行情况的现场检查不少于12次。"
        "在离居民最近的地方新建可以休息也可以办事的党群服务站3个。"
    ),
    "（二）管好党员队伍。",
    (
        "在企业和社区一线的职工与居民志愿者当中严格按照程序发展新党员5名。"
        "面向全部社区的书记和专职党务工作者分批举办业务培训班2期。"
    ),
    "二、改善居民生活",
    "（一）推进老旧小区改造。",
    (
        "按照居民自愿和逐个小区推进的办法完成既有住宅加装电梯10台。"
        "修缮使用二十年以上并且存在漏水问题的老旧小区屋面2万平方米。"
    ),
]
MEASURES = ["1.1.1", "1.1.2", "1.2.1", "1.2.2", "2.1.1", "2.1.2"]
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The plan as a text file."""
    path = tmp_path / "2026年计划.txt"
    path.write_text("\n".join(LINES), encoding="gb18030")
    return path


def word(folder: Path) -> Path:
    """The same plan as a Word file, its numbers drawn by Word."""
    body = ""
    for line in LINES:
        level = 1 if line.startswith("（") else 0
        mark, _, words = line.partition("）" if level else "、")
        if level or len(mark) == 1:
            body += p(words, numbered("1", level))
        else:
            body += p(line)
    path = folder / "word.docx"
    path.write_bytes(docx(body, numbering=NUMBERING))
    return path


def test_a_text_becomes_a_plan_with_its_draft_beside_it(plancheck: Run, text: Path) -> None:
    answer = plancheck("plan", "import", str(text))
    assert answer.status == 0
    path = text.with_suffix(".toml")
    plan, _ = load_plan(path)
    assert (plan.title, plan.year, plan.proposed) == (LINES[0], 2026, True)
    assert [one.title for one in plan.sections] == ["抓好基层党建", "改善居民生活"]
    assert [one.id for one in plan.measures()] == MEASURES
    assert "《某某街道2026年工作计划》（2026年）" in answer.out
    kept = load_draft(draft_path(path))
    assert (kept.document, kept.source.text) == (text.name, "\n".join(LINES))


def test_a_word_file_gives_the_same_plan(plancheck: Run, text: Path, tmp_path: Path) -> None:
    for path in (text, word(tmp_path)):
        assert plancheck("plan", "import", str(path)).status == 0
    plans = [load_plan(tmp_path / name)[0] for name in ("2026年计划.toml", "word.toml")]
    assert plans[0] == plans[1]


def test_scripts_get_every_piece_with_its_line_and_what_is_unsure(
    plancheck: Run, text: Path
) -> None:
    told = plancheck("plan", "import", str(text), "--json").json
    assert (told["document"], told["title"], told["refusal"]) == (text.name, LINES[0], "")
    assert told["plan"] is told["draft"] is None
    pieces = {piece["id"]: piece for piece in told["pieces"] if piece["id"]}
    assert [id for id, piece in pieces.items() if piece["role"] == "措施"] == MEASURES
    assert (pieces["1"]["line"], pieces["1.2"]["line"], pieces["1.2.1"]["line"]) == (3, 6, 7)
    assert pieces["2.1.1"]["target"]["amount"] == 10
    assert all(piece["unsure"] == bool(piece["reason"]) for piece in told["pieces"])
    assert list(text.parent.glob("*.toml")) == []


def test_what_is_pasted_is_read_and_written_where_it_is_said(
    plancheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "新计划.toml"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(LINES).encode())))
    answer = plancheck("plan", "import", "-", "-o", str(out), "--json")
    assert (answer.json["plan"], answer.json["draft"]) == (str(out), str(draft_path(out)))
    assert len(list(load_plan(out)[0].measures())) == len(MEASURES)


@pytest.mark.parametrize("there", ["2026年计划.toml", "2026年计划.草稿.toml"])
def test_nothing_that_is_there_is_written_over(plancheck: Run, text: Path, there: str) -> None:
    kept = text.with_name(there)
    kept.write_text("the office's own", encoding="utf-8")
    answer = plancheck("plan", "import", str(text))
    assert answer.status == 2
    assert there in answer.err
    assert kept.read_text(encoding="utf-8") == "the office's own"
    assert len(list(text.parent.glob("*.toml"))) == 1


def test_where_the_plan_cannot_be_written_no_draft_is_left(
    plancheck: Run, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = atomic.write

    def full(path: Path, data: bytes, *, shared: bool = False) -> None:
        if path.name == "2026年计划.toml":
            raise NotSaved("磁盘满了。")
        write(path, data, shared=shared)

    monkeypatch.setattr(atomic, "write", full)
    assert plancheck("plan", "import", str(text)).status == 4
    assert list(text.parent.glob("*.toml")) == []


BAD = {
    "旧.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "扫描.pdf": b"%PDF-1.4\n",
    "宏.docx": docx(p("文"), files={"word/vbaProject.bin": b"x"}),
    "断.docx": docx(p("文"))[:600],
}


@pytest.mark.parametrize(("name", "data"), BAD.items(), ids=BAD.keys())
def test_what_is_no_plan_is_said_and_nothing_is_written(
    plancheck: Run, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    answer = plancheck("plan", "import", str(path))
    assert (answer.status, answer.out) == (3, "")
    assert answer.err.startswith(name)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("more", [[], ["--json"], ["--json", "-o", "计划.toml"]], ids=" ".join)
def test_a_text_that_is_no_plan_is_refused_and_nothing_is_written(
    plancheck: Run, text: Path, monkeypatch: pytest.MonkeyPatch, more: list[str]
) -> None:
    monkeypatch.chdir(text.parent)
    refused = PlanDraft((), refusal="看上去是一份菜单，不是计划。")
    monkeypatch.setattr(drafts, "draft_of", lambda *_: refused)
    answer = plancheck("plan", "import", text.name, *more)
    assert (answer.status, answer.err) == (3, f"{text.name}：{refused.refusal}\n")
    assert bool(answer.out) == bool(more)
    assert not more or answer.json["refusal"] == refused.refusal
    assert list(text.parent.iterdir()) == [text]


@pytest.mark.parametrize(
    "words", [[], ["甲.txt", "乙.txt"], ["甲.txt", "-o", "计划.docx"]], ids=" ".join
)
def test_a_command_that_says_too_little_or_too_much_is_refused(
    plancheck: Run, words: list[str]
) -> None:
    assert plancheck("plan", "import", *words).status == 2


def test_an_offices_own_words_count(plancheck: Run, home: Path, text: Path) -> None:
    home.mkdir()
    find_home(str(home), {}).import_words.write_text("actions = 3\n", encoding="utf-8")
    answer = plancheck("plan", "import", str(text))
    assert (answer.status, answer.err.partition("：")[0]) == (3, "import_words.toml")


def test_check_gives_account_of_the_documents_characters(plancheck: Run, text: Path) -> None:
    plancheck("plan", "import", str(text))
    path = text.with_suffix(".toml")
    letters = sum(map(str.isalnum, "".join(LINES)))
    told = plancheck("plan", "check", str(path)).out
    assert f"原文 {letters} 字：" in told
    assert "每个字都有着落，没有重复。" in told
    plan = path.read_text(encoding="utf-8")
    path.write_text(plan.replace("发展新党员5名", "发展新党员6名"), encoding="utf-8")
    assert "改过文字的措施：1.2.1。" in plancheck("plan", "check", str(path)).out


def test_check_reads_the_plan_though_its_draft_is_damaged(plancheck: Run, text: Path) -> None:
    plancheck("plan", "import", str(text))
    path = text.with_suffix(".toml")
    draft_path(path).write_text("x", encoding="utf-8")
    answer = plancheck("plan", "check", str(path))
    assert draft_path(path).name in answer.err
    assert "1.1.1" in answer.out


def test_what_word_has_around_a_plan_is_set_aside(plancheck: Run, tmp_path: Path) -> None:
    path = tmp_path / "word.docx"
    contents = p("目录") + p("一、抓好基层党建\t1", '<w:pStyle w:val="t"/>')
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    head, foot = p("某某街道党政办公室文件"), p("仅供内部使用，严禁外传。")
    body = contents + "".join(map(p, LINES))
    path.write_bytes(docx(body, styles=styles, hdr=head, ftr=foot))
    told = plancheck("plan", "import", str(path), "--json").json
    assert told["title"] == LINES[0]
    aside = {piece["text"]: piece["why"] for piece in told["pieces"] if piece["why"]}
    assert set(aside.values()) == {"目录", "页眉页脚"}
    assert len(aside) == 4


@pytest.mark.parametrize(
    "words",
    [
        ("import", "--json", "计划.txt"),
        ("import", "-o", "新.toml", "计划.txt"),
        ("--json", "import", "计划.txt"),
        ("import", "--json", "--", "-计划.txt"),
    ],
)
def test_options_may_stand_before_the_file(
    plancheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("计划.txt", "-计划.txt"):
        (tmp_path / name).write_text("\n".join(LINES), encoding="utf-8")
    assert plancheck("plan", *words).status == 0
