# Two commands to know: `make cards` and `make test`. Works with GNU Make from 3.81, so also with macOS's.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
INSTALL := $(PIP) install --constraint constraints.txt
STALE := pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.PHONY: help cards check test lint format clean

help: ## list what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-13s %s\n", $$1, $$2 }'

cards: $(VENV)/cards.stamp ## build every edition into output/
	@$(BIN)/cardgen build

check: $(VENV)/cards.stamp ## look for problems in the content, build nothing
	@$(BIN)/cardgen check

test: lint ## lint, then run the tests
	@$(BIN)/python -m pytest --quiet -n auto

lint: $(VENV)/test.stamp ## look for problems in the code: format, style, types, layers
	@$(BIN)/ruff format --quiet --check || { echo "These files are not formatted: run 'make format'." >&2; exit 1; }
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy --no-error-summary
	@said=`$(BIN)/lint-imports --no-logo 2>&1` || { echo "$$said"; exit 1; }

format: $(VENV)/test.stamp ## format the code and sort its imports
	@$(BIN)/ruff check --quiet --select I --fix
	@$(BIN)/ruff format --quiet

clean: ## remove what was built, the caches and the virtual environment
	@rm -rf $(VENV) build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find output -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +

# A stamp is newer than what it was installed from; setuptools comes first, because a build of its own
# choice would be one more version that nobody pinned.
$(VENV)/cards.stamp: $(STALE) | $(BIN)/python
	@echo "Installing cardgen into $(VENV) ..."
	@$(INSTALL) setuptools
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(STALE) | $(BIN)/python
	@echo "Installing cardgen and its test tools into $(VENV) ..."
	@$(INSTALL) setuptools
	@$(INSTALL) --no-build-isolation --editable '.[test]'
	@touch $@ $(VENV)/cards.stamp

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found: install Python 3.10 or newer, \
	or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { \
	echo "cardgen needs Python 3.10 or newer, and $(PYTHON) is `$(PYTHON) -V 2>&1`:" \
	"name a newer one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module:" \
	"install it (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
