# The words people type. Thin on purpose: what they do stands in xtask/ and scripts/.

.DEFAULT_GOAL := help
.PHONY: help run test check bench conformance fuzz dist

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## build and start the platform with the starter library on http://127.0.0.1:8080
	@scripts/install-needs build
	cargo build --release --package xingtan
	target/release/xingtan demo

test: ## everything CI runs: formatting, tidy, words, lints, tests on both databases, browser journeys
	@scripts/install-needs build test
	cargo xtask test

check: ## the fast inner loop: formatting, tidy, words, types
	@scripts/install-needs build
	cargo xtask check

bench: ## the side-by-side benchmarks, into benches/
	@scripts/install-needs build bench
	cargo build --release --package xingtan
	benches/run

conformance: ## the outside suites that come from package registries (EPUBCheck and others)
	@scripts/install-needs build conformance
	cargo build --release --package xingtan
	tests/conformance/run

fuzz: ## the long fuzzing runs
	@scripts/install-needs build
	tests/fuzz/run

dist: ## a release archive with checksum and list of components, into target/dist/
	@scripts/install-needs build
	cargo xtask dist
