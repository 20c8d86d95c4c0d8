"""How a number is written in a list: the formats of ST_NumberFormat (17.18.59) that occur."""

from __future__ import annotations

from ....domain.text import DIGITS, numeral

_LETTERS = 9
"""How often a letter is written at most: zzz is 78."""
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_TENS = {
    "chinesecounting",
    "chinesecountingthousand",
    "japanesecounting",
    "koreancounting",
    "taiwanesecounting",
    "taiwanesecountingthousand",
}
_SERIES = {
    "ideographtraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographzodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalenclosedcircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalenclosedcirclechinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalenclosedfullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalenclosedparen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographenclosedcircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
"""Formats that name the first numbers; those after them are in digits."""


def written(number: int, format: str) -> str:
    """A number in one of the formats of 17.18.59; in digits where it has no form there."""
    if format in _TENS:
        return _hundreds(number, format)
    if format == "chineselegalsimplified":
        return _formal(number)
    if format in _SERIES:
        series = _SERIES[format]
        return series[number - 1] if 0 < number <= len(series) else str(number)
    if format in {"ideographdigital", "japanesedigitaltenthousand", "taiwanesedigital"}:
        return "".join(DIGITS[int(digit)] for digit in str(number)) if number >= 0 else str(number)
    if format in {"upperletter", "lowerletter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min(_LETTERS, (number - 1) // 26 + 1)
        return letters.upper() if format == "upperletter" else letters
    if format in {"upperroman", "lowerroman"} and 0 < number < 4000:
        return _roman(number).upper() if format == "upperroman" else _roman(number)
    if format == "none":
        return ""
    return f"{number:02d}" if format == "decimalzero" else str(number)


def _hundreds(number: int, format: str) -> str:
    if not 100 <= number < 1000:
        return numeral(number)
    hundreds, rest = divmod(number, 100)
    if not format.endswith("thousand"):
        return "".join(DIGITS[int(digit)] for digit in str(number))
    tens = f"一{numeral(rest)}" if 10 <= rest < 20 else numeral(rest)
    return f"{DIGITS[hundreds]}百" + (tens if rest > 9 else f"〇{DIGITS[rest]}" if rest else "")


def _formal(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (f"{_FORMAL[tens]}拾" if tens else "") + (_FORMAL[ones] if ones else "")


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written
