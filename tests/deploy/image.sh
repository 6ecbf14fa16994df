#!/bin/sh
# Takes the steps of the Dockerfile without a container engine: `make image`, as root.
# The build is an unoptimized one, which takes a third of the time.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
stage=$work/src
image=$work/image
holder=

finish() {
	[ -z "$holder" ] || kill -9 "$holder" 2>/dev/null || true
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
[ "$(id -u)" = 0 ] || { echo "This takes root: it makes namespaces and mounts." >&2; exit 1; }

# The instructions, each on one line, with the paths and the profile of this run.
sed -e ':join' -e '/\\$/N' -e 's/\\\n//' -e 't join' "$root/Dockerfile" | grep -v '^ *#' |
	sed -e "s|/out|$work/out|g" -e 's| --release||g' -e 's|target/release|target/debug|g' > "$work/steps"

# What the build gets to see.
mkdir "$work/context" "$stage"
grep '^!' "$root/.dockerignore" | cut -c 2- | while read -r path; do
	mkdir -p "$work/context/$(dirname "$path")"
	cp -a "$root/$path" "$work/context/$path"
done
# What is built of the dependencies is kept for the next time, apart from what `cargo build` makes here.
mkdir -p "${CARGO_TARGET_DIR:-$root/target}/image"
ln -s "${CARGO_TARGET_DIR:-$root/target}/image" "$stage/target"

# The first stage; its packages are those of `make tools`.
sed -n '/ AS build$/,/^FROM gcr/p' "$work/steps" | grep -v 'apt-get' | while read -r word rest; do
	case $word in
	COPY)
		to=$stage/${rest##* }
		mkdir -p "$(dirname "$to")"
		for from in ${rest% *}; do cp -aT "$work/context/$from" "$(if [ -d "$to" ] && [ -f "$work/context/$from" ]; then echo "$to/$from"; else echo "$to"; fi)"; done
		;;
	RUN)
		echo "== $rest"
		(cd "$stage" && unset CARGO_TARGET_DIR && sh -euc "$rest")
		;;
	esac
done

# The second: what gcr.io/distroless/cc-debian12 has of it, and nothing else.
mkdir -p "$image/usr/local/bin" "$image/etc/ssl/certs" "$image/data"
cp "$work/out/visavis" "$image/usr/local/bin/"
cp -L /etc/ssl/certs/ca-certificates.crt "$image/etc/ssl/certs/"
ldd "$work/out/visavis" | grep -o '/[^ ]*' | while read -r library; do
	case ${library##*/} in
	libc.so.6 | libm.so.6 | libgcc_s.so.1 | ld-linux-*) cp -L --parents "$library" "$image" ;;
	*) echo "FAIL  the image has no $library" >&2 && exit 1 ;;
	esac
done
chmod 0700 "$image/data"
chown 65532:65532 "$image/data"
command=$(sed -n 's/^ *HEALTHCHECK .*CMD //p' "$work/steps" | tr -d '[]",')

# A root that nobody writes to, a user that is nobody's, no network but loopback.
cat > "$work/run" <<'RUN'
set -eu
ip link set lo up
mount --make-rprivate /
mount --bind "$1" "$1"
mount --bind "$1/data" "$1/data"
mount -o remount,bind,ro "$1"
mount -t proc proc "$1/proc"
exec env -i PATH=/usr/sbin:/usr/bin VISAVIS_DATA_DIR=/data VISAVIS_AUTH__SECRET=0123456789abcdef0123456789abcdef \
	setpriv --no-new-privs chroot --userspec=65532:65532 "$1" /usr/local/bin/visavis serve
RUN
mkdir "$image/proc"
unshare --pid --fork --kill-child --mount --net --uts --ipc sh "$work/run" "$image" > "$work/log" 2>&1 &
holder=$!

server=
for _ in $(seq 100); do
	server=$(pgrep -P "$holder" || true)
	# What the image's HEALTHCHECK runs, within the image.
	if [ -n "$server" ] && nsenter -t "$server" -m -p -n env -i PATH=/usr/sbin:/usr/bin VISAVIS_AUTH__SECRET=0123456789abcdef0123456789abcdef \
		chroot --userspec=65532:65532 "$image" $command 2>> "$work/health"; then
		break
	fi
	sleep 0.2
done
fail() { echo "FAIL  $1" >&2 && cat "$work/log" "$work/health" >&2 && exit 1; }
grep -q 'ready for calls' "$work/log" || fail "it starts"
[ -s "$image/data/visavis.db" ] || fail "its data is in the volume"
[ "$(grep '^Uid:' "/proc/$server/status" | cut -f 2)" = 65532 ] || fail "it is nobody's user"
echo "ok    it runs as 65532 on a read-only root, and is its own health check"
kill -TERM "$server"
wait "$holder" || fail "SIGTERM ends it in good order"
holder=
echo "ok    SIGTERM ends it in good order"
