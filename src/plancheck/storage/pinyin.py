"""The readings of hanzi, out of pypinyin's table of single characters.

Importing pypinyin as a whole takes 160 ms and 56 MB, most of it phrases; its table of single
characters (from 0.55 on a file of JSON) takes a tenth of that, and has all readings of each. The
package's loader gives its bytes, for the program may run from an archive.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from ..errors import BadFile

_LACKING = "没有装好，不能按拼音首字母查找，可用汉字查找；请重新安装本程序。"


def initials() -> Callable[[str], str]:
    """What gives the letters a character's readings begin with: 长 cz, "" where it has none.

    Reads the table; BadFile where it is not there.
    """
    import json
    from importlib.util import find_spec
    from pathlib import Path

    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise BadFile("pypinyin", _LACKING)
    path = Path(package.origin).with_name("pinyin_dict.json")
    try:
        data = package.loader.get_data(str(path))  # type: ignore[union-attr]
    except OSError as error:
        raise BadFile("pypinyin", _LACKING) from error
    table: dict[str, str] = json.loads(data)

    def of(character: str) -> str:
        readings = table.get(str(ord(character)), "")
        # "zhǎng,cháng": a first letter may bear the tone (ān), which NFD parts from it
        firsts = {unicodedata.normalize("NFD", r)[0] for r in readings.split(",") if r}
        return "".join(sorted(firsts))

    return of
