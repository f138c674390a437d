"""Asks the authorities of CSV whether they take the export `csv`, and has them refuse a spoilt copy, fault by fault.

usage: check_csv.py EXPORTS SPOILT

Data Package: frictionless, every table against its schema, with sizes, digests, numbers of rows, keys and foreign keys. CSV on
the Web: `csvwvalidate` of the package `csvw`, strict. It takes rows that are too short, so the lengths of rows are counted here.

Tried with frictionless 5.21.0 and csvw 4.1.1.
"""

import csv
import json
import pathlib
import shutil
import subprocess
import sys


def no_guess(*_):
    raise csv.Error("nothing has to be guessed")


def frictionless(folder):
    """What frictionless says against the data package."""
    from frictionless import validate

    # The package declares the dialect, and frictionless guesses one nevertheless: minutes where a cell has a megabyte.
    csv.Sniffer.sniff = no_guess
    report = validate(str(folder / "datapackage.json"))
    faults = [error.message for error in report.errors]
    for task in report.tasks:
        faults += [f"{task.name}: {text}" for text in [error.message for error in task.errors] + task.warnings]
    return faults


def csvwvalidate(folder):
    """What csvwvalidate says against the tables and their metadata. It is run here, since it takes no cell above 131,072
    letters as long as Python's reader does not."""
    code = "import csv, sys; csv.field_size_limit(1 << 30); from csvw.__main__ import csvwvalidate; sys.exit(csvwvalidate())"
    command = [sys.executable, "-c", code, "-v", "csv-metadata.json"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    said = (run.stdout + run.stderr).split("\n")
    return [] if run.returncode == 0 and said[0] == "OK" else [line for line in said if line and line != "FAIL"] or ["FAIL"]


def lengths(folder):
    """Rows that have not as many cells as their table has columns."""
    faults = []
    csv.field_size_limit(1 << 30)
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            rows = csv.reader(file, strict=True)
            head = next(rows)
            faults += [f"{path.name}: row {number} has {len(row)} cells, not {len(head)}"
                       for number, row in enumerate(rows, 2) if len(row) != len(head)]
    return faults


def change(folder, name, row, column, cell):
    """Puts a cell in the place of another, or with `None` ends the row before it."""
    path = folder / f"{name}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    place = rows[0].index(column)
    if cell is None:
        del rows[row][place:]
    else:
        rows[row][place] = cell(rows) if callable(cell) else cell
    with path.open("w", newline="", encoding="utf-8") as file:
        # Every cell in quotes: before Python 3.13 a carriage return alone gets none, and would end the row.
        csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)


def without_digests(folder):
    """Else a changed file would be refused for its bytes alone, whatever the change."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    for resource in package["resources"]:
        for key in ("bytes", "hash", "rows"):
            del resource[key]
    path.write_text(json.dumps(package), "utf-8")


ALL = [frictionless, csvwvalidate, lengths]

# What is wrong, who has to say so and in which words (of frictionless, of csvwvalidate, of ours), and how it is made wrong.
SPOILED = [
    ("a row that is too short", {frictionless: "missing cell", lengths: "attribution.csv: row 2"},
     lambda at: change(at, "attribution", 1, "published", None)),
    ("a key that nothing has", {frictionless: "nothing-has-it", csvwvalidate: "nothing-has-it"},
     lambda at: change(at, "claims", 1, "source", "nothing-has-it")),
    ("a key twice", {frictionless: "unique constraint", csvwvalidate: "duplicate primary key"},
     lambda at: change(at, "entities", 2, "id", lambda rows: rows[1][0])),
    ("a text for a truth", {frictionless: "perhaps", csvwvalidate: "perhaps"},
     lambda at: change(at, "claims", 2, "negated", "perhaps")),
    ("a text for a number", {frictionless: "first", csvwvalidate: "first"},
     lambda at: change(at, "names", 1, "position", "first")),
    ("a day that is none", {frictionless: "2021-02-30", csvwvalidate: "published_earliest"},
     lambda at: change(at, "sources", 1, "published_earliest", "2021-02-30")),
    ("a word that is none of the list", {frictionless: "rumour", csvwvalidate: "rumour"},
     lambda at: change(at, "claims", 3, "mode", "rumour")),
    ("a required cell that is empty", {frictionless: '"required"', csvwvalidate: "required column"},
     lambda at: change(at, "qualifiers", 1, "value", "")),
]


def main():
    exports, spoilt = pathlib.Path(sys.argv[1]) / "csv", pathlib.Path(sys.argv[2]) / "csv"
    bad = 0
    for check in ALL:
        faults = check(exports)
        print(f"{check.__name__}: " + ("accepted" if not faults else "; ".join(fault[:200] for fault in faults[:5])))
        bad += bool(faults)
    shutil.copytree(exports, spoilt)
    change(spoilt, "entities", 1, "note", "Other bytes than the package says.")
    if not any("hash" in fault for fault in frictionless(spoilt)):
        print("other bytes than the package says: frictionless TAKES THEM, and should not")
        bad += 1
    def spoil_anew(spoils):
        shutil.rmtree(spoilt)
        shutil.copytree(exports, spoilt)
        without_digests(spoilt)
        for spoil in spoils:
            spoil(spoilt)

    # All faults in one copy, of which frictionless names each; csvwvalidate stops at a key twice, so it gets one at a time.
    spoil_anew(spoil for *_, spoil in SPOILED)
    said = {check: check(spoilt) for check in (frictionless, lengths)}
    for what, asked, spoil in SPOILED:
        for check, words in asked.items():
            if check is csvwvalidate:
                spoil_anew([spoil])
                said[check] = check(spoilt)
            refused = [fault for fault in said[check] if words in fault]
            print(f"{what}: {check.__name__} " + (f"refuses: {refused[0][:120]}" if refused else "TAKES IT, and should not"))
            bad += not refused
    sys.exit(1 if bad else 0)


main()
