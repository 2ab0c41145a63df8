# Everything a developer does with Madang. `make help` lists it; needs git, make and Python 3.11 or newer.

# The first of these that is new enough; its own message explains when none is.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14; do \
  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && exit; done; echo python3)
VENV := .venv/bin/python
export PICCOLO_CONF := piccolo_conf
export PYTHONUTF8 := 1
# A dozen processes read the same code: what one has compiled is there for the next, whatever the surroundings prefer.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test check fmt lock bench soak clean migrations

help: ## This list
	@echo "Madang. make TARGET, where TARGET is"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 14
	@echo "PORT (8000), HOST (127.0.0.1), DATA_DIR (./var) and DATABASE_URL are honoured; docs/settings.md has all of them."

run: ## Set up what is missing, start the database, load the sample edition and serve at http://localhost:8000/
	@"$(PYTHON)" -m bootstrap run
	@exec $(VENV) -m bootstrap.development

setup: ## Install everything that development needs, and start nothing
	@"$(PYTHON)" -m bootstrap dev

test: setup ## Run all tests, in a real browser too; ARGS="-k word" picks some
	@$(VENV) -m i18n.compile
	@CHROMIUM="$$($(VENV) -m tests.browser)" && export CHROMIUM && exec $(VENV) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: setup ## Lint, format, types, import contracts, catalogues, sizes and wording
	$(VENV) -m ruff check .
	$(VENV) -m ruff format --check .
	$(VENV) -m mypy
	.venv/bin/lint-imports
	$(VENV) -m i18n.check
	$(VENV) -m pytest -q --durations=0 --durations-min=9 $(foreach rule,sizes names wording migrations commands_of_make,tests/conventions/test_$(rule).py)

fmt: setup ## Put imports and layout in order
	$(VENV) -m ruff check --fix-only .
	$(VENV) -m ruff format .

bench: setup ## Measure pages, search and import; each prints one line of JSON
	@for name in $(or $(NAMES),pages search importing vitals); do $(VENV) -m bench.$$name || exit 1; done

soak: setup ## Every page in every combination and for every role, two editors 500 steps each, 2,000 histories of booths, then SECONDS (60) of load while things are killed
	@CHROMIUM="$$($(VENV) -m tests.browser)" && export CHROMIUM && \
	  MADANG_WHOLE=1 $(VENV) -m pytest -q -n 2 -o faulthandler_timeout=0 tests/journeys tests/expo/programme tests/core/privacy \
	    tests/expo/reservations -k "accessible or booked_twice or a_mark_is_seen or the_model_never_differ"
	@exec $(VENV) -m bench.soak $(SECONDS)

migrations: setup ## Write the migrations for changed tables: make migrations CONTEXT=expo NAME="why"
	@$(VENV) -m piccolo.main migrations new $(CONTEXT) --auto --desc="$(NAME)"

lock: setup ## Choose new versions of all packages and write their hashes
	@for name in uv node run dev; do \
	  $(VENV) -m uv pip compile --upgrade --quiet --generate-hashes --universal --no-emit-index-url --no-emit-find-links \
	    --no-header --no-annotate --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt || exit 1; done
	@PATH="$$PWD/.venv/bin:$$PATH" npm install --package-lock-only --ignore-scripts --no-audit --no-fund

clean: ## Remove what set-up and tests made; your data in DATA_DIR stays
	rm -rf .venv node_modules assets/vendor .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache var/test
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find i18n -name '*.mo' -delete
