# Everything a person types. `make help` lists it.
SHELL := /bin/sh
VENV := .venv

.PHONY: help run test lint format bench lock clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: ## Open the window on a sample story (with no display: write its report and picture into out/)
	@./setup.sh run
	@./setup.sh sample

test: ## Check style and types, then run every test
	@./setup.sh test
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/python -m pytest -n 2 --dist worksteal

lint: ## Check style and types only
	@./setup.sh test
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy

format: ## Write every file in the one style
	@./setup.sh test
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

bench: ## Measure speed and memory, and print the table
	@./setup.sh test
	$(VENV)/bin/python -m tests.bench

lock: ## Pin the dependencies anew (needs uv)
	./setup.sh lock

clean: ## Remove what was made here, the environment included
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
