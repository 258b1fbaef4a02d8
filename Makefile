# The two commands that matter: make run, make test.
PYTHON ?= python3
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest

.PHONY: run test check format bench soak prepare walkthrough

prepare:
	@$(PYTHON) tools/prepare.py

run: prepare
	@$(BIN)/python tools/play.py

# Where bytecode is switched off, as in many containers, every run would compile all tests anew for each worker.
test: export PYTHONDONTWRITEBYTECODE =
test: prepare
	@$(PYTEST)

check: prepare
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: prepare
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

walkthrough: prepare
	@$(BIN)/audit-tool walkthrough --out build/walkthrough

bench: prepare
	@$(BIN)/python -m benchmarks

soak: prepare
	@AUDIT_TOOL_SOAK=1 $(PYTEST) -m "soak or hypothesis"
