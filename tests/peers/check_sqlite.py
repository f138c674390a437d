"""The SQLite of Python's own library opens the export `sqlite`, finds it whole, and reads the cells that the export `csv` has.

usage: check_sqlite.py EXPORTS SPOILT
"""

import csv
import json
import shutil
import sqlite3
import sys
from collections import Counter
from pathlib import Path

csv.field_size_limit(1 << 30)


def faults(file, folder):
    """What is wrong with a database beside the folder of the export `csv`."""
    try:
        base = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        # Both pragmas are always content: what they say has to be read.
        for [said] in base.execute("PRAGMA integrity_check"):
            if said != "ok":
                yield f"integrity_check: {said}"
        for table, row, other, _ in base.execute("PRAGMA foreign_key_check"):
            yield f"foreign_key_check: row {row} of {table} refers to what is not in {other}"
        if base.execute("PRAGMA journal_mode").fetchone() != ("delete",):
            yield "a journal is left, or will be"
        files = sorted(folder.glob("*.csv"))
        if not files:
            yield f"no tables in {folder}"
        for table in files:
            yield from differences(base, table)
        yield from of_the_rest(base)
    except sqlite3.Error as error:
        yield f"{type(error).__name__}: {error}"


def differences(base, table):
    with open(table, newline="", encoding="utf-8") as lines:
        heading, *wanted = csv.reader(lines)
    truths = [holds == "true or false" for name in heading for [holds] in
              base.execute('SELECT holds FROM columns WHERE "table" = ? AND "column" = ?', (table.stem, name))]
    if len(truths) != len(heading):
        yield f"{table.stem}: the table `columns` does not tell of all columns"
        return
    names = ", ".join(f'"{name}"' for name in heading)
    found = [tuple(map(text, row, truths)) for row in base.execute(f'SELECT {names} FROM "{table.stem}"')]
    found, wanted = Counter(found), Counter(map(tuple, wanted))
    for what, rows in [("not in the csv", found - wanted), ("not in the database", wanted - found)]:
        for row in list(rows)[:3]:
            yield f"{table.stem}: {what}: {[cell[:40] for cell in row]!r}"


def text(cell, is_truth):
    """A cell as the export `csv` writes it."""
    if cell is None:
        return ""
    return ["false", "true"][cell] if is_truth else str(cell)


def of_the_rest(base):
    """What no csv has: the search, the views, the records."""
    for [line] in base.execute("SELECT line FROM records"):
        json.loads(line)
    searched, = base.execute("SELECT count(*) FROM claims_text").fetchone()
    if (searched,) != base.execute("SELECT count(*) FROM claims").fetchone():
        yield "the search does not know all claims"
    # On the day that the export was asked of, the view says what the table does.
    for row in base.execute(
        "SELECT subject, predicate, object, episode FROM ties_as_of"
        " EXCEPT SELECT subject, predicate, object, episode FROM ties JOIN ties_as_of USING (subject, predicate, object, episode, on_day)"
    ):
        yield f"ties_as_of stands otherwise than ties: {row}"
    base.execute("SELECT count(*) FROM current_ties").fetchone()


def of_a_copy(file, spoilt):
    """What needs a file that may be written: the search's own check, and a VACUUM, which moves rows."""
    copy = spoilt / "copy.sqlite"
    shutil.copyfile(file, copy)
    base = sqlite3.connect(copy)
    try:
        base.execute("VACUUM")
        base.execute("INSERT INTO claims_text (claims_text, rank) VALUES ('integrity-check', 1)")
        base.execute("UPDATE as_of SET day = '1999-12-31'")
        base.execute("SELECT count(*) FROM current_ties").fetchone()
    except sqlite3.Error as error:
        yield f"a copy: {type(error).__name__}: {error}"
    for bad in ["INSERT INTO as_of VALUES ('2000-01-01')", "UPDATE as_of SET day = '2000-13-01'"]:
        try:
            base.execute(bad)
            yield f"was taken: {bad}"
        except sqlite3.IntegrityError:
            pass
    base.close()


def spoil(file, spoilt):
    """Copies, each with one thing wrong."""
    def copy(name, *statements):
        place = spoilt / f"{name}.sqlite"
        shutil.copyfile(file, place)
        if statements:
            with sqlite3.connect(place) as base:
                base.execute("PRAGMA foreign_keys = OFF")
                base.execute("PRAGMA ignore_check_constraints = ON")
                for statement in statements:
                    base.execute(statement)
            base.close()
        return place

    yield copy("dangling", "DELETE FROM entities WHERE id = (SELECT subject FROM claims LIMIT 1)")
    yield copy("altered", "UPDATE claims SET summary = coalesce(summary, '') || '.' WHERE id = (SELECT min(id) FROM claims)")
    yield copy("lost", "DELETE FROM qualifiers WHERE claim = (SELECT min(claim) FROM qualifiers)")
    yield copy("unheard-of", "UPDATE claims SET mode = 'guesswork' WHERE id = (SELECT min(id) FROM claims)")
    page = copy("page")
    with sqlite3.connect(page) as base:
        size, = base.execute("PRAGMA page_size").fetchone()
        root, = base.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims'").fetchone()
    base.close()
    with open(page, "r+b") as bytes_:
        bytes_.seek((root - 1) * size)
        bytes_.write(b"\xff" * size)
    yield page
    cut = copy("cut")
    with open(cut, "r+b") as bytes_:
        bytes_.truncate(file.stat().st_size // 2)
    yield cut


def main(exports, spoilt):
    exports, spoilt = Path(exports), Path(spoilt)
    file, folder = exports / "sqlite" / "ties.sqlite", exports / "csv"
    beside = [other.name for other in file.parent.iterdir() if other.name not in {file.name, "losses.json", "LOSSES.md"}]
    wrong = [*faults(file, folder), *of_a_copy(file, spoilt), *(f"left behind: {name}" for name in beside)]
    for fault in wrong[:20]:
        print(f"sqlite: {fault}")
    spoilt = list(spoil(file, spoilt))
    taken = [copy.name for copy in spoilt if not any(True for _ in faults(copy, folder))]
    if taken:
        print(f"sqlite: taken for whole: {', '.join(taken)}")
    version = sqlite3.sqlite_version
    print(f"sqlite: {len(list(folder.glob('*.csv')))} tables read by SQLite {version}: {len(wrong)} faults; {len(spoilt) - len(taken)} of {len(spoilt)} spoilt copies seen")
    return 1 if wrong or taken else 0


sys.exit(main(*sys.argv[1:]))
