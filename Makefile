PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8080
DATA ?= data
MAP ?=
ALSO ?= $(if $(filter data,$(DATA)),penat-close)
WORKERS ?= auto
BIN := .venv/bin
export HOST PORT

.DEFAULT_GOAL := help
.PHONY: help clients docs gallery run test lint check bench faults soak ingest export embed clean audit sbom licences

help: ## list the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: .venv/server ## set up, ingest the shipped catalogue if nothing is published, and serve it at http://$HOST:$PORT
	@exec $(BIN)/penat serve --host $(HOST) --port $(PORT) --ingest-if-missing $(DATA) $(addprefix --map ,$(MAP)) $(addprefix --also ,$(ALSO))

test: .venv/dev ## set up and run the tests, a file a core (WORKERS=0: one after another), with branch coverage
	@$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 8 --dist loadfile --cov --cov-report=term $(ARGS)

lint: .venv/dev ## style: ruff's rules and its formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

check: .venv/dev ## types (mypy strict), the arrows between rooms (import-linter), weak spots (bandit, pip-audit), pins and licences
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/bandit -q -c pyproject.toml -r penat not_for_server wsgi.py gunicorn.conf.py
	@$(BIN)/python -m not_for_server.dependencies check
	@mkdir -p build; $(MAKE) --no-print-directory audit >build/audit.log 2>&1 || { tail -n 5 build/audit.log; \
		echo "make audit found what is above, or could not ask. It is told, not judged: what became known overnight is no fault of a change."; }

audit: .venv/dev .venv-audit/ready ## known weak spots in what Penat is built on (pip-audit), and what was yanked; asks pypi.org
	@.venv-audit/bin/pip-audit --strict --disable-pip --no-deps -r constraints.txt
	@$(BIN)/python -m not_for_server.dependencies yanked

sbom: .venv/dev .venv-audit/ready ## the server's bill of materials, as build/sbom.json (CycloneDX)
	@$(BIN)/python -m not_for_server.dependencies bill

licences: .venv/dev ## write docs/licences.md anew
	@$(BIN)/python -m not_for_server.dependencies licences

bench: .venv/dev ## speed over HTTP beside other ways, as ratios within one run, and memory
	@$(BIN)/python -m benchmarks.http_step $(ARGS)

faults: .venv/dev ## what Penat promises when things break, on real servers (ten minutes, loopback): ARGS="--list"
	@$(BIN)/python -W ignore -m faults $(ARGS)

soak: .venv/dev ## ten minutes of mixed traffic: memory flat, latency steady: ARGS="--minutes 10 --out docs/faults"
	@$(BIN)/python -W ignore -m faults.soak $(ARGS)

ingest: .venv/server ## read the pictures and links.csv of $DATA into a new release and publish it
	@$(BIN)/penat ingest $(DATA) $(addprefix --also ,$(ALSO)) $(ARGS)

export: .venv-offline/ready ## make a bundle of an OpenCLIP model: ARGS="--model ViT-B-32 --pretrained laion2b_s34b_b79k"
	@.venv-offline/bin/python -m not_for_server.ai export $(ARGS)

embed: .venv-offline/ready ## embed $DATA with torch, on a GPU where there is one: ARGS="--model BUNDLE"
	@.venv-offline/bin/python -m not_for_server.ai embed $(DATA) $(ARGS)

clients: .venv/server .venv-clients/ready ## generate the TypeScript and Python clients of the API anew, and check their types
	@$(BIN)/penat openapi --output clients/openapi.json
	@PATH="$(CURDIR)/.venv-clients/bin:$$PATH" clients/generate.sh

docs: .venv/server .venv-docs/ready ## build the docs site into build/docs, and refuse dead links
	@$(BIN)/python -m not_for_server.docs_site
	@NO_MKDOCS_2_WARNING=1 .venv-docs/bin/python -m mkdocs build --quiet --strict
	@echo "The docs site is in build/docs; with its search: python3 -m http.server -d build/docs"

gallery: .venv/dev ## photograph the pages over the shipped catalogue, with Chromium, into docs/gallery
	@$(BIN)/python -m not_for_server.gallery $(ARGS)

clean: ## forget environments, builds and releases (never the data, the models or var/)
	rm -rf .venv .venv-audit .venv-clients .venv-demo .venv-docs .venv-offline build
	rm -rf chroma_cache/releases chroma_cache/CURRENT chroma_cache/HISTORY chroma_cache/.ingest

.venv-offline/ready: requirements.txt constraints.txt not_for_server/requirements.txt
	@test -x .venv-offline/bin/python || $(PYTHON) -m venv .venv-offline
	@echo "Installing torch and what else models need into .venv-offline …"
	@.venv-offline/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r not_for_server/requirements.txt
	@touch $@

.venv-audit/ready: requirements-audit.txt
	@test -x .venv-audit/bin/python || $(PYTHON) -m venv .venv-audit
	@echo "Installing pip-audit and cyclonedx-bom into .venv-audit …"
	@.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-audit.txt
	@touch $@

.venv-clients/ready: requirements-clients.txt clients/typescript/package-lock.json
	@test -x .venv-clients/bin/python || $(PYTHON) -m venv .venv-clients
	@echo "Installing what generates clients into .venv-clients …"
	@.venv-clients/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-clients.txt
	@rm -rf clients/typescript/node_modules
	@touch $@

.venv-docs/ready: requirements-docs.txt
	@test -x .venv-docs/bin/python || $(PYTHON) -m venv .venv-docs
	@echo "Installing what builds the docs site into .venv-docs …"
	@.venv-docs/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-docs.txt
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
