# Koshu: make run, make test. Each installs what is missing and does nothing when all is there.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BUILD := swift build -c release
TESTS := tools/within 25 swift test -c release --skip-build --experimental-maximum-parallelization-width 4
KOSHU := .build/release/koshu

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## install what is missing: Debian packages, the Russian dictionary
	@tools/setup

.PHONY: build
build: setup ## the release build
	@$(BUILD) --product koshu

.PHONY: run
run: build ## read the sample corpus and write its report and CSV files to out/
	@$(KOSHU) run

.PHONY: test-setup
test-setup:
	@tools/setup --tests

.PHONY: test
test: test-setup ## every test, on one release build, then the quality gates
	@$(BUILD) --build-tests
	@# In parts, few tests at once: what waits for servers, programs and clocks would else wait for a processor.
	@$(TESTS) --skip '^(CollectionTests|RunsTests|koshuTests|ServeTests)\.'
	@# Those that measure their process have it for themselves.
	@$(TESTS) --no-parallel --filter '\.(LandscapeTests|LongRunTests)/'
	@$(TESTS) --filter '^(CollectionTests|RunsTests)\.' --skip '\.(LandscapeTests|LongRunTests)/'
	@$(TESTS) --filter '^koshuTests\.'
	@$(TESTS) --filter '^ServeTests\.'
	@python3 -m unittest discover --quiet --start-directory Tests/Gates
	@python3 corpus-samples/make.py --check
	@tools/check-report
	@tools/check-robots 5000
	@tools/gate

.PHONY: gate
gate: build ## the quality gates alone: agreement and accuracy against pinned floors
	@tools/gate

.PHONY: check-report
check-report: build ## the report by a strict HTML parser and by Chromium: desk, phone, dark, paper
	@tools/check-report

.PHONY: check-robots
check-robots: build ## koshu robots beside protego, on invented files
	@tools/check-robots

.PHONY: lint
lint: ## swift-format in strict mode
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests \
	  Fuzz/Package.swift Fuzz/Sources
	@echo "lint: clean"

.PHONY: format
format: ## let swift-format rewrite what it can
	@swift format --in-place --parallel --recursive Package.swift Sources Tests \
	  Fuzz/Package.swift Fuzz/Sources

.PHONY: bench
bench: build ## speed beside what a user would pick instead
	@Benchmarks/run

RUNS := 1000000
.PHONY: fuzz
fuzz: setup ## random bytes against the readers of pages, feeds and archives; RUNS=1000000 each
	@RUNS=$(RUNS) Fuzz/run

.PHONY: samples
samples: ## build corpus-samples/ anew from its source texts
	@python3 corpus-samples/make.py

.PHONY: clean
clean: ## remove builds and outputs; dictionaries stay
	@rm -rf .build .build-fuzz out
