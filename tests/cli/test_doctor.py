"""doctor: what it finds, what it repairs, and that nothing broken breaks it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from plancheck.domain.ledger.typed_text import Typed, TypedIn
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.status import Status
from tests.cli.conftest import Answer, Run, ids
from tests.specimens import made
from tests.storage.records import text_of
from tests.support import TYPE, UNIT, USERS_DATA, Clock, make_link, open_home

NOTES = Path(os.environ[USERS_DATA]) / "plancheck-notes"


def found(answer: Answer) -> dict[str, list[str]]:
    """The findings by topic, each as 好 words."""
    topics: dict[str, list[str]] = {}
    for finding in answer.json:
        topics.setdefault(finding["topic"], []).append(f"{finding['verdict']} {finding['words']}")
    return topics


def ledger_of(home: Path) -> Path:
    (path,) = home.glob("ledger/*/*/*.toml")
    return path


def damage(home: Path) -> bytes:
    """Three records, the second of them damaged."""
    path = ledger_of(home)
    text = path.read_text(encoding="utf-8")
    first, second, third = text.partition("3.3.3")
    path.write_text(first + "3.3.9" + third, encoding="utf-8", newline="")
    assert second
    return path.read_bytes()


def three(unit: Run, home: Path) -> bytes:
    for id in ("3.3.2", "3.3.3", "3.3.4"):
        assert unit("tick", id).status == 0
    return damage(home)


def test_all_well_is_exit_status_0_and_a_page_whose_lines_say_how(unit: Run, home: Path) -> None:
    unit("tick", "3.3.2")
    answer = unit("doctor")
    assert (answer.status, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert all(line.startswith("好 ") for line in lines)
    for words in (
        "不是终端",
        UNIT,
        "51 项措施",
        "可以写入",
        "还有",
        "1 条记录",
        "2024-03-06 09:14",
    ):
        assert words in answer.out
    for words in ("plancheck 0.1.0", "Python 3.", "Textual 8."):
        assert words in lines[-2]
    assert len(lines) <= 24


def test_looking_changes_nothing(unit: Run, home: Path) -> None:
    three(unit, home)

    def files() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in home.rglob("*") if p.is_file()}

    before = files()
    unit("doctor")
    assert files() == before


def test_no_home_is_made_to_look_at_it(plancheck: Run, home: Path) -> None:
    answer = plancheck("doctor", "--json")
    assert answer.status == 1
    assert found(answer)["设置"] == [
        "注意 还没有设置单位：打开程序按提示选，或运行 plancheck setup"
    ]
    assert not home.exists()


def test_damage_and_gaps_are_told_with_file_and_line_and_the_repair_is_offered(
    unit: Run, home: Path
) -> None:
    data = three(unit, home)
    name = ledger_of(home).name
    answer = unit("doctor", "--json")
    topics = found(answer)
    assert answer.status == 1
    line = data[: data.index(b"3.3.9")].decode().count("\n") + 1
    told = "\n".join(topics["台账"])
    assert f"坏 {name} 第{line - 8}行：" in told
    assert f"注意 {Path(name).stem}：缺第 2 条记录" in told
    assert topics["修复"] == [f"注意 {name} 可以修复（原件会留着）：plancheck doctor --repair"]
    assert ledger_of(home).read_bytes() == data


def test_the_repair_keeps_what_was_good_and_the_original(unit: Run, home: Path) -> None:
    data = three(unit, home)
    path = ledger_of(home)
    answer = unit("doctor", "--repair")
    original = path.with_name(f"{path.stem}.damaged-2024-03-06")
    assert "留下 2 条完好的记录，去掉 1 处损坏" in answer.out
    assert original.read_bytes() == data
    assert ids(unit("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.4"]
    assert "坏 " not in unit("doctor").out
    assert original.name in unit("doctor").out
    assert "没有要修复的" in unit("doctor", "--repair").out
    assert unit("tick", "3.3.3").status == 0
    assert ids(unit("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.3", "3.3.4"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_a_ledger_saved_in_another_encoding_is_no_damage_and_the_repair_keeps_all(
    unit: Run, home: Path, encoding: str
) -> None:
    for id in ("3.3.2", "3.3.3"):
        unit("tick", id)
    text = ledger_of(home).read_text(encoding="utf-8")
    ledger_of(home).write_bytes(text.encode(encoding))
    looked = unit("doctor", "--json")
    assert looked.status == 1
    assert not any(finding["verdict"] == "坏" for finding in looked.json)
    assert "没有丢失" in "\n".join(found(looked)["台账"])
    repaired = found(unit("doctor", "--repair", "--json"))
    assert "2 条" in repaired["修复"][0]
    assert ledger_of(home).read_text(encoding="utf-8") == text
    assert "全部完好" in repaired["台账"][0]


def test_the_next_act_puts_a_ledger_right_and_what_was_lost_is_told_with_its_backup(
    unit: Run, home: Path, clock: Clock
) -> None:
    unit("tick", "3.3.2")
    unit("note", "3.3.2", "完成😀")
    clock.set("2024-03-07T09:00:00+08:00")
    unit("tick", "3.3.3")  # the day's copy holds the note
    text = ledger_of(home).read_text(encoding="utf-8")
    ledger_of(home).write_bytes(text.encode("gbk", "replace"))
    copy = max(home.glob("backups/*/*.toml"), key=lambda path: path.name)
    said = unit("list").err
    assert "另存成了 ANSI（GBK）" in said
    assert f"{copy.name}：备份里有其中 1 条" in said
    assert unit("tick", "3.3.4").status == 0
    assert "另存" not in unit("list").err
    assert copy.name in "\n".join(found(unit("doctor", "--json"))["台账"])
    unit("doctor", "--repair")
    assert "😀" in unit("show", "3.3.2", "--json").out
    assert copy.name not in "\n".join(found(unit("doctor", "--json"))["台账"])
    assert unit("untick", "3.3.4").status == 0


def test_others_files_and_newer_ones_are_told_and_never_repaired(unit: Run, home: Path) -> None:
    unit("tick", "3.3.2")
    folder = ledger_of(home).parent
    broken = "junk\n" + text_of([made(pc="other1")])
    (folder / "other1-12345678.toml").write_text(broken, encoding="utf-8")
    newer = text_of([made(pc="other2")]).replace("ledger/1", "ledger/2") + "\njunk\n"
    (folder / "other2-12345678.toml").write_text(newer, encoding="utf-8")
    topics = found(unit("doctor", "--repair", "--json"))
    assert "别的电脑的台账" in "".join(topics["修复"])
    assert "other2" not in "".join(topics["修复"])
    assert "请升级本程序" in "".join(topics["台账"])
    assert (folder / "other1-12345678.toml").read_text(encoding="utf-8") == broken
    assert (folder / "other2-12345678.toml").read_text(encoding="utf-8") == newer


def test_an_own_file_of_a_newer_version_is_not_repaired(unit: Run, home: Path) -> None:
    three(unit, home)
    path = ledger_of(home)
    text = path.read_text(encoding="utf-8").replace("ledger/1", "ledger/2")
    path.write_text(text, encoding="utf-8")
    answer = unit("doctor", "--repair")
    assert "没有要修复的" in answer.out
    assert path.read_text(encoding="utf-8") == text


def test_a_conflict_is_told_with_the_measure_and_both_values(
    unit: Run, home: Path, clock: Clock, tmp_path: Path
) -> None:
    for words in (("tick", "3.3.2"), ("set", "3.3.2", "--status", "推进中")):
        unit(*words)
    other = tmp_path / "other"
    answer = unit("--home", str(other), "setup", "--unit", UNIT, "--type", TYPE, "--clerk", "乙")
    assert answer.status == 0
    workspace = open_home(other, clock)
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.change(["3.3.2"], Edit(status=Status.BLOCKED)))
    (theirs,) = other.glob("ledger/*/*/*.toml")
    unit("merge", str(theirs))
    (told,) = found(unit("doctor", "--json"))["并存"]
    for part in ("3.3.2 状态", "推进中（甲 2024-03-06 09:14）", "受阻（乙 2024-03-06 09:14）"):
        assert part in told


def test_a_torn_tail_that_was_set_aside_is_told(unit: Run, home: Path) -> None:
    unit("tick", "3.3.2")
    ledger_of(home).with_suffix(".torn").write_bytes(b"[[entry]]\nid")
    assert "残尾" in "".join(found(unit("doctor", "--json"))["台账"])


def test_a_clock_before_the_last_entry_is_told(unit: Run, clock: Clock) -> None:
    unit("tick", "3.3.2")
    clock.set("2024-03-01T09:00:00+08:00")
    (told,) = found(unit("doctor", "--json"))["时钟"]
    assert "比现在还晚" in told
    unit("tick", "3.3.3")
    clock.set("2024-03-07T09:00:00+08:00")
    told = "".join(found(unit("doctor", "--json"))["时钟"])
    assert "好 现在 2024-03-07 09:00（UTC+08:00）" in told
    assert "第 2 条（2024-03-01 09:00）比前一条（2024-03-06 09:14）早" in told


def test_backups_are_counted_and_a_missing_one_is_told(unit: Run, home: Path, clock: Clock) -> None:
    unit("tick", "3.3.2")
    assert "还没有" in found(unit("doctor", "--json"))["备份"][0]
    clock.set("2024-03-07T09:00:00+08:00")
    unit("tick", "3.3.3")
    assert found(unit("doctor", "--json"))["备份"] == ["好 1 份，最近一份 2024-03-07"]
    copy = max(home.glob("backups/*/*.toml"), key=lambda path: path.name)
    copy.unlink()
    assert found(unit("doctor", "--json"))["备份"][0].startswith("注意 一份也没有；2024-03-07")


def test_lost_records_come_back_from_a_backup(unit: Run, home: Path, clock: Clock) -> None:
    unit("tick", "3.3.2")
    unit("tick", "3.3.3")
    clock.set("2024-03-07T09:00:00+08:00")
    unit("tick", "3.3.4")
    damage(home)
    unit("doctor", "--repair")
    copy = max(home.glob("backups/*/*.toml"))
    assert unit("merge", str(copy)).status == 0
    assert ids(unit("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.3", "3.3.4"]
    unit("tick", "3.3.1")
    assert unit("doctor").status == 0


@pytest.mark.parametrize("content", [b"\x00\x01", b"[unit\nname = 1", b"[installation]\npc = 5"])
def test_a_half_written_config_is_told_and_the_ledger_looked_at_all_the_same(
    unit: Run, home: Path, content: bytes
) -> None:
    data = three(unit, home)
    (home / "config.toml").write_bytes(content)
    answer = unit("doctor", "--repair", "--json")
    topics = found(answer)
    assert answer.status == 1
    assert "config.toml" in topics["设置"][0]
    assert "坏 " in "".join(topics["台账"])
    assert ledger_of(home).read_bytes() == data


def test_a_plan_that_is_not_there_is_told_and_the_ledger_looked_at_all_the_same(
    unit: Run, tmp_path: Path
) -> None:
    unit("tick", "3.3.2")
    answer = unit("--plan", str(tmp_path / "none.toml"), "doctor", "--json")
    assert answer.status == 1
    assert found(answer)["计划"][0].startswith("坏 none.toml")
    assert "1 条记录" in found(answer)["台账"][0]


@pytest.mark.parametrize(
    "place", ["home", "config.toml", "ledger", "ledger/youyilu-2024", "backups"]
)
@pytest.mark.parametrize("kind", ["file", "folder", "loop"])
def test_whatever_stands_in_the_way_is_a_finding(
    plancheck: Run, home: Path, place: str, kind: str
) -> None:
    if place != "home":
        home.mkdir()
        (home / "config.toml").write_text(f'[unit]\nname = "{UNIT}"\ntype = "{TYPE}"\n')
    target = home if place == "home" else home / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    if kind == "file":
        target.write_text("x", encoding="utf-8")
    elif kind == "folder":
        target.mkdir()
    else:
        make_link(target, target.name)
    answer = plancheck("doctor")
    assert answer.status in (0, 1)
    assert answer.err == ""
    assert "一共：" in answer.out
    assert "程序出错" not in answer.out


def test_a_check_that_fails_by_a_fault_of_the_program_does_not_end_the_page(
    unit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("plancheck.workspace.doctor.examination.backup_findings", broken)
    topics = found(unit("doctor", "--json"))
    assert topics["备份"] == ["坏 查不了：程序出错（RuntimeError），请告诉维护人员。"]
    assert "版本" in topics


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_home_that_may_not_be_read_is_told(unit: Run, home: Path) -> None:
    home.chmod(0)
    try:
        answer = unit("doctor")
    finally:
        home.chmod(0o700)
    assert answer.status == 1
    assert "没有权限" in answer.out


# --- a home that was copied


def test_records_that_a_copy_was_put_over_are_bad_until_they_are_merged(
    unit: Run, home: Path, tmp_path: Path
) -> None:
    shutil.copytree(home, tmp_path / "copy")
    unit("tick", "3.3.2")
    shutil.copytree(home, tmp_path / "kept")
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "copy", home)
    listed = unit("list")
    assert listed.status == 0
    assert "只剩 0 条" in listed.err
    answer = unit("doctor", "--json")
    assert answer.status == 1
    (words,) = (told for told in found(answer)["台账"] if told.startswith("坏"))
    assert "plancheck merge" in words
    (note,) = (path for path in NOTES.glob("*.toml") if str(path) in words)
    unit("tick", "3.3.3")
    assert unit("doctor").status == 1
    assert unit("merge", str(tmp_path / "kept")).status == 0
    assert note.exists()
    assert unit("list").err == ""
    assert unit("doctor").status == 0
    assert ids(unit("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.3"]


def test_the_id_of_this_place_is_told_and_that_a_copy_will_take_one(
    unit: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = []
    for host in ("PC-2", "PC-3"):
        monkeypatch.setattr("plancheck.storage.places._host", lambda host=host: host)
        (copied,) = found(unit("doctor", "--json"))["设置"]
        assert "从别处拷来" in copied
        unit("note", "3.3.2", host)
        (own,) = found(unit("doctor", "--json"))["设置"]
        ids.append(own.partition("本机编号 ")[2])
    monkeypatch.setattr("plancheck.storage.places._host", lambda: "PC-2")
    assert found(unit("doctor", "--json"))["设置"][0].endswith(f"本机编号 {ids[0]}")
    assert len({path.stem for path in home.glob("ledger/*/*/*.toml")} & set(ids)) == 2


def test_a_note_that_is_deleted_is_not_spoken_of_again(
    unit: Run, home: Path, tmp_path: Path
) -> None:
    before = set(NOTES.glob("*.toml"))
    unit("tick", "3.3.2")
    shutil.rmtree(home / "ledger")
    assert unit("doctor").status == 1
    (note,) = set(NOTES.glob("*.toml")) - before
    note.unlink()
    shutil.rmtree(home / "backups")
    assert unit("list").err == ""
    assert unit("doctor").status == 0


def test_the_files_of_all_ids_that_the_home_had_are_its_own_to_repair(
    unit: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(unit, home)
    monkeypatch.setattr("plancheck.storage.places._host", lambda: "PC-2")
    assert unit("tick", "3.2.1").status == 0
    assert len(list(home.glob("ledger/*/*/*.toml"))) == 2
    assert not any("别的电脑" in words for words in found(unit("doctor", "--json"))["修复"])
    repaired = unit("doctor", "--repair", "--json")
    assert "留下 2 条完好的记录" in found(repaired)["修复"][0]
    assert len(list(home.glob("ledger/*/*/*.damaged-*"))) == 1


def test_a_home_on_its_way_between_pcs_has_nothing_amiss(
    unit: Run, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "portable").touch()
    before = set(NOTES.glob("*.toml"))
    for day, host in ((7, "PC-1"), (8, "PC-2"), (9, "PC-1"), (10, "PC-2")):
        clock.set(f"2024-03-{day:02}T09:00:00+08:00")
        monkeypatch.setattr("plancheck.storage.places._host", lambda host=host: host)
        assert unit("note", "3.2.1", f"第{day}日").status == 0
        assert unit("doctor").status == 0
    assert set(NOTES.glob("*.toml")) == before
    assert unit("undo", "4").status == 0
    assert unit("show", "3.2.1", "--json").json["notes"] == []


def test_what_was_typed_and_not_saved_is_told(unit: Run, home: Path, clock: Clock) -> None:
    unsaved = open_home(home, clock).unsaved
    unsaved.keep(Typed(TypedIn.NOTE, ("3.3.2",), {"text": "选址已定"}))
    (home / "unsaved" / "x.txt").write_text("?", encoding="utf-8")
    kept, fault = found(unit("doctor", "--json"))["文字"]
    assert "3.3.2 的记录“选址已定”" in kept
    assert "x.txt" in fault
