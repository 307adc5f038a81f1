# The two commands of the README, and what their authors use beside them.

.PHONY: demo test build bench fuzz format install

SWIFT_BUILD = swift build --explicit-target-dependency-import-check error

# See it work: install what is missing, build, take the samples in, judge them, write the returns.
demo: install
	$(SWIFT_BUILD) -c release --product fondbok
	.build/release/fondbok demo --samples Samples --output demo

# Everything a change must pass.
test: install
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build
