# make run    build the server and run it on this machine
# make test   everything that has to be green before a change is merged
# make check  the quick part of it, while you work
# make bench  measure
# make sdk    rebuild the browser side in sdk/dist

.PHONY: run test check bench sdk tools

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

bench:
	cargo bench --locked

sdk: sdk/node_modules
	cd sdk && npm run build

sdk/node_modules: sdk/package-lock.json
	cd sdk && npm ci --no-audit --no-fund
	@touch $@

# WebRTC clients that are not ours: aiortc and GStreamer.
CLIENTS = python3-aiortc python3-gi gir1.2-gst-plugins-base-1.0 gir1.2-gst-plugins-bad-1.0 gstreamer1.0-nice \
	gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad

# Installs the Debian packages whose programs are missing; does nothing when all are there.
tools:
	@command -v cargo >/dev/null || { echo "Rust is missing: https://rustup.rs" >&2; exit 1; }
	@missing=; \
	PATH="$$PATH:/usr/sbin"; \
	for pair in cc:build-essential cmake:cmake npm:npm chromium:chromium firefox-esr:firefox-esr ip:iproute2 nft:nftables openssl:openssl; do \
		command -v "$${pair%%:*}" >/dev/null || missing="$$missing $${pair#*:}"; \
	done; \
	"$${PYTHON:-/usr/bin/python3}" tests/e2e/support/has_clients.py 2>/dev/null || missing="$$missing $(CLIENTS)"; \
	test -z "$$missing" && exit 0; \
	if test "$$(id -u)" = 0; then sudo=; elif command -v sudo >/dev/null; then sudo=sudo; \
	else echo "Install these first:$$missing" >&2; exit 1; fi; \
	command -v apt-get >/dev/null || { echo "Install these first:$$missing" >&2; exit 1; }; \
	echo "Installing:$$missing"; \
	$$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -q --no-install-recommends $$missing
