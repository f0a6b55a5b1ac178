"""The prepared questions asked of the same files by DuckDB (`pip install duckdb`).

usage: python3 benches/columns/duckdb_ask.py FOLDER [THREADS]
FOLDER is what `cargo run --release -p xingtan-columns --example history -- write FOLDER STATEMENTS` wrote, or `columns/` of a data directory.
"""

import sys
import time

import duckdb

folder, threads = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2
connection = duckdb.connect()
connection.execute(f"SET threads = {threads}")
files = f"read_parquet('{folder}/*/*/*.parquet', hive_partitioning = true)"
questions = {
    "daily active learners": f"SELECT day, count(DISTINCT actor) FROM {files} WHERE NOT voided GROUP BY day",
    "time by subject": f"SELECT subject, sum(duration_ms), count(duration_ms), count(*) FROM {files} WHERE NOT voided GROUP BY subject",
    "completion by school": f"SELECT school, count(DISTINCT actor), count(DISTINCT actor) FILTER (WHERE completion), count(*) FILTER (WHERE completion) "
    f"FROM {files} WHERE NOT voided AND school IS NOT NULL GROUP BY school",
}
print(f"DuckDB {duckdb.__version__}, {threads} threads")
for turn in ("first", "second"):
    for name, sql in questions.items():
        clock, processor = time.monotonic(), time.process_time()
        lines = len(connection.execute(sql).fetchall())
        print(f"{turn}\t{name}\t{time.monotonic() - clock:.2f} s\t{time.process_time() - processor:.2f} s of processor time\t{lines} lines", flush=True)
