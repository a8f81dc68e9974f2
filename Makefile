# The two commands that most people need: `make run` and `make test`.  `make help` lists all.
PY ?= python3
PORT ?= 8000
FUZZ_SECONDS ?= 60
V := .venv
BIN := $(V)/bin
ADAPTERS := .venv-adapters
TRAIN := .venv-train
BENCH := .venv-bench
LINE := .venv-line
UV := VIRTUAL_ENV=$(V) $(BIN)/uv
export UV_SYSTEM_CERTS := 1
# Where this is set, every process compiles every module again.
export PYTHONDONTWRITEBYTECODE :=
export OPENBLAS_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: api-promises explore help run setup test test-postgres test-adapters test-spark test-encoder test-line-sdk check fix lint types contracts migrations messages browser bench every-page fuzz lock screenshots fonts encoder reading-figures simulate rules soak lighthouse search-figures weights

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: setup  ## the site with the demonstration stories, at http://127.0.0.1:8000 (PORT=)
	@$(BIN)/sangsuk demo load
	@$(BIN)/sangsuk serve --port $(PORT)

setup: $(V)/.warm  ## .venv with everything, database migrated
	@$(BIN)/sangsuk manage migrate --verbosity 0

$(V)/.uv: requirements/uv.lock
	@sh tools/bootstrap.sh $(PY)
	@test -x $(BIN)/python || $(PY) -m venv $(V)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(V)/.packages: $(V)/.uv requirements/dev.lock
	@$(UV) pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

$(V)/.ready: $(V)/.packages pyproject.toml
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Loops are compiled once, so that no first reading waits for it.
$(V)/.warm: $(V)/.ready $(wildcard src/sangsuk/core/*/*_loops.py)
	@$(BIN)/python -c "from sangsuk.flow.reading.reader import warm_reader; warm_reader()"
	@touch $@

test: setup browser  ## the whole test suite
	$(BIN)/pytest -n 2

explore: setup browser  ## every promise of the tests with new examples, EXAMPLES (1000) each
	PROMISES=explore $(BIN)/pytest -n 2 -m hypothesis

test-postgres: setup  ## what touches the database, on a PostgreSQL that is thrown away afterwards
	@sh tools/postgres.sh $(BIN)/pytest -n 2 -m "django_db or database" tests/records tests/flow tests/web tests/cli

# torch for Linux comes with CUDA: about 3 GB to download, so this is no part of check.
$(ADAPTERS)/.packages: $(V)/.uv requirements/adapters.lock
	@test -x $(ADAPTERS)/bin/python || $(BIN)/python -m venv $(ADAPTERS)
	@VIRTUAL_ENV=$(ADAPTERS) $(BIN)/uv pip install --quiet --require-hashes -r requirements/adapters.lock
	@touch $@

$(ADAPTERS)/.ready: $(ADAPTERS)/.packages pyproject.toml
	@VIRTUAL_ENV=$(ADAPTERS) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

test-adapters: $(ADAPTERS)/.ready  ## the tests of sangsuk[transformers], in .venv-adapters (3 GB)
	$(ADAPTERS)/bin/pytest tests/adapters

# torch for Linux comes with CUDA, so it has a place of its own: about 3 GB to download.
$(TRAIN)/.packages: $(V)/.uv requirements/train.lock
	@test -x $(TRAIN)/bin/python || $(BIN)/python -m venv $(TRAIN)
	@VIRTUAL_ENV=$(TRAIN) $(BIN)/uv pip install --quiet --require-hashes -r requirements/train.lock
	@touch $@

test-encoder: setup $(TRAIN)/.packages  ## whether the encoder reads in numpy as it was trained in torch, in .venv-train
	PYTHONPATH=src:.:tests:$(wildcard $(V)/lib/python3*/site-packages) $(TRAIN)/bin/python -m pytest tests/in_torch

$(LINE)/.packages: $(V)/.uv requirements/line-sdk.lock
	@test -x $(LINE)/bin/python || $(BIN)/python -m venv $(LINE)
	@VIRTUAL_ENV=$(LINE) $(BIN)/uv pip install --quiet --require-hashes -r requirements/line-sdk.lock
	@touch $@

test-line-sdk: setup $(LINE)/.packages  ## whether LINE's own client and this house understand each other, in .venv-line
	PYTHONPATH=src:tests:$(wildcard $(V)/lib/python3*/site-packages) $(LINE)/bin/python -m pytest -n 0 tests/in_line_sdk

$(BENCH)/.packages: $(V)/.uv requirements/bench.lock
	@test -x $(BENCH)/bin/python || $(BIN)/python -m venv $(BENCH)
	@VIRTUAL_ENV=$(BENCH) $(BIN)/uv pip install --quiet --require-hashes -r requirements/bench.lock
	@touch $@

$(BENCH)/.ready: $(BENCH)/.packages pyproject.toml
	@VIRTUAL_ENV=$(BENCH) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

bench: $(BENCH)/.ready  ## measure the reader beside others, in .venv-bench: one JSON object a line (BENCH_FLAGS=--help)
	@PYTHONPATH=tools $(BENCH)/bin/python -m bench $(BENCH_FLAGS)

fuzz: setup  ## read what nobody should send, for FUZZ_SECONDS (60)
	@$(BIN)/python tools/fuzz.py --seconds $(FUZZ_SECONDS)

test-spark: $(BENCH)/.ready  ## the tests of sangsuk[spark], in .venv-bench; needs Java 17 (SPARK_FLAGS="-m slow -s": the kills alone)
	$(BENCH)/bin/pytest $(SPARK_FLAGS) tests/on_spark

encoder: $(TRAIN)/.packages  ## train the careful tier again, in .venv-train: half an hour on one core
	PYTHONPATH=src $(TRAIN)/bin/python -m training.encoder --out src/sangsuk/assets/reader

reading-figures: setup  ## measure the reader again, refresh its pages: half an hour of one core (CHECK=--check: the check set too)
	$(BIN)/sangsuk cross-validate --data training --learning-curve --out var/cross-validation
	$(BIN)/python tools/reading_figures.py measure --cross var/cross-validation/figures.json $(CHECK)

simulate: setup  ## try the audit, the count and the jury on made-up campaigns again, refresh their pages: half an hour of one core
	$(BIN)/python tools/audit_figures.py measure
	$(BIN)/python tools/count_figures.py measure
	$(BIN)/python tools/judging_figures.py measure

soak: setup  ## a page's webhook under load with the worker killed ten times: some minutes (SOAK_FLAGS=--help)
	@$(BIN)/python tools/soak.py $(SOAK_FLAGS)

rules: $(V)/.packages  ## docs/rules.md from the rulebook
	@$(BIN)/python tools/rulebook.py

check: setup lint types contracts migrations test test-postgres  ## what a change must pass before it lands

lint:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports

migrations:
	$(BIN)/sangsuk manage makemigrations --check --dry-run

browser:
	@sh tools/browser.sh

fix: setup  ## format, and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(V)/.uv  ## resolve the dependencies again, a week old at least
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --exclude-newer "7 days" requirements/uv.in -o requirements/uv.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --exclude-newer "7 days" --group dev pyproject.toml -o requirements/dev.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --exclude-newer "7 days" --constraint requirements/dev.lock --extra transformers --group adapters pyproject.toml -o requirements/adapters.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --exclude-newer "7 days" --constraint requirements/dev.lock --extra spark --group bench pyproject.toml -o requirements/bench.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --exclude-newer "7 days" --constraint requirements/dev.lock --extra train-encoder pyproject.toml -o requirements/train.lock
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --exclude-newer "7 days" --constraint requirements/dev.lock --group line-sdk -o requirements/line-sdk.lock

api-promises: setup  ## every call of the API tried against its document, with many cases: some minutes (PROMISES_FLAGS=--help)
	@$(BIN)/python tools/api_promises.py $(PROMISES_FLAGS)

every-page: setup browser  ## axe and a picture of every page of every room, in both languages, sizes and colours; twice as large, too: twenty minutes
	$(BIN)/pytest -n 0 -s tests/browser/every_page.py

weights: setup  ## what each public page sends of style and script, compressed, against 60 kB
	$(BIN)/pytest -n 0 -q -s tests/web/test_page_weight.py

screenshots: setup browser  ## pictures of every page: docs/pictures/home.png, the others in var/pictures/
	@$(BIN)/sangsuk demo load
	@$(BIN)/python tools/screenshots.py

lighthouse: setup browser  ## Lighthouse on six pages, the median of five, into docs/benchmarks-site.md: half an hour; needs node
	@$(BIN)/sangsuk demo load
	@$(BIN)/python tools/lighthouse.py

search-figures: setup  ## how fast SQLite and PostgreSQL search many stories, into docs/benchmarks-site.md (MANY=a memory of them)
	@$(BIN)/python tools/search_both.py $(MANY)

fonts: $(V)/.packages  ## cut the web fonts again
	@$(BIN)/python tools/make_fonts.py

messages: $(V)/.packages  ## collect what the site says, and compile its English
	@$(BIN)/python tools/messages.py collect
	@$(BIN)/python tools/messages.py compile
