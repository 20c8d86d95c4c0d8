# Everything here runs in the checkout's own .venv; `make .venv` makes it.
BIN := .venv/bin

.PHONY: help check static format lint types imports test bench soak run dist smoke lock bundle-pyz

help: ## this list
	@awk -F ':.*## ' '/^[.a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

check: static test smoke ## all that CI runs

static: lint types imports ## what looks at the code without running it

.venv: ## the environment to work in
	python3 -m venv .venv && .venv/bin/pip install -e '.[dev]'

format: ## put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: ## form and rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: ## mypy --strict
	$(BIN)/mypy

imports: ## which folder may import what
	$(BIN)/lint-imports

test: ## the tests
	$(BIN)/pytest

bench: ## times as ratios against a floor of the same run
	$(BIN)/python -m bench

soak: ## the tests that take minutes: kills, faults, power cuts, laws on many examples
	$(BIN)/pytest -m soak -n 2
	$(BIN)/pytest -m hypothesis --hypothesis-profile=soak -n 2

run: ## the screen
	$(BIN)/plancheck

dist: ## the wheel
	rm -rf dist
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

smoke: dist ## the wheel, in an environment without the developers' extra
	rm -rf build/smoke
	python3 -m venv build/smoke && build/smoke/bin/pip install --quiet dist/*.whl
	cd build && smoke/bin/python -P ../tests/smoke.py

lock: ## pin what CI runs with to what is installed
	{ sed -n 1p .ci/constraints.txt; $(BIN)/pip freeze --exclude-editable; } > build/lock && mv build/lock .ci/constraints.txt

bundle-pyz: ## plancheck.pyz, for a PC that has Python
	$(BIN)/python -m bundles pyz
