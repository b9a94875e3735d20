# make run    build a release of the shipped digests and serve it on http://127.0.0.1:8000
# make test   set up what tests need and run them all
# make check  lint, types, layers, tests
# Needs python3 (3.11 or later), pip and make; after the first run, no network.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
STORE ?= store
SOURCES ?= data/digests
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test lint check quality lock clean

run: .venv/run.done
	$(BIN)/dalel build $(SOURCES) --store $(STORE)
	$(BIN)/dalel serve --store $(STORE) --host $(HOST) --port $(PORT)

test: .venv/test.done
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

# Measures the reading (originals too, where they lie in texts/) and writes the figures into README.md and server/quality.json.
quality: .venv/run.done
	$(BIN)/python bench/quality.py

# Locks with hashes for every supported Python; needs uv.
lock:
	echo 'setuptools>=77' | uv pip compile pyproject.toml - --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url \
		--no-annotate --quiet --output-file requirements.txt
	echo 'setuptools>=77' | uv pip compile pyproject.toml - --extra test --universal --generate-hashes --python-version 3.11 --no-header \
		--no-emit-index-url --no-annotate --quiet --constraint requirements.txt --output-file requirements-test.txt

clean:
	rm -rf .venv build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dálel needs Python 3.11 or later; set PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.done: .venv/made requirements.txt pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.done: .venv/run.done requirements-test.txt
	$(PIP) install --require-hashes --requirement requirements-test.txt
	@touch $@
