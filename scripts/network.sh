#!/bin/bash
# The program as a network runs it, on loopback: a PostgreSQL that keeps its data, two instances, a reverse
# proxy, and a region for demonstration. Ctrl-C or SIGTERM ends all of it.
#
#   scripts/network.sh PROGRAM PORT FOLDER   the proxy has PORT, the instances the next two, their measures
#                                            the two after; FOLDER has the data and the logs
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

if [ $# -ne 3 ]; then
  say "Usage : scripts/network.sh PROGRAMME PORT DOSSIER"
  exit 64
fi
readonly program=$1 port=$2 folder=$3
readonly instances=("$((port + 1))" "$((port + 2))") measures=("$((port + 3))" "$((port + 4))")
PATH=$PATH:/usr/sbin
database=
pids=()

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

check_ports() {
  local wanted
  for wanted in "$port" "${instances[@]}" "${measures[@]}"; do
    if is_taken "$wanted"; then
      say "Le port $wanted est déjà pris. Arrêtez le programme qui l’écoute, ou choisissez d’autres ports,"
      say "cinq à la suite, par exemple : make run-network PORT=9000"
      exit 69
    fi
  done
}

# Keeps a part of the network running behind this script: keep NAME COMMAND…
keep() {
  local name=$1
  shift
  "$@" >"$folder/$name.log" 2>&1 &
  pids+=($!)
}

is_ready() {
  local status
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /health/ready HTTP/1.0\r\n\r\n' >&3
  read -r _ status _ <&3 || true
  exec 3>&-
  [ "${status:-}" = 200 ]
}

all_run() {
  local pid
  for pid in "${pids[@]}"; do kill -0 "$pid" 2>/dev/null || return 1; done
}

explain_failure() {
  say "Une partie du réseau de démonstration s’est arrêtée. Les journaux, dans $folder, finissent par :"
  tail -n 5 "$folder"/*.log >&2
  exit 74
}

end_all() {
  trap '' INT TERM
  [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
  wait
  [ -z "$database" ] || scripts/postgresql.sh stop "$database"
}

check_ports
mkdir -p "$folder"
trap end_all EXIT
trap 'say ""; say "Arrêt…"; exit 0' INT TERM
database=$(scripts/postgresql.sh start "$folder/postgresql")
"$program" demo --network --database "$database"
for index in 0 1; do
  keep "instance-$((index + 1))" "$program" serve --port "${instances[index]}" \
    --metrics-port "${measures[index]}" --database "$database"
done
QUALEPREF_PROXY=127.0.0.1:$port QUALEPREF_FIRST=127.0.0.1:${instances[0]} \
  QUALEPREF_SECOND=127.0.0.1:${instances[1]} keep proxy haproxy -db -f Resources/Proxy/haproxy.cfg

until is_ready; do
  all_run || explain_failure
  sleep 0.2
done
say "Qualepref est servi sur http://127.0.0.1:$port, par deux instances (ports ${instances[*]}) derrière HAProxy."
say "Mesures : http://127.0.0.1:${measures[0]}/metrics et http://127.0.0.1:${measures[1]}/metrics."
say "Données et journaux : $folder, gardés d’une fois à l’autre. Ctrl-C pour tout arrêter."
wait -n || true
explain_failure
