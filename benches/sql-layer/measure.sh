#!/bin/sh
# Builds each layer from clean (one job; CPU seconds), prints what it weighs, then runs it twice. Needs Debian's postgresql and libpq-dev.
# Usage: sh measure.sh [directory for the builds]
set -eu
builds=${1:-/tmp/sql-layer-builds}
cd "$(dirname "$0")"
for layer in executor diesel seaorm; do
    rm -rf "$builds/$layer"
    echo "== $layer"
    (cd $layer && bash -c "TIMEFORMAT='clean release build: %U + %S CPU seconds'; time CARGO_BUILD_JOBS=1 nice cargo build --quiet --release --locked --target-dir '$builds/$layer'")
    echo "crates: $(cd $layer && cargo tree --locked -e normal,build --prefix none --format '{p}' | sed 's/ (\*)//' | sort -u | grep -vcE 'sql-layer|workload|xingtan')"
    strip -o "$builds/stripped" "$builds/$layer/release/sql-layer-$layer"
    echo "stripped bytes: $(wc -c < "$builds/stripped")"
    ldd "$builds/$layer/release/sql-layer-$layer"
done
for run in a b; do
    [ $run = a ] && order="executor diesel seaorm" || order="seaorm diesel executor"
    for layer in $order; do
        "$builds/$layer/release/sql-layer-$layer" | sed "s/^/$run /"
    done
done
