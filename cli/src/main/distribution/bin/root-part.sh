# Sourced by spamd-process.sh. Root's part in a server that runs as another user. As SpamAssassin's spamd does, root opens
# log, key and certificate before, and writes the pid file, puts unix sockets in their places and removes both; but only
# where nobody else can put another thing there. All else the server does as its user. The server is told by
# -Dhamlet.root=WHAT,... what it need not do (RootsPart.java).

# Whether nobody but root can change what is at a path, or put another thing there (namei(1) follows root's links).
roots_alone() {
  namei -mo -- "$1" 2>/dev/null | awk '
    NR > 1 {
      open = $1 !~ /^l/ && $1 ~ /^.....w|^........w/
      if ($2 != "root" || (open && $1 !~ /[tT]$/)) changed = 1
    }
    END { exit NR < 2 || open || changed }'
}

# A path from the root on, whatever folder the server is started in.
absolute() {
  case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$(pwd -P)" "$1" ;;
  esac
}

# Whether a file can be made or opened by its name without following another's link.
in_roots_folder() {
  local file
  file=$(absolute "$1")
  [ ! -L "$file" ] && [ ! -d "$file" ] && roots_alone "$(dirname "$file")"
}

# Sets what root does: placed (pid file and sockets), log (empty when the server opens it) and pems (certificate, key).
choose_root_part() {
  local parts=() socket all=("${sockets[@]}") pem
  pems=(/dev/null /dev/null) placed=() sockets=()
  [ "$log" != file ] || log=spamd.log
  if [[ -n "$log" && ! "$log" =~ ^[a-z]+[0-7]?$ ]] && in_roots_folder "$log"; then parts+=(log); else log=; fi
  pem=$(absolute "$certificate")
  ! roots_alone "$pem" || pems[0]=$pem
  pem=$(absolute "$key")
  ! roots_alone "$pem" || pems[1]=$pem
  [ "${pems[*]}" = "/dev/null /dev/null" ] || parts+=(key)
  if [ -n "$pid_file" ] && in_roots_folder "$pid_file"; then
    pid_file=$(absolute "$pid_file")
    [ -w "$(dirname "$pid_file")" ] || die "--pidfile: $pid_file: read-only file system" 74
    parts+=(pidfile) placed+=("$pid_file")
  else
    pid_file=
  fi
  for socket in "${all[@]}"; do
    ! in_roots_folder "$socket" || { sockets+=("$(absolute "$socket")") && placed+=("$socket"); }
  done
  if [ ${#sockets[@]} != 0 ]; then
    [ -z "$socket_owner" ] || getent passwd "$socket_owner" >/dev/null || die "--socketowner: no such user: $socket_owner" 69
    [ -z "$socket_group" ] || getent group "$socket_group" >/dev/null || die "--socketgroup: no such group: $socket_group" 69
    parts+=(socket)
  fi
  [ ${#parts[@]} = 0 ] || options+=(-Dhamlet.root="$(IFS=, && printf %s "${parts[*]}")")
}

# To be called by the process that becomes the server: its output is the log, its input key and certificate, and root's
# part begins beside it.
begin_root_part() {
  [ ${#before[@]} != 0 ] || return 0
  local socket server=$BASHPID
  [ -z "$log" ] || { : >>"$log"; } 2>/dev/null || die "--syslog: cannot write $log" 74
  [ -z "$log" ] || exec >>"$log"
  # nobody waits for what this process starts, so each is a grandchild
  [ "${pems[*]}" = "/dev/null /dev/null" ] || { exec < <(hand_over_pems &) && wait $!; }
  [ ${#placed[@]} != 0 ] || return 0
  for socket in "${sockets[@]}"; do
    rm -rf -- "$socket.new"
    mkdir -m 700 -- "$socket.new" && chown "$user" -- "$socket.new" || die "--socket: cannot make $socket.new" 69
  done
  exec 9> >(root_part "$server" <&0 &) && wait $!
}

# Certificate and key apart, since a file may hold both: one that the server can read itself is empty here.
hand_over_pems() {
  cat -- "${pems[0]}"
  printf '\0'
  cat -- "${pems[1]}"
}

# Reads from the server, which writes nothing: the end of it is the server's. Never more than a byte, whatever that does.
root_part() {
  local server=$1 code
  trap '' HUP INT TERM
  exec >/dev/null
  while [ ! -s "$ready" ]; do
    code=0
    read -r -n 1 -t 0.1 || code=$?
    [ $code = 0 ] || [ $code -gt 128 ] || { rm -f "$ready"; leave_places; exit; }
  done
  code=0
  place_sockets || code=69
  [ -z "$pid_file" ] || printf '%d\n' "$server" >"$pid_file" || code=74
  rm -f "$ready"
  [ $code = 0 ] || kill "$server" 2>/dev/null || true
  # a folder is made or not, whatever room the disk has
  [ -z "$did" ] || mkdir "$did/$code"
  exec 2>/dev/null
  read -r -n 1 || true
  leave_places
}

# The server made each in a folder of its own beside its place. Whatever else it left there is taken away.
place_sockets() {
  local i socket failed= owner=$socket_owner${socket_group:+:$socket_group}
  inodes=()
  for i in "${!sockets[@]}"; do
    socket=${sockets[i]}
    [ -e "$socket" ] && [ ! -S "$socket" ] && continue
    mv -fT -- "$socket.new/s" "$socket" || failed=yes
    if [ -L "$socket" ] || [ ! -S "$socket" ]; then
      rm -rf -- "$socket"
      failed=yes
    elif [ -n "$owner" ]; then
      chown -h -- "$owner" "$socket" || failed=yes
    fi
    inodes[i]=$(stat -c %i -- "$socket" 2>/dev/null || true)
    rm -rf -- "$socket.new"
  done
  [ -z "$failed" ]
}

# Removes what is there, unless another server has put its own in the same place.
leave_places() {
  local i
  for i in "${!sockets[@]}"; do
    rm -rf -- "${sockets[i]}.new"
    [ "$(stat -c %i -- "${sockets[i]}" 2>/dev/null)" != "${inodes[i]:-none}" ] || rm -f -- "${sockets[i]}"
  done
  # an empty one is of a disk without room
  [ -z "$pid_file" ] || case $(cat "$pid_file" 2>/dev/null) in "" | "$server") rm -f -- "$pid_file" ;; esac
}
