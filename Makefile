# Two commands matter: `make run` and `make test`. `make help` lists the others.

PORT ?= 8080
# Any value --database takes; the variable that the program itself reads comes first.
DATABASE ?= $(or $(QUALEPREF_DATABASE),sqlite:data/qualepref.sqlite)
THEME ?= neutral
# What `make run-network` keeps.
NETWORK ?= data/network

PROGRAM := .build/release/qualepref
PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run run-network build test test-faults typography dsfr bench bench-network

help: ## Afficher cette liste
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "Variables : PORT=$(PORT)  DATABASE=$(DATABASE)  THEME=$(THEME)  NETWORK=$(NETWORK)"

run: build ## Installer, compiler et lancer l’application avec la préfecture de démonstration
	@$(PROGRAM) demo --database "$(DATABASE)"
	@exec $(PROGRAM) serve --host 127.0.0.1 --port "$(PORT)" --database "$(DATABASE)" --theme "$(THEME)"

run-network: build ## Lancer une région de démonstration : PostgreSQL, deux instances et un mandataire
	@scripts/install.sh network
	@exec scripts/network.sh $(PROGRAM) "$(PORT)" "$(NETWORK)"

build: ## Compiler le programme dans .build/release/qualepref
	@scripts/install.sh build
	swift build -c release --product qualepref

# Quick failures first: typography takes a second, the browser minutes.
test: ## Installer ce qu’il faut aux tests et tous les lancer
	@scripts/install.sh build test
	scripts/typography.py --check
	$(PYTEST) Tests/tools
	swift build --build-tests
	scripts/postgresql.sh run swift test --quiet --skip-build --disable-xctest
	$(PYTEST) Tests/faults
	$(PYTEST) Tests/e2e

test-faults: ## Tuer instances, base et connexions pendant le travail : la forme longue de ce que fait make test
	@scripts/install.sh build test
	swift build -c release --product qualepref
	QUALEPREF_PROGRAM=$(PROGRAM) $(PYTEST) Tests/faults --long

typography: ## Réparer la typographie française des textes
	scripts/typography.py --fix

dsfr: ## Télécharger le Système de design de l’État (ensuite : make run THEME=dsfr)
	@scripts/install.sh dsfr
	$(PYTHON) scripts/dsfr.py

bench: build ## Mesurer les performances (méthode et résultats : docs/performance.md)
	scripts/bench.sh

bench-network: build ## Mesurer un réseau de 160 sites sur PostgreSQL (docs/performance.md)
	scripts/bench.sh network
