# make run    build the server and run it on this machine
# make test   everything that has to be green before a change is merged
# make check  the quick part of it, while you work
# make bench  measure
# make bench-peers  measure beside other servers, and write the table in docs/performance.md
# make fuzz   give every parser a stranger's input, FUZZ_SECONDS each
# make unit   run the systemd unit under a systemd of its own (root)
# make image  take the steps of the Dockerfile without a container engine (root)
# make sdk    rebuild the browser side in sdk/dist

.PHONY: run test check bench bench-peers fuzz unit image sdk tools

run:
	cargo run --locked --release -- serve --dev

test: tools sdk/node_modules
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo test --locked --all-targets
	cargo test --locked --doc
	cargo build --locked --release
	cd sdk && npm run check
	cd sdk && npm run e2e

check:
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo test --locked

bench: tools
	cargo bench --locked

# The other servers come as their makers or Debian pack them; one that cannot be had is left out.
# The package's own service is not wanted: it takes ports.
LIVEKIT = github.com/livekit/livekit-server/cmd/server@v1.11.0
PEERS = $(abspath $(or $(CARGO_TARGET_DIR),target))/peers

bench-peers:
	@missing=; for pair in janus:janus turnserver:coturn ip:iproute2 unshare:util-linux; do \
		command -v "$${pair%%:*}" >/dev/null || missing="$$missing $${pair#*:}"; \
	done; \
	test -z "$$missing" || { if test "$$(id -u)" = 0; then sudo=; else sudo=sudo; fi; \
		$$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -q --no-install-recommends $$missing && \
		if test -d /run/systemd/system; then $$sudo systemctl disable --now janus coturn; fi; } || \
		echo "Measured without$$missing" >&2
	@test -x $(PEERS)/server || { command -v go >/dev/null && GOBIN=$(PEERS) go install $(LIVEKIT); } || \
		echo "Measured without LiveKit" >&2
	LIVEKIT=$(PEERS)/server cargo bench --locked --bench peers
	cargo bench --locked --bench turn

# What cargo-fuzz sets, but for AddressSanitizer, which takes a nightly compiler and has no unsafe code to watch.
FUZZ_SECONDS = 60
FUZZ_FLAGS = --cfg fuzzing -Ccodegen-units=1 -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
	-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
	-Cllvm-args=-sanitizer-coverage-trace-compares
FUZZ_BUILD = RUSTFLAGS="$(FUZZ_FLAGS)" cargo build --locked --manifest-path fuzz/Cargo.toml

fuzz:
	$(FUZZ_BUILD) --target "$$(rustc --print host-tuple)"
	@target=$${CARGO_TARGET_DIR:-fuzz/target}/$$(rustc --print host-tuple)/debug; \
	for name in $(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs))); do \
		mkdir -p fuzz/artifacts/$$name fuzz/corpus/$$name; \
		echo "== $$name"; \
		"$$target/$$name" -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
			-artifact_prefix=fuzz/artifacts/$$name/ fuzz/corpus/$$name || exit 1; \
	done

unit:
	cargo build --locked
	tests/deploy/unit.sh

image:
	tests/deploy/image.sh

sdk: sdk/node_modules
	cd sdk && npm run build

sdk/node_modules: sdk/package-lock.json
	cd sdk && npm ci --no-audit --no-fund
	@touch $@

# WebRTC clients that are not ours: aiortc and GStreamer.
CLIENTS = python3-aiortc python3-gi gir1.2-gst-plugins-base-1.0 gir1.2-gst-plugins-bad-1.0 gstreamer1.0-nice \
	gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad

# Installs the Debian packages whose programs are missing; does nothing when all are there.
# Of coturn and Prometheus the tests and the bench need the programs, and nobody the services, which take our ports.
tools:
	@command -v cargo >/dev/null || { echo "Rust is missing: https://rustup.rs" >&2; exit 1; }
	@missing=; \
	for pair in cc:build-essential cmake:cmake npm:npm chromium:chromium firefox-esr:firefox-esr ip:iproute2 nft:nftables \
		openssl:openssl turnutils_uclient:coturn curl:curl sqlite3:sqlite3 systemd-analyze:systemd promtool:prometheus; do \
		command -v "$${pair%%:*}" >/dev/null || missing="$$missing $${pair#*:}"; \
	done; \
	"$${PYTHON:-/usr/bin/python3}" tests/e2e/support/has_clients.py 2>/dev/null || missing="$$missing $(CLIENTS)"; \
	test -z "$$missing" && exit 0; \
	if test "$$(id -u)" = 0; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; \
	else echo "Install these first:$$missing" >&2; exit 1; fi; \
	command -v apt-get >/dev/null || { echo "Install these first:$$missing" >&2; exit 1; }; \
	echo "Installing:$$missing"; \
	$$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -q --no-install-recommends $$missing && \
	if test -d /run/systemd/system; then for service in coturn prometheus; do \
		case "$$missing" in *$$service*) $$sudo systemctl disable --now $$service;; esac; done; fi
