"""Whose a refused file seems to be: nothing else of it is believed."""

from __future__ import annotations

from plancheck.domain.period import Months
from plancheck.storage.report import file as report_file
from plancheck.storage.rollup.claims import claims_of
from tests.arrivals import WEEK, received
from tests.rows import each_row

TEXT = report_file.status_text(received("宝山八村（东）居委会").report).encode()


@each_row(
    "data",
    [
        TEXT,
        TEXT.replace(b"percent = 0", b"percent = 9"),
        TEXT[:700],
        TEXT.replace(b"status/2", b"status/1"),
        TEXT.replace(b"\n", b"\r\n"),
        TEXT + b"\xff\0",
    ],
)
def test_what_still_stands_at_the_beginning_names_the_unit(data: bytes) -> None:
    (claim,) = claims_of("下载 (3).toml", data, "坏了")
    assert (claim.unit, claim.type, claim.period) == ("宝山八村（东）居委会", "居委会", WEEK)
    assert claim.words == "文件“下载 (3).toml”没有采用：坏了"


@each_row(
    ("name", "unit", "period"),
    [
        ("周报_甲居委会_2024-W10_第1版.toml", "甲居委会", WEEK),
        ("周报_甲居委会_2024-W10_第12版 - 副本 (2).toml", "甲居委会", WEEK),
        ("周报_甲居委会_2024-W10.toml", "甲居委会", WEEK),
        ("周报_宝山八村_东_居委会-1a2b3c_2024-W10_第1版.toml", "宝山八村_东_居委会", WEEK),
        ("月报_甲居委会_2024-03_第1版.toml", "甲居委会", Months(2024, 3, 1)),
        ("年报_甲居委会_2024_第1版.toml", "甲居委会", Months(2024, 1, 12)),
    ],
)
def test_else_the_files_name_does(name: str, unit: str, period: object) -> None:
    (claim,) = claims_of(name, b"\0\1", "坏了")
    assert (claim.unit, claim.period) == (unit, period)


@each_row("name", ["a.toml", "汇总_某街道_2024-W10.toml", "周报.toml", "周报__.toml"])
def test_a_file_that_names_no_unit_is_nobodys(name: str) -> None:
    assert claims_of(name, b'unit = "x"\n', "坏了") == ()
