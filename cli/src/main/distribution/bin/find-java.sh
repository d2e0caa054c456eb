# Sourced by the launchers: finds a Java 17 or newer, or says how to get one.

EX_UNAVAILABLE=69

die() {
  printf 'hamlet: %s\n' "$1" >&2
  exit "${2:-$EX_UNAVAILABLE}"
}

# Prints the feature number of the Java at $1, such as 17; nothing when there is none.
java_feature() {
  [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
}

# Sets jdk and feature. Arguments: the program that must be in it, java or javac; then folders to look in first.
find_java() {
  local program=$1 candidate found
  shift
  local candidates=("$@")
  [ -z "${JAVA_HOME:-}" ] || candidates+=("$JAVA_HOME")
  found=$(command -v "$program" || true)
  [ -z "$found" ] || candidates+=("$(dirname "$(dirname "$(readlink -f "$found")")")")
  candidates+=(/usr/lib/jvm/*)
  for candidate in "${candidates[@]}"; do
    [ -x "$candidate/bin/$program" ] || continue
    feature=$(java_feature "$candidate")
    if [ -n "$feature" ] && [ "$feature" -ge 17 ]; then
      jdk=$candidate
      return 0
    fi
  done
  return 1
}

# Installs Debian packages as root, else says how.
install_or_say() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    printf 'hamlet: installing %s\n' "$*" >&2
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "$@"; } >&2 </dev/null \
      || die "could not install $*; do it by hand and run this again"
  elif command -v apt-get >/dev/null; then
    die "$* needed. Install it with: sudo apt-get install $*"
  else
    die "a Java 17 or newer is needed on the PATH ($* on Debian)"
  fi
}
