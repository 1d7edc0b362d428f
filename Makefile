# `make help` is the manual.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SCALEOUT := $(VENV)/.scaleout
TEMPLATES := src/segmatrix/web/templates
# Some environments switch bytecode off; each of our many processes would then compile everything.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test test-scaleout check bench format lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

# Everything below needs the environment: pinned, hashed, and built once per change of its pins.
$(READY): constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Segmatrix needs Python 3.11 or newer: make PYTHON=python3.11")'
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# What only larger installations need: PostgreSQL, Redis, Spark, and the rivals of benchmarks.
$(SCALEOUT): constraints-scaleout.txt $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r constraints-scaleout.txt
	@touch $@

demo: $(READY) ## Build the example workspace and serve it on http://127.0.0.1:8000
	$(BIN)/segmatrix demo

test: $(READY) ## Run the whole suite, browser included, on the embedded defaults
	@sh tests/browser/install-chromium.sh
	$(BIN)/pytest -n auto

check: $(READY) ## Format, lint, types, templates and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint --check --quiet --lint $(TEMPLATES)
	$(BIN)/lint-imports

test-scaleout: $(SCALEOUT) ## Run the suite on PostgreSQL and Redis, and the rule cases on PostgreSQL and Spark
	@sh tests/browser/install-chromium.sh
	$(BIN)/python -m tests.scaleout.run

bench: $(SCALEOUT) ## Print the ratios behind every claim of speed
	for claim in benchmarks/*.py; do $(BIN)/python $$claim || exit 1; done

# djlint fails when it has written something; only what a second look still finds is trouble.
format: $(READY) ## Write the formatting that `make check` asks for
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint --reformat --quiet $(TEMPLATES) || $(BIN)/djlint --check --quiet $(TEMPLATES)

COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate -q

lock: $(READY) ## Pin anew what pyproject.toml asks for (needs uv)
	$(COMPILE) --extra dev -o constraints.txt
	$(COMPILE) --extra dev --extra postgres --extra redis --extra spark --extra bench -c constraints.txt \
		$$(sed -n 's/^\([A-Za-z0-9._-]*\)==.*/--no-emit-package \1/p' constraints.txt) -o constraints-scaleout.txt

clean: ## Remove the environment and caches, not the homes with data
	rm -rf $(VENV) .cache .pytest_cache .ruff_cache .import_linter_cache
