"""TOML from elsewhere: bounds, encodings, lines; and nothing but BadFile, in linear time."""

from __future__ import annotations

import os
import time
import tracemalloc
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plancheck.errors import BadFile
from plancheck.storage import text_file
from plancheck.storage.text_file import read_text
from plancheck.storage.toml import guard, writer
from plancheck.storage.toml.guard import Statement, parse_toml, scan
from tests.rows import each_row
from tests.sampler import part_or_whole
from tests.support import make_pipe

MIB = 1024 * 1024


def refused(text: str) -> BadFile:
    with pytest.raises(BadFile) as caught:
        parse_toml(text, "计划.toml")
    return caught.value


# --- bounds


@each_row(("open_", "close"), [("[", "]"), ("{a=", "}")])
def test_sixteen_brackets_are_read_and_seventeen_refused(open_: str, close: str) -> None:
    def nested(depth: int) -> str:
        return "a = " + open_ * depth + ("1" if open_ != "[" else "") + close * depth

    assert parse_toml(nested(16), "x") == tomli.loads(nested(16))
    assert "嵌套" in str(refused(nested(17)))


@each_row("form", ["{} = 1", "[{}]", "[[{}]]", "a = {{ {} = 1 }}", "a = [{{ {}=1 }}]"])
@each_row("dot", [".", " . "])
def test_sixteen_parts_to_a_key_are_read_and_seventeen_refused(form: str, dot: str) -> None:
    def key(parts: int) -> str:
        return form.format(dot.join(["b", '"b.c"', "'d'", "e"] * 4 + ["f"] * (parts - 16)))

    assert parse_toml(key(16), "x") == tomli.loads(key(16))
    assert "段" in str(refused(key(17)))


@each_row(
    ("fits", "passes"),
    [
        ("1" * 32, "1" * 33),
        ("-" + "1" * 32, "-" + "1" * 33),
        ("_".join("1" * 32), "_".join("1" * 33)),
        ("0x" + "f" * 32, "0x1" + "f" * 32),
        ("0b" + "1" * 32, "0b" + "1" * 33),
        ("1." + "1" * 32, "1." + "1" * 33),
        ("[ 1, 2.5, " + "1" * 32 + "]", "[ 1, 2.5, " + "1" * 33 + "]"),
        ("{ b = " + "1" * 32 + "}", "{ b = " + "1" * 33 + "}"),
        ("1e" + "9" * 30, "1e" + "9" * 32),
    ],
)
def test_thirty_two_digits_to_a_number_are_read_and_more_refused(fits: str, passes: str) -> None:
    assert parse_toml(f"a = {fits}", "x") == tomli.loads(f"a = {fits}")
    assert "位" in str(refused(f"a = {passes}"))


def test_the_bounds_are_of_toml_and_not_of_what_strings_and_comments_say() -> None:
    noise = "[" * 40 + "." * 40 + "{" * 40 + "1" * 40
    text = "\n".join(
        [
            f"# {noise} \" ''' ",
            f'a = "{noise} # \\" \' "',
            f"b = '{noise} # \" \\'",
            f'c = """\n{noise} " "" \\""" \' # \n""""" # {noise}',
            f"d = '''\n{noise} ' '' \" # \\''''' # {noise}",
            f'"{noise}=" = 1',
            f"[ '{noise}' . x ] # {noise}",
            f'e = [ "{noise}", # {noise}\n "]" ]',
        ]
    )
    assert parse_toml(text, "x") == tomli.loads(text)


def test_a_long_run_of_digits_in_a_key_is_no_number() -> None:
    digits = "1" * 64
    text = f"{digits} = 1\n[t.{digits}.a]\nb = {{ {digits} = 2, c.{digits} = 3 }}\n"
    assert parse_toml(text, "x") == tomli.loads(text)


@pytest.mark.parametrize(
    "form",
    [
        lambda n: "".join(f"[t{i}]\n" for i in range(n)),
        lambda n: "".join(f"[[t{i}]] # x\n" for i in range(n)),
        lambda n: "".join(f'["t{i}"]\n' for i in range(n)),
        lambda n: "".join(f"[a{i}.b.c.d]\n" for i in range(n // 4)) + "[a]\n" * (n % 4),
        lambda n: "".join(f"a{i}.b.c.d.e=1\n" for i in range(n // 4)),
    ],
)
def test_a_text_has_only_so_many_parts_of_names(
    form: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "NAMES", 100)
    assert parse_toml(form(100), "x") == tomli.loads(form(100))
    assert "太多" in str(refused(form(104)))


@pytest.mark.parametrize(
    "form",
    [
        lambda n: "a = [" + "1, " * n + "]",
        lambda n: "a = [" + "1,\n" * n + "]",
        lambda n: "".join(f"k{i} = 1\n" for i in range(n)),
        lambda n: "".join(f"k{i}=1\n" for i in range(n)),
        lambda n: "a = [" + "{ b = 1 }, " * n + "]",
        lambda n: "a = [" + "[], " * n + "]",
        lambda n: 'a = """' + '"x' * n + '"""',
        lambda n: "a = 1\n" + "# x\n" * n,
    ],
)
def test_a_text_has_only_so_many_signs(
    form: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "SIGNS", 500)
    assert parse_toml(form(100), "x") == tomli.loads(form(100))
    if form(501).startswith("a = 1\n"):  # comments beside plain lines cost nothing
        assert parse_toml(form(501), "x") == {"a": 1}
        form = (lambda plain: lambda n: f"a=1\n{plain(n)[6:]}")(form)
    assert "太多" in str(refused(form(501)))


def test_signs_that_are_words_of_a_string_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SIGNS", 100)
    text = f"a = \"{'=,' * 200}\"\nb = '{'[.' * 200}'\n"
    assert parse_toml(text, "x") == tomli.loads(text)


# --- what the clerk is told


@each_row(
    ("text", "line", "words"),
    [
        ('a = 1\nb = "x\nc = 2\n', 2, "引号没有配对"),
        ('a = 1\nb = """x\nc = 2\n', 2, "引号没有配对"),
        ("a = 1\nb = “x”\n", 2, "英文双引号"),
        ("a = 1\na = 2\n", 2, "写了两次"),
        ("[a]\nb = 1\n[a]\n", 3, "写了两次"),
        ("a = 2024-02-30\n", 1, "没有这个日期"),
        ('\n\na = ["x" "y"]\n', 3, "括号没有配对"),
        ('a = "C:\\Users"\n', 1, "反斜杠"),
        ("a = 1 b = 2\n", 1, "多了内容"),
        ("a = 1\n标题 = 2\n", 2, "名称 = 值"),
        ("a\n", 1, "等号"),
        ("a = 1\n\n\nb = " + "[" * 20, 4, "嵌套"),
        ('a = """\n\n"""\nb = ' + "9" * 40, 4, "数字"),
        ("a = '''\r\n\r\n'''\r\nb = " + "9" * 40, 4, "数字"),
        ("a = [\n1,\n" + "9" * 40, 3, "数字"),
    ],
)
def test_what_is_wrong_is_said_in_chinese_with_its_line(text: str, line: int, words: str) -> None:
    problem = refused(text).problem
    assert (problem.source, problem.line) == ("计划.toml", line)
    assert words in problem.message


# --- statements


def test_statements_are_headers_and_keys_with_their_lines() -> None:
    text = (
        '# 说明\nschema = 1\n\n[plan] # [x]\ntitle = """\n[no]\nno = 1\n"""\n'
        'list = [\n  "no = 1", # no = 2\n]\n[[a.b]]\nc . "d=e" = { f = 1 }\r\n[z]'
    )
    assert scan(text, "x") == [
        Statement(2, "schema"),
        Statement(4, "[plan] # [x]"),
        Statement(5, "title"),
        Statement(9, "list"),
        Statement(12, "[[a.b]]"),
        Statement(13, 'c . "d=e"'),
        Statement(14, "[z]"),
    ]


# --- properties

VALUES = st.recursive(
    st.text(max_size=20)
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.dates(min_value=date(1, 1, 1)),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
TABLES = st.dictionaries(st.text(max_size=8), VALUES, max_size=6)
PIECES = st.lists(
    st.sampled_from(
        [*"ab1=\n[]{},.#\\\"' -_", '"""', "'''", "[[a]]\n", "a=", "b = 1\n", "\r\n", "0x1", "true"]
    ),
    max_size=16,
).map("".join)


@given(TABLES, st.dictionaries(st.text(min_size=1, max_size=8), TABLES, max_size=3))
def test_what_is_written_is_read_back_as_any_parser_reads_it(
    top: dict[str, object], tables: dict[str, dict[str, object]]
) -> None:
    parts = [writer.pairs(top)]
    for name, table in tables.items():
        parts.append(f"[[{writer.key('t' + name)}]]\n{writer.pairs(table)}")
    text = "".join(parts)
    try:
        wanted = tomli.loads(text)
    except tomli.TOMLDecodeError:  # a table of a name that `top` has already
        refused(text)
        return
    assert parse_toml(text, "x") == wanted
    assert len(scan(text, "x")) == len(top) + sum(1 + len(table) for table in tables.values())


@given(PIECES)
@example('a="\\\\"')
@example('a = """"""""')
@example("a = ''''''''")
@example('a = """""""')
@example("a = '''''''")
@example('a = """b""""#"')
@example('a="""b""""" #"""')
@example("a={b=[1,{c=2},],}")
@settings(max_examples=8 * settings().max_examples)
def test_short_of_its_bounds_the_guard_refuses_exactly_what_the_parser_refuses(text: str) -> None:
    try:
        wanted = tomli.loads(text)
    except ValueError:
        refused(text)
    else:
        assert parse_toml(text, "x") == wanted


@given(st.text() | PIECES.map(lambda text: text * 40))
@settings(max_examples=4 * settings().max_examples)
def test_a_hostile_text_is_a_bad_file_and_nothing_worse(text: str) -> None:
    try:
        parse_toml(text, "x")
    except BadFile as error:
        assert 0 <= error.problem.line <= text.count("\n") + 1


# --- time and memory

HOSTILE: dict[str, Callable[[int], str]] = {
    "a string that never ends": lambda n: 'a = "' + "x" * n,
    "a multi-line string that never ends": lambda n: 'a = """' + 'x"' * (n // 2),
    "escaped quotes": lambda n: 'a = """' + '\\"' * (n // 2),
    "openings of strings": lambda n: '"""\\"' * (n // 5),
    "quotes": lambda n: '"' * n,
    "apostrophes": lambda n: "'" * n,
    "open brackets": lambda n: "[" * n,
    "open brackets in a value": lambda n: "a = " + "[" * n,
    "deep inline tables": lambda n: "a = " + "{a=" * (n // 3),
    "a key of many parts": lambda n: "[" + "a." * (n // 2),
    "a quoted key of many parts": lambda n: '"a".' * (n // 4),
    "backslashes": lambda n: 'a = "' + "\\" * n,
    "backslashes in a multi-line string": lambda n: 'a = """' + "\\" * n,
    "pairs of quotes": lambda n: 'a = """' + 'x""' * (n // 3),
    "a dotted key in an inline table": lambda n: "a = {" + "a." * (n // 2),
    "dots": lambda n: "." * n,
    "a huge number": lambda n: "a = " + "9" * n,
    "a huge hexadecimal number": lambda n: "a = 0x" + "f" * n,
    "a huge number with separators": lambda n: "a = " + "1_" * (n // 2),
    "numbers just within the bound": lambda n: "a = [" + ("1" * 31 + ",") * (n // 32) + "]",
    "a long fraction of a second": lambda n: "a = 12:00:00." + "1" * n,
    "headers": lambda n: "[[a]]\n" * (n // 6),
    "headers of many parts": lambda n: "".join(f"[{'a.' * 15}b{i}]\n" for i in range(n // 40)),
    "dotted keys": lambda n: "".join(f"{'a.' * 15}b{i}=1\n" for i in range(n // 40)),
    "empty arrays": lambda n: "a = [" + "[]," * (n // 3) + "]",
    "escapes": lambda n: 'a = "' + "\\n" * (n // 2) + '"',
    "wide escapes": lambda n: 'a = "' + "\\u4e00" * (n // 6) + '"',
    "one long word": lambda n: "a" * n,
    "empty lines": lambda n: "\n" * n,
    "empty comments": lambda n: "#\n" * (n // 2),
}


@pytest.mark.parametrize("size", part_or_whole(MIB // 8, MIB))
@each_row("name", HOSTILE)
def test_a_hostile_text_is_done_with_soon(name: str, size: int) -> None:
    """Most take a tenth of a second; what is quadratic takes minutes, for an eighth a second."""
    text = HOSTILE[name](size)
    start = time.process_time()
    try:
        parse_toml(text, "x")
    except BadFile as error:
        assert len(str(error)) < 200
    assert time.process_time() - start < 0.1 + 2 * size / MIB


@each_row("opening", ["a = '", 'a = "', 'a = """', "a = '''", "#"])
def test_a_long_string_is_looked_over_without_much_memory(opening: str) -> None:
    text = opening + "x" * MIB
    tracemalloc.start()
    try:
        with pytest.raises(BadFile) if opening != "#" else nullcontext():
            scan(text, "x")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * MIB


# --- files


def test_utf8_with_and_without_bom_and_gb18030_say_the_same(tmp_path: Path) -> None:
    text = 'title = "友谊路街道𠮷"\n'
    for name, encoding in (("a", "utf-8"), ("b", "utf-8-sig"), ("c", "gb18030")):
        (tmp_path / name).write_bytes(text.encode(encoding))
        assert read_text(tmp_path / name, text_file.LIMIT) == text


def test_what_is_no_text_is_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"a = 1\n\xff")
    with pytest.raises(BadFile, match="编码"):
        read_text(tmp_path / "a.toml", text_file.LIMIT)


def test_utf8_with_a_bad_byte_is_damaged_and_not_read_as_other_hanzi(tmp_path: Path) -> None:
    data = bytearray('a = 1\ntitle = "宝山八村居委会助餐服务"\n'.encode())
    for at in range(data.index(b'"') + 1, len(data) - 2):
        spoiled = bytes(data[:at]) + b"\xc0" + bytes(data[at + 1 :])
        (tmp_path / "a.toml").write_bytes(spoiled)
        with pytest.raises(BadFile, match="损坏") as caught:
            read_text(tmp_path / "a.toml", text_file.LIMIT)
        assert caught.value.problem.line == 2


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"#" * 100)
    assert len(read_text(path, 100)) == 100
    with pytest.raises(BadFile, match="太大"):
        read_text(path, 99)


def test_a_file_of_a_terabyte_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch()
    try:
        os.truncate(path, 2**40)
    except OSError:
        pytest.skip("no sparse files here")
    with pytest.raises(BadFile, match="太大"):
        read_text(path, text_file.LIMIT)


def test_a_missing_file_and_a_folder_are_bad_files(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="找不到"):
        read_text(tmp_path / "a.toml", text_file.LIMIT)
    with pytest.raises(BadFile, match="不是普通文件"):
        read_text(tmp_path, text_file.LIMIT)
    with pytest.raises(BadFile):
        read_text(tmp_path / "a\0b", text_file.LIMIT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    make_pipe(tmp_path / "a.toml")
    for path in (tmp_path / "a.toml", Path(os.devnull)):
        with pytest.raises(BadFile, match="不是普通文件"):
            read_text(path, text_file.LIMIT)


def test_a_file_one_may_not_read_is_a_bad_file(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch(mode=0o000)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(BadFile, match="权限"):
        read_text(path, text_file.LIMIT)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_a_bad_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    try:
        parse_toml(read_text(path, text_file.LIMIT), path.name)
    except BadFile as error:
        assert error.problem.source == "any.toml"


@given(
    st.lists(
        st.sampled_from(
            [
                *("[", "]", "[[", "]]", "a", ".", " = ", "1" * 33, '"', "'", "\\", "#", "\n", ", "),
                *(
                    "{ ",
                    " }",
                    '"x"',
                    "a.b",
                    '"""',
                    "'''",
                    "\r\n",
                    "[a.b]\n",
                    "k = 1\n",
                    "k = ['x']\n",
                ),
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_what_passes_as_plain_is_within_every_bound(text: str) -> None:
    if guard._is_plain(text):
        guard.scan(text, "x")


def test_the_plan_and_the_ledger_pass_as_plain() -> None:
    from plancheck.storage.ledger.text import header_text
    from plancheck.storage.plan.file import default_plan_path

    text = default_plan_path().read_text(encoding="utf-8")
    assert guard._is_plain(text)
    assert guard._is_plain(header_text("p", "宝山八村居委会"))


def test_a_key_a_number_or_a_header_one_past_its_bound_is_not_plain() -> None:
    for text in ("k = " + "1" * 33, "[" + ".".join("a" * 17) + "]", "k = [[1]]", "a.b = 1"):
        assert not guard._is_plain(text)
