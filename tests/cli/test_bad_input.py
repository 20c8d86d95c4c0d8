"""Files, homes and faults of the program itself: a sentence, the right status, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.ledger.typed_text import Typed, TypedIn
from tests.cli.conftest import Run, ids
from tests.support import TYPE, UNIT, Clock, open_home


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不是计划"),
        (b"\x00\x01\x02" * 100, "文本"),
        (b"schema = 9\n[plan]\nid = 'x'\n", "更新版本"),
        (b"[" + b"a." * 100_000 + b"a]", "段"),
        (b"x = " + b"[" * 5_000, "嵌套"),
        (b"\xff\xfe\xfa" * 50, "编码"),
    ],
    ids=["empty", "binary", "newer", "dots", "brackets", "no encoding"],
)
def test_a_plan_that_cannot_be_read_is_exit_status_3_in_a_sentence(
    plancheck: Run, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(content)
    answer = plancheck("--plan", str(path), "list")
    assert answer.status == 3
    assert "plan.toml" in answer.err
    assert words in answer.err
    assert "Traceback" not in answer.err


def test_a_plan_of_100_mb_is_refused_unread(plancheck: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    answer = plancheck("--plan", str(path), "list")
    assert (answer.status, "太大" in answer.err) == (3, True)


def test_a_config_or_ledger_of_100_mb_is_refused_unread(unit: Run, home: Path) -> None:
    other = home / "other.toml"
    for path in (other, home / "config.toml"):
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
    config = home / "config.toml"
    answer = unit("list")
    assert (answer.status, "太大" in answer.err) == (3, True)
    config.unlink()
    unit("setup", "--unit", UNIT, "--type", TYPE)
    answer = unit("merge", str(other))
    assert (answer.status, "太大" in answer.err) == (3, True)


def test_a_plan_or_config_in_gbk_is_read(plancheck: Run, home: Path, tmp_path: Path) -> None:
    from plancheck.storage.plan.file import default_plan_path

    text = default_plan_path().read_text(encoding="utf-8")
    path = tmp_path / "plan.toml"
    path.write_bytes(text.encode("gb18030"))
    assert plancheck("--plan", str(path), "plan", "check", str(path)).status == 0
    plancheck("setup", "--unit", UNIT, "--type", TYPE)
    config = home / "config.toml"
    config.write_bytes(config.read_text(encoding="utf-8").encode("gb18030"))
    assert plancheck("tick", "3.3.2").status == 0


@pytest.mark.parametrize("content", [b"\x00\x01", b"[unit\nname = 1", b"x = " + b"{a=" * 3_000])
def test_a_config_that_cannot_be_read_says_what_to_do_and_is_never_overwritten(
    unit: Run, home: Path, content: bytes
) -> None:
    config = home / "config.toml"
    config.write_bytes(content)
    for words in (["list"], ["tick", "3.3.2"], ["setup", "--unit", "x", "--type", TYPE]):
        answer = unit(*words)
        assert answer.status == 3
        assert "config.toml" in answer.err
        assert "plancheck setup" in answer.err
    assert config.read_bytes() == content


def test_an_empty_config_is_a_first_start(unit: Run, home: Path) -> None:
    (home / "config.toml").write_bytes(b"")
    assert unit("tick", "3.3.2").status == 2


def test_a_unit_type_the_plan_does_not_have_is_told(plancheck: Run) -> None:
    answer = plancheck("setup", "--unit", "某村", "--type", "村委会")
    assert answer.status == 2
    assert "居委会" in answer.err


def test_a_home_that_cannot_be_written_is_read_only_and_says_so(plancheck: Run, home: Path) -> None:
    home.write_text("a file where the home should be", encoding="utf-8")
    answer = plancheck("list", "--json")
    assert len(ids(answer)) == 51
    answer = plancheck("setup", "--unit", UNIT, "--type", TYPE)
    assert answer.status == 4
    assert home.read_text(encoding="utf-8") == "a file where the home should be"


def test_a_ledger_of_a_newer_version_is_read_and_not_written(unit: Run, home: Path) -> None:
    unit("tick", "3.3.2")
    (ledger,) = home.glob("ledger/*/*/*.toml")
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("ledger/1", "ledger/2"), encoding="utf-8")
    before = ledger.read_bytes()
    assert ids(unit("list", "--status", "已完成", "--json")) == ["3.3.2"]
    answer = unit("tick", "3.3.3")
    assert answer.status == 4
    assert "升级" in answer.err
    assert ledger.read_bytes() == before


def test_a_fault_of_the_program_is_a_sentence(unit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from plancheck.cli.command import show

    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(show, "show", broken)
    answer = unit("show", "3.3.2")
    assert answer.status == 1
    assert "程序出错" in answer.err
    assert "Traceback" not in answer.err


def test_a_fault_of_the_program_is_whole_for_those_who_look_for_it(
    unit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("plancheck.cli.command.show.show", broken)
    with pytest.raises(RuntimeError, match="boom"):
        unit("show", "3.3.2", environment={"PLANCHECK_DEBUG": "1"})


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt, 130), (MemoryError, 1)])
def test_what_ends_a_command_early_leaves_no_traceback(
    unit: Run, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], status: int
) -> None:
    def ended(*_: object) -> None:
        raise error

    monkeypatch.setattr("plancheck.cli.command.show.show", ended)
    answer = unit("show", "3.3.2")
    assert answer.status == status
    assert ("没有再记录" in answer.err) is (status == 1)


def test_a_ledger_folder_that_cannot_be_written_is_read_only_and_says_so(
    unit: Run, home: Path
) -> None:
    (home / "ledger").write_text("a file where the ledgers should be", encoding="utf-8")
    listed = unit("list")
    assert listed.status == 0
    assert "只能查看" in listed.err
    for words in (["tick", "3.3.2"], ["note", "3.3.2", "写"], ["undo"], ["export"], ["merge", "x"]):
        answer = unit(*words)
        assert (answer.status, answer.out) == (4, "")
        assert answer.err.startswith("没有保存：")
        assert ("写的是：写" in answer.err.splitlines()) is (words[0] == "note")


def test_reading_commands_name_what_was_typed_on_the_screen_and_not_saved(
    unit: Run, home: Path, clock: Clock
) -> None:
    unsaved = open_home(home, clock).unsaved
    unsaved.keep(Typed(TypedIn.NOTE, ("3.3.2",), {"text": "选址已定"}))
    assert "3.3.2 的记录“选址已定”" in unit("list").err
    assert unit("tick", "3.3.2").err == ""
    unsaved.drop(unsaved.texts()[0])
    assert unit("list").err == ""


def test_a_newer_ledger_is_announced_when_it_is_read(unit: Run, home: Path) -> None:
    unit("tick", "3.3.2")
    (ledger,) = home.glob("ledger/*/*/*.toml")
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("ledger/1", "ledger/2"), encoding="utf-8")
    for words in (["list"], ["show", "3.3.2"], ["history"], []):
        assert "只能查看；请升级本程序" in unit(*words).err


def test_damage_to_the_ledger_is_told_beside_the_list_and_costs_only_what_is_damaged(
    unit: Run, home: Path
) -> None:
    unit("tick", "3.3.2")
    unit("tick", "3.3.3")
    (ledger,) = home.glob("ledger/*/*/*.toml")
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("已完成", "受阻", 1), encoding="utf-8")
    answer = unit("list", "--status", "已完成", "--json")
    assert ids(answer) == ["3.3.3"]
    assert "注意：" in answer.err
    assert "第" in answer.err


def test_a_unit_whose_type_this_plan_has_not_is_told_what_to_do(unit: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(
        'schema = 2\n[plan]\nid = "x"\ntitle = "某街道2024年工作计划"\nyear = 2024\n'
        '[[unit_type]]\nname = "中心"\n'
        '[[section]]\nnumber = 1\ntitle = "一"\naim = "目标"\n'
        '[[section.objective]]\nnumber = "1.1"\ntitle = "任务"\n'
        '[[section.objective.measure]]\nid = "1.1.1"\ntext = "做"\nlead = ["中心"]\n',
        encoding="utf-8",
    )
    answer = unit("--plan", str(other), "list")
    assert answer.status == 2
    assert "居委会" in answer.err
    assert "--type" in answer.err
    assert unit("--plan", str(other), "list", "--type", "中心").status == 0
    assert unit("--plan", str(other), "tick", "1.1.1").status == 2


def test_a_broken_plan_is_named_with_its_line(plancheck: Run, tmp_path: Path) -> None:
    path = tmp_path / "计划.toml"
    path.write_text('schema = 2\n[plan\nid = "x"\n', encoding="utf-8")
    for words in (["list"], ["plan", "check"], ["plan", "show"], ["tick", "1.1.1"]):
        answer = plancheck("--plan", str(path), *words)
        assert answer.status == 3
        assert answer.err.startswith("计划.toml 第2行：")


BLANKS = (" ", "\u3000", "\u200b", "\ufeff", "\u00a0")


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(one, marks=pytest.mark.soak) for one in range(1, len(BLANKS)))]
)
def test_a_blank_beside_a_word_is_no_fault(unit: Run, home: Path, first: int) -> None:
    """One of them beside each word in turn, each beside each under soak."""
    lines = (
        "list~", "plan check~", "plan show~", "step 3.3.2 add~ 摸底", "step 3.3.2 done~ 1",
        "tick 3.3.2~", "set 3.3.3 --status 推进中~", "set 3.3.3 --owner 王某",
        "set 3.3.3 --owner 无~",
        "set 3.3.3 --due 6月底~", "set 3.3.3 --due 无~", "note 3.3.2 已装 --kind 问题~",
        "list --type ~中心 --status 未启动~", "export --format toml~", "setup --type ~居委会~",
    )  # fmt: skip
    for number, words in enumerate(lines, first):
        blank = BLANKS[number % len(BLANKS)]
        answer = unit(*(word.replace("~", blank) for word in words.split()))
        assert answer.status == 0, (words, answer.err)
    state = open_home(home, Clock()).unit.progress.state("3.3.3")
    assert (state.owner, state.due) == ("", None)
