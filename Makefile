# Alles wat u met dit project doet, begint hier. `make` alleen laat zien wat er kan.
# Everything you do with this project starts here; needs only Python 3.11+, pip and make.

.DEFAULT_GOAL := hulp
.PHONY: hulp oefenen test lint bench bench-web meten schoon

VENV := .venv
BIN := $(VENV)/bin
MAAK := sh scripts/omgeving $(VENV)

hulp:
	@echo "make oefenen   een gesprek oefenen"
	@echo "make test      de proeven draaien"
	@echo "make lint      de code nakijken"
	@echo "make bench     meten hoe snel het is"
	@echo "make bench-web meten wat een bezoeker in de browser kost"
	@echo "make meten     meten hoe goed het programma een beurt leest"

oefenen:
	@$(MAAK) app
	@$(BIN)/gesprek-oefenen

test:
	@$(MAAK) test
	@$(BIN)/python -m pytest -q -n auto $(PROEF)

lint:
	@$(MAAK) lint
	@$(BIN)/ruff check src tests bench
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench:
	@$(MAAK) test
	@$(BIN)/python -m bench.snelheid

bench-web:
	@$(MAAK) test
	@$(BIN)/python -m bench.web

meten:
	@$(MAAK) app
	@$(BIN)/python -m bench.meten

schoon:
	@rm -rf $(VENV)
