# Everything one does with Uzelok. `make` alone lists it.
# Needs a Python (3.11 or newer) and make; GNU make 3.81 will do, as macOS has it.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input

# The environment keeps, in the two lines of $(READY), for which folder and which Python it was made.
# A folder that was moved or copied, or another PYTHON named by hand, gets an environment of its own.
STALE := $(shell [ ! -e $(READY) ] || { [ -x $(BIN)/python ] && [ "`sed -n 1p $(READY)`" = '$(CURDIR)' ]; } || echo yes)
ifneq ($(origin PYTHON),file)
  STALE += $(shell [ ! -e $(READY) ] || [ "`sed -n 2p $(READY)`" = '$(PYTHON)' ] || echo yes)
endif

# A few processes share the tests; the browser wants the machine to itself.
SIDE_BY_SIDE := -n auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help setup demo run test test-fast check audit format pictures bench quality lock clean always

help: ## Say what can be done
	@echo 'Uzelok. A fresh clone needs only `make demo`: a chat with the real bot, in your browser.'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  make setup PYTHON=python3.13   chooses another Python (3.11 or newer)'
	@echo '  make test ARGS="-k reminder"   hands its words on to pytest'

setup: $(READY) ## Make the environment in .venv; does nothing when it is fresh
	@echo 'The environment in $(VENV) is ready.'

demo: $(READY) ## Chat with the bot in a browser, without a Telegram token
	@$(BIN)/uzelok demo $(ARGS)

run: $(READY) ## Run the bot; its token comes from UZELOK_TOKEN or .env
	@$(BIN)/uzelok run

test: $(READY) ## Run all tests
ifeq ($(strip $(ARGS)),)
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) --ignore=tests/e2e
	@$(BIN)/python -m pytest tests/e2e
else
	@$(BIN)/python -m pytest $(ARGS)
endif

test-fast: $(READY) ## Run all tests but those that need a browser
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) --ignore=tests/e2e $(ARGS)

check: $(READY) ## Check style, types and the doors between the rooms
	@failed=; \
	$(BIN)/ruff check --quiet --output-format concise . || failed=yes; \
	$(BIN)/ruff format --quiet --check --output-format concise . || { \
	  failed=yes; echo '`make format` brings these into shape.' >&2; }; \
	$(BIN)/mypy --no-error-summary || failed=yes; \
	$(BIN)/lint-imports --no-logo > $(VENV)/doors.txt 2>&1 || { failed=yes; cat $(VENV)/doors.txt >&2; }; \
	if [ -n "$$failed" ]; then exit 1; fi
	@echo 'Style, types and doors are in order.'

audit: ## Ask whether a library that we ship has a known hole
	@$(PYTHON) .ci/audit

format: $(READY) ## Bring the Python files into shape
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

pictures: $(READY) ## Renew the pictures of the README; needs Chromium
	@UZELOK_PICTURES=1 $(BIN)/python -m pytest tests/e2e/test_demo.py

bench: $(READY) ## Measure all there is (an hour); ARGS="rate sending" only that
	@$(BIN)/python -m bench $(ARGS)

quality: $(READY) ## Write questions from many texts, and say what is wrong with them
	@$(BIN)/python -m bench.quality $(ARGS)

# natasha is taken for the models it carries; what only its code needs is left out (pymorphy2 breaks on today's Python).
# The wheels are asked for at the end, so that no one finds out on an arm64 board that one is missing.
lock: ## Renew the lock files; KEEP=1 keeps what pyproject.toml still allows
	@set -e; tools=`mktemp -d`; trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/python" -m pip install --quiet --disable-pip-version-check uv; \
	uv="$$tools/bin/uv --quiet --no-config"; \
	printf '%s ; python_version < "3"\n' pymorphy2 yargy ipymarkup > "$$tools/overrides"; \
	compile="$$uv pip compile --overrides $$tools/overrides --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	  --no-header --no-annotate $(if $(KEEP),,--upgrade)"; \
	echo 'Choosing releases ...'; \
	$$compile --group dev --output-file requirements-dev.lock pyproject.toml > /dev/null; \
	$$compile --constraint requirements-dev.lock --extra optimizer --output-file requirements.lock pyproject.toml > /dev/null; \
	$$compile --constraint requirements-dev.lock --output-file requirements-build.lock \
	  --group build > /dev/null; \
	for lock in requirements*.lock; do \
	  sed '/:\/\//d' $$lock > "$$tools/lock"; cat "$$tools/lock" > $$lock; \
	done; \
	for version in 3.11 3.12 3.13 3.14; do for machine in x86_64 aarch64; do \
	  echo "Asking for the wheels of Python $$version on $$machine ..."; \
	  $$uv pip install --dry-run --target "$$tools/none" --no-deps --require-hashes --only-binary :all: \
	    --python-version $$version --python-platform $$machine-manylinux_2_28 -r requirements-dev.lock; \
	done; done

clean: ## Remove the environment and all else that can be made again
	@rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

ifneq ($(strip $(STALE)),)
$(READY): always
endif
$(READY): requirements-dev.lock pyproject.toml
	@command -v '$(PYTHON)' > /dev/null || { \
	  echo 'There is no $(PYTHON) here. Name your Python: make setup PYTHON=python3.13' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Uzelok needs Python 3.11 or newer; $(PYTHON) is `'$(PYTHON)' -V 2>&1`." >&2; \
	  echo 'Name a newer one: make setup PYTHON=python3.13' >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2> /dev/null || { \
	  echo 'This Python cannot make environments: its module venv is missing.' >&2; \
	  echo 'On Debian and Ubuntu: sudo apt install python3-venv' >&2; exit 1; }
	@echo 'Preparing the environment in $(VENV) (the first time takes about a minute) ...'
	@rm -f $@
	@if [ -n '$(strip $(STALE))' ] || ! $(PIP) --version > /dev/null 2>&1; then \
	  '$(PYTHON)' -m venv --clear $(VENV); fi
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@printf '%s\n%s\n' '$(CURDIR)' '$(PYTHON)' > $@
