# Everything starts here: `make demo` and `make test` set up what they need.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
READY   = $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo demo-batch docs test lint format types unit samples bench bench-ledger clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

demo: $(READY)  ## evaluate the sample return of end-2015 and print the report
	$(BIN)/cqq evaluate sample_data/returns-2015.xlsx

# a district of the sample sent a broken file: said in log and reports, and the exit code is 1
demo-batch: $(READY)  ## turn sample_data/2014-06 into all reports, and prove them
	rm -rf sample_data/2014-06/reports
	$(BIN)/cqq batch sample_data/2014-06/job.yaml --period 2014-05 --period 2014-06 || test $$? = 1
	$(BIN)/cqq batch --verify sample_data/2014-06/reports/2014-06/manifest.json

test: lint types unit  ## lint, types and all tests

lint: $(READY)  ## ruff: lint and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## mypy, strict
	$(BIN)/mypy

unit: $(READY)  ## pytest
	$(BIN)/pytest -n auto

format: $(READY)  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

samples: $(READY)  ## write sample_data anew
	$(BIN)/python tools/samples.py sample_data

docs: $(READY)  ## write the generated pages of docs anew
	$(BIN)/python tools/docs.py docs

bench: $(READY)  ## time whole processes side by side
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/many.py
	$(BIN)/python benchmarks/judging.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/ledger.py --shared

bench-ledger: $(READY)  ## time ledgers of twenty million rows and more, compare reports
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/scale.py --growth 1000000 10000000
	$(BIN)/python benchmarks/one_report.py

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
