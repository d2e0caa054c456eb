# Sourced by the launcher for spamd. What Java cannot do: -d (sets daemon), -u NAME and -g NAME (set user and group), and
# with -u what root does for a server that is not root (root-part.sh), for which further options are looked at.

# shellcheck source=root-part.sh
. "$dist/bin/root-part.sh"

# Long names may be shortened as far as they are clear among spamd's (LongOptions.java).
read_process_options() {
  daemon= user= group= log= pid_file= socket_owner= socket_group= sockets=() did=
  certificate=/etc/hamlet/server-cert.pem key=/etc/hamlet/server-key.pem
  local word
  while [ $# -gt 0 ]; do
    word=${1%%=*} word=${word,,}
    case $1 in
      --*=*) take_long "$word" "${1#*=}" ;;
      --*) take_long "$word" "${2:-}" ;;
      -*) take_letters "${1#-}" "${2:-}" ;;
    esac
    shift
  done
}

# Letters behind one dash, and the word that follows: those without a value may stand before others.
take_letters() {
  local letters=$1 value
  while [ -n "$letters" ]; do
    value=${letters#?} value=${value:-$2}
    case $letters in
      d*) daemon=yes ;;
      [lcxqQvLPS46]*) ;;
      u*) user=$value letters= ;;
      g*) group=$value letters= ;;
      r*) pid_file=$value letters= ;;
      s*) log=$value letters= ;;
      i/*) sockets+=("$value") letters= ;;
      i) [ "${value#/}" = "$value" ] || sockets+=("$value") ;;
      *) letters= ;;
    esac
    letters=${letters#?}
  done
}

# An option in small letters and the value that it has if it takes one.
take_long() {
  case $1 in
    --d | --da*) [[ --daemonize != "$1"* ]] || daemon=yes ;;
    --nod* | --no-d*) [[ --nodaemonize != "$1"* && --no-daemonize != "$1"* ]] || daemon= ;;
    --u | --usern*) [[ --username != "$1"* ]] || user=$2 ;;
    --g*) [[ --groupname != "$1"* ]] || group=$2 ;;
    --r | --pi*) [[ --r != "$1" && --pidfile != "$1"* ]] || pid_file=$2 ;;
    --s | --syslog) log=$2 ;;
    --socket) sockets+=("$2") ;;
    --socketp*) [[ --socketpath != "$1"* ]] || sockets+=("$2") ;;
    --socketo*) [[ --socketowner != "$1"* ]] || socket_owner=$2 ;;
    --socketg*) [[ --socketgroup != "$1"* ]] || socket_group=$2 ;;
    --i | --listen | --listen-ip | --ip-address) [ "${2#/}" = "$2" ] || sockets+=("$2") ;;
    --server-c*) [[ --server-cert != "$1"* ]] || certificate=$2 ;;
    --server-k*) [[ --server-key != "$1"* ]] || key=$2 ;;
  esac
}

# Words before the command: as another user, still allowed to bind a port below 1024.
as_user() {
  [ -n "$user" ] || return 0
  [ "$user" != root ] || die "--username root is no help; leave it out" 64
  id -u "$user" >/dev/null 2>&1 || die "--username: no such user: $user" 67
  if [ "$(id -u)" != 0 ]; then
    [ "$(id -u "$user")" = "$(id -u)" ] || die "--username: only root can become $user; this is $(id -un)" 77
    return 0
  fi
  [ -z "$group" ] || getent group "$group" >/dev/null || die "--groupname: no such group: $group" 67
  command -v setpriv >/dev/null || install_or_say util-linux
  local home
  home=$(getent passwd "$user" | cut -d : -f 6)
  before=(env HOME="$home" USER="$user" LOGNAME="$user"
    setpriv --reuid="$user" --regid="${group:-$(id -gn "$user")}" --init-groups
    --inh-caps=-all,+net_bind_service --ambient-caps=+net_bind_service --no-new-privs)
  choose_root_part
}

# A daemon holds nothing that the caller had open, such as a lock.
close_inherited() {
  local open
  for open in /proc/self/fd/*; do
    open=${open##*/}
    case $open in
      [012] | *[!0-9]*) ;;
      *) eval "exec $open>&-" ;;
    esac
  done
}

# Ends with a child's exit code; 1 is a Java that did not start, for spamd itself never ends so.
exit_as() {
  local code=0
  wait "$1" || code=$?
  [ $code != 1 ] || code=75
  exit $code
}

# A file that the server writes to once it listens.
ready_file() {
  ready=$(mktemp)
  [ ${#before[@]} = 0 ] || chown "$user" "$ready"
}

# Whether it listens, and root's part has done its own.
is_ready() {
  if [ ${#placed[@]} = 0 ]; then [ -s "$ready" ]; else [ -n "$(ls "$did")" ]; fi
}

# Becomes the server, after further words before the command.
become() {
  # Java leaves a signal ignored that it finds so
  trap - HUP
  # shellcheck disable=SC2086  # HAMLET_OPTS is a list of words
  exec "${@:2:$1}" "${before[@]}" "$jdk/bin/java" "${options[@]}" ${HAMLET_OPTS:-} -cp "$class_path" $main "${@:$1+2}"
}

# As another user, in the foreground.
in_foreground() {
  if [ ${#placed[@]} != 0 ]; then
    ready_file
    options+=(-Dhamlet.ready="$ready")
  fi
  begin_root_part
  become 0 "$@"
}

# Starts the command and comes back when it listens, or with its exit code when it cannot.
in_background() {
  local child code=0
  ready_file
  # where root's part leaves a folder named after the code that it ends with
  [ ${#placed[@]} = 0 ] || did=$(mktemp -d)
  options+=(-Dhamlet.ready="$ready")
  (
    close_inherited
    exec </dev/null >/dev/null
    begin_root_part
    become 1 setsid "$@"
  ) &
  child=$!
  until is_ready; do
    kill -0 "$child" 2>/dev/null || { rm -rf "$ready" "$did" && exit_as "$child"; }
    sleep 0.1
  done
  [ -z "$did" ] || code=$(ls "$did")
  rm -rf "$ready" "$did"
  exit "$code"
}
