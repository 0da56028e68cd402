# Everything a fresh machine needs is done here: Python 3.10 or newer, make and a
# package index are enough. Stamp files in the environment keep repeated runs quick.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
JOBS   ?= 2
SAMPLES := samples/jinglan-2023.html samples/jinglan-2024.docx

.DEFAULT_GOAL := help
.PHONY: help demo test lint browser screenshot bench docs dist clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
		{ echo "make: $(PYTHON) is older than 3.10; say which to use: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) 'pip>=21.3' # the first that knows editable installs without setup.py

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) -e '.[dev,docs,pandas]'
	@touch $@ $(VENV)/.run

$(VENV)/.bench: pyproject.toml $(VENV)/.dev
	$(PIP) -e '.[bench]'
	@touch $@

demo: $(VENV)/.run ## compare two sample reports and write the page
	@mkdir -p out
	@$(BIN)/reportdiff compare $(SAMPLES)
	@$(BIN)/reportdiff compare $(SAMPLES) --quiet -o out/jinglan.html -o out/jinglan.xlsx
	@echo
	@echo "The page:         $(CURDIR)/out/jinglan.html"
	@echo "The Excel tables: $(CURDIR)/out/jinglan.xlsx"

test: lint browser ## everything that CI runs
	$(BIN)/pytest -n $(JOBS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser: ## Chromium and a Chinese font, for the tests of the page
	@sh tools/install-browser.sh

screenshot: $(VENV)/.dev browser ## pictures of all outputs in out/pictures, the first one in docs/images
	$(BIN)/python -m tools.screenshot out/pictures --readme docs/images/page.png

bench: $(VENV)/.bench ## time reportdiff beside its peers, in one run
	$(BIN)/python -m benchmarks

docs: $(VENV)/.dev ## build the documentation into site/, warnings are errors
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "The documentation: $(CURDIR)/site/index.html"

dist: $(VENV)/.dev ## wheel and source distribution in dist/
	$(BIN)/python -m build --outdir dist

clean: ## remove all that was made, the environment too
	rm -rf $(VENV) out site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
