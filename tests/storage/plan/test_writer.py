"""A plan written as its file is read back the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.model import (
    Measure,
    NamedUnit,
    Objective,
    Plan,
    Revision,
    Section,
    Target,
    Term,
    UnitType,
)
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.storage.plan.writer import plan_text

WORDS = st.text("街道社区“”\"\\'#=[]{}一二三3.，。", min_size=1, max_size=12).filter(
    lambda text: bool(text.strip()) and text == text.strip()
)
LINES = st.lists(WORDS, max_size=3).map("\n".join)
EIGHT = NamedUnit("某某八村居委会", "居委会", ("八村",))
TARGETS = st.none() | st.builds(
    Target,
    st.integers(1, 10**6) | st.sampled_from((0.5, 1.9)),
    WORDS,
    st.just("") | WORDS,
    st.booleans(),
)


def read_back(text: str) -> Plan:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(text, encoding="utf-8")
        plan, problems = load_plan(path)
    assert problems == ()
    return plan


def test_the_plan_that_comes_with_the_program_keeps_its_digest_when_it_is_written_anew() -> None:
    plan, _ = load_plan(default_plan_path())
    assert read_back(plan_text(plan)) == plan


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    def measure(number: int, *, withdrawn: bool) -> Measure:
        named = draw(st.booleans())
        return Measure(
            id=f"1.2.{number}",
            text=draw(WORDS),
            lead=(EIGHT.name, "中心") if named else ("居委会",),
            support=() if named else ("中心",),
            terms=("词",) if number == 1 else (),
            target=draw(TARGETS),
            due=draw(st.none() | st.dates(date(2000, 1, 1), date(2099, 1, 1))),
            units=(EIGHT,) if named else (),
            leader=draw(st.just("") | WORDS),
            short=draw(st.just("") | WORDS),
            was=draw(st.sampled_from(((), ("3.2.1",), ("plan-2023/3.2.1", "1.1.7")))),
            withdrawn=withdrawn,
        )

    current = tuple(measure(n, withdrawn=False) for n in range(1, draw(st.integers(2, 3))))
    withdrawn = tuple(measure(n, withdrawn=True) for n in range(7, draw(st.integers(7, 9))))
    return Plan(
        id="plan-2024",
        title=draw(WORDS),
        year=2024,
        revision=draw(st.integers(1, 9)),
        number=draw(st.just("") | WORDS),
        issuer=draw(st.just("") | WORDS),
        office=draw(st.just("") | WORDS),
        issued=draw(st.none() | st.just(date(2024, 1, 9))),
        addressees=draw(st.just("") | WORDS),
        copies=draw(st.integers(0, 3)),
        preamble=draw(LINES),
        charge=draw(LINES),
        assignments=draw(st.sampled_from(("fixed", "proposed"))),
        unit_types=(UnitType("居委会", "各居（村）委会"), UnitType("中心", "中心")),
        terms=(Term("词", draw(WORDS)),),
        sections=(
            Section(
                1,
                draw(WORDS),
                draw(LINES),
                (Objective("1.1", "总题", ()), Objective("1.2", "题", current, withdrawn)),
            ),
        ),
        revisions=draw(st.sampled_from(((), (Revision(1), Revision(2, date(2024, 5, 6), "改"))))),
    )


@given(plans())
def test_any_plan_is_read_back_as_it_was_written(plan: Plan) -> None:
    assert read_back(plan_text(plan))._replace(digest="") == plan
