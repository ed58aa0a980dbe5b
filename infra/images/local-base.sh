#!/usr/bin/env bash
# Runs a command with a Docker of its own and a base image made on this machine, where no image can be pulled:
#
#   infra/images/local-base.sh COMMAND [ARGUMENT...]
#
# The command finds DOCKER_HOST and, in CLICKLAKE_BASE_IMAGE, the name of an image of Debian's smallest system with
# this machine's JDK 25 in its PATH. Both are gone when it ends, whatever it ends with; its exit status is handed on.
# Needs root and Debian's packages docker.io and debootstrap, which it installs. Exit status 75: this machine cannot.
set -euo pipefail

cannot() {
  echo "local-base: $*" >&2
  exit 75
}

[ $# -gt 0 ] || { echo "usage: ${0##*/} COMMAND [ARGUMENT...]" >&2; exit 64; }
[ "$(id -u)" = 0 ] || cannot "a Docker daemon and debootstrap need root"

missing=
command -v dockerd >/dev/null || missing="$missing docker.io"
command -v debootstrap >/dev/null || missing="$missing debootstrap"
if [ -n "$missing" ]; then
  command -v apt-get >/dev/null || cannot "missing are$missing, and there is no apt-get to install them"
  # shellcheck disable=SC2086 # names of packages
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >&2 ||
    cannot "apt-get did not install$missing"
fi

# A JDK 25: where a variable names it, or where distributions put it.
jdk=
for home in "${CLICKLAKE_JDK25:-}" "${JAVA_HOME_25:-}" /usr/lib/jvm/*; do
  if [ -n "$home" ] && grep -qs '^JAVA_VERSION="25' "$home/release"; then
    jdk=$home
    break
  fi
done
[ -n "$jdk" ] || cannot "no JDK 25 in /usr/lib/jvm: install one there, or set CLICKLAKE_JDK25 to its home"

work=$(mktemp -d)
daemon=
finish() {
  if [ -n "$daemon" ]; then
    kill "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
  fi
  umount "$work"/exec/netns/* 2>/dev/null || true
  [ -n "${bridge_before-x}" ] || ip link delete docker0 2>/dev/null || true
  rm -rf --one-file-system "$work"
}
trap finish EXIT

# Containers share the host's network; the bridge is there because clients ask for it. Images of all layers are folders.
bridge_before=$(ip -brief link show docker0 2>/dev/null || true)
dockerd --host "unix://$work/docker.sock" --data-root "$work/data" --exec-root "$work/exec" --pidfile "$work/docker.pid" \
  --storage-driver vfs --iptables=false --ip-masq=false --ip-forward=false >"$work/dockerd.log" 2>&1 &
daemon=$!
export DOCKER_HOST=unix://$work/docker.sock

debootstrap --variant=minbase --include=zlib1g "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$work/root" >"$work/debootstrap.log" 2>&1 || {
  tail -5 "$work/debootstrap.log" >&2
  cannot "debootstrap made no system"
}
rm -rf "$work/root/var/cache/apt" "$work/root/var/lib/apt/lists" "$work/root/usr/share/doc" "$work/root/usr/share/locale" "$work/root/usr/share/man"
mkdir -p "$work/root/opt/java"
tar -C "$jdk/" --dereference --exclude=./jmods --exclude=./lib/src.zip --exclude=./lib/ct.sym --exclude=./man --exclude=./demo -cf - . |
  tar -C "$work/root/opt/java" -xf -

for _ in $(seq 100); do
  docker version >/dev/null 2>&1 && break
  kill -0 "$daemon" 2>/dev/null || { tail -5 "$work/dockerd.log" >&2; daemon=; cannot "the Docker daemon ended"; }
  sleep 0.2
done
docker version >/dev/null 2>&1 || cannot "the Docker daemon does not answer"

export CLICKLAKE_BASE_IMAGE=clicklake/local-base:25
tar -C "$work/root" -cf - . |
  docker import --change 'ENV PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "$CLICKLAKE_BASE_IMAGE" >/dev/null
rm -rf --one-file-system "$work/root"

# What Testcontainers would pull images for.
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_CHECKS_DISABLE=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
status=0
"$@" || status=$?
exit "$status"
