# One word runs everything; plain `make` lists the words.
PYTHON ?= python3
UV     ?= uv
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := demo
STAMP  := $(VENV)/.set-up
JUDGES := .venv-judges
NPM    := .venv-land
DETENTE_SHARED ?= ../shared
export DETENTE_SHARED

LAND   := src/detente/sources/land.pack
# The rooms in which every line and branch is tested, and the tests that show it.
RULES  := src/detente/domains/exercises/*,src/detente/agreements/*
PROOF  := tests/domains/exercises tests/agreements tests/cases tests/cli/test_exercise*.py
# Where no network is: the tarball of world-atlas 2.0.2, brought by hand.
LAND_TARBALL ?=

.DEFAULT_GOAL := help
.PHONY: help setup judges land demo test slow coverage lint format bench pictures docs serve lock clean

help:  ## List the words
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

$(STAMP): requirements/development.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, given: $$($(PYTHON) --version)"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/development.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

$(JUDGES)/.set-up: requirements/judges.txt
	$(PYTHON) -m venv $(JUDGES)
	$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/judges.txt
	@touch $(JUDGES)/.set-up

judges: $(JUDGES)/.set-up  ## Make the environment of the judges: other people's programs that check our output

setup: $(STAMP)  ## Make the environment from the lock file

$(NPM)/.set-up: requirements/land.txt
	$(PYTHON) -m venv $(NPM)
	$(NPM)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/land.txt
	@touch $(NPM)/.set-up

$(LAND): builders/land.py src/detente/sources/land.py $(STAMP)
ifndef LAND_TARBALL
	@$(MAKE) --no-print-directory $(NPM)/.set-up
endif
	@$(BIN)/python -m builders.land $(LAND) $(NPM)/bin/python $(LAND_TARBALL)

land: $(LAND)  ## Fetch the outlines of the land for maps (public domain), checked against their known hash

demo: $(STAMP)  ## Make a desk, read a report, print the brief and write its PDF
	@$(BIN)/detente demo $(DEMO)

test: $(STAMP)  ## Run the tests (under ten minutes)
	-@$(MAKE) --no-print-directory land
	$(BIN)/python -m pytest -m "not slow" -n 2 --dist worksteal

slow: $(STAMP)  ## Run the long checks
	-@$(MAKE) --no-print-directory land
	$(BIN)/python -m pytest -m slow -n 2 --dist worksteal

coverage: $(STAMP)  ## Show which lines and branches of the rules and of the law no quick test runs
	$(BIN)/python -m pytest -m "not slow" --cov=detente --cov-branch --cov-context=test --cov-report= $(PROOF)
	$(BIN)/coverage report --include="$(RULES)" --show-missing --skip-covered --fail-under=100

lint: $(STAMP)  ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)  ## Set the code in the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)  ## Measure speed and memory, rivals in the same run
	$(BIN)/python -m benchmarks

pictures: $(STAMP) $(LAND)  ## Draw the pictures of the documentation anew
	$(BIN)/python -m tests.brief.pictures.for_docs

docs: $(STAMP)  ## Build the documentation into site/
	$(BIN)/mkdocs build --strict

serve: $(STAMP)  ## Show the documentation on this machine only (loopback)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8765

lock: $(STAMP)  ## Choose newest versions anew and write the lock file (needs uv)
	$(UV) pip compile pyproject.toml --all-extras --group build --group test --group lint --group docs \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	  --no-annotate --upgrade -o requirements/development.txt
	$(UV) pip compile --group judges --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --no-annotate --upgrade -o requirements/judges.txt
	$(UV) pip compile --group land --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --no-annotate --upgrade -o requirements/land.txt

clean:  ## Remove what the other words made
	rm -rf $(VENV) $(JUDGES) $(NPM) $(DEMO) $(LAND) site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov
