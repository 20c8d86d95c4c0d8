"""What is pasted with characters that nobody sees, as web pages and address books have them."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from plancheck.domain.ledger.entry import canonical_json, digest_id
from plancheck.domain.text import MARK
from plancheck.storage.config import load_config
from plancheck.storage.report import file as report_file
from tests.cli.conftest import Run, ids
from tests.street import resealed
from tests.support import CLERK, TYPE, UNIT, Clock, set_up_home

ID = "3.3.2"
SOWN = "\u200b\ufeff\u00ad\u2060\u202d\u202c\u200e\ufe0f\u3164\U000e0041"


def sown(text: str) -> str:
    """The text with what nobody sees before, between and behind its characters."""
    return SOWN + SOWN.join(text) + SOWN


def test_names_and_numbers_are_kept_as_they_look(plancheck: Run, home: Path) -> None:
    people = ("--clerk", sown(CLERK), "--phone", "\u202d021-5678\u00a01234\u202c")
    assert plancheck("setup", "--unit", sown(UNIT), "--type", sown(TYPE), *people).status == 0
    config = load_config(home / "config.toml")
    assert (config.unit, config.unit_type, config.clerk) == (UNIT, TYPE, CLERK)
    assert config.phone == "021-5678 1234"


@pytest.mark.parametrize("name", [SOWN, f" {SOWN}\u3000", "\u00a0", "\u2800"])
def test_a_name_of_nothing_that_is_seen_is_empty(plancheck: Run, home: Path, name: str) -> None:
    answer = plancheck("setup", "--unit", name, "--type", TYPE)
    assert (answer.status, answer.err[:8]) == (2, "单位名称是空的。")
    assert not (home / "config.toml").exists()


def test_no_paper_shows_a_mark_for_it(unit: Run, tmp_path: Path) -> None:
    unit("set", ID, "--owner", sown("王某"), "--status", "受阻", "--reason", sown("缺料"))
    unit("note", ID, sown("选址已定"))
    unit("step", ID, "add", sown("摸底"), "--owner", sown("李某"))
    unit("evidence", ID, "\u202aC:\\照片.jpg")
    answer = unit("export", "--format", "toml,csv,md,txt", "--out", str(tmp_path))
    texts = [Path(line).read_text(encoding="utf-8-sig") for line in answer.out.splitlines()]
    assert len(texts) == 4
    assert not any({MARK, *SOWN} & {*text} for text in texts)
    (path,) = tmp_path.glob("*.toml")
    found = next(m for m in report_file.load_status(path).measures if m.id == ID)
    assert (found.owner, found.reason, found.progress) == (("王某",), "缺料", ("选址已定",))
    assert found.evidence == ("C:\\照片.jpg",)


def test_numbers_dates_and_words_to_look_for_are_understood(unit: Run) -> None:
    assert unit("tick", sown(ID), "--on", sown("昨天")).status == 0
    assert ids(unit("list", "--status", sown("已完成"), "--json")) == [ID]
    unit("set", ID, "--owner", "王某", "--percent", sown("50%"))
    assert ids(unit("list", "--owner", sown("王某"), "--json")) == [ID]
    assert ids(unit("list", "--search", sown("王某"), "--json")) == [ID]
    assert "由 王某 移交 李某" in unit("handover", sown("王某"), sown("李某")).out
    assert unit(sown("list")).status == 0


def test_a_path_is_found_with_and_without(unit: Run, tmp_path: Path, clock: Clock) -> None:
    other = set_up_home(tmp_path / "other", clock)
    assert other.unit.ledger
    other.unit.ledger.perform(other.edit.tick([ID]))
    (ledger,) = other.unit.ledger.path.glob("*.toml")
    assert unit("merge", f"\u202a{ledger}").status == 0
    assert ids(unit("list", "--status", "已完成", "--json")) == [ID]
    named = ledger.rename(ledger.with_name("带\u200b的.toml"))
    assert unit("merge", str(named)).status == 0


def test_in_files_from_elsewhere_it_makes_no_other_unit(
    unit: Run, tmp_path: Path, clock: Clock
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    assert other.unit.ledger
    other.unit.ledger.perform(other.edit.note([ID], "选址已定"))
    (ledger,) = other.unit.ledger.path.glob("*.toml")
    text = ledger.read_text(encoding="utf-8").replace(UNIT, "宝山\u200b八村居委会\ufeff")
    ledger.write_text(text, encoding="utf-8")
    assert unit("merge", str(ledger)).status == 0
    (path,) = map(Path, unit("export", "--format", "toml").out.splitlines())
    text = path.read_text(encoding="utf-8").replace(UNIT, "宝山八村\u00ad居委会\ufe0f")
    path.write_text(resealed(text), encoding="utf-8")
    roster = tmp_path / "名册.toml"
    roster.write_text(f'[[unit]]\nname = "\u200e{UNIT}"\ntype = "{TYPE}"\n', encoding="utf-8")
    answer = unit("rollup", str(path), "--roster", str(roster), "--json")
    assert [one["standing"] for one in answer.json["standings"]] == ["按时报"]


def test_in_records_from_elsewhere_it_hides_nothing(unit: Run, home: Path) -> None:
    """As an older version, or another program, has written them."""
    unit("set", ID, "--owner", "王X某")
    unit("note", ID, "选X址已定")
    (path,) = (home / "ledger").rglob("*.toml")
    text = path.read_text(encoding="utf-8")
    for id, table in [(e["id"], e) for e in tomli.loads(text)["entry"]]:
        changed = {k: _without_x(v) for k, v in table.items() if k != "id"}
        text = text.replace(id, digest_id(canonical_json(changed)))
    path.write_text(text.replace("X", "\u200b"), encoding="utf-8")
    assert ids(unit("list", "--owner", "王某", "--json")) == [ID]
    assert ids(unit("list", "--search", "选址", "--json")) == [ID]
    assert "移交 李某" in unit("handover", "王某", "李某").out


def _without_x(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_x(one) for key, one in value.items()}
    return value.replace("X", "\u200b") if isinstance(value, str) else value
