# Everything here runs in the checkout's own .venv; `make .venv` makes it.
BIN := .venv/bin

.PHONY: check static format lint types imports test bench soak run

check: static test

static: lint types imports

.venv:
	python3 -m venv .venv && .venv/bin/pip install -e '.[dev]'

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

test:
	$(BIN)/pytest

bench:
	$(BIN)/python -m bench

soak:
	$(BIN)/pytest -m soak -n 2
	$(BIN)/pytest --hypothesis-profile=soak -n 2 tests/domain tests/storage tests/workspace

run:
	$(BIN)/plancheck
