# The tasks of kgraph; `make help` lists them. Without make: see README.md, "Without make".
PYTHON ?= python3
BIN := .venv/bin
BASE := data/kgraph.kg
SOURCES := $(shell find data -name '*.csv' -o -name '*.toml' -o -name '*.txt') $(shell find kgraph loaders -name '*.py')

.PHONY: help demo test check base clean lock

help: ## List the tasks
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kgraph needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BASE)/kgraph.toml: .venv/installed $(SOURCES)
	@rm -rf $(BASE).part && $(BIN)/kgraph init $(BASE).part --sample && rm -rf $(BASE) && mv $(BASE).part $(BASE)

base: $(BASE)/kgraph.toml ## Build the bundled knowledge base in data/kgraph.kg

demo: base ## Print a cited career
	$(BIN)/kgraph career $(BASE) "Nguyễn Hữu Lượng"
	@$(BIN)/kgraph career $(BASE) "Nguyễn Hữu Lượng" --format json | $(BIN)/python -c 'import json, sys; print(json.load(sys.stdin)[-1]["edge"])' | xargs $(BIN)/kgraph evidence $(BASE)

test: .venv/installed ## Run all that this machine can run
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

check: .venv/installed ## Format, lint, types, import contract, tests
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports && $(MAKE) test

lock: ## Pin the dependencies again
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --extra dev pyproject.toml -o requirements.lock

clean: ## Remove what was made
	rm -rf .venv build dist career.svg $(BASE) $(BASE).part .pytest_cache .mypy_cache .ruff_cache .hypothesis
