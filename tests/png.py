"""A picture with few colours, in a tenth of its bytes; nothing here needs an imaging library."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a file: kind and content."""
    at = len(_SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += 12 + size


def in_few_colours(png: bytes, text: str, most: int = 64) -> bytes:
    """An opaque RGBA picture by a palette; `text` stands in it as a comment."""
    parts = list(chunks(png))
    width, height, *kind = struct.unpack(">IIBBBBB", dict(parts)[b"IHDR"])
    assert kind == [8, 6, 0, 0, 0], kind
    data = zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT"))
    pixels = [_over_white(row[at : at + 4]) for row in _rows(data, 4 * width, height)
              for at in range(0, 4 * width, 4)]  # fmt: skip
    palette = [colour for colour, _ in Counter(pixels).most_common(most)]
    nearest = {colour: at for at, colour in enumerate(palette)}
    for colour in set(pixels) - nearest.keys():
        nearest[colour] = min(range(len(palette)), key=lambda at: _apart(palette[at], colour))
    picture = bytes(map(nearest.__getitem__, pixels))
    rows = b"".join(b"\0" + picture[at : at + width] for at in range(0, len(picture), width))
    return _SIGNATURE + b"".join((
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        _chunk(b"PLTE", bytes(value for colour in palette for value in colour)),
        _chunk(b"tEXt", f"Comment\0{text}".encode("latin-1")),
        _chunk(b"IDAT", zlib.compress(rows, 9)),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _chunk(kind: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + check


def _over_white(pixel: bytearray) -> tuple[int, ...]:
    alpha = pixel[3]
    return tuple((value * alpha + 255 * (255 - alpha)) // 255 & 0xF8 for value in pixel[:3])


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _rows(data: bytes, width: int, height: int) -> Iterator[bytearray]:
    """The rows of a picture, each put back from its difference to its neighbours."""
    above = bytearray(width)
    for number in range(height):
        start = number * (width + 1)
        way, row = data[start], bytearray(data[start + 1 : start + 1 + width])
        for at in range(width) if way else ():
            left = row[at - 4] if at >= 4 else 0
            before = above[at - 4] if at >= 4 else 0
            guess = (0, left, above[at], (left + above[at]) // 2, 0)[way]
            if way == 4:
                guess = _paeth(left, above[at], before)
            row[at] = (row[at] + guess) & 0xFF
        yield row
        above = row


def _paeth(left: int, up: int, before: int) -> int:
    whole = left + up - before
    return min((left, up, before), key=lambda one: abs(whole - one))
