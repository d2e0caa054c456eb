# Sourced by tests that install things: gives them a copy of this system to do it in. Files changed there are
# forgotten and processes left there are ended with the test; the network there is a loopback of its own.

# Runs the calling script again in namespaces of its own; ends with 77 where that cannot be.
enter_own_namespaces() {
  [ -z "${IN_OWN_NAMESPACES:-}" ] || return 0
  if [ "$(id -u)" != 0 ] || ! unshare --mount --pid --fork --kill-child true 2>/dev/null; then
    printf '%s: not run: needs root and namespaces of its own\n' "${0##*/}" >&2
    exit 77
  fi
  exec env IN_OWN_NAMESPACES=yes unshare --mount --propagation private --pid --fork --kill-child "$0" "$@"
}

# Sets root: a copy of this system, kept in memory.
copy_of_this_system() {
  local layers
  layers=$(mktemp -d)
  mount -t tmpfs -o size=2g,mode=755 hamlet-test "$layers"
  mkdir "$layers/changes" "$layers/work" "$layers/root"
  if ! mount -t overlay -o "lowerdir=/,upperdir=$layers/changes,workdir=$layers/work" hamlet-test "$layers/root"; then
    printf '%s: not run: no overlay of / can be made here\n' "${0##*/}" >&2
    exit 77
  fi
  root=$layers/root
  furnish
}

# Sets root: a Debian with nothing but what it must have, and a Java.
clean_debian() {
  root=$(mktemp -d)
  mount -t tmpfs -o size=4g,mode=755,dev hamlet-test "$root"
  debootstrap --variant=minbase "$(. /etc/os-release; echo "$VERSION_CODENAME")" "$root" >"$root.log" 2>&1 \
    || { tail -n 20 "$root.log" >&2; return 1; }
  rm -f "$root/etc/apt/sources.list"
  cp -a /etc/apt/. "$root/etc/apt/"
  furnish
  chroot "$root" apt-get -qq update
}

furnish() {
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs -o mode=1777 hamlet-test "$root/tmp"
  mount -t tmpfs -o mode=755 hamlet-test "$root/run"
  cp -L /etc/resolv.conf "$root/run/resolv.conf" 2>/dev/null || true
  # installing starts no service
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
}

# Installs packages there, with the network of this machine.
install_there() {
  chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null
  chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" \
    </dev/null >"$root/tmp/apt.log" 2>&1 || { tail -n 20 "$root/tmp/apt.log" >&2; return 1; }
}

# Runs a script of /test there, with arguments, in a network that has nothing but loopback.
run_there() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    unshare --net sh -c 'ip link set lo up 2>/dev/null || ifconfig lo up; exec "$@"' sh "$@"
}
