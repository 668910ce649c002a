# Everything is run from here. Needed on the machine: python3 (3.11 or later) with pip, make, git.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
READY := .venv/.ready

export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE := copy

.PHONY: help
help:  ## Lists what can be made.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 12

# pip into a folder works where a virtual environment or a system-wide install is refused.
$(UV):
	$(PYTHON) -m pip install --quiet --target .tools --upgrade uv
	touch $@

# The project's own build needs no network: its build tool comes from requirements/test.txt.
$(READY): requirements/test.txt pyproject.toml | $(UV)
	test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements/test.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

.PHONY: setup
setup: $(READY)  ## Makes .venv with everything that running and testing needs.

.PHONY: requirements
requirements: | $(UV)  ## Pins requirements/*.in anew, with hashes and without addresses.
	for name in base test; do \
	  $(UV) pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --quiet requirements/$$name.in --output-file requirements/$$name.txt; \
	done

PORT ?= 8000
DATA ?= data

.PHONY: run
run: $(READY)  ## Serves Opora; the first time it makes DATA (data) with the demo. PORT (8000).
	OPORA_DATA="$(DATA)" $(BIN)/opora init
	OPORA_DATA="$(DATA)" exec $(BIN)/opora serve --port "$(PORT)"
