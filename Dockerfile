# syntax=docker/dockerfile:1
# docker build -t visavis .

FROM rust:1.95-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends cmake=3.25.* \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# The dependencies first, against an empty program: they are built again only when the lock file changes.
COPY Cargo.toml Cargo.lock ./
RUN mkdir -p src benches \
    && echo 'fn main() {}' > src/main.rs \
    && touch src/lib.rs \
    && for bench in forward live joining layers peers scrape speakers store turn; do echo 'fn main() {}' > "benches/$bench.rs"; done \
    && mkdir -p tests/it && touch tests/it/main.rs \
    && cargo build --locked --release --bin visavis
COPY config config
COPY docs docs
COPY sdk/dist sdk/dist
COPY src src
# Newer than what was built of the empty program.
RUN touch src/main.rs src/lib.rs \
    && cargo build --locked --release --bin visavis \
    && mkdir -p /out/data \
    && cp target/release/visavis /out/visavis

# C library, certificate authorities and nothing to log in with; its user is 65532.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /out/visavis /usr/local/bin/visavis
COPY --from=build --chown=65532:65532 --chmod=0700 /out/data /data
ENV VISAVIS_DATA_DIR=/data
VOLUME /data
EXPOSE 8080/tcp 3478/udp
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s \
    CMD ["/usr/local/bin/visavis", "healthcheck"]
# SIGTERM drains: stop it with a longer time than drain.deadline.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/visavis"]
CMD ["serve"]
