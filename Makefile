# Two commands on a fresh machine: `make demo` (the main job) and `make test` (the tests).
# Only Python >= 3.11 and make are needed; everything else is set up in .venv, versions locked with hashes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The tests that cover bounds, evidence and findings whole; the others take minutes more and add no line.
COVERED := tests/bounds tests/evidence tests/findings tests/case tests/places docs $(addprefix src/habeas/,bounds evidence findings)
MINUTES_NOTE := Setting up .venv (once; about a minute with a network)

PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal -q

.PHONY: demo test check slow lint types imports reference docs browser page lock clean

demo: $(VENV)/.core
	@$(BIN)/habeas demo --to demo

test: $(VENV)/.test
	@$(PYTEST) -m "not slow and not browser"

check: $(VENV)/.check lint types imports docs
	@$(PYTEST) -m "not slow and not browser" --hypothesis-profile=few --cov --cov-report=term:skip-covered $(COVERED)

# The heavier runs, and each law on more examples.
slow: $(VENV)/.check
	@$(PYTEST) -m "slow or (hypothesis and not browser)" --hypothesis-profile=many

lint: $(VENV)/.check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.check
	@$(BIN)/mypy

imports: $(VENV)/.check
	@$(BIN)/lint-imports

# Writes the pages that are made from the types.
reference: $(VENV)/.core
	@$(BIN)/python scripts/case_format.py
	@$(BIN)/python scripts/legal_systems_page.py

docs: $(VENV)/.check
	@$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

# The page in a real browser: needs chromium and npm, which nothing else does.
browser: $(VENV)/.browser page/node_modules/.package-lock.json
	@$(BIN)/python -m pytest -q -m browser tests/browser

# Rebuilds the committed bundle of the page from page/src.
page: page/node_modules/.package-lock.json
	@node page/build.mjs

page/node_modules/.package-lock.json: page/package-lock.json
	@cd page && npm ci --silent
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "habeas needs Python 3.11 or newer: make demo PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv module is missing. Install it (Debian/Ubuntu: apt install python3-venv), then run make again."; exit 2; }
	@echo "$(MINUTES_NOTE)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.core: requirements/core.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements/core.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.core
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.check: requirements/check.txt $(VENV)/.test
	@$(PIP) install --require-hashes -r requirements/check.txt
	@touch $@

$(VENV)/.browser: requirements/browser.txt $(VENV)/.test
	@$(PIP) install --require-hashes -r requirements/browser.txt
	@touch $@

# Rewrites the locks (needs uv). The locks carry hashes and no host names.
lock:
	uv pip compile --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --group build -o requirements/core.txt
	uv pip compile --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --extra plot --group build --group test -o requirements/test.txt
	uv pip compile --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --extra plot --extra cluster --extra courts --group build --group test --group lint --group docs --group browse -o requirements/check.txt
	uv pip compile --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --extra plot --group build --group test --group browser -o requirements/browser.txt

clean:
	rm -rf $(VENV) demo docs/_build
