"""What each export costs, and what pyarrow and sqlite3 take to make the same files of the tables of the export `csv`.

usage: bench_exports.py TIES-BENCH DATASET.jsonl OUT [ROUNDS]

Each is measured in a process of its own: CPU seconds user and system, and seconds of the clock for what comes after reading;
the least of the rounds, which take turns.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path


def run(command, **pipes):
    """CPU seconds, seconds of the clock, peak memory in 10^6 bytes, and what it printed."""
    begin = time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **pipes)
    said, complained = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status or complained:
        sys.exit(f"{command}: {status}: {complained[:2000]}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss * 1024 / 1e6, said


# The peer that writes Parquet, in a process of its own.

def parquet(folder, exports, threads):
    """Reads the tables as pyarrow reads CSV, each column as its type, and writes them as Parquet; prints its CPU seconds and those of the clock."""
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    if threads:
        pyarrow.set_cpu_count(threads)
        pyarrow.set_io_thread_count(threads)
    folder.mkdir(parents=True)
    schemas = {table.stem: pyarrow.parquet.read_schema(table) for table in sorted((exports / "parquet").glob("*.parquet"))}
    begin, clock = time.process_time(), time.monotonic()
    for name, schema in schemas.items():
        table = pyarrow.csv.read_csv(
            exports / "csv" / f"{name}.csv",
            read_options=pyarrow.csv.ReadOptions(use_threads=threads != 1),
            parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
            convert_options=pyarrow.csv.ConvertOptions(column_types=schema, strings_can_be_null=True, null_values=[""], true_values=["true"], false_values=["false"]),
        )
        pyarrow.parquet.write_table(table.cast(schema), folder / f"{name}.parquet", compression="snappy")
    print(time.process_time() - begin, time.monotonic() - clock)


# The peer that writes SQLite: the program `sqlite3`, with the tables, indexes and search of our file.

PRAGMAS = """.bail on
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
BEGIN;
"""


def script(file, exports, lines, as_it_comes):
    """What sqlite3 is told: to import each csv as it comes, empty cells as empty texts and truths as words; or by way of a
    table of texts, so that the rows are those of our file."""
    base = sqlite3.connect(file)
    made = base.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    shadows = {name for name, in base.execute("SELECT name FROM pragma_table_list WHERE type = 'shadow'")}
    tables = [table.stem for table in sorted((exports / "csv").glob("*.csv"), key=lambda table: order(made, table.stem))]
    text = PRAGMAS
    for name in tables:
        sql = next(sql for _, other, sql in made if other == name)
        source = exports / "csv" / f"{name}.csv"
        if as_it_comes:
            # A STRICT table takes neither an empty text for a number nor `true`; and a column more than the file has would
            # cost a warning a row.
            sql = sql.replace(" STRICT, WITHOUT ROWID", " WITHOUT ROWID").replace(") STRICT", ")")
            sql = sql.replace('"number" INTEGER NOT NULL PRIMARY KEY,\n  UNIQUE', "PRIMARY KEY")
            text += f'{sql};\n.import --csv --skip 1 "{source}" {name}\n'
        else:
            held = base.execute('SELECT "column", holds FROM columns WHERE "table" = ? AND "column" != \'number\' ORDER BY rowid', (name,)).fetchall()
            cells = [f'"{column}" = \'true\'' if holds == "true or false" else f'"{column}"' for column, holds in held]
            cells = [f"CASE WHEN {cell.split(' =')[0]} != '' THEN {cell} END" for cell in cells]
            names = ", ".join(f'"{column}"' for column, _ in held)
            staged = ", ".join(f'"{column}" TEXT' for column, _ in held)
            text += f'{sql};\nCREATE TEMP TABLE staged ({staged});\n.import --csv --skip 1 --schema temp "{source}" staged\n'
            text += f"INSERT INTO \"{name}\" ({names}) SELECT {', '.join(cells)} FROM staged;\nDROP TABLE staged;\n"
    for kind, name, sql in made:
        if kind == "index" or sql.startswith("CREATE VIRTUAL"):
            text += (sql.replace('"number"', '"rowid"') if as_it_comes else sql) + ";\n"
            if sql.startswith("CREATE VIRTUAL"):
                text += f"INSERT INTO {name} ({name}) VALUES ('rebuild');\n"
        elif kind == "table" and name not in tables and name not in shadows and name != "records":
            text += sql + ";\n"
    text += 'CREATE TABLE records (line TEXT);\n.mode ascii\n.separator "\\037" "\\n"\n'
    text += f'.import "{lines}" records\nCOMMIT;\n'
    base.close()
    return text


def order(made, name):
    return [other for _, other, _ in made].index(name)


def main(program, lines, out, rounds="3"):
    program, lines, out = Path(program), Path(lines), Path(out)
    exports = out / "exports"
    names = run([program, "exports"])[3].split()
    for name in names:
        run([program, "export", name, lines, exports])
    file = exports / "sqlite" / "ties.sqlite"
    python = [sys.executable, __file__]
    jobs = {f"`ties export {name}`": [program, "export", name, lines, exports] for name in names}
    jobs["pyarrow, one thread"] = [*python, "--parquet", out / "pyarrow", exports, "1"]
    jobs["pyarrow, as it comes"] = [*python, "--parquet", out / "pyarrow", exports, "0"]
    for name, as_it_comes in [("sqlite3 `.import`, empty cells as texts", True), ("sqlite3 `.import`, then the same rows", False)]:
        place = out / ("import-1.sql" if as_it_comes else "import-2.sql")
        place.write_text(script(file, exports, lines, as_it_comes))
        jobs[name] = ["sqlite3", out / "sqlite3.sqlite", f".read '{place}'"]
    least, sizes = {}, {}
    for _ in range(int(rounds)):
        for name, command in jobs.items():
            shutil.rmtree(out / "pyarrow", ignore_errors=True)
            (out / "sqlite3.sqlite").unlink(missing_ok=True)
            seconds, clock, peak, said = run(command)
            writing, by_clock = (seconds, clock) if name.startswith("sqlite3") else map(float, said.split()[-2:])
            figures = (seconds, writing, by_clock, peak)
            least[name] = tuple(map(min, least.get(name, figures), figures))
            sizes[name] = written(name, exports, out)
            if name.startswith("sqlite3"):
                counted(file, out / "sqlite3.sqlite")
    size = sum(1 for line in open(lines, encoding="utf-8") if line.startswith('{"in":'))
    print(f"{size} claims, {lines.stat().st_size / 1e6:.1f} MB of JSON Lines; least of {rounds} rounds, in turns.\n")
    print("| program | CPU s | of that, after reading | the same by the clock | peak MB | writes MB |\n|---|---|---|---|---|---|")
    for name, (seconds, writing, by_clock, peak) in least.items():
        print(f"| {name} | {seconds:.2f} | {writing:.2f} | {by_clock:.2f} | {peak:.0f} | {sizes[name]:.1f} |")
    _, ours, by_clock, _ = least["`ties export parquet`"]
    theirs, its_clock = least["pyarrow, one thread"][1], least["pyarrow, as it comes"][2]
    print(f"\nParquet: {its_clock / by_clock:.2f} times as fast as pyarrow by the clock, each with the threads that it takes by itself;", end=" ")
    print(f"{theirs / ours:.2f} times in CPU seconds beside pyarrow with one thread.")
    ours = least["`ties export sqlite`"][1]
    both = [theirs / ours for name, (_, theirs, _, _) in least.items() if name.startswith("sqlite3")]
    print(f"SQLite: {both[0]:.2f} times as fast as sqlite3's import, {both[1]:.2f} times where that makes the same rows.")
    print(f"sqlite3 {run(['sqlite3', '--version'])[3].split()[0]}, {sys.version.split()[0]} Python.")


def counted(ours, theirs):
    """Both databases have as many rows, or the one did less than the other."""
    one, other = sqlite3.connect(ours), sqlite3.connect(theirs)
    for name, in one.execute('SELECT DISTINCT "table" FROM columns WHERE "table" NOT IN (\'about\', \'columns\', \'as_of\', \'ties_as_of\', \'current_ties\')'):
        count = f'SELECT count(*) FROM "{name}"'
        if one.execute(count).fetchone() != other.execute(count).fetchone():
            sys.exit(f"sqlite3 has other rows of {name}: {other.execute(count).fetchone()}")


def written(name, exports, out):
    if name.startswith("sqlite3"):
        return (out / "sqlite3.sqlite").stat().st_size / 1e6
    folder = out / "pyarrow" if name.startswith("pyarrow") else exports / name.split()[-1].strip("`")
    return sum(file.stat().st_size for file in folder.iterdir()) / 1e6 if folder.is_dir() else 0


if sys.argv[1] == "--parquet":
    parquet(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
else:
    main(*sys.argv[1:])
