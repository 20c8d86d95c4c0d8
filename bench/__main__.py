"""The table of ratios. Medians of runs taken in turn with their floor; `--runs N` for more.

Figures in milliseconds are of this machine and this minute; the ratios are what is kept.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import tomli

from bench import bare_app, data, forms, reports
from bench import imports as documents
from bench.terminal import Terminal
from plancheck import export
from plancheck.domain.ledger.history import History
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.status import Status
from plancheck.storage import paths
from plancheck.storage.ledger.record import record_text
from plancheck.storage.ledger.text import parse_ledger
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.workspace import PreparedAct, Workspace, wall_clock
from plancheck.workspace.office import rollup as office_rollup
from plancheck.workspace.reports import FORMATS

PROGRAM = [str(Path(sys.executable).with_name("plancheck"))]
BARE = [sys.executable, str(Path(bare_app.__file__))]
SIZE = (100, 30)
WHOLE = 500.0
"""Milliseconds that a roll-up of 50 files may take as a whole command."""
Measure = Callable[[], float]
"""Takes one measurement, in milliseconds."""


def in_turn(floor: Measure, *others: Measure, runs: int) -> list[float]:
    """The medians of the floor and of the others, each measured once in every round."""
    rounds = [[measure() for measure in (floor, *others)] for _ in range(runs + 1)][1:]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def row(name: str, floor: float, figure: float, target: float) -> None:
    """One line of the table."""
    ratio = figure / floor
    verdict = "ok" if ratio <= target else "OVER"
    print(f"{name:<58}{floor:>9.2f}{figure:>10.2f}{ratio:>8.2f}{target:>8.2f}  {verdict}")


def first_paint(argv: list[str], shown: str, env: dict[str, str]) -> Measure:
    """From exec to the first screen with a text on it."""

    def measure() -> float:
        with Terminal(argv, SIZE, env) as terminal:
            return 1e3 * (terminal.until(lambda text: shown in text) - terminal.started)

    return measure


def key_to_screen(argv: list[str], shown: str, env: dict[str, str], keys: int) -> float:
    """From Space to the first changed screen; the median of so many presses."""
    took = []
    with Terminal(argv, SIZE, env) as terminal:
        terminal.until(lambda text: shown in text)
        terminal.settle(1.0)
        for _ in range(keys):
            before = terminal.text()
            sent = terminal.send(" ")
            took.append(1e3 * (terminal.until(lambda text, b=before: text != b) - sent))  # type: ignore[misc]
            terminal.settle()
    return statistics.median(took)


def search_to_screen(
    argv: list[str], shown: str, env: dict[str, str], word: str, keys: int
) -> float:
    """From a word's last key to the list narrowed by it, the initials read before."""
    took = []
    with Terminal(argv, SIZE, env) as terminal:
        terminal.until(lambda text: shown in text)
        terminal.settle(1.0)
        terminal.send("\x1bOR")  # F3
        terminal.settle()
        terminal.send(word[:-1])
        for _ in range(keys):
            terminal.settle()
            sent = terminal.send(word[-1])
            took.append(1e3 * (terminal.until(lambda text: f"“{word}”" in text) - sent))
            terminal.settle()
            terminal.send("\x7f")
    return statistics.median(took)


def view_to_screen(argv: list[str], shown: str, env: dict[str, str], keys: int) -> float:
    """From a view's digit to the list narrowed by it."""
    took = []
    with Terminal(argv, SIZE, env) as terminal:
        terminal.until(lambda text: shown in text)
        terminal.settle(1.0)
        for _ in range(keys):
            before = terminal.text()
            sent = terminal.send("3")
            took.append(1e3 * (terminal.until(lambda text, b=before: text != b) - sent))  # type: ignore[misc]
            terminal.settle()
            terminal.send("0")
            terminal.settle()
    return statistics.median(took)


def bulk_to_screen(argv: list[str], shown: str, env: dict[str, str], keys: int) -> float:
    """From Space on fifty marked measures to the screen that shows them done; each undone again."""
    took = []
    with Terminal(argv, SIZE, env) as terminal:
        terminal.until(lambda text: shown in text)
        terminal.settle(1.0)
        for _ in range(keys):
            terminal.send("\x1b[H" + "\x1b[1;2B" * 49)  # Home, Shift+↓
            terminal.until(lambda text: "已标记50项" in _plain(text))
            terminal.settle()
            sent = terminal.send(" ")
            took.append(1e3 * (terminal.until(lambda text: "已完成 1." in text) - sent))
            terminal.settle()
            terminal.send("\x1a")  # Ctrl+Z
            terminal.until(lambda text: "已撤销" in _plain(text))
            terminal.settle()
    return statistics.median(took)


def _plain(text: str) -> str:
    return text.replace(" ", "")


def run_of(argv: list[str]) -> Measure:
    """A whole command, from exec to exit."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    quiet = subprocess.DEVNULL

    def measure() -> float:
        begun = time.perf_counter()
        subprocess.run(argv, env=env, check=True, stdout=quiet, stderr=quiet)
        return 1e3 * (time.perf_counter() - begun)

    return measure


def timed(function: Callable[[], object]) -> Measure:
    """A function of this process."""

    def measure() -> float:
        begun = time.perf_counter()
        function()
        return 1e3 * (time.perf_counter() - begun)

    return measure


def screens(root: Path, runs: int) -> None:
    """First paint and Space, at 51 and at 10,000 measures."""
    small, large = root / "small", root / "large"
    plan, _ = load_plan(default_plan_path())
    data.make_home(small, plan.id, data.entries([m.id for m in plan.measures()], 4_000))
    big_plan = root / "plan.toml"
    big_plan.write_text(data.plan_text(10_000), encoding="utf-8")
    big, _ = load_plan(big_plan)
    data.make_home(large, big.id, data.entries([m.id for m in big.measures()], 10_000))
    at_small = {"PLANCHECK_HOME": str(small)}
    at_large = {"PLANCHECK_HOME": str(large), "PLANCHECK_PLAN": str(big_plan)}
    told = root / "told"
    shutil.copytree(small, told)
    with (told / "config.toml").open("a", encoding="utf-8") as file:
        file.write('[display]\nambiguous_width = "narrow"\n')
    floor, one, two, unasked = in_turn(
        first_paint(BARE, "ready", {}),
        first_paint(PROGRAM, "3.1.1", at_small),
        first_paint(PROGRAM, "1.1.1", at_large),
        first_paint(PROGRAM, "3.1.1", {"PLANCHECK_HOME": str(told)}),
        runs=runs,
    )
    row("first paint, 51 measures, 4,000 entries", floor, one, 1.35)
    row("first paint, 10,000 measures, 10,000 entries", floor, two, 3.5)
    row("first paint asking the terminal's width, against not", unasked, one, 1.05)
    keys = max(5, runs * 2)
    floor = key_to_screen(BARE, "ready", {}, keys)
    row(
        "Space to changed screen, 51 measures",
        floor,
        key_to_screen(PROGRAM, "3.1.1", at_small, keys),
        2,
    )
    row(
        "Space to changed screen, 10,000", floor, key_to_screen(PROGRAM, "1.1.1", at_large, keys), 2
    )

    for name, shown, env, limit in (
        ("51 measures", "3.1.1", at_small, 16),
        ("10,000", "1.1.1", at_large, 60),
    ):
        for word in ("社区", "sq"):
            took = search_to_screen(PROGRAM, shown, env, word, keys)
            row(f"search {word}, last key to screen, {name}, against {limit} ms", limit, took, 1)

    fifty = root / "fifty"
    plan_of_51 = root / "plan51.toml"
    plan_of_51.write_text(data.plan_text(51), encoding="utf-8")
    plan, _ = load_plan(plan_of_51)
    fresh = data.entries([m.id for m in plan.measures()], 4_000)
    data.make_home(fifty, plan.id, fresh)
    at_fifty = {"PLANCHECK_HOME": str(fifty), "PLANCHECK_PLAN": str(plan_of_51)}
    for name, env, limit in (("51 measures", at_fifty, 16), ("10,000", at_large, 60)):
        took = view_to_screen(PROGRAM, "1.1.1", env, keys)
        row(f"view switch to screen, {name}, against {limit} ms", limit, took, 1)
        took = bulk_to_screen(PROGRAM, "1.1.1", env, keys)
        row(f"50 ticked at once to screen, {name}, against {limit} ms", limit, took, 1)


def previews(root: Path, runs: int) -> None:
    """From F8 to the report on the screen, the first time after a start, over a year's ledger."""
    env = {"PLANCHECK_HOME": str(root / "small")}

    def measure() -> float:
        with Terminal(PROGRAM, SIZE, env) as terminal:
            terminal.until(lambda text: "3.1.1" in text)
            terminal.settle(1.0)
            sent = terminal.send("\x1b[19~")
            return 1e3 * (terminal.until(lambda text: "工作进展" in text) - sent)

    took = statistics.median(measure() for _ in range(runs))
    row("F8 to preview up, 4,000 entries, against 50 ms", 50, took, 1)


def formats(root: Path, runs: int) -> None:
    """The report in all formats there are, against the bare libraries in the same process."""
    report, plan = reports.report_of(root)
    bare = reports.write_all_bare(report, plan)
    floor, took = in_turn(
        timed(bare), timed(lambda: reports.write_all(report, plan)), runs=runs * 5
    )
    row(f"51 measures as {','.join(FORMATS)}, bare libraries", floor, took, 1.3)
    form = forms.form_of(root)
    bare = forms.write_bare(form)
    floor, took = in_turn(timed(bare), timed(lambda: export.render_form(form)), runs=runs * 5)
    row("a form of 51 measures, against the same by XlsxWriter", floor, took, 1.3)


def durable(root: Path, runs: int) -> None:
    """A tick on disk against a bare append and fsync of the same bytes, in turn."""
    workspace = Workspace.open(paths.find_home(str(root / "small"), {}))
    book = workspace.unit.ledger
    if book is None:
        raise SystemExit("no unit")
    prepared: list[PreparedAct] = []
    size = [0]

    def prepare() -> None:
        done = workspace.unit.progress.state("3.3.2").status is Status.DONE
        act = workspace.edit.untick(["3.3.2"]) if done else workspace.edit.tick(["3.3.2"])
        book.apply(act)
        size[0] = sum(len(record_text(entry).encode()) for entry in act.entries)
        prepared.append(act)

    def store() -> float:
        prepare()
        took = timed(lambda: book.store(prepared[-1]))()
        book.stored(prepared[-1].entries)
        return took

    store()
    gc.freeze()  # as the app does once its screen is up
    descriptor = os.open(root / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def bare() -> None:
        os.write(descriptor, b"x" * size[0])
        os.fsync(descriptor)

    floor, took = in_turn(timed(bare), store, runs=runs * 10)
    os.close(descriptor)
    row("tick on disk, against append+fsync of the same bytes", floor, took, 2)


def reading(runs: int) -> None:
    """10,000 entries read, verified and folded, against parsing them."""
    plan, _ = load_plan(default_plan_path())
    made = data.entries([m.id for m in plan.measures()], 10_000)
    text = data.file_text(made, plan.id)

    def read() -> None:
        result = parse_ledger(text, "")
        if len(result.entries) != len(made) or result.problems:
            raise SystemExit("the ledger did not read back")
        fold(History(result.entries))

    floor, took = in_turn(timed(lambda: tomli.loads(text)), timed(read), runs=runs)
    row("10,000 entries read and folded, against tomli", floor, took, 2.5)


def commands(root: Path, runs: int) -> None:
    """`plancheck list` against an interpreter that does nothing."""
    fresh = root / "fresh"
    data.make_home(fresh, "youyilu-2024", [])
    floor, new, year = in_turn(
        run_of([sys.executable, "-c", "pass"]),
        run_of([*PROGRAM, "--home", str(fresh), "list"]),
        run_of([*PROGRAM, "--home", str(root / "small"), "list"]),
        runs=runs * 3,
    )
    row("list, 51 measures, new ledger", floor, new, 4)
    print(f"{'list, 51 measures, 4,000 entries (no target)':<58}{floor:>9.2f}{year:>10.2f}"
          f"{year / floor:>8.2f}")  # fmt: skip


def plans(root: Path, runs: int) -> None:
    """Two plans of 1,000 measures beside each other, as a whole command."""
    files = [root / "old.toml", root / "new.toml"]
    for file, text in zip(files, data.two_plans(1_000), strict=True):
        file.write_text(text, encoding="utf-8")
    took = statistics.median(
        run_of([*PROGRAM, "plan", "diff", *map(str, files)])() for _ in range(runs)
    )
    row("plan diff of 1,000 measures, against 500 ms", 500, took, 1)


def rollups(root: Path, runs: int) -> None:
    """1,000 files of 51 measures rolled up, against parsing them; and 50 as a whole command."""
    plan, folder = data.street(root / "street", 1_000)
    files = sorted(folder.iterdir())

    def parse() -> None:
        for file in files:
            tomli.loads(file.read_bytes().decode())

    def read() -> None:
        rolled = office_rollup.roll_up((plan,), [folder], wall_clock)
        if rolled.figures.whole.units != len(files):
            raise SystemExit("a report was lost")

    floor, took = in_turn(timed(parse), timed(read), runs=max(3, runs // 3))
    row("1,000 files of 51 measures rolled up, against tomli", floor, took, 1.6)
    few = root / "few"
    few.mkdir()
    for file in files[:50]:
        shutil.copy(file, few)
    plan_path, home = str(root / "street" / "plan.toml"), str(root / "fresh")
    command = [*PROGRAM, "--home", home, "--plan", plan_path, "rollup", str(few)]
    floor, took = in_turn(run_of([sys.executable, "-c", "pass"]), run_of(command), runs=runs)
    row(f"rollup of 50 files, six formats (at most {WHOLE:.0f} ms)", floor, took, WHOLE / floor)


def pages(root: Path, runs: int) -> None:
    """The page that a leader opens, of a street's 60 units: in 0.2 s, of 1.5 MB at most."""
    plan, folder = data.street(root / "sixty", 60)
    rolled = office_rollup.roll_up((plan,), [folder], wall_clock)
    kilobytes = len(export.render_rollup("html", rolled)) / 1000
    write = timed(lambda: export.render_rollup("html", rolled))
    took = statistics.median(write() for _ in range(runs))
    row("html of 60 units of 51 measures, against 200 ms", 200, took, 1)
    row("the same in kB, against 1,500 kB", 1_500, kilobytes, 1)


def read_back(root: Path, runs: int) -> None:
    """60 forms that were filled in, read and rolled up, against python-calamine reading them."""
    plan, files = forms.filled_in(root / "back", 60)

    def read() -> None:
        rolled = office_rollup.roll_up((plan,), files, wall_clock)
        if rolled.figures.whole.units != len(files) or rolled.account.refused():
            raise SystemExit("a form was lost")

    floor, took = in_turn(timed(lambda: forms.read_bare(files)), timed(read), runs=runs)
    row("60 forms of 51 rows read and rolled up, against calamine", floor, took, 3)


def imports(root: Path, runs: int) -> None:
    """A long text and a street's Word file made plan files, each as a whole command."""
    text, word = root / "long_document.txt", root / "street_document.docx"
    text.write_text(documents.long_text(60_000), encoding="utf-8")
    plan, _ = load_plan(default_plan_path())
    documents.write_word(plan, word)

    def import_of(path: Path) -> Measure:
        command = run_of([*PROGRAM, "--home", str(root / "fresh"), "plan", "import", str(path)])

        def measure() -> float:
            took = command()
            for made in (path.with_suffix(".toml"), path.with_suffix(".草稿.toml")):
                made.unlink()
            return took

        return measure

    library = run_of([sys.executable, "-c", "import docx"])
    floor, short, long = in_turn(library, import_of(word), import_of(text), runs=runs)
    row("plan import of a street's docx, against import docx", floor, short, 2)
    row("plan import of 60,000 characters, against 1,000 ms", 1_000, long, 1)


def main() -> None:
    """Everything, in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    print(f"{'median of runs in turn':<58}{'floor ms':>9}{'ms':>10}{'ratio':>8}{'target':>8}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.environ["XDG_DATA_HOME"] = str(root / "own")  # what the program notes there is ours
        screens(root, runs)
        previews(root, runs)
        formats(root, runs)
        durable(root, runs)
        commands(root, runs)
        rollups(root, runs)
        read_back(root, runs)
        pages(root, runs)
        plans(root, runs)
        imports(root, runs)
    reading(runs)


if __name__ == "__main__":
    main()
