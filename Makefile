# The two commands of the README, and what their authors use beside them.

SWIFT_BUILD = swift build --explicit-target-dependency-import-check error
SOURCES = Package.swift Sources Tests Schemas
LINT = swift format lint --strict --parallel --recursive --configuration .swift-format $(SOURCES)
# Linked statically the program starts twice as fast, and runs where no Swift is installed.
RELEASE = $(SWIFT_BUILD) -c release --static-swift-stdlib

# See it work: install what is missing, build, take the samples in, judge them, write the returns.
demo: install
	$(RELEASE) --product fondbok
	.build/release/fondbok demo --samples Samples --output demo

# Everything a change must pass.
test:
	@Tests/install test
	$(LINT)
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build

# The libraries and programs that Debian and Ubuntu have, when they are not there yet.
install:
	@Tests/install

# The figures of the design, on seeded synthetic data.
bench:
	@Tests/install bench
	Tests/Bench/run

format:
	swift format --in-place --parallel --recursive --configuration .swift-format $(SOURCES)

# Looks for input that breaks an import, a segment or a CSV file: FUZZ_SECONDS for each, 60 if unsaid.
fuzz: install
	Tests/Fuzz/run

.PHONY: demo test install bench format fuzz
