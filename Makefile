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
# As pip does: a network with a certificate of its own has told it to the machine, not to uv.
export UV_SYSTEM_CERTS := true
# Some machines forbid Python to keep what it has compiled: each process of the tests would compile
# Django and all of Opora anew, which takes it three times as long as everything else before the
# first test.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help:  ## Lists what can be made.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 20

# pip into a folder works where a virtual environment or a system-wide install is refused.
$(UV):
	$(PYTHON) -m pip install --quiet --target .tools --upgrade uv
	touch $@

# The project's own build needs no network: its build tool comes from requirements/test.txt.
$(READY): requirements/test.txt | $(UV)
	test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements/test.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@

# The catalogues of texts, as the product reads them.
MESSAGES := $(patsubst %.po,%.mo,$(wildcard src/opora/locale/*/LC_MESSAGES/django.po))

$(MESSAGES) &: $(MESSAGES:.mo=.po) | $(READY)
	$(BIN)/python -m opora.config.messages compile

.PHONY: setup
setup: $(READY) $(MESSAGES)  ## Makes .venv with everything that running and testing needs.

.PHONY: messages
messages: $(READY)  ## Puts new texts into the catalogues for translators.
	$(BIN)/python -m opora.config.messages update

.PHONY: requirements
requirements: | $(UV)  ## Pins requirements/*.in anew, with hashes and without addresses.
	for name in base test; do \
	  $(UV) pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	    --quiet requirements/$$name.in --output-file requirements/$$name.txt; \
	done

PORT ?= 8000
DATA ?= data

.PHONY: run
run: $(READY) $(MESSAGES)  ## Serves Opora; the first time it makes DATA (data) with the demo. PORT (8000).
	OPORA_DATA="$(DATA)" exec $(BIN)/opora serve --demo --port "$(PORT)"

# --- checks ------------------------------------------------------------------------------------
# They run on a directory of their own, never on the data of `make run`.
CHECKS := OPORA_DATA=$(CURDIR)/build/check-data DJANGO_SETTINGS_MODULE=opora.config.settings
# One more process than processors: whoever waits for a browser or the disk leaves room.
PYTEST := $(BIN)/python -m pytest -q -n 3 --dist worksteal

PARTS := look-over test-sqlcipher test-postgres

.PHONY: test
test: setup  ## Everything that CI runs.
	@took=; for part in $(PARTS); do \
	  SECONDS=0; \
	  $(MAKE) --no-print-directory $$part; \
	  printf -v took '%s%-16s%5d s\n' "$$took" $$part $$SECONDS; \
	done; printf 'How long it took:\n%s' "$$took"

.PHONY: lint
lint: $(READY)  ## Style, types, layers, templates.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(CHECKS) $(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --lint --quiet src/opora

.PHONY: check
check: $(READY)  ## The published rules, the migrations, the catalogue of texts.
	$(CHECKS) $(BIN)/opora check
	$(CHECKS) $(BIN)/opora rules --coverage --check
	$(CHECKS) $(BIN)/python -m django check
	$(CHECKS) $(BIN)/python -m django makemigrations --check --dry-run
	if test -d src/opora/locale; then $(BIN)/python -m opora.config.messages check; fi

.PHONY: coverage
coverage: $(READY)  ## Writes docs/rules-coverage.md anew.
	$(CHECKS) $(BIN)/opora rules --coverage --write

.PHONY: browser
browser: $(READY)  ## Chromium for the tests, where there is none.
	$(BIN)/python -m tests.browser.chromium

# What one processor does alone, beside the databases that the tests copy.
.PHONY: look-over
look-over:
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint check databases browser compiled

.PHONY: databases
databases: $(READY)  ## Migrates what the tests copy, where migrations have changed.
	for engine in sqlcipher postgres; do \
	  DJANGO_SETTINGS_MODULE=tests.settings OPORA_TEST_ENGINE=$$engine $(BIN)/python -m tests.migrated; done

# Each of several processes would compile all tests anew when they begin together.
.PHONY: compiled
compiled: $(READY)  ## Loads all tests once, as the runs of them do.
	OPORA_TEST_ENGINE=sqlcipher $(BIN)/python -m pytest -qqq --collect-only tests | tail -n 12

.PHONY: test-sqlcipher test-postgres
test-sqlcipher: $(READY)  ## All tests, on an encrypted file; those of rules without them, too.
	OPORA_TEST_ENGINE=sqlcipher $(PYTEST) -p tests.asked -p tests.mutation --also-without-rules tests

test-postgres: $(READY)  ## Those that can tell the engines apart, on PostgreSQL.
	OPORA_TEST_ENGINE=postgres $(PYTEST) -p tests.asked tests

.PHONY: mutate
mutate: $(READY)  ## Takes each rule out in turn: its tests have to notice.
	$(PYTEST) -p tests.mutation --without-rules tests/features tests/forbidden

.PHONY: bench
bench: $(READY)  ## Measures how long pages and decisions take.
	if test -f bench/__main__.py; then $(CHECKS) $(BIN)/python -m bench; fi

.PHONY: format
format: $(READY)  ## Puts the source into its form.
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .
