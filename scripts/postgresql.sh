#!/bin/bash
# A PostgreSQL of its own: in a folder of its own, reached through a socket there and not by the network,
# and never as root. Without a folder it is for tests: as forgetful as it is quick, and what it holds is
# lost when it stops. In a folder that is named it is as durable as any, and starts with what it held.
#
#   scripts/postgresql.sh run COMMAND…    runs a command with QUALEPREF_TEST_POSTGRESQL, its address
#   scripts/postgresql.sh start [FOLDER]  prints its address
#   scripts/postgresql.sh stop ADDRESS
#   scripts/postgresql.sh crash ADDRESS   ends it without a word to anyone, and starts it again
#
# POSTGRESQL_SETTINGS holds further lines for the postgresql.conf of one that is for tests, or for benchmarks.
set -euo pipefail

readonly forgetful=/tmp/qualepref-postgresql.

say() { printf '%s\n' "$*" >&2; }

usage() {
  say "Usage : scripts/postgresql.sh run COMMANDE… | start [DOSSIER] | stop ADRESSE | crash ADRESSE"
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
  say "PostgreSQL est introuvable. Installez-le avec « scripts/install.sh network »."
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
  as_server "$programs/pg_ctl" --pgdata="$1/data" --log="$1/log" --wait --silent \
    --options="-c unix_socket_directories=$1" start >&2 </dev/null || {
    say "PostgreSQL ne démarre pas. Son journal, $1/log, finit par :"
    tail -n 20 "$1/log" >&2
    exit 74
  }
)

# The server's user may not be able to enter the folder that this was called from.
stop_server() (
  cd "$1"
  as_server "$programs/pg_ctl" --pgdata="$1/data" --wait --silent --mode="$2" stop >&2
)

is_running() (
  cd "$1"
  as_server "$programs/pg_ctl" --pgdata="$1/data" status >/dev/null 2>&1
)

# make_server FOLDER [OPTION OF INITDB…], with further settings on standard input. It is there whole or
# not at all. The locale is French on purpose: nothing may hang on that of the database.
make_server() (
  folder=$1
  shift
  chmod 700 "$folder"
  [ "$(id -u)" -ne 0 ] || chown "$server_user" "$folder"
  cd "$folder"
  rm -rf draft
  as_server "$programs/initdb" --pgdata="$folder/draft" --username=qualepref --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --locale-provider=icu --icu-locale=fr --no-instructions "$@" >/dev/null
  as_server tee -a "$folder/draft/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = ''
port = $((RANDOM % 20000 + 20000))
max_connections = 200
$(cat)
SETTINGS
  mv draft data
)

start_forgetful() {
  local folder
  folder=$(mktemp -d "${forgetful}XXXXXX")
  make_server "$folder" --no-sync <<SETTINGS
fsync = off
full_page_writes = off
autovacuum = off
${POSTGRESQL_SETTINGS:-}
SETTINGS
  start_server "$folder"
  echo "$folder"
}

# A socket's path is no longer than 107 bytes, and stands in an address.
start_kept() {
  local folder
  mkdir -p "$1"
  folder=$(cd "$1" && pwd)
  case ${#folder}:$folder in
    9[0-9]:* | [1-9][0-9][0-9]*:* | *[!A-Za-z0-9:/._-]*)
      say "PostgreSQL demande un chemin plus court, sans espace ni accent, que « $folder »."
      exit 64
      ;;
  esac
  if ! (cd / && as_server test -x "$(dirname "$folder")"); then
    say "Le compte « $server_user » n’a pas accès à « $folder » : donnez un autre dossier, ou n’agissez pas en tant que root."
    exit 77
  fi
  [ -d "$folder/data" ] || make_server "$folder" </dev/null
  is_running "$folder" || start_server "$folder"
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

end_server() {
  case $1 in
    "$forgetful"*)
      stop_server "$1" immediate || true
      rm -rf "$1"
      ;;
    *) stop_server "$1" fast ;;
  esac
}

[ $# -gt 0 ] || usage
programs=$(find_programs)
server_user=nobody
! id postgres >/dev/null 2>&1 || server_user=postgres

case $1 in
  run)
    [ $# -gt 1 ] || usage
    shift
    folder=$(start_forgetful)
    trap 'end_server "$folder"' EXIT
    QUALEPREF_TEST_POSTGRESQL=$(address "$folder")
    export QUALEPREF_TEST_POSTGRESQL
    "$@"
    ;;
  start)
    if [ $# -eq 1 ]; then folder=$(start_forgetful); else folder=$(start_kept "$2"); fi
    address "$folder"
    ;;
  stop | crash)
    folder=${2#*host=}
    folder=${folder%%&*}
    [ $# -eq 2 ] && [ -d "$folder/data" ] || usage
    if [ "$1" = stop ]; then
      end_server "$folder"
    else
      stop_server "$folder" immediate
      start_server "$folder"
    fi
    ;;
  *) usage ;;
esac
