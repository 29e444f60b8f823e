# Luoshi. `make run` shows it, `make test` checks it; both set up all they need.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BENCH := .venv-bench
PY := $(VENV)/bin/python
PORT ?= 8000
WORKERS ?= auto
# What every developer command runs with: no secret needed, nothing that a deployed site would accept.
export DEMO ?= 1
# Each command starts Python anew, so its compiled modules are kept even where the machine says otherwise.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check bench seed screens messages train upgrade lint types clean system-fonts system-browser system-converter

help: ## List the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/run.stamp: requirements.txt
	@$(MAKE) --no-print-directory system-python
	@test -x $(PY) || python3 -m venv $(VENV)
	@echo "Installing what the program runs on (requirements.txt)"
	@# Python compiles what it imports; compiling all of it here would take longer than the rest of this step.
	@$(PY) -m pip install --quiet --no-compile --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt requirements-ocr.txt $(VENV)/run.stamp
	@echo "Installing what the tests and checks need (requirements-dev.txt)"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

locale/zh_Hans/LC_MESSAGES/django.mo: $(wildcard locale/zh_Hans/LC_MESSAGES/*.po) $(VENV)/run.stamp
	@$(PY) manage.py compile_catalogue

.PHONY: system-python
system-python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed."; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { echo "Installing the system package python3-venv"; \
	  apt-get update -qq && apt-get install -y -qq python3-venv; }

system-fonts: ## Install Chinese fonts for the browser, if there are none
	@fc-list :lang=zh 2>/dev/null | grep -q . || { echo "Installing the system packages fonts-noto-cjk fontconfig (Chinese fonts)"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq fontconfig fonts-noto-cjk >/dev/null; }

system-browser: system-fonts ## Install Chromium for the browser tests, if there is none
	@command -v chromium chromium-browser google-chrome >/dev/null || { echo "Installing the system package chromium"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; }

system-converter: ## Install a program that reads older Word files, if there is none (LibreOffice reads them best)
	@command -v soffice antiword >/dev/null || { echo "Installing the system package antiword (reads .doc and .wps)"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq antiword >/dev/null; }

run: $(VENV)/run.stamp locale/zh_Hans/LC_MESSAGES/django.mo ## Show the program with demo data at http://127.0.0.1:8000
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_seeds
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@echo "Luoshi runs at http://127.0.0.1:$(PORT) — the log-in page shows the demo accounts. Stop it with Ctrl+C."
	@$(PY) manage.py runserver --noreload 127.0.0.1:$(PORT)

test: $(VENV)/dev.stamp locale/zh_Hans/LC_MESSAGES/django.mo system-browser system-converter ## Run every test on SQLite and on PostgreSQL, in a real browser too
	@echo "== checks"; $(MAKE) --no-print-directory check
	@echo "== tests on SQLite"; $(VENV)/bin/pytest -n $(WORKERS)
	@echo "== tests on PostgreSQL"; $(PY) -m tests.on_postgres $(VENV)/bin/pytest -n $(WORKERS)

check: $(VENV)/dev.stamp locale/zh_Hans/LC_MESSAGES/django.mo ## Lint, types, import contract, migrations, translations, deployment checks
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(VENV)/bin/pytest tests/test_catalogue.py
	DEMO=0 SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))') HTTPS=1 $(PY) manage.py check --deploy --fail-level WARNING

seed: $(VENV)/run.stamp locale/zh_Hans/LC_MESSAGES/django.mo ## Load the demo data
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py load_seeds

screens: $(VENV)/dev.stamp locale/zh_Hans/LC_MESSAGES/django.mo system-browser ## Photograph every page as every role that sees it into docs/screens
	$(VENV)/bin/pytest tests/browser/photograph.py -p no:cacheprovider

# The engines that extraction is measured beside stand apart: none of them belongs to the program.
$(BENCH)/bench.stamp: requirements-bench.txt
	@echo "Installing what extraction is measured beside (requirements-bench.txt)"
	@python3 -m venv $(BENCH) && $(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt \
	  && touch $@ || { rm -rf $(BENCH); echo "It could not be installed: extraction will be measured alone."; }

bench: $(VENV)/dev.stamp $(BENCH)/bench.stamp system-browser system-converter ## Measure speed and growth
	$(PY) -m benchmarks.run

messages: ## Compile the translations
	$(PY) manage.py compile_catalogue

train: $(VENV)/dev.stamp ## Train the model from labelled documents (GOLD="folder folder")
	$(PY) -m speeches.extraction.training --gold $(or $(GOLD),$(wildcard ../shared/gold/extraction) tests/extraction/taught)

clean: ## Remove what was built; the database and uploads stay
	rm -rf $(VENV) $(BENCH) staticfiles .pytest_cache .mypy_cache .ruff_cache
