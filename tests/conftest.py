"""What most tests begin with."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from plancheck.workspace import Workspace

from .support import Clock, set_up_home

settings.register_profile("check", deadline=None, max_examples=25)  # a busy machine is no defect
settings.register_profile("soak", deadline=None, max_examples=1000)


def pytest_configure(config: pytest.Config) -> None:
    """Laws are tried on few examples in every run, on many under `make soak`.

    What the program keeps in the user's own data folder stays out of the real one.
    """
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("check")
    os.environ["XDG_DATA_HOME"] = folder = tempfile.mkdtemp()
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a module's fixture run in one process, so that it is made once."""
    for item in items:
        if isinstance(item, pytest.Function):
            fixtures = item._fixtureinfo.name2fixturedefs.values()
            if any(one.scope == "module" for defs in fixtures for one in defs):
                item.add_marker(pytest.mark.xdist_group(item.module.__name__))


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


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than processors: some of the time a test waits for another process."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def clock() -> Clock:
    """Wednesday of 2024-W10, a quarter past nine in Shanghai."""
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that does not exist yet."""
    return tmp_path / "home"


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
