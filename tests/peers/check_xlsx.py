"""openpyxl reads the workbook as the records are; LibreOffice opens and saves it, and `ties import` takes it back unchanged.

usage: check_xlsx.py EXPORTS SPOILT    (the environment names the program: TIES)
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

SHEETS = {"claims": "claim", "sources": "source", "entities": "entity", "disputes": "dispute", "dataset": "dataset"}


def read(file):
    """Each sheet as rows of cells by their headings."""
    workbook = openpyxl.load_workbook(file)
    sheets = {}
    for name in SHEETS:
        rows = workbook[name].iter_rows()
        headings = [cell.value for cell in next(rows)]
        sheets[name] = [{heading: cell for heading, cell in zip(headings, row)} for row in rows]
        assert len(workbook[name].data_validations.dataValidation) > 0, f"{name} has no drop-downs"
    return sheets


def faults(file, lines):
    sheets = read(file)
    for name, key in SHEETS.items():
        records = [line for line in lines if key in line]
        if len(sheets[name]) != len(records):
            yield f"{name}: {len(sheets[name])} rows, {len(records)} records"
        for number, (row, line) in enumerate(zip(sheets[name], records), 2):
            if any(cell.data_type == "f" for cell in row.values()):
                yield f"{name}: row {number} has a formula"
            for heading, wanted in line[key].items():
                found = row[heading].value if heading in row else None
                if isinstance(wanted, bool | int) and found != (str(wanted).lower() if isinstance(wanted, bool) else wanted):
                    yield f"{name}: row {number}, `{heading}` is {found!r}, and was {wanted!r}"
                if isinstance(wanted, str) and whole(wanted) and unescaped(found) != wanted:
                    yield f"{name}: row {number}, `{heading}` is {found!r:.60}, and was {wanted!r:.60}"


def whole(text):
    """Whether a cell can hold it."""
    return len(text) < 16000 and all(char in "\n\t" or 32 <= ord(char) < 127 or 160 <= ord(char) < 0xFFFE for char in text)


def unescaped(text):
    """openpyxl leaves `_x005F_`, by which a workbook writes the underscore of what looks like an escape."""
    return text.replace("_x005F_", "_") if isinstance(text, str) else text


def comes_back(file, wanted):
    """Whether the records of a workbook are those that went into it."""
    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder) / "data", Path(folder) / "out"
        imported = subprocess.run([os.environ["TIES"], "import", file, "--out", data], capture_output=True, text=True)
        if imported.returncode == 2 or not data.is_dir():
            print(imported.stdout[-2000:], imported.stderr)
            return False
        subprocess.run([os.environ["TIES"], "export", "jsonl", "--data", data, "--out", out], check=True, stdout=subprocess.DEVNULL)
        return (out / "jsonl" / "dataset.jsonl").read_text(encoding="utf-8") == wanted


def main(exports, spoilt):
    file = Path(exports) / "xlsx" / "ties.xlsx"
    text = (Path(exports) / "jsonl" / "dataset.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.split("\n") if line]
    lost = json.loads((file.parent / "losses.json").read_text(encoding="utf-8"))["losses"]
    wrong = list(faults(file, lines))
    for fault in wrong[:20]:
        print(fault)
    said = "some texts fit no cell, so it is not taken back"
    if not lost:
        said = "taken back unchanged"
        if not comes_back(file, text):
            wrong.append("")
            print("`ties import` gives other records")
        if shutil.which("soffice"):
            saved = Path(spoilt) / "saved"
            with tempfile.TemporaryDirectory() as profile:
                command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx"]
                command += ["--outdir", str(saved), str(file)]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
            if not comes_back(saved / "ties.xlsx", text):
                wrong.append("")
                print("`ties import` gives other records after LibreOffice saved the workbook")
            said = "taken back unchanged, also after LibreOffice saved it"
        else:
            print("skipped: LibreOffice is not there to save the workbook")
    bad = Path(spoilt) / "bad.xlsx"
    bad.write_bytes(file.read_bytes()[:-400])
    try:
        read(bad)
        print("openpyxl reads a workbook that is cut off")
        return 1
    except Exception:
        pass
    refused = subprocess.run([os.environ["TIES"], "import", bad, "--out", Path(spoilt) / "data"], capture_output=True)
    if refused.returncode != 2:
        print("`ties import` takes a workbook that is cut off")
        return 1
    print(f"xlsx: {len(lines)} records read by openpyxl, {said}: {len(wrong)} cells are other ones; a spoilt one refused")
    return 1 if wrong else 0


sys.exit(main(*sys.argv[1:]))
