#!/bin/bash
# A PostgreSQL of its own for tests: in a folder of its own, reached through a socket there and not by
# the network, and as forgetful as it is quick. What it holds is lost when it stops.
#
#   scripts/postgresql.sh run COMMAND…   runs a command with QUALEPREF_TEST_POSTGRESQL, its address
#   scripts/postgresql.sh start          prints its address
#   scripts/postgresql.sh stop ADDRESS
#   scripts/postgresql.sh crash ADDRESS  ends it without a word to anyone, and starts it again
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

usage() {
  say "Usage : scripts/postgresql.sh run COMMANDE… | start | stop ADRESSE | crash ADRESSE"
  exit 64
}

# Debian keeps the server's programs out of PATH, a folder for each version.
find_programs() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) $(dirname "$(command -v initdb || echo .)"); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
      echo "$folder"
      return
    fi
  done
  say "PostgreSQL est introuvable. Installez-le avec « scripts/install.sh test »."
  exit 69
}

# The server refuses to run as root.
as_server() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid="$server_user" --regid="$(id -g "$server_user")" --clear-groups "$@"
  else
    "$@"
  fi
}

# It stays when this script has ended, and must keep nothing open of whoever started it: they may wait
# for that to close.
start_server() (
  for open in /proc/self/fd/*; do
    open=${open##*/}
    [ "$open" -le 2 ] || eval "exec $open>&-"
  done
  cd "$1"
  as_server "$programs/pg_ctl" --pgdata="$1/data" --log="$1/log" --wait --silent start >&2 </dev/null || {
    cat "$1/log" >&2
    exit 74
  }
)

# The server's user may not be able to enter the folder that this was called from.
stop_server() (
  cd "$1"
  as_server "$programs/pg_ctl" --pgdata="$1/data" --wait --silent --mode=immediate stop >&2
)

# The locale is French on purpose: nothing may hang on that of the database.
make_server() {
  local folder
  folder=$(mktemp -d /tmp/qualepref-postgresql.XXXXXX)
  chmod 700 "$folder"
  [ "$(id -u)" -ne 0 ] || chown "$server_user" "$folder"
  cd "$folder"
  as_server "$programs/initdb" --pgdata="$folder/data" --username=qualepref --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --locale-provider=icu --icu-locale=fr --no-sync --no-instructions >/dev/null
  as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$folder'
port = $((RANDOM % 20000 + 20000))
max_connections = 200
fsync = off
full_page_writes = off
autovacuum = off
SETTINGS
  start_server "$folder"
  echo "$folder"
}

# A socket bears the port in its name.
address() {
  local socket
  for socket in "$1"/.s.PGSQL.*; do
    case $socket in
      *.lock) ;;
      *) echo "postgresql:///postgres?host=$1&port=${socket##*.}&user=qualepref" ;;
    esac
  done
}

remove_server() {
  stop_server "$1" || true
  rm -rf "$1"
}

[ $# -gt 0 ] || usage
programs=$(find_programs)
server_user=nobody
! id postgres >/dev/null 2>&1 || server_user=postgres

case $1 in
  run)
    [ $# -gt 1 ] || usage
    shift
    folder=$(make_server)
    trap 'remove_server "$folder"' EXIT
    QUALEPREF_TEST_POSTGRESQL=$(address "$folder")
    export QUALEPREF_TEST_POSTGRESQL
    "$@"
    ;;
  start) address "$(make_server)" ;;
  stop | crash)
    folder=${2#*host=}
    folder=${folder%%&*}
    [ $# -eq 2 ] && [ -d "$folder/data" ] || usage
    if [ "$1" = stop ]; then
      remove_server "$folder"
    else
      stop_server "$folder"
      start_server "$folder"
    fi
    ;;
  *) usage ;;
esac
