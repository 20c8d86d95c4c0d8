"""Names that may stand in a path."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.errors import UsageFault
from plancheck.storage.file_names import SLUG_BYTES, file_name, slug, unit_folder
from plancheck.storage.paths import Home, _notes, find_home
from tests.rows import each_row
from tests.support import USERS_DATA

ANY = st.text(st.characters()) | st.text(
    st.sampled_from('./\\:*?"<>|~$%\x00\n .CONULPRTAX19¹²_-中')
)


def is_safe(name: str) -> bool:
    """One component, of letters, digits, `-` and `_`, that Windows takes for no device."""
    windows = PureWindowsPath(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # since 3.13; 3.11 has no other
        reserved = windows.is_reserved()
    return (
        bool(name)
        and Path(name).parts == (name,)
        and windows.parts == (name,)
        and not reserved
        and all(c.isalnum() or c in "-_" for c in name)
        and len(name.encode()) <= SLUG_BYTES + 1
    )


@given(ANY)
def test_a_slug_is_always_a_single_safe_part_of_a_path(name: str) -> None:
    assert is_safe(slug(name))
    assert is_safe(slug(f"{name}.toml"))


@given(ANY)
def test_a_slug_is_its_own_slug_but_for_its_edges(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@each_row(
    ("name", "expected"),
    [
        ("宝山八村居委会", "宝山八村居委会"),
        ("", "_"),
        (".", "_"),
        ("..", "_"),
        ("/", "_"),
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\Windows", "C__Windows"),
        ("name.", "name"),
        ("name. . .", "name"),
        ("a.b", "a_b"),
        ("CON", "_CON"),
        ("con", "_con"),
        ("Com1", "_Com1"),
        ("LPT9", "_LPT9"),
        ("COM¹", "_COM¹"),
        ("COM10", "COM10"),
        ("NUL.txt", "NUL_txt"),
        ("😀", "_"),
        ("a😀b", "a_b"),
        ("a\u202eb\x00c\nd", "a_b_c_d"),
        ("$(rm -rf)", "rm_-rf"),
        ("友谊路（街道）", "友谊路_街道"),
        ("汉" * 300, "汉" * 40),
        ("a" * 300, "a" * 120),
        ("\ud800x", "x"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected
    assert is_safe(slug(name))


@given(ANY, ANY)
def test_two_units_never_share_a_folder(one: str, other: str) -> None:
    if one != other:
        assert unit_folder(one) != unit_folder(other)


@each_row("unit", ["../..", "CON", "汉" * 300, "", ".", "/", "a\x00b", "\ud800"])
def test_a_units_folder_is_safe_and_stays_within_the_ledgers(unit: str, tmp_path: Path) -> None:
    home = find_home(str(tmp_path), {})
    folder = home.ledger(unit, unit_folder(unit))
    assert folder.parent.parent == tmp_path / "ledger"
    assert folder.resolve() == folder
    assert is_safe(folder.name)


def test_names_that_differ_in_case_or_form_alone_are_told_apart() -> None:
    names = ["abc", "ABC", "ａｂｃ", "a_b", "a/b", "a.b"]
    assert len({unit_folder(name).casefold() for name in names}) == len(names)


@given(ANY, ANY)
def test_no_two_names_make_one_file_name_not_even_where_case_counts_for_nothing(
    one: str, other: str
) -> None:
    assert is_safe(file_name(one))
    if one != other:
        assert file_name(one).casefold() != file_name(other).casefold()


@each_row(
    ("one", "other"),
    [
        ("宝山八村(东)居委会", "宝山八村（东）居委会"),
        ("宝山八村_东_居委会", "宝山八村（东）居委会"),
        ("A楼居委会", "a楼居委会"),
        ("宝山八村居委会", "宝山八村居委会。"),
        ("“宝山”居委会", "《宝山》居委会"),
        ("买买提·某", "买买提•某"),
        ("汉" * 300, "汉" * 301),
        ("...", "。。。"),
        ("Straße", "STRASSE"),
        ("CON", "_CON"),
    ],
)
def test_units_whose_names_differ_in_marks_or_case_alone_have_files_of_their_own(
    one: str, other: str
) -> None:
    assert file_name(one).casefold() != file_name(other).casefold()


def test_a_name_that_loses_nothing_is_the_file_name() -> None:
    assert file_name("宝山八村居委会") == "宝山八村居委会"
    assert file_name("友谊路街道") == "友谊路街道"


# --- the home


def test_a_named_home_holds_everything(tmp_path: Path) -> None:
    notes = Path(os.environ[USERS_DATA]) / "plancheck-notes"
    named = Home(tmp_path / "config.toml", tmp_path, tmp_path / "exports", tmp_path / "收件", notes)
    assert find_home(str(tmp_path), {}) == named
    assert find_home(None, {"PLANCHECK_HOME": str(tmp_path)}) == named
    assert find_home(str(tmp_path), {"PLANCHECK_HOME": "/elsewhere"}) == named
    assert named.backups == tmp_path / "backups"


def test_a_home_may_be_named_relatively(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_home("usb", {}).data == tmp_path / "usb"
    assert not (tmp_path / "usb").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the folders are the system's own")
def test_without_a_home_the_systems_folders_are_taken_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    home = find_home(None, {"PLANCHECK_HOME": ""})
    assert home.config == tmp_path / ".config" / "plancheck" / "config.toml"
    assert home.data == tmp_path / ".local" / "share" / "plancheck"
    assert home.exports == tmp_path / "Documents" / "plancheck"
    assert home.inbox == home.exports / "收件"
    assert home.notes == tmp_path / ".local" / "share" / "plancheck-notes"
    assert not home.portable
    assert list(tmp_path.iterdir()) == []


@each_row("beside", ["home/portable", "portable"])
def test_a_home_with_a_file_portable_in_it_or_beside_it_is_portable_and_leaves_no_notes(
    tmp_path: Path, beside: str
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / beside).mkdir()
    assert not find_home(str(tmp_path / "home"), {}).portable  # a folder is no mark
    (tmp_path / beside).rmdir()
    (tmp_path / beside).touch()
    home = find_home(str(tmp_path / "home"), {})
    assert home.portable
    assert home.notes is None


@each_row("blank", ["", "  ", "\u3000"])
def test_a_home_that_is_blank_is_none(blank: str) -> None:
    assert find_home(None, {"PLANCHECK_HOME": blank}) == find_home(None, {})


# Windows has all users' folders beside one another
@each_row("name", ["a\0b", *(["~nobody-of-this-name/x"] if sys.platform != "win32" else [])])
def test_a_home_that_cannot_be_is_said(name: str) -> None:
    with pytest.raises(UsageFault):
        find_home(name, {})


@pytest.mark.skipif(sys.platform != "linux", reason="the folders are the system's own")
@pytest.mark.parametrize("relative", ["", "rel", "~"])
def test_a_users_folder_that_is_relative_is_none(
    monkeypatch: pytest.MonkeyPatch, relative: str
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, relative)
    home = find_home(None, {})
    assert home.config.is_absolute() and home.data.is_absolute() and home.exports.is_absolute()
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("data"))
    with pytest.raises(UsageFault, match="--home"):
        find_home(None, {})


@pytest.mark.skipif(sys.platform != "linux", reason="the folders are the system's own")
def test_where_there_is_no_users_folder_there_are_no_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(Path, "expanduser", homeless)
    assert _notes() is None


def test_records_are_looked_for_in_every_plan(tmp_path: Path) -> None:
    home = find_home(str(tmp_path), {})
    assert not home.has_records("danwei")
    file = home.ledger("jihua-2023", "danwei") / "k3f9a2.toml"
    file.parent.mkdir(parents=True)
    assert not home.has_records("danwei")
    file.write_text("x", encoding="utf-8")
    assert home.has_records("danwei")
    assert not home.has_records("../jihua-2023/danwei")
    assert not home.has_records("*")
