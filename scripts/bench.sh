#!/bin/bash
# Measures the release program on 100,000 and 1,000,000 requests; docs/performance.md says how to
# read it. `BENCH_REQUESTS="1000"` measures other sizes.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install.sh bench
swift build -c release --product qualepref
swift build -c release --product qualepref-bench
for requests in ${BENCH_REQUESTS:-100000 1000000}; do
  python3 Benchmarks/bench.py --requests "$requests"
done
