"""Asks the authorities of CSV whether they take the export `csv`.

    python check_csv.py FOLDER           FOLDER is that of the export
    python check_csv.py FOLDER --spoil   spoils copies: those who should must refuse each

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
import tempfile


def frictionless(folder):
    """What frictionless says against the data package."""
    from frictionless import validate

    report = validate(str(folder / "datapackage.json"))
    faults = [error.message for error in report.errors]
    for task in report.tasks:
        faults += [f"{task.name}: {text}" for text in [error.message for error in task.errors] + task.warnings]
    return faults


def csvwvalidate(folder):
    """What csvwvalidate says against the tables and their metadata."""
    command = pathlib.Path(sys.executable).with_name("csvwvalidate")
    run = subprocess.run([command, "-v", "csv-metadata.json"], cwd=folder, capture_output=True, text=True)
    said = (run.stdout + run.stderr).split("\n")
    return [] if run.returncode == 0 and said[0] == "OK" else [line for line in said if line and line != "FAIL"][:5] or ["FAIL"]


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
        csv.writer(file, lineterminator="\n").writerows(rows)


def without_digests(folder):
    """Else a changed file would be refused for its bytes alone, whatever the change."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    for resource in package["resources"]:
        for key in ("bytes", "hash", "rows"):
            del resource[key]
    path.write_text(json.dumps(package), "utf-8")


ALL = [frictionless, csvwvalidate, lengths]
BOTH = [frictionless, csvwvalidate]

SPOILED = [
    ("a row that is too short", [frictionless, lengths], lambda at: change(at, "claims", 1, "published", None)),
    ("a key that nothing has", BOTH, lambda at: change(at, "claims", 1, "source", "nothing-has-it")),
    ("a key twice", BOTH, lambda at: change(at, "entities", 2, "id", lambda rows: rows[1][0])),
    ("a text for a truth", BOTH, lambda at: change(at, "claims", 1, "negated", "perhaps")),
    ("a text for a number", BOTH, lambda at: change(at, "names", 1, "position", "first")),
    ("a day that is none", BOTH, lambda at: change(at, "sources", 1, "published_earliest", "2021-02-30")),
    ("a word that is none of the list", BOTH, lambda at: change(at, "claims", 1, "mode", "rumour")),
    ("a required cell that is empty", BOTH, lambda at: change(at, "claims", 1, "subject", "")),
]


def spoiled(folder, spoil):
    """A copy that is spoiled."""
    place = pathlib.Path(tempfile.mkdtemp()) / "csv"
    shutil.copytree(folder, place)
    spoil(place)
    return place


def main():
    folder = pathlib.Path(sys.argv[1])
    bad = 0
    if sys.argv[2:] == ["--spoil"]:
        cases = [(what, asked, lambda at, spoil=spoil: (without_digests(at), spoil(at))) for what, asked, spoil in SPOILED]
        cases.append(("other bytes than the package says", [frictionless], lambda at: change(at, "claims", 1, "gloss", "Other words.")))
        for what, asked, spoil in cases:
            place = spoiled(folder, spoil)
            for check in asked:
                faults = check(place)
                print(f"{what}: {check.__name__} " + (f"refuses: {faults[0]}" if faults else "TAKES IT, and should not"))
                bad += not faults
            shutil.rmtree(place.parent)
    else:
        for check in ALL:
            faults = check(folder)
            print(f"{check.__name__}: " + ("accepted" if not faults else "; ".join(faults[:5])))
            bad += bool(faults)
    sys.exit(1 if bad else 0)


main()
