# The tasks of kgraph; `make help` lists them. Without make: see README.md, "Without make".
PYTHON ?= python3
BIN := .venv/bin
BASE := data/kgraph.kg
SOURCES := $(shell find data -path $(BASE) -prune -o \( -name '*.csv' -o -name '*.toml' -o -name '*.txt' -o -name '*.zip' \) -print) $(shell find kgraph loaders -name '*.py')

.PHONY: help app demo test test-long check base bench register neo4j clean lock

help: ## List the tasks
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kgraph needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@echo "making the environment in .venv; this takes a minute or two, once" >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BASE)/kgraph.toml: .venv/installed $(SOURCES)
	@rm -rf $(BASE).part && $(BIN)/kgraph init $(BASE).part --sample && rm -rf $(BASE) && mv $(BASE).part $(BASE)

base: $(BASE)/kgraph.toml ## Build the bundled knowledge base in data/kgraph.kg

app: base ## Open the bundled knowledge base in a browser
	@$(BIN)/kgraph app $(BASE)

demo: base ## Print a cited career and draw it as career.svg
	@$(BIN)/kgraph career $(BASE) "Nguyễn Hữu Lượng"
	@echo
	@edge=$$($(BIN)/kgraph career $(BASE) "Nguyễn Hữu Lượng" --format json | $(BIN)/python -c 'import json, sys; print(json.load(sys.stdin)[-1]["edge"])') \
	    && $(BIN)/kgraph evidence $(BASE) $$edge
	@$(BIN)/kgraph draw $(BASE) "Nguyễn Hữu Lượng" -o career.svg

test: .venv/installed ## Run all that this machine can run
	@$(BIN)/python -m pytest -q -n 2 --dist loadgroup

test-long: .venv/installed ## Draw 10,000 cases of every property, and kill a hundred loads and builds; takes hours
	@KGRAPH_KILLS=100 $(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "hypothesis or long" --hypothesis-profile long

check: .venv/installed ## Format, lint, types, import contract, tests
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports && $(MAKE) test

bench: base ## Measure speed, each figure beside its reference
	@$(BIN)/python -m bench $(BASE)

register: .venv/installed ## Pack the register of places again: make register FROM=FOLDER
	@$(BIN)/python -m kgraph.places.packing $(FROM)

neo4j: .venv/installed ## Fetch a Neo4j for the tests, once (needs Maven)
	@$(BIN)/python -m tests.neo4j_server fetch

lock: .venv/installed ## Pin the dependencies again
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --extra dev pyproject.toml -o requirements.lock

clean: ## Remove what was made
	rm -rf .venv build dist career.svg $(BASE) $(BASE).part .pytest_cache .mypy_cache .ruff_cache .hypothesis
