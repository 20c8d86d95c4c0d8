"""Faults of disk and power against the real program; `make soak` runs them.

strace makes system calls fail and records their order; a file system on a loop device is copied
while the writer stands still, which is what a power cut leaves of it.
"""

from __future__ import annotations

import os
import random
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bench.terminal import Terminal

from plancheck.domain.progress.status import Status
from tests.storage.records import decode_bytes
from tests.support import Clock, open_home, set_up_home

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal and mounts"),
]
ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "plancheck"]


# --- system calls


@pytest.fixture
def strace() -> str:
    """strace; the test is skipped where it is missing or may not trace."""
    found = shutil.which("strace")
    if not found:
        pytest.skip("strace is not installed")
    if subprocess.run(
        [found, "-o", os.devnull, "true"], capture_output=True, check=False
    ).returncode:
        pytest.skip("processes may not be traced here")
    return found


@pytest.fixture
def unit(home: Path, clock: Clock) -> Path:
    """A home whose ledger has one record."""
    workspace = set_up_home(home, clock)
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.tick(["3.3.2"]))
    return home


def ledger_of(home: Path) -> Path:
    (path,) = home.glob("ledger/*/*/*.toml")
    return path


def injecting(strace: str, home: Path, *faults: str) -> list[str]:
    """A command line that runs the program with faults in its calls on ledger and lock."""
    ledger = ledger_of(home)
    words = [strace, "-f", "-qq", "-o", os.devnull]
    for path in (ledger, ledger.with_suffix(".lock")):
        words += ["-P", str(path)]
    calls = ",".join(fault.partition(":")[0] for fault in faults)
    words += ["-e", f"trace={calls}"]
    for fault in faults:
        words += ["-e", f"inject={fault}"]
    return [*words, *PROGRAM, "--home", str(home)]


FAULTS = [
    (("write:error=EIO",), "没有保存：磁盘读写出错"),
    (("write:error=EDQUOT",), "没有保存：磁盘配额已用完"),
    (("write:error=ENOSPC",), "没有保存：磁盘已满"),
    (("fsync:error=EIO",), "没有保存：磁盘读写出错"),
    (("fsync:error=EDQUOT",), "没有保存：磁盘配额已用完"),
    (("flock:error=ENOLCK",), "没有保存：系统不能提供文件锁"),
    (("fsync:error=EIO", "ftruncate:error=EIO"), "不能确定是否已保存"),
]


@pytest.mark.parametrize(("faults", "told"), FAULTS)
def test_a_call_that_fails_is_told_and_never_called_saved(
    strace: str, unit: Path, clock: Clock, faults: tuple[str, ...], told: str
) -> None:
    before = ledger_of(unit).read_bytes()
    done = subprocess.run(
        [*injecting(strace, unit, *faults), "tick", "3.3.3"],
        env=os.environ | {"LANG": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, b"")
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    if "不能确定" not in told:
        assert ledger_of(unit).read_bytes() == before
    workspace = open_home(unit, clock)
    assert not workspace.unit.problems
    assert workspace.unit.progress.state("3.3.2").status is Status.DONE


LATE = ["flock:error=ENOLCK:when=2+", "close:error=EIO:when=2+"]
"""Calls that fail when the record is on disk: the first close is the reader's."""


@pytest.mark.parametrize("fault", LATE)
def test_what_fails_when_all_is_on_disk_is_no_failing(
    strace: str, unit: Path, clock: Clock, fault: str
) -> None:
    done = subprocess.run(
        [*injecting(strace, unit, fault), "tick", "3.3.3"],
        env=os.environ | {"LANG": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "已完成 3.3.3" in done.stdout.decode()
    assert open_home(unit, clock).unit.progress.state("3.3.3").status is Status.DONE


UNREAD = [
    *(("folder", "getdents64", error) for error in ("EIO", "ESTALE", "ENOTCONN")),
    *(("folder", "openat", error) for error in ("EACCES", "EIO", "ESTALE", "ENOTCONN")),
    *(("file", "openat", error) for error in ("EACCES", "EIO", "ESTALE", "ENOTCONN")),
    *(("file", "newfstatat", error) for error in ("EACCES", "EIO", "ESTALE")),
    *(("file", "read", error) for error in ("EIO", "ESTALE")),
]


@pytest.mark.parametrize(("place", "call", "error"), UNREAD)
def test_a_call_that_fails_on_reading_is_never_taken_for_nothing(
    strace: str, unit: Path, place: str, call: str, error: str
) -> None:
    path = ledger_of(unit) if place == "file" else ledger_of(unit).parent
    before = ledger_of(unit).read_bytes()
    argv = [strace, "-f", "-qq", "-o", os.devnull, "-P", str(path), "-e", f"trace={call}"]
    argv += ["-e", f"inject={call}:error={error}", *PROGRAM, "--home", str(unit)]
    for words, status in (("list", 3), ("export", 3), ("tick 3.3.3", 4)):
        done = subprocess.run(
            [*argv, *words.split()],
            env=os.environ | {"LANG": "C.UTF-8"},
            capture_output=True,
            check=False,
        )
        assert (words, done.returncode, done.stdout) == (words, status, b"")
        assert "恢复以后接着用" in done.stderr.decode()
    assert ledger_of(unit).read_bytes() == before
    assert not (unit / "exports").exists()


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("error", ["EIO", "EDQUOT"])
def test_on_the_screen_a_call_that_fails_is_told_and_the_next_act_saved(
    strace: str, unit: Path, clock: Clock, call: str, error: str
) -> None:
    argv = injecting(strace, unit, f"{call}:error={error}:when=2")
    with Terminal(argv, (80, 24), {"LANG": "C.UTF-8"}) as terminal:
        said = (("已保存", "2/38"), ("没有保存", "2/38"), ("已保存", "3/38"))
        terminal.until(lambda text: "1.1.1" in text)
        for words, count in said:
            terminal.send(" ")
            terminal.until(lambda text, w=words, c=count: w in plain(text) and c in plain(text))  # type: ignore[misc]
            terminal.settle()
            if words == "已保存":
                terminal.send("\x1b[B")
                terminal.settle()
    workspace = open_home(unit, clock)
    assert not workspace.unit.problems
    done = [
        id for id, state in workspace.unit.progress.states.items() if state.status is Status.DONE
    ]
    assert sorted(done) == ["1.1.1", "1.1.2", "3.3.2"]


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def octal(text: str) -> str:
    """A text as strace writes it."""
    return "".join(f"\\{byte:o}" for byte in text.encode())


def test_saved_is_never_said_before_the_last_write_was_flushed(
    strace: str, unit: Path, tmp_path: Path
) -> None:
    """Thirty ticks on the screen: between a write and 已保存 stands a fsync that returned."""
    log = tmp_path / "calls"
    argv = [strace, "-f", "-y", "-qq", "-s", "100000", "-e", "trace=write,fsync", "-o", str(log)]
    with Terminal(
        [*argv, *PROGRAM, "--home", str(unit)], (80, 24), {"LANG": "C.UTF-8"}
    ) as terminal:
        terminal.until(lambda text: "1.1.1" in text)
        for number in range(30):
            terminal.send(" ")
            done = re.compile(f"已{'取消' * (number % 2)}完成1[^已]*已保存")
            terminal.until(lambda text, d=done: bool(d.search(plain(text))))  # type: ignore[misc]
    name = octal(ledger_of(unit).parent.name)[:20]
    written = flushed = said = 0
    flushing: set[str] = set()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        process, _, call = line.partition(" ")
        call = call.strip()
        on_ledger = name in call and ".toml>" in call
        if call.startswith("write(") and on_ledger:
            written += 1
        elif call.startswith("fsync(") and on_ledger:
            if call.endswith("= 0"):
                flushed = written
            elif "unfinished" in call:
                flushing.add(process)
        elif call.startswith("<... fsync resumed>") and process in flushing:
            flushing.remove(process)
            if call.endswith("= 0"):
                flushed = written
        elif call.startswith("write(") and octal("已保存") in call:
            said += 1
            assert flushed == written, line[:200]
    assert written == 30
    assert said >= 30


# --- power


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    """A file system's image, mounted; the test is skipped where that is not permitted."""
    folder.mkdir(exist_ok=True)
    options = "loop,commit=300"
    done = subprocess.run(
        ["mount", "-o", options, str(image), str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """An empty ext4."""
    path = tmp_path / "disk"
    with path.open("wb") as file:
        file.truncate(16 * 1024 * 1024)
    try:
        subprocess.run(["mkfs.ext4", "-q", "-F", str(path)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no ext4 can be made here")
    return path


@pytest.mark.parametrize("recorded", [False, True])
def test_a_home_that_is_unmounted_is_said_not_made_anew_and_gone_on_with(
    image: Path, tmp_path: Path, clock: Clock, recorded: bool
) -> None:
    folder = tmp_path / "stick"
    with mounted(image, folder):
        set_up_home(folder / "home", clock)
        argv = [*PROGRAM, "--home", str(folder / "home")]
        with Terminal(argv, (80, 24), {"LANG": "C.UTF-8"}) as terminal:
            terminal.until(lambda text: "1.1.1" in text)
            if recorded:
                terminal.send(" ")
                terminal.until(lambda text: "已保存" in plain(text))
            terminal.settle()
            subprocess.run(["umount", "-l", str(folder)], check=True)
            try:
                terminal.send("\x1b[B ")
                terminal.until(lambda text: "没有保存" in plain(text) or "只能查看" in plain(text))
                assert list(folder.iterdir()) == []
                if recorded:
                    assert "1/38" in plain(terminal.text())
            finally:
                subprocess.run(["mount", "-o", "loop", str(image), str(folder)], check=True)
            terminal.until(lambda text: "可以接着用" in plain(text))
            terminal.send(" ")
            terminal.until(lambda text: "已保存" in plain(text))
        workspace = open_home(folder / "home", clock)
        done = [id for id, s in workspace.unit.progress.states.items() if s.status is Status.DONE]
        assert len(done) == 1 + recorded


WRITER = "import sys; from pathlib import Path; from tests.storage.appender import main; "
FORGETFUL = "import os; os.fsync = lambda descriptor: None; "
NAME = Path("home/ledger/youyilu-2024/unit/k3f9a2.toml")


def cut(image: Path, tmp_path: Path, start: str, cuts: int) -> list[tuple[set[str], set[str]]]:
    """For each power cut: the ids that were reported saved, and those on the disk afterwards."""
    if sys.platform == "win32":
        pytest.skip("not under Windows")
    chance = random.Random(5)
    copies: list[tuple[Path, set[str]]] = []
    with mounted(image, tmp_path / "mounted") as folder:
        writer = subprocess.Popen(
            [sys.executable, "-c", f"{start}{WRITER}main(Path(sys.argv[1]), 0)", folder / NAME],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert writer.stdout
        said = b""
        try:
            for number in range(cuts):
                wanted = said.count(b"\n") + (1 if number == 0 else chance.randint(1, 20))
                while said.count(b"\n") < wanted:
                    said += os.read(writer.stdout.fileno(), 65536)
                os.kill(writer.pid, signal.SIGSTOP)
                os.waitpid(writer.pid, os.WUNTRACED)
                while select.select([writer.stdout], [], [], 0)[0]:
                    said += os.read(writer.stdout.fileno(), 65536)
                copy = tmp_path / f"cut{number}"
                shutil.copyfile(image, copy)
                reported = said.decode().rpartition("\n")[0].splitlines()
                copies.append((copy, set(reported)))
                os.kill(writer.pid, signal.SIGCONT)
        finally:
            writer.kill()
            writer.wait()
            writer.stdout.close()
    return [(said_then, on_disk(copy, tmp_path)) for copy, said_then in copies]


def on_disk(copy: Path, tmp_path: Path) -> set[str]:
    """The ids of the records on a file system after its journal was replayed."""
    with mounted(copy, tmp_path / "after") as folder:
        path = folder / NAME
        found = {e.id for e in decode_bytes(path.read_bytes()).entries} if path.exists() else set()
    copy.unlink()
    return found


def test_a_power_cut_loses_nothing_that_was_reported_saved(image: Path, tmp_path: Path) -> None:
    outcomes = cut(image, tmp_path, "", 30)
    assert all(said for said, _ in outcomes)
    for said, there in outcomes:
        assert said <= there


def test_without_fsync_the_same_power_cuts_do_lose_records(image: Path, tmp_path: Path) -> None:
    """The control: otherwise the test above would prove nothing."""
    outcomes = cut(image, tmp_path, FORGETFUL, 10)
    assert sum(not said <= there for said, there in outcomes) >= 5
