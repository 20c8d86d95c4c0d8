# Everything here runs in the checkout's own .venv; `make .venv` makes it.
BIN := .venv/bin

.PHONY: help check static format lint types types-here types-windows imports test bench soak run sdist smoke lock pictures manual bundle-pyz bundle-wheels bundle-linux try-linux bundle-windows windows

help: ## this list
	@awk -F ':.*## ' '/^[.a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

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

types: types-here types-windows ## mypy --strict, for this system and for Windows

types-here:
	$(BIN)/mypy

types-windows:
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/win32

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

sdist: ## completion, man page and the sdist that has them
	$(BIN)/python -m bundles own

smoke: ## the wheel, in an environment without the developers' extra
	rm -rf build/smoke dist/*.whl
	python3 -m venv build/smoke
	build/smoke/bin/pip wheel --quiet --no-deps --wheel-dir dist .
	build/smoke/bin/pip install --quiet dist/*.whl
	cd build && smoke/bin/python -P ../tests/smoke.py

COMPILE := build/pip-tools/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
  --no-emit-index-url --no-emit-options --constraint .ci/constraints.txt

lock: ## pin what CI runs with to what is installed, what is shipped to the same with digests, and what builds it
	mkdir -p build
	{ sed -n 1p .ci/constraints.txt; $(BIN)/pip freeze --exclude-editable; } > build/lock && mv build/lock .ci/constraints.txt
	python3 -m venv build/pip-tools && build/pip-tools/bin/pip install --quiet pip-tools
	echo pip > build/installer.in
	$(COMPILE) --output-file bundles/lock.txt pyproject.toml build/installer.in
	printf 'argparse-manpage\nhatchling\nshtab\n' > build/tools.in
	$(COMPILE) --output-file bundles/tools.txt build/tools.in

pictures: ## docs/pictures, drawn by the app; look at them before they are checked in
	$(BIN)/python -m tests.pictures

manual: ## 使用手册 as a Word file, and as PDF where LibreOffice is
	$(BIN)/python -m bundles manual
	if command -v soffice; then soffice --headless --convert-to pdf --outdir dist dist/plancheck-*-使用手册.docx; fi

bundle-pyz: ## plancheck.pyz, for a PC that has Python
	$(BIN)/python -m bundles pyz

bundle-wheels: ## all wheels for a PC that has Python, with a script that installs them
	$(BIN)/python -m bundles wheelhouse

bundle-linux: sdist ## the portable folder for Linux, its Python built here (half an hour)
	$(BIN)/python -m bundles linux

PYTHONS = python3

try-linux: ## Linux folders, .pyz and wheelhouse on a PC without a network and rights; PYTHONS='…' names Pythons; as root
	$(BIN)/python -m bundles.try_linux
	$(BIN)/python -m bundles.try_python $(PYTHONS)

bundle-windows: ## the portable folder for Windows, of the signed Python
	$(BIN)/python -m bundles windows

windows: bundle-windows ## the Windows folder under wine, at code page 936 (seven minutes)
	$(BIN)/python -m bundles.try_windows
