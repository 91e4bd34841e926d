PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= data
MAP ?=
WORKERS ?= auto
BIN := .venv/bin
export HOST PORT

.DEFAULT_GOAL := help
.PHONY: help run test lint check bench ingest export embed clean

help: ## list the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: .venv/server ## set up, ingest the shipped catalogue if nothing is published, and serve it at http://$HOST:$PORT
	@exec $(BIN)/penat serve --host $(HOST) --port $(PORT) --ingest-if-missing $(DATA) $(addprefix --map ,$(MAP))

test: .venv/dev ## set up and run the tests, a file a core (WORKERS=0: one after another), with branch coverage
	@$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 8 --dist loadfile --cov --cov-report=term $(ARGS)

lint: .venv/dev ## style: ruff's rules and its formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

check: .venv/dev ## types (mypy strict) and the arrows between rooms (import-linter)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .venv/dev ## speed over HTTP beside other ways, as ratios within one run, and memory
	@$(BIN)/python -m benchmarks.http_step $(ARGS)

ingest: .venv/server ## read the pictures and links.csv of $DATA into a new release and publish it
	@$(BIN)/penat ingest $(DATA) $(ARGS)

export: .venv-offline/ready ## make a bundle of an OpenCLIP model: ARGS="--model ViT-B-32 --pretrained laion2b_s34b_b79k"
	@.venv-offline/bin/python -m not_for_server.ai export $(ARGS)

embed: .venv-offline/ready ## embed $DATA with torch, on a GPU where there is one: ARGS="--model BUNDLE"
	@.venv-offline/bin/python -m not_for_server.ai embed $(DATA) $(ARGS)

clean: ## forget the environment and releases (never the data, the models or var/)
	rm -rf .venv .venv-offline chroma_cache/releases chroma_cache/CURRENT chroma_cache/HISTORY chroma_cache/.ingest

.venv-offline/ready: requirements.txt constraints.txt not_for_server/requirements.txt
	@test -x .venv-offline/bin/python || $(PYTHON) -m venv .venv-offline
	@echo "Installing torch and what else models need into .venv-offline …"
	@.venv-offline/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r not_for_server/requirements.txt
	@touch $@

.venv/server: requirements.txt constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Penat needs Python 3.11 or newer; say make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what the server needs into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev: .venv/server requirements-dev.txt
	@echo "Installing what the tests need into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
