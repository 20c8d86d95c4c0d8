"""What the mail and the messengers make of reports: archives, other names; each is told."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.rollup.intake.arrival import Arrival
from plancheck.storage.report import file as report_file
from plancheck.storage.rollup.intake import archive
from plancheck.storage.rollup.intake.arrivals import Arrivals
from tests.arrivals import received
from tests.rows import each_row

from .zips import Bare, Gbk, flagged, names_of, nested, with_unicode_name, zipped

STATUS = report_file.status_text(received().report).encode()
OTHER = report_file.status_text(received(unit="乙居委会").report).encode()
JPEG = b"\xff\xd8\xff\xe0"
RAR, SEVEN = b"Rar!\x1a\x07\x01\0", b"7z\xbc\xaf\x27\x1c\0\x04"


def arrivals(folder: Path) -> dict[str, Arrival]:
    """What the files of a folder brought, each by its place."""
    found = Arrivals([folder])
    listed = [*found.refused, *(one.arrival for one in found.read() if one.arrival)]
    assert found.done == found.total
    assert len({arrival.place for arrival in listed}) == len(listed)
    return {arrival.place: arrival for arrival in listed}


def read_as(folder: Path, name: str, data: bytes) -> dict[str, Arrival]:
    """The same of one file."""
    (folder / name).write_bytes(data)
    return arrivals(folder)


CHANGES: tuple[Callable[[bytes], bytes], ...] = (
    bytes,
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.decode().encode("gb18030"),
)
"""A mark before it, other line ends, another encoding."""


@each_row(
    "name",
    [
        "周报.toml.txt",
        "周报.toml.bin",
        "ATT00001.bin",
        "ATT00001.txt",
        "ATT00001",
        "ATT00002.dat",
        "周报(1).toml",
        "周报.toml(1)",
        "周报 - 副本.toml",
        "周报.toml.副本",
        "副本",
        "TCMDHIT.TXT",
        "周报.TOML",
        "周报.toml_",
        "周报.zip",
        "周报.doc",
    ],
)
def test_a_report_is_read_under_whatever_name(tmp_path: Path, name: str) -> None:
    for number, changed in enumerate(CHANGES):
        folder = tmp_path / str(number)
        folder.mkdir()
        (arrival,) = read_as(folder, name, changed(STATUS)).values()
        assert [one.report for one in arrival.reports] == [received().report]
        assert arrival.reports[0].sources == (name,)


@each_row(
    ("name", "data", "word"),
    [
        ("a.rar", RAR, "先解压"),
        ("a.zip", RAR, "先解压"),
        ("ATT00001.bin", SEVEN, "先解压"),
        ("a.7z", SEVEN, "先解压"),
        ("a.7z.001", b"x", "分卷"),
        ("a.z101", b"x", "分卷"),
        ("winmail.dat", b"\x78\x9f\x3e\x22", "zip"),
        ("a.tar.gz", b"\x1f\x8b\x08", "先解压"),
        ("a", b"\0" * 257 + b"ustar", "先解压"),
        ("a.zip", b"x" * 99, "压缩包"),
        ("a.zip", b"", "压缩包"),
        ("a.bin", zipped(("x", b"x"))[:-9], "压缩包"),
        ("a.zip", zipped(), "没有文件"),
        ("a.zip", zipped(("甲/", b"")), "没有文件"),
        ("a.zip", b"PK\x07\x08PK\x03\x04", "先解压"),
        ("周报.toml", b"", "空的"),
        ("周报.toml.txt", b"\0\0\0", "损坏"),
        ("周报.toml.lnk", b"L", "快捷方式"),
        ("周报.toml.crdownload", STATUS, "没有下载完"),
        ("ATT00001.bin", STATUS[:-400], "损坏"),
        ("周报.toml.txt", STATUS.decode().encode("utf-16"), "UTF-8"),
        ("台账.xlsx", zipped(("[Content_Types].xml", b""))[:-5], ""),
    ],
)
def test_where_a_report_may_be_and_cannot_be_read_it_is_refused(
    tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    (arrival,) = read_as(tmp_path, name, data).values()
    assert word in arrival.refusal
    assert arrival.refusal
    assert not arrival.unread


@each_row(
    ("name", "data", "why"),
    [
        ("照片.jpg", JPEG, "图片"),
        ("通知.pdf", b"%PDF-1.7", "PDF"),
        ("ATT00001.txt", b"--\nhi", "不是本程序"),
        ("a.lnk", b"L", "快捷方式"),
        ("信.eml", b"From: x", "附件"),
        ("视频.mp4", b"\0\0\0\x20ftyp", "不是本程序"),
        ("通知.docx", zipped(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")), "Word"),
        ("照片", b"", "不是本程序"),
        (
            "通知.docx",
            zipped(("[Content_Types].xml", b"x" * 99), ("word/document.xml", b"x"))[:-9],
            "Word",
        ),
        (
            "周报_甲居委会_2024-W10_第1版.docx",
            zipped(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")),
            "同名的 .toml",
        ),
        ("转发：周报_甲居委会_2024-W10_第1版(1).PDF", b"%PDF-1.7", "周报的pdf"),
        ("汇总_某街道_2024-W10.md", b"# x", "汇总的md"),
        ("甲.exe", b"MZ\x90\0\x03", "zip"),
        ("MZ.txt", "MZ，下同".encode(), "不是本程序"),
        ("通知.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "旧版"),
    ],
)
def test_any_other_file_is_listed_with_what_it_is(
    tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    (arrival,) = read_as(tmp_path, name, data).values()
    assert why in arrival.unread
    assert not arrival.refusal


def test_what_systems_and_office_programs_leave_is_named_and_nothing_else(tmp_path: Path) -> None:
    names = [
        "~$台账.xlsx",
        ".~lock.台账.xlsx#",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "._周报.toml",
    ]
    for name in names:
        (tmp_path / name).write_bytes(STATUS)
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "a.zip").write_bytes(
        zipped(("__MACOSX/._甲.toml", STATUS), ("~$b.docx", b"x"), ("b.jpg", JPEG))
    )
    found = Arrivals([tmp_path])
    assert [one.arrival.place for one in found.read() if one.arrival] == ["a.zip/b.jpg"]
    inside = ["a.zip/__MACOSX/._甲.toml", "a.zip/~$b.docx"]
    assert sorted(found.litter) == sorted([*names, "__MACOSX", *inside])


def test_a_unit_whose_report_came_as_a_paper_or_in_a_locked_archive_is_known(
    tmp_path: Path,
) -> None:
    stem = "周报_甲居委会_2024-W10_第1版"
    (tmp_path / f"{stem}.rar").write_bytes(RAR)
    (tmp_path / f"转发 {stem}.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "a.zip").write_bytes(flagged(zipped((f"{stem}.toml", STATUS)), 1))
    found = arrivals(tmp_path)
    assert [[claim.unit for claim in one.claims] for one in found.values()] == [["甲居委会"]] * 3
    assert "密码" in found[f"a.zip/{stem}.toml"].refusal


# --- archives


@each_row("kind", [zipfile.ZipInfo, Gbk, Bare])
@each_row("name", ["第一批/周报_一.toml", "一.toml", "联通/甲.toml", "甲乙丙丁戊己/é.toml"])
def test_names_in_an_archive_are_read_as_they_were_meant(
    tmp_path: Path, name: str, kind: type[zipfile.ZipInfo]
) -> None:
    assert list(read_as(tmp_path, "a.zip", zipped((kind(name), STATUS)))) == [f"a.zip/{name}"]


def test_a_name_in_the_field_for_it_goes_before_what_is_left_of_it(tmp_path: Path) -> None:
    assert list(read_as(tmp_path, "a.zip", with_unicode_name("甲/一.toml", STATUS))) == [
        "a.zip/甲/一.toml"
    ]


@each_row(
    ("name", "shown"),
    [
        ("../../etc/周报.toml", "etc/周报.toml"),
        ("/周报.toml", "周报.toml"),
        ("甲\\乙.toml", "甲/乙.toml"),
        ("C:\\x\\乙.toml", "C:/x/乙.toml"),
        ("./甲/./乙.toml", "甲/乙.toml"),
        ("甲\x1b[31m.toml", "甲\ufffd[31m.toml"),
        ("a\u202egnp.toml", "a\ufffdgnp.toml"),
        ("..", "无名文件"),
        ("x/" * 300 + "乙.toml", "乙.toml"),
    ],
)
def test_a_name_leads_nowhere_and_is_shown_cleaned(tmp_path: Path, name: str, shown: str) -> None:
    info = Bare(name.replace("\\", "/"))
    info.filename = name
    (place,) = read_as(tmp_path, "a.zip", zipped((info, STATUS)))
    assert place.endswith(f"/{shown}")
    assert len(place) < 300
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    assert not list(tmp_path.parent.glob("周报.toml"))


def test_two_files_of_one_name_are_two(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(("甲/周报.toml", STATUS), ("乙/周报.toml", OTHER)))
    (tmp_path / "b.zip").write_bytes(zipped(("周报.toml", STATUS)))
    (tmp_path / "周报.toml").write_bytes(OTHER)
    found = {place: one.reports[0].report.head.unit for place, one in arrivals(tmp_path).items()}
    assert found == {
        "a.zip/甲/周报.toml": "甲居委会",
        "a.zip/乙/周报.toml": "乙居委会",
        "b.zip/周报.toml": "甲居委会",
        "周报.toml": "乙居委会",
    }


@each_row("name", ["a.zip", "a.bin", "a", "ATT00001.dat", "a.rar", "a.toml"])
@each_row("depth", [0, 1, 2])
def test_an_archive_is_looked_into_whatever_its_name(tmp_path: Path, name: str, depth: int) -> None:
    (arrival,) = read_as(tmp_path, name, nested(zipped(("周报.toml", STATUS)), depth)).values()
    assert arrival.reports
    assert arrival.place == f"{name}{'/里.zip' * depth}/周报.toml"


def test_an_archive_whose_files_are_stored_workbooks_is_no_workbook(tmp_path: Path) -> None:
    sheet = zipped(
        ("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x"), method=zipfile.ZIP_STORED
    )
    (tmp_path / "a.zip").write_bytes(
        zipped(("甲.xlsx", sheet), ("乙.toml", STATUS), method=zipfile.ZIP_STORED)
    )
    assert arrivals(tmp_path)["a.zip/乙.toml"].reports


def test_an_archive_with_one_bad_file_gives_the_others(tmp_path: Path) -> None:
    data = zipped(("好.toml", STATUS), ("坏.toml", OTHER), method=zipfile.ZIP_STORED)
    at = data.index(OTHER) + 100
    found = read_as(tmp_path, "a.zip", data[:at] + b"#" + data[at + 1 :])
    assert found["a.zip/好.toml"].reports
    assert "损坏" in found["a.zip/坏.toml"].refusal


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    (arrival,) = read_as(tmp_path, "a.zip", nested(zipped(("周报.toml", STATUS)), 9)).values()
    assert "层以上" in arrival.refusal


@each_row("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_cannot_be_bounded_is_not_unpacked(tmp_path: Path, method: int) -> None:
    (arrival,) = read_as(tmp_path, "a.zip", zipped(("周报.toml", STATUS), method=method)).values()
    assert "先解压" in arrival.refusal


def test_a_link_in_an_archive_is_said(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("周报.toml")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    (arrival,) = read_as(tmp_path, "a.zip", zipped((link, b"/etc/passwd"))).values()
    assert "链接" in arrival.refusal


def test_what_swells_is_bounded_whatever_the_archive_says_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "UNPACKED", 12 * 1024 * 1024)
    zeros = b"#" * (5 * 1024 * 1024)
    data = zipped(*((f"{n}.toml", zeros) for n in range(9)), ("z/周报.toml", STATUS))
    told = [one.refusal for one in read_as(tmp_path, "a.zip", nested(data, 1)).values()]
    assert ["太大" in words for words in told] == [True] * 3 + [False] * 7
    assert ["内容太多" in words for words in told] == [False] * 3 + [True] * 7
    said = len(zeros).to_bytes(4, "little")
    lying = data.replace(said, (4_000).to_bytes(4, "little"))
    *bombs, (_, last) = read_as(tmp_path, "a.zip", nested(lying, 1)).items()
    assert all("损坏" in one.refusal for _, one in bombs)
    assert last.reports


def test_thousands_of_files_take_a_moment(tmp_path: Path) -> None:
    names = [f"照片/{n}.jpg" for n in range(1_500)]
    (tmp_path / "a.zip").write_bytes(names_of(names))
    (tmp_path / "b.zip").write_bytes(zipped(("周报.toml", STATUS)))
    begun = time.process_time()
    found = arrivals(tmp_path)
    assert time.process_time() - begun < 1.5, "0.1 s, where nothing else runs"
    assert len(found) == 1_501
    assert found["b.zip/周报.toml"].reports


def test_too_many_files_and_too_many_bytes_are_said_and_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "ENTRIES", 9)
    (arrival,) = read_as(tmp_path, "a.zip", names_of(map(str, range(10)))).values()
    assert "文件太多" in arrival.refusal
    monkeypatch.setattr(archive, "LIMIT", 99)
    (arrival,) = read_as(tmp_path, "a.zip", zipped(("周报.toml", STATUS))).values()
    assert "太大" in arrival.refusal


@given(st.data())
def test_a_zip_with_any_bytes_changed_raises_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    made = bytearray(zipped(("甲/周报.toml", STATUS[:300]), (Gbk("乙.toml"), OTHER[:300])))
    places = st.tuples(st.integers(4, len(made) - 1), st.integers(0, 255))
    for place, byte in data.draw(st.lists(places, max_size=6)):
        made[place] = byte
    made = made[: data.draw(st.integers(4, len(made)) | st.just(len(made)))]
    path = tmp_path_factory.getbasetemp() / "any.zip"
    path.write_bytes(made)
    found = [one.arrival for one in Arrivals([path]).read() if one.arrival]
    assert all(one.refusal or one.unread for one in found)
    assert found
