# Every command works inside .venv, which `setup` makes and keeps in step with the lock file.
PYTHON ?= python3
BIN := .venv/bin

PAGE := bot/sandbox/page

# What a change is tried with before each commit: no processes, no browser, no database; neither random cases, nor every
# place where a process can end or a call can fail, nor whole corpora (`exhaustive`) and long tables: those are left to `make test`.
FAST := tests/test_architecture.py tests/test_docs.py tests/test_conversation.py tests/test_card_publisher.py tests/domain tests/cards tests/dialogs tests/language

# Processes that run tests: three more than there are cores, since what browsers and databases do is waited for.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(os.cpu_count() + 3)')

# Each of them would compile every file anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check fast page setup lint format lock language language-estimate language-train bench long-runs package clean

run: setup page
	@$(BIN)/python app.py

# In parallel; a part of it is asked for by `make test ARGS="tests/dialogs -n 0"`.
test: setup page
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

# What of lint uses one core runs beside the tests.
check: setup
	@$(MAKE) --no-print-directory --jobs=2 lint fast

fast: setup
	@$(BIN)/python -m pytest -n auto --dist worksteal --some-rows -m "not exhaustive and not hypothesis" \
	  --ignore tests/dialogs/crashes $(FAST)

lint: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/vulture
	@$(BIN)/mypy

format: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix-only .

# Microsoft's card renderer, for the page of the embedded tenant. All else works without it.
page:
	@if ! command -v npm >/dev/null 2>&1; then \
	  echo "Node.js is not here: the page will show cards as text. Install Node.js 20 or newer to see them drawn."; \
	elif ! cmp -s $(PAGE)/package-lock.json $(PAGE)/node_modules/in-step; then \
	  echo "Installing what $(PAGE)/package-lock.json names …"; \
	  (cd $(PAGE) && npm ci --silent --ignore-scripts --no-audit --no-fund && cp package-lock.json node_modules/in-step) || \
	  echo "That did not work: the page will show cards as text until it does."; \
	fi

setup: .venv/in-step

.venv/in-step: requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@echo "Installing what requirements.lock names into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

# Pins every library for every platform, without naming where they come from.
lock:
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet pyproject.toml --group test --group lint --universal --generate-hashes --no-strip-extras --no-header --no-annotate --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet pyproject.toml --universal --generate-hashes --no-strip-extras --no-header --no-annotate --constraint requirements.lock --output-file requirements-run.lock

# Trains what tells acts and commands apart by their words (tests/data/language, tests/language).
language-train: setup
	@$(BIN)/python -m tests.language.train

# Estimates how messages are read at first sight, by training without each blind set in turn.
language-estimate: setup
	@$(BIN)/python -m tests.language.first_sight
	@$(BIN)/python -m tests.language.said_differently

# Scores any corpus of messages: make language CORPUS=messages.jsonl [DIRECTORY=directory.json] [SHOW=1]
language: setup
	@$(BIN)/python -m tests.language.score $(CORPUS) $(if $(DIRECTORY),--directory $(DIRECTORY)) $(if $(SHOW),--show)

# Rivals live in environments of their own below .venv-rivals, which the first run makes. The long runs are a quarter as long here.
bench: setup
	@$(BIN)/python -m tests.bench $(if $(QUICK),--quick) $(ROWS)
ifeq ($(QUICK)$(ROWS),)
	@$(BIN)/python -m tests.bench.simulated_day
	@$(BIN)/python -m tests.bench.slack_digests
	@$(BIN)/python -m tests.bench.long_runs --questions 500 --bookings 120 --kills 16
	@$(BIN)/python -m tests.bench.long_runs --database-trouble --questions 80 --bookings 15 --breaks 15
	@$(BIN)/python -m tests.bench.long_runs --broadcast 500 --deploys 2
endif

# Copies that are killed 64 times, a database that breaks 60 times, a broadcast through deploys.
long-runs: setup
	@$(BIN)/python -m tests.bench.long_runs
	@$(BIN)/python -m tests.bench.long_runs --database-trouble
	@$(BIN)/python -m tests.bench.long_runs --broadcast 2000

package: setup
	@$(BIN)/python -m manifest

clean:
	rm -rf .venv .venv-rivals dist
