"""What most tests begin with."""

from __future__ import annotations

import gc
import importlib
import itertools
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from hypothesis.internal import charmap
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from hypothesis.internal.intervalsets import IntervalSet

from plancheck.workspace import Workspace

from . import street
from .street import Street
from .support import USERS_DATA, Clock, set_up_home, waiting

TESTS = Path(__file__).parent
QUICK = {"cli", "domain", "export", "storage", "workspace"}
"""The folders of tests that take a moment each."""
UNITS = 25
"""Of the generated street: of every type, and some for all that may be the matter."""
NUMBERS = itertools.count(1)
of_codec = charmap.intervals_from_codec
MEMORY = Path("/dev/shm")
"""Linux's own folder for files that are in memory alone."""
ROOM = 2**30
"""Bytes that a run may take, several times over."""

settings.register_profile("check", deadline=None, max_examples=25)  # a busy machine is no defect
settings.register_profile("soak", deadline=None, max_examples=1000)


def pytest_configure(config: pytest.Config) -> None:
    """Laws are tried on few examples in every run, on many under `make soak`.

    The former write into memory, where there is a file system of it, the latter to the disk: at
    the disk every worker would wait for all the others' syncing. Among few examples there is hardly
    one made of a constant of the source, all of which every process would parse for it: 1.6 s each.
    A clean checkout's would try every character for being one of UTF-8 too: 1.3 s each.
    What the program keeps in the user's own data folder stays out of the real one.
    """
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("check")
        providers._get_local_constants = Constants
        charmap.intervals_from_codec = _characters_of
        if config.option.markexpr == "not soak" and _has_room(MEMORY):
            os.environ.setdefault("TMPDIR", str(MEMORY))
            tempfile.tempdir = None  # look again
    os.environ[USERS_DATA] = folder = tempfile.mkdtemp()
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    gc.disable()  # until all is collected, of which nothing is garbage


@cache
def _characters_of(codec: str) -> tuple[IntervalSet, IntervalSet]:
    """All characters of an encoding, and those of them that it reads back as others."""
    if codec == "utf-8":
        return IntervalSet(((0, 0xD7FF), (0xE000, 0x10FFFF))), IntervalSet(())
    return of_codec(codec)


def _has_room(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Where all tests run, each worker begins to import them somewhere else.

    So each finds compiled what another came to first: compiling is most of what a clean checkout's
    collection costs. What cannot be imported is said when it is collected.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker and session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        paths = [path.with_suffix("") for path in sorted(TESTS.rglob("test_*.py"))]
        first = len(paths) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
        for path in paths[first:] + paths[:first]:
            with suppress(Exception):
                importlib.import_module(".".join(path.relative_to(TESTS.parent).parts))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a module's fixture run in one process, so that it is made once.

    So do a module's tests that take a moment each: to hand every one out by itself cost more.
    Those that wait come first.
    """
    for item in items:
        if isinstance(item, pytest.Function):
            fixtures = item._fixtureinfo.name2fixturedefs.values()
            shared = any(one.scope == "module" for defs in fixtures for one in defs)
            quick = item.path.relative_to(TESTS).parts[0] in QUICK
            if (shared or quick) and not item.get_closest_marker("xdist_group"):
                item.add_marker(pytest.mark.xdist_group(item.module.__name__))
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") != waiting.mark)


def pytest_make_parametrize_id(val: object) -> str | None:
    """A name for what is long or binary: whole it may be longer than Windows allows a name to be,
    and where an archive is made anew it is another in each process.
    """
    if isinstance(val, bytes):
        return repr(val[:12])[2:-1]
    return val[:60] if isinstance(val, str) and len(val) > 60 else None


def pytest_collection_finish() -> None:
    """What was collected stays to the end: no garbage collection looks through it again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors: some tests wait for a process, and each worker costs."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder of the test's own; pytest's looks through all before it for the next number."""
    name = f"{request.node.originalname[5:35]}{next(NUMBERS)}"
    folder = tmp_path_factory.getbasetemp() / name
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def clock() -> Clock:
    """Wednesday of 2024-W10, a quarter past nine in Shanghai."""
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def written_street(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Street]:
    """The generated street's folder, written once for all workers, to be read only."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    with FileLock(run / "street.lock"):
        said = run / "street.pickle"
        if not said.exists():
            said.write_bytes(pickle.dumps(street.write(run / "street", UNITS)))
        return run / "street", pickle.loads(said.read_bytes())


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everyone may write to; those of pytest are closed to other users."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)


@pytest.fixture
def workspace(home: Path, clock: Clock) -> Workspace:
    """The default plan, set up for 宝山八村居委会, nothing recorded."""
    return set_up_home(home, clock)
