# Two commands do all the set-up, on a machine with Python 3.11 or newer and make:
#   make demo    reads the sample documents into a graph and says what to do next
#   make test    the whole suite: format, lint, types, tests
# `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo app test tests check format lint types neo4j neo4j-stop bench bench-graph bench-explorer faults fuzz memory train train-relations screenshot screenshots clean

# The Python that makes .venv: the first of these that is 3.11 or newer. `make PYTHON=… demo` chooses another.
PYTHON ?= $(firstword $(foreach each,python3 python3.13 python3.12 python3.11,\
	$(shell $(each) -c 'import sys; sys.version_info >= (3, 11) and print("$(each)")' 2>/dev/null)))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Where the training data lies; only `make train` reads it.
DATA ?= ../shared/training-data
# How often `make faults` does each fault.
ROUNDS ?= 10

help: ## list these
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

demo: $(BIN)/nysta ## install, read the sample documents in corpus/ into a graph, say what to do next
	@$(BIN)/nysta run corpus
	@echo
	@echo "nysta is in $(BIN); to type the commands above as they stand, first:  source $(BIN)/activate"

app: $(BIN)/nysta ## open the explorer in the browser (after `make demo`)
	@$(BIN)/nysta app

test: check tests ## everything that must hold: format, lint, types, then all tests

# One process for each core, within reason (tests/conftest.py); PYTEST=-n0 makes it one.
tests: $(VENV)/.with-tests ## the tests alone; some of them: make tests PYTEST=tests/graph
	$(BIN)/python -m pytest -n auto $(PYTEST)

check: format lint types ## format, lint and types alone

format: $(VENV)/.with-tests
	$(BIN)/ruff format --check .

lint: $(VENV)/.with-tests
	$(BIN)/ruff check .

types: $(VENV)/.with-tests build/typed/.laid
	$(BIN)/mypy

neo4j: $(BIN)/nysta ## start a real Neo4j on this machine (needs Java 17 or 21, and Maven once); prints its address
	@$(BIN)/python dev/neo4j.py start
	@echo
	@echo "Load the demo's graph files into it:"
	@echo "  export NYSTA_NEO4J_PASSWORD=$${NYSTA_NEO4J_PASSWORD:-nysta-dev}"
	@echo "  $(BIN)/nysta load --store bolt://127.0.0.1:7687"

neo4j-stop: $(BIN)/nysta ## stop it; its data stay
	@$(BIN)/python dev/neo4j.py stop

faults: $(VENV)/.with-tests ## kill runs, workers and Neo4j, fill disks, ten times over (half an hour; a short version is in the tests)
	NYSTA_FAULT_ROUNDS=$(ROUNDS) $(BIN)/python -m pytest tests/app/faults tests/extract/batch

bench: $(BIN)/nysta ## measure the extraction: against plain spaCy, workers, Ray, memory, stages (some ten minutes)
	$(BIN)/python dev/bench.py

bench-graph: $(BIN)/nysta ## measure loading and asking, on both stores (a few minutes; needs what `make neo4j` needs)
	$(BIN)/python dev/bench_graph.py

bench-explorer: $(VENV)/.with-tests ## measure the explorer on 100 000 entities and 500 000 relations (a few minutes)
	$(BIN)/python -P dev/bench_explorer.py

fuzz: $(BIN)/nysta ## read 2 000 damaged documents with limits of time and memory (a quarter of an hour)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python dev/fuzz.py

memory: $(BIN)/nysta ## measure that 5 000 documents need no more memory than 500 (half an hour)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python dev/memory.py

train: $(BIN)/nysta ## make the Swedish model anew from DATA=FOLDER (an hour and a half; users never need it)
	@test -d "$(DATA)" || { echo "no training data at $(DATA); say where it is: make train DATA=FOLDER (training/README.md)"; exit 1; }
	cd training && OMP_NUM_THREADS=1 ../$(BIN)/python -m weasel run all . --vars.data "$(abspath $(DATA))"

train-relations: $(VENV)/.with-training ## make the relation scorers and the weights of confidence anew from our own documents (users never need it)
	OMP_NUM_THREADS=1 $(BIN)/python training/relations/train.py
	OMP_NUM_THREADS=1 $(BIN)/python training/relations/confidence.py

screenshot: $(VENV)/.with-tests ## take the pictures in docs/ anew (needs chromium)
	$(BIN)/python dev/screenshots.py

screenshots: $(VENV)/.with-tests ## take every view in every size, language and scheme, for looking (ten minutes)
	$(BIN)/python dev/screenshots.py --all

clean: ## remove what make made, the graph of the demo and Neo4j's data included
	@test ! -e $(BIN)/python || $(BIN)/python dev/neo4j.py stop 2>/dev/null || true
	rm -rf $(VENV) build nysta.egg-info nysta-data .neo4j .pytest_cache .mypy_cache .ruff_cache .hypothesis

# --- the environment; made once, and again when pyproject.toml changes ---

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Nysta needs Python 3.11 or newer; python3 is $$(python3 --version 2>&1 || true)"; \
		echo "  fix: install one, then: make PYTHON=python3.12 demo"; exit 1; }
	@echo "making $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)"; exit 1; }

# Both installs are editable: a change in the sources, new files included, works at once.
$(BIN)/nysta: pyproject.toml | $(BIN)/python
	@echo "installing Nysta and what it needs (a minute or two, once) …"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.with-tests: pyproject.toml | $(BIN)/python
	@echo "installing Nysta and what its tests need (a minute or two, once) …"
	@$(PIP) install --editable '.[test]'
	@touch $(BIN)/nysta $@

$(VENV)/.with-training: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[train]'
	@touch $(BIN)/nysta $@

# mypy does not follow setuptools' editable installs of renamed folders; it gets the names as links.
build/typed/.laid:
	@mkdir -p build/typed/nysta
	@for each in extract graph app; do ln -sfn "../../../$$each" "build/typed/nysta/$$each"; done
	@touch $@
