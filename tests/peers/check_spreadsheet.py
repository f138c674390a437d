"""LibreOffice reads every cell of the export `spreadsheet` as text, and as the text that the export `csv` has.

usage: check_spreadsheet.py EXPORTS SPOILT
"""

import csv
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Comma, double quote, UTF-8, from line 1, columns as they come, any language, quoted cells are text.
READ = "CSV:44,34,76,1,,0,true"
csv.field_size_limit(1 << 30)


def read(files, folder):
    """The cells of each file as LibreOffice reads them: their kinds and their texts."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", f"--infilter={READ}"]
        command += ["--convert-to", "fods", "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    for file in files:
        yield file, cells(folder / f"{file.stem}.fods")


def cells(file):
    rows = []
    for _, row in ElementTree.iterparse(file):
        if row.tag != f"{TABLE}table-row":
            continue
        found = []
        for cell in row:
            many = int(cell.get(f"{TABLE}number-columns-repeated", 1))
            kind = cell.get(f"{OFFICE}value-type")
            if cell.get(f"{TABLE}formula"):
                kind = "formula"
            lines = ["".join(inside(line)) for line in cell.iter(f"{TEXT}p")]
            found += [(kind, "\n".join(lines))] * (many if kind or many < 1000 else 0)
        rows += [found] * (int(row.get(f"{TABLE}number-rows-repeated", 1)) if any(kind for kind, _ in found) else 0)
        row.clear()
    return rows


def inside(node):
    """The text of a paragraph, with the spaces and tabs that stand there as marks."""
    yield node.text or ""
    for child in node:
        if child.tag == f"{TEXT}s":
            yield " " * int(child.get(f"{TEXT}c", 1))
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        else:
            yield from inside(child)
        yield child.tail or ""


def faults(file, found):
    with open(file, newline="", encoding="utf-8-sig") as lines:
        wanted = list(csv.reader(lines))
    if len(found) != len(wanted):
        yield f"{file.name}: {len(found)} rows, {len(wanted)} wanted"
    for number, (row, texts) in enumerate(zip(found, wanted), 1):
        row = row + [(None, "")] * (len(texts) - len(row))
        for place, ((kind, text), wants) in enumerate(zip(row, texts)):
            if (kind or "string") != "string":
                yield f"{file.name}: row {number}, column {place + 1} is read as {kind}"
            elif text != wants:
                yield f"{file.name}: row {number}, column {place + 1} is read as {text[:60]!r}, and is {wants[:60]!r}"


def main(exports, spoilt):
    if not shutil.which("soffice"):
        print("skipped: LibreOffice is not there, so no spreadsheet is opened (Debian: `apt-get install libreoffice-calc-nogui`)")
        return 0
    folder = Path(exports) / "spreadsheet"
    files = sorted(folder.glob("*.csv"))
    wrong = [fault for file, found in read(files, Path(spoilt)) for fault in faults(file, found)]
    for fault in wrong[:20]:
        print(fault)
    count = sum(1 for file in files for _ in open(file, "rb"))
    # Each of these is taken for something else than a text.
    refused = 0
    for name, line in [("formula", "=1+1"), ("number", "007"), ("date", "2021-08-15")]:
        bad = Path(spoilt) / f"{name}.csv"
        bad.write_text(f'"column"\r\n{line}\r\n', encoding="utf-8")
        [(file, found)] = list(read([bad], Path(spoilt)))
        refused += any(faults(file, found))
    if refused < 3:
        print("a cell that is no text was taken for one")
        return 1
    print(f"spreadsheet: {len(files)} tables, {count} lines, opened by LibreOffice: {len(wrong)} cells are no texts or other texts; 3 spoilt ones seen")
    return 1 if wrong or not files else 0


sys.exit(main(*sys.argv[1:]))
