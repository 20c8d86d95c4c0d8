"""config.toml: a file that a person may edit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import tomli
from hypothesis import HealthCheck, given, settings

from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.text import clean
from plancheck.errors import BadFile, NotSaved
from plancheck.storage import atomic
from plancheck.storage import config as config_file
from plancheck.storage.config import Config, Display, load_config, save_config
from plancheck.storage.places import Installation
from tests.rows import each_row
from tests.support import make_pipe

from .records import TEXT

EDITED = """\
# 八村的设置，小王改过

[unit]
name = "宝山八村居委会"   # 全称
type = '居委会'
folder = "宝山八村居委会-1a2b3c"
colour = "red"

[clerk]
name = "甲"
phone = "021-0000"

[signals]
due_soon_days = 3

[keys]
tick = "space"  # 不要动
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


# --- reading


def test_an_absent_or_empty_file_is_an_empty_config(path: Path) -> None:
    assert load_config(path) == Config()
    assert load_config(put(path, "")) == Config()
    assert load_config(put(path, "# nothing\n")) == Config()


def test_a_home_that_is_a_file_has_no_settings(path: Path) -> None:
    assert load_config(put(path, "x") / "config.toml") == Config()


def test_what_is_said_is_taken(path: Path) -> None:
    assert load_config(put(path, EDITED)) == Config(
        "宝山八村居委会",
        "居委会",
        "宝山八村居委会-1a2b3c",
        clerk="甲",
        phone="021-0000",
        thresholds=Thresholds(3, 10),
        keys=(("tick", "space"),),
    )


@each_row(
    "data",
    [
        b"\xef\xbb\xbf" + EDITED.encode(),
        EDITED.replace("\n", "\r\n").encode(),
        EDITED.encode("gb18030"),
    ],
)
def test_what_notepad_makes_of_it_is_read(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert load_config(path).unit == "宝山八村居委会"
    assert load_config(path).problems == ()


@each_row(
    ("text", "named"),
    [
        ("[unit]\nname = 5\n", "[unit] name"),
        ("[unit]\ntype = []\n", "[unit] type"),
        ("[unit]\nfolder = true\n", "[unit] folder"),
        ("[installation]\npc = 2024-01-01\n", "[installation] pc"),
        ('[installation]\npc = "../../x"\n', "[installation] pc"),
        ('[installation]\npc = "' + "a" * 17 + '"\n', "[installation] pc"),
        ("[clerk]\nname = {}\n", "[clerk] name"),
        ("[clerk]\nphone = 210000\n", "[clerk] phone"),
        ("[clerk]\nreviewer = 1.5\n", "[clerk] reviewer"),
        ("[signals]\ndue_soon_days = -1\n", "[signals] due_soon_days"),
        ("[signals]\ndue_soon_days = 367\n", "[signals] due_soon_days"),
        ("[signals]\nbehind_points = true\n", "[signals] behind_points"),
        ('[signals]\nbehind_points = "10"\n', "[signals] behind_points"),
        ("[signals]\nbehind_points = 10.0\n", "[signals] behind_points"),
        ("unit = 5\n", "[unit]"),
        ("[[clerk]]\n", "[clerk]"),
        ("signals = []\n", "[signals]"),
    ],
)
def test_each_wrong_value_is_named_and_its_default_taken(path: Path, text: str, named: str) -> None:
    config = load_config(put(path, text))
    (problem,) = config.problems
    assert problem.source == "config.toml"
    assert problem.message.startswith(named)
    assert config._replace(problems=()) == Config()


def test_one_wrong_value_spoils_no_other(path: Path) -> None:
    config = load_config(put(path, EDITED.replace('"甲"', "7").replace("= 3", '= "三"')))
    assert (config.unit, config.clerk, config.phone) == ("宝山八村居委会", "", "021-0000")
    assert config.thresholds == Thresholds()
    assert len(config.problems) == 2


def test_texts_are_made_harmless(path: Path) -> None:
    config = load_config(put(path, '[clerk]\nname = "甲\\u001b]52;c;AA\\u0007\\u202e"\n'))
    assert config.clerk == "甲\ufffd]52;c;AA\ufffd\ufffd"


@each_row(
    ("data", "words"),
    [
        (b"[unit\nname = 1\n", "不是完好的 TOML"),
        (b"\n\nname = \n", "第3行"),
        (b'[unit]\nname = "a"\nname = "b"\n', "不是完好的 TOML"),
        (b"\x00\x01\x02", "已损坏"),
        (b"PK\x03\x04\xff\xff", "config.toml"),
        (b"\xff\xff\xff", "编码"),
        (b"[" * 5_000, "嵌套"),
    ],
)
def test_what_is_no_toml_is_said_with_advice(path: Path, data: bytes, words: str) -> None:
    path.write_bytes(data)
    with pytest.raises(BadFile, match=words) as caught:
        load_config(path)
    assert "plancheck setup" in str(caught.value)
    with pytest.raises(BadFile):
        save_config(path, {"clerk": "乙"})
    assert path.read_bytes() == data


def test_a_sparse_file_of_100_mb_is_refused_unread(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(BadFile, match="太大"):
        load_config(path)


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(BadFile, match="不是普通文件"):
        load_config(path)


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
def test_a_pipe_in_its_place_is_not_waited_for(path: Path) -> None:
    make_pipe(path)
    with pytest.raises(BadFile, match="不是普通文件"):
        load_config(path)


# --- writing


def test_a_persons_comments_and_order_survive(path: Path) -> None:
    put(path, EDITED)
    save_config(path, {"clerk": "乙", "reviewer": "丙"})
    expected = EDITED.replace('"甲"', '"乙"').replace(
        'phone = "021-0000"\n', 'phone = "021-0000"\nreviewer = "丙"\n'
    )
    assert path.read_text(encoding="utf-8") == expected


def test_saving_nothing_changes_nothing(path: Path) -> None:
    put(path, EDITED)
    save_config(path, {})
    assert path.read_text(encoding="utf-8") == EDITED


def test_a_new_file_says_what_it_is(path: Path) -> None:
    save_config(path, {"unit": "宝山八村居委会"})
    assert path.read_text(encoding="utf-8").startswith("# plancheck 的设置")
    assert load_config(path) == Config("宝山八村居委会")


def test_a_file_in_gbk_is_written_as_utf_8_with_its_comments(path: Path) -> None:
    path.write_bytes(EDITED.encode("gb18030"))
    save_config(path, {"clerk": "乙"})
    assert path.read_text(encoding="utf-8") == EDITED.replace('"甲"', '"乙"')


@each_row(
    "text",
    [
        'unit.name = "甲"\nunit.more = 1\n',
        'unit = { name = "甲", more = 1 }\n',
        '[unit]\nname = "甲"\n[clerk]\nname = "x"\n[unit.deep]\nmore = 1\n',
        "[unit.deep]\nmore = 1\n",
        "unit = 5\n",
        "[[unit]]\nname = 1\n",
        '[unit]\nname = """\n多行\n"""\n',
        "[unit]\r\nname = 5\r\n",
        "[clerk]\n[unit]",
        "more = 1",
    ],
)
def test_whatever_form_the_table_has_the_value_is_set_and_the_rest_kept(
    path: Path, text: str
) -> None:
    before = tomli.loads(put(path, text).read_text(encoding="utf-8"))
    save_config(path, {"unit": "乙", "phone": "1"})
    after = tomli.loads(path.read_text(encoding="utf-8"))
    assert (load_config(path).unit, load_config(path).phone) == ("乙", "1")
    for table, content in before.items():
        if isinstance(content, dict):
            kept = {k: v for k, v in content.items() if (table, k) != ("unit", "name")}
            assert {k: after[table][k] for k in kept} == kept
        elif table != "unit":
            assert after[table] == content


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT)
def test_any_text_is_saved_so_that_it_is_read_again(path: Path, text: str) -> None:
    save_config(path, {"clerk": text, "reviewer": clean(text)})
    assert load_config(path).clerk == load_config(path).reviewer == clean(text)
    assert load_config(path).problems == ()


def test_a_disk_that_refuses_is_said_and_the_old_settings_stand(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(path, EDITED)

    def full(descriptor: int, data: bytes) -> None:
        raise OSError(28, "")

    monkeypatch.setattr(atomic, "write_all", full)
    with pytest.raises(NotSaved, match="磁盘已满"):
        save_config(path, {"clerk": "乙"})
    assert path.read_text(encoding="utf-8") == EDITED


def test_display_and_keys_are_taken_and_what_is_not_known_is_a_problem(path: Path) -> None:
    config = load_config(
        put(path, '[display]\ntheme = "light"\nmarks = "emoji"\n[keys]\nstatus = "f7"\nfind = 3\n')
    )
    assert config.display == Display(theme="light")
    assert config.keys == (("status", "f7"),)
    assert [str(problem) for problem in config.problems] == [
        'config.toml：[display] marks 应当是 "hanzi"、"ascii" 之一',
        "config.toml：[keys] find 应当是带引号的键名",
    ]


def test_a_theme_is_saved_beside_what_stands_there(path: Path) -> None:
    put(path, "# 我的设置\n[display]\nmarks = 'ascii'\n")
    save_config(path, {"theme": "light"})
    assert load_config(path).display == Display(theme="light", marks="ascii")
    assert "# 我的设置" in path.read_text(encoding="utf-8")


# --- the places of the ids

PC_1 = Installation("PC-1", "张三", r"D:\plancheck 数据")


def test_ids_and_their_places_are_kept_beside_what_a_person_wrote(path: Path) -> None:
    text = EDITED + '\n[installation]\npc = "aaaaaa"  # 这台\n'
    put(path, text)
    save_config(path, {"pc": "bbbbbb"}, {"aaaaaa": PC_1, "bbbbbb": Installation("", "", "")})
    save_config(path, {}, {"cccccc": PC_1})
    save_config(path, {"clerk": "乙"})
    config = load_config(path)
    assert config.places == {"aaaaaa": PC_1, "bbbbbb": Installation("", ""), "cccccc": PC_1}
    assert config.ids == {"aaaaaa", "bbbbbb", "cccccc"}
    assert (config.pc, config.problems) == ("bbbbbb", ())
    for words in ("# 八村的设置", "# 全称", "# 这台", "# 不要动"):
        assert words in path.read_text(encoding="utf-8")


@each_row(
    "places",
    [
        "places = 5",
        'places = "x"',
        'places = ["aaaaaa"]',
        'places.aaaaaa = "x"',
        "places.aaaaaa = { host = 5 }",
        'places."../x" = { host = "PC-1", user = "a", path = "" }',
        'places.aaaaaaaaaaaaaaaaaaaa = { host = "PC-1", user = "a", path = "" }',
    ],
)
def test_a_place_that_is_wrong_is_named_and_passed_over(path: Path, places: str) -> None:
    put(path, f'[installation]\npc = "aaaaaa"\n{places}\n')
    config = load_config(path)
    assert config.places == {}
    assert config.ids == {config.pc} == {"aaaaaa"}
    assert any("places" in problem.message for problem in config.problems)


def test_a_place_on_an_inline_or_dotted_table_can_be_added(path: Path) -> None:
    for text in (
        'installation = { pc = "aaaaaa" }\n',
        'installation.pc = "aaaaaa"\n',
        '[installation]\npc = "aaaaaa"\nplaces = {}\n',
        '[installation]\nplaces.bbbbbb = { host = "PC-2", user = "b" }\n',
    ):
        put(path, text)
        save_config(path, {"pc": "aaaaaa"}, {"aaaaaa": PC_1})
        config = load_config(path)
        assert (config.pc, config.places["aaaaaa"], config.problems) == ("aaaaaa", PC_1, ())


def test_of_more_places_than_anyone_has_the_last_ones_are_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config_file, "PLACES", 20)
    for first in range(0, 40, 8):
        save_config(
            path, {}, {f"x{n}": Installation(f"容器{n}", "a") for n in range(first, first + 8)}
        )
    assert list(load_config(path).places) == [f"x{n}" for n in range(20, 40)]
