"""What a file is that holds no text: told by its first bytes, with what the clerk can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

HEAD = 4096
"""So many bytes of a file tell its kind."""
ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a zip begins, and a document from before 2007."""
_PACKED = "这是压缩包（{}），没有读取。请先解压，再用里面的文件。"
_OTHER = "这是{}，没有读取。"
_OWN = "请换成本程序的 .toml 文件。"
_DAMAGED = (
    "文件已损坏，不是文本：{}。常见于断电或没有安全退出的U盘；"
    "请重新索取，或换上完好的副本（如备份）。"
)
_TNEF_WORDS = "这是 Outlook 打包的附件（winmail.dat），没有读取。请对方把文件压成 zip 重发。"
_EMPTY = "这是空的压缩包（zip），里面没有文件。"
_UTF16 = "是 UTF-16（记事本的“Unicode”）编码，没有读取。请用记事本打开，另存为 UTF-8。"


class FileKind(NamedTuple):
    """What a file is: said where one of this program's is wanted, and where a `document` is.

    `document` is empty of what is one that can be read.
    """

    name: str
    words: str
    document: str
    is_packed: bool = False


def _packed(name: str) -> FileKind:
    words = _PACKED.format(name)
    return FileKind(f"压缩包（{name}）", words, words, is_packed=True)


def _other(name: str, remedy: str) -> FileKind:
    what = _OTHER.format(name)
    return FileKind(name, what + _OWN, what + remedy)


_SAVE_AS = "请用 Word 或 WPS 打开，另存为 docx，再导入。"
_SCAN = "请找电子稿（docx、txt）；没有的话，用 WPS 识别成文字、校对后另存为 docx，再导入。"
_SHEET = _other("Excel 工作簿（xlsx）", "请把表格复制到 Word 或 WPS 文字里，另存为 docx，再导入。")
_WORD = FileKind("Word 文档（docx）", _OTHER.format("Word 文档（docx）") + _OWN, "")
_SLIDES = _other("演示文稿（pptx）", "请把文字复制到 Word 或 WPS 文字里，另存为 docx，再导入。")
_OLD = _other("旧版 Word、Excel 或 WPS 文档", _SAVE_AS)
_OLD_SHEET = FileKind(
    "旧版 Excel 工作簿（xls）", _OLD.words, _SHEET.document.replace("（xlsx）", "（xls）")
)
_LOCKED = FileKind(
    "设了密码的文档",
    _OLD.words,
    "文档设了密码，没有读取。请用 Word 或 WPS 打开，去掉密码，另存为 docx，再导入。",
)
_TNEF = FileKind("Outlook 打包的附件（winmail.dat）", _TNEF_WORDS, _TNEF_WORDS, is_packed=True)
_PROGRAM = _other(
    "程序（exe），来历不明的不要打开；是自解压的压缩包就请对方改发 zip", "请找电子稿（docx、txt）。"
)
_PICTURE = _other("图片", _SCAN)
_LAYOUT = "请找它的 Word 原稿；没有的话，用 WPS 转换成 docx，校对后再导入；扫描件要先识别成文字。"


def kind_of(head: bytes) -> FileKind | None:
    """What a file is that begins as some other program's does; None for any other."""
    for begin, found in _KINDS:
        if head.startswith(begin):
            return found(head) if callable(found) else found
    if head[4:10] == b"1AY&SY":
        return _packed("bz2")
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return _PROGRAM
    return _packed("tar") if head[257:262] == b"ustar" else None


def kind(head: bytes) -> str:
    """A sentence on a file that begins as some other program's does; empty for any other."""
    found = kind_of(head)
    return found.words if found else ""


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


def _zip(data: bytes) -> FileKind:
    """A zip, or one of the documents that are zips inside."""
    if b"xl/" in data:
        return _SHEET
    if b"ppt/" in data:
        return _SLIDES
    if b"OFD.xml" in data:
        return _other("OFD 版式文件", _LAYOUT)
    if b"word/" in data:
        return _WORD
    if b"[Content_Types].xml" in data or data[30:38] == b"mimetype":
        return _other("办公文档", _SAVE_AS)
    return _packed("zip")


def _compound(data: bytes) -> FileKind:
    """A compound file: documents from before 2007, and later ones that are locked."""
    if _wide("EncryptedPackage") in data:
        return _LOCKED
    return _OLD_SHEET if is_xls(data) else _OLD


def is_xls(data: bytes) -> bool:
    """Whether a compound file holds a workbook, as far as these bytes of it say."""
    return _wide("Workbook") in data


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


_KINDS: tuple[tuple[bytes, FileKind | Callable[[bytes], FileKind]], ...] = (
    (ZIP, _zip),
    (b"PK\x05\x06", FileKind("空的压缩包", _EMPTY, _EMPTY, is_packed=True)),
    (b"PK\x07\x08", _packed("分卷 zip")),
    (b"Rar!\x1a\x07", _packed("rar")),
    (b"7z\xbc\xaf\x27\x1c", _packed("7z")),
    (b"\x1f\x8b", _packed("gz")),
    (b"\xfd7zXZ\0", _packed("xz")),
    (b"\x28\xb5\x2f\xfd", _packed("zst")),
    (b"MSCF\0\0\0\0", _packed("cab")),
    (b"\x78\x9f\x3e\x22", _TNEF),
    (COMPOUND, _compound),
    (b"%PDF-", _other("PDF 文档", _LAYOUT)),
    (b"{\\rtf", _other("RTF 文档", _SAVE_AS)),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\xff\xfe", FileKind("UTF-16 文本", _UTF16, "")),
    (b"\xfe\xff", FileKind("UTF-16 文本", _UTF16, "")),
)
