#!/bin/sh
# Runs the systemd unit under a systemd of its own: `make unit`, as root, with a built program.
# That systemd sees a copy of this machine's files and no network but loopback, and goes with everything in it.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
program=${VISAVIS_BIN:-$root/target/debug/visavis}
work=$(mktemp -d)
# Where the unified hierarchy is mounted; systemd 252 knows the older one beside it as well.
groups=$(findmnt -n -o TARGET -t cgroup2 | head -n 1)
group=$groups/visavis-unit-$$

[ "$(id -u)" = 0 ] || { echo "This takes root: it makes namespaces and mounts." >&2; exit 1; }
[ -x "$program" ] || { echo "There is no $program: cargo build" >&2; exit 1; }

# What happens within the new namespaces.
cat > "$work/boot" <<'BOOT'
set -eu
ip link set lo up
mount --make-rprivate /
mount -t tmpfs tmpfs /mnt
mkdir /mnt/upper /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root
to=/mnt/root
mount -t proc proc $to/proc
mount -t sysfs -o ro sysfs $to/sys
mount -t cgroup2 cgroup2 $to/sys/fs/cgroup
mount -t tmpfs tmpfs $to/run
mount -t tmpfs tmpfs $to/tmp
mount --rbind /dev $to/dev
# As docs/operations.md says.
install "$PROGRAM" $to/usr/local/bin/visavis
install -d -m 0755 $to/etc/visavis
(umask 077 && openssl rand -hex 32 > $to/etc/visavis/secret)
printf '[http]\nbind = "127.0.0.1:443"\n[media]\nbind = "127.0.0.1:3478"\n' > $to/etc/visavis/visavis.toml
cp "$ROOT/config/visavis.service" $to/etc/systemd/system/
# Nothing else of the machine runs here, and nobody waits 30 s for the watchdog.
for unit in systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service \
	systemd-modules-load.service systemd-random-seed.service systemd-sysctl.service systemd-remount-fs.service \
	systemd-timesyncd.service systemd-resolved.service; do
	ln -sf /dev/null $to/etc/systemd/system/$unit
done
: > $to/etc/fstab
printf '[Unit]\nRequires=sysinit.target\nAfter=sysinit.target\n' > $to/etc/systemd/system/here.target
mkdir -p $to/etc/systemd/system/visavis.service.d
printf '[Service]\nWatchdogSec=3\n' > $to/etc/systemd/system/visavis.service.d/test.conf
mount --make-rshared /
exec env container=visavis chroot $to /lib/systemd/systemd --system --unit=here.target
BOOT

mkdir "$group"
sh -c 'echo $$ > "$0/cgroup.procs"; PROGRAM=$1 ROOT=$2 exec unshare --pid --fork --kill-child --mount --uts --ipc --net --cgroup sh "$3"' \
	"$group" "$program" "$root" "$work/boot" > "$work/console" 2>&1 &
holder=$!

finish() {
	kill -9 "$holder" 2>/dev/null || true
	wait "$holder" 2>/dev/null || true
	rm -rf "$work"
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
		[ -d "$group" ] || return 0
		sleep 0.2
	done
}
trap finish EXIT
trap 'exit 1' INT TERM

# A command within; the first process there is systemd.
inside() { timeout 60 nsenter -t "$init" -m -p -n -u -i -C -r -w "$@"; }
property() { inside systemctl show visavis -p "$1" --value; }

fail() {
	echo "FAIL  $1" >&2
	inside journalctl --no-pager -u visavis -n 30 -o cat >&2 || cat "$work/console" >&2
	exit 1
}

# Waits at most 20 s until a command succeeds.
until_so() {
	what=$1
	shift
	for _ in $(seq 100); do
		if "$@" >/dev/null 2>&1; then
			echo "ok    $what"
			return
		fi
		sleep 0.2
	done
	fail "$what"
}

has_init() { init=$(pgrep -P "$holder") && [ "$(cat "/proc/$init/comm")" = systemd ]; }
restarted() { [ "$(property NRestarts)" -ge "$1" ] && [ "$(property ActiveState)" = active ]; }
holds() { [ "$(property "$1")" = "$2" ]; }
status() { inside grep "^$1:" "/proc/$(property MainPID)/status" | cut -f 2; }

until_so "systemd runs" has_init
until_so "it takes commands" inside systemctl list-units
inside systemctl start visavis || fail "the unit starts"
until_so "the unit is ready, by its own word" holds StatusText serving
inside visavis healthcheck http://127.0.0.1:443/livez || fail "it answers on port 443"
[ "$(status Uid)" != 0 ] && [ "$(status CapEff)" = 0000000000000400 ] && [ "$(status NoNewPrivs)" = 1 ] || fail "it may bind ports and nothing else"
inside test -s /var/lib/private/visavis/visavis.db || fail "what it keeps is in its own folder"
echo "ok    it is a user of its own, on port 443, with its data"

printf '[http]\nbind = "127.0.0.1:443"\nmax_sessions = 7\n[media]\nbind = "127.0.0.1:3478"\n' |
	inside sh -c 'cat > /etc/visavis/visavis.toml'
inside systemctl reload visavis || fail "systemctl reload"
until_so "a reload is taken on" inside sh -c 'journalctl --no-pager -u visavis -o cat | grep -q "reloaded.*http.max_sessions"'
holds NRestarts 0 || fail "a reload restarts nothing"

inside kill -9 "$(property MainPID)"
until_so "what dies is started again" restarted 1
inside kill -STOP "$(property MainPID)"
until_so "what hangs is started again" restarted 2

inside systemctl stop visavis || fail "systemctl stop"
holds Result success && holds ActiveState inactive || fail "it ends in good order"
echo "ok    it ends in good order"
