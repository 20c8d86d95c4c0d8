"""What a file is that holds no text: told by its first bytes, with what the clerk can do."""

from __future__ import annotations

from collections.abc import Callable

HEAD = 4096
"""So many bytes of a file tell its kind."""
_PACKED = "这是压缩包（{}），没有读取。请先解压，再用里面的文件。"
_OTHER = "这是{}，没有读取。请换成本程序的 .toml 文件。"
_DAMAGED = (
    "文件已损坏，不是文本：{}。常见于断电或没有安全退出的U盘；"
    "请重新索取，或换上完好的副本（如备份）。"
)
_UTF16 = "是 UTF-16（记事本的“Unicode”）编码，没有读取。请用记事本打开，另存为 UTF-8。"


def kind(head: bytes) -> str:
    """A sentence on a file that begins as some other program's does; empty for any other."""
    for begin, words in _KINDS:
        if head.startswith(begin):
            return words(head) if callable(words) else words
    return ""


def foreign(data: bytes) -> str:
    """A sentence on a file's bytes that are no text; empty where they may be one."""
    if found := kind(data):
        return found
    if b"\0" not in data:
        return ""
    if not data.strip(b"\0"):
        return _DAMAGED.format("里面全是空字节")
    head = data[:HEAD]
    if min(head[::2].count(0), head[1::2].count(0)) == 0 and head.count(0) > max(4, len(head) // 8):
        return _UTF16
    return _DAMAGED.format("里面有空字节")


def _zip(data: bytes) -> str:
    """A zip, or one of the documents that are zips inside."""
    if b"xl/" in data:
        return _OTHER.format("Excel 工作簿（xlsx）")
    if b"word/" in data:
        return _OTHER.format("Word 文档（docx）")
    if b"[Content_Types].xml" in data or data[30:38] == b"mimetype":
        return _OTHER.format("办公文档")
    return _PACKED.format("zip")


_KINDS: tuple[tuple[bytes, str | Callable[[bytes], str]], ...] = (
    (b"PK\x03\x04", _zip),
    (b"PK\x05\x06", "这是空的压缩包（zip），里面没有文件。"),
    (b"PK\x07\x08", _PACKED.format("分卷 zip")),
    (b"Rar!\x1a\x07", _PACKED.format("rar")),
    (b"7z\xbc\xaf\x27\x1c", _PACKED.format("7z")),
    (b"\x1f\x8b", _PACKED.format("gz")),
    (b"\xfd7zXZ\0", _PACKED.format("xz")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OTHER.format("旧版 Word、Excel 或 WPS 文档")),
    (b"%PDF-", _OTHER.format("PDF 文档")),
    (b"{\\rtf", _OTHER.format("RTF 文档")),
    (b"\x89PNG", _OTHER.format("图片")),
    (b"\xff\xd8\xff", _OTHER.format("图片")),
    (b"GIF8", _OTHER.format("图片")),
    (b"\xff\xfe", _UTF16),
    (b"\xfe\xff", _UTF16),
)
