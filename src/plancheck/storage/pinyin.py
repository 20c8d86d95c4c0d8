"""The readings of hanzi, out of pypinyin's table of single characters.

Importing pypinyin as a whole takes 160 ms and 56 MB, most of it phrases; its module of single
characters run alone takes 25 ms and 12 MB, and has all readings of each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from ..errors import BadFile


def initials() -> Callable[[str], str]:
    """What gives the letters a character's readings begin with: 长 cz, "" where it has none.

    Reads the table; BadFile where it is not there.
    """
    from importlib.machinery import PathFinder
    from importlib.util import find_spec, module_from_spec

    package = find_spec("pypinyin")
    places = package.submodule_search_locations if package else None
    spec = PathFinder.find_spec("pinyin_dict", places) if places else None
    if spec is None or spec.loader is None:
        raise BadFile(
            "pypinyin", "没有装好，不能按拼音首字母查找，可用汉字查找；请重新安装本程序。"
        )
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: dict[int, str] = module.pinyin_dict

    def of(character: str) -> str:
        readings = table.get(ord(character), "")
        # "zhǎng,cháng": a first letter may bear the tone (ān), which NFD parts from it
        firsts = {unicodedata.normalize("NFD", r)[0] for r in readings.split(",") if r}
        return "".join(sorted(firsts))

    return of
