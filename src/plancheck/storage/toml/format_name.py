"""The first line of a file, `format = "plancheck-…/1"`: whether this version reads it."""

from __future__ import annotations

from collections.abc import Mapping

from ...errors import BadFile, NewerFormat, OlderFormat


def check_format(content: Mapping[str, object], right: str, source: str, otherwise: str) -> None:
    """BadFile where a file is of another format; NewerFormat, OlderFormat of another number."""
    own, _, number = right.partition("/")
    name, _, major = str(content.get("format", "")).partition("/")
    if name != own or not major.isdecimal() or int(major[:9]) < 1:
        raise BadFile(source, otherwise)
    if int(major[:9]) > int(number):
        raise NewerFormat(source, "由更新版本的 plancheck 写成；请升级本程序。")
    if int(major) < int(number):
        raise OlderFormat(source, "写于试用版，请用现在的版本重新导出。")
