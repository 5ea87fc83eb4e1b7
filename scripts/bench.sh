#!/bin/bash
# Measures the release program; docs/performance.md says how to read it.
#
#   scripts/bench.sh            one site of 100,000 and of 1,000,000 requests
#   scripts/bench.sh network    160 sites and 3,000,000 requests, on PostgreSQL
#
# BENCH_REQUESTS="1000" measures other sizes, BENCH_ENGINE=postgresql one site on that engine;
# BENCH_DATABASE is a database that `Benchmarks/network.py --keep` left.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install.sh bench
swift build -c release --product qualepref
case ${1:-site} in
  site)
    swift build -c release --product qualepref-bench
    for requests in ${BENCH_REQUESTS:-100000 1000000}; do
      python3 Benchmarks/bench.py --requests "$requests" --engine "${BENCH_ENGINE:-sqlite}"
    done
    ;;
  network)
    for requests in ${BENCH_REQUESTS:-3000000}; do
      python3 Benchmarks/network.py --requests "$requests" ${BENCH_DATABASE:+--database "$BENCH_DATABASE"}
    done
    ;;
  *)
    echo "Usage : scripts/bench.sh [network]" >&2
    exit 64
    ;;
esac
