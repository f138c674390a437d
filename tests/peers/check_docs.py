"""Runs the lines of docs/exports.md that load an export, in the folder of the exports.

usage: check_docs.py EXPORTS SPOILT

Python and DuckDB (its Python package) have to run every line; R and Datasette where they are installed, else it is said that
their lines were skipped. Each line has to load something: no rows, or no answer, is a failure. Of the exports that are not
there nothing is run, and that is said too.

Tried with Python 3.11, pandas, polars, pyarrow, duckdb, frictionless 5.21.0, rocrate 0.16.0 and R 4.2.2 with jsonlite 1.8.4.
"""

import pathlib
import re
import shutil
import subprocess
import sys


def lines():
    """The lines of the document: the export, the language, the line."""
    text = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")
    for section in re.split(r"^## ", text.split("\n# What tables lose")[0], flags=re.M)[1:]:
        name = section.split("\n")[0].strip()
        for language, line in re.findall(r"^```(\w+)\n(.*?)\n```$", section, flags=re.M | re.S):
            yield name, language, line


def run(command, folder, text=None):
    """What a program says where it fails; nothing where it is content."""
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, timeout=600)
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or ["failed"])[-1]


# Whatever the line called its result holds something.
LOADED = """
found = [value for name, value in list(globals().items()) if not name.startswith("_") and hasattr(value, "__len__")]
assert found and all(len(value) for value in found), "nothing was loaded"
"""


def python(line, folder):
    return run([sys.executable, "-c", line + "\n" + LOADED], folder)


def sql(line, folder):
    code = "import duckdb, sys\nrows = duckdb.sql(sys.stdin.read()).fetchall()\nassert rows, 'nothing was loaded'"
    return run([sys.executable, "-c", code], folder, line)


def r(line, folder):
    packages = re.findall(r"(\w+)::", line)
    for package in packages:
        if run(["Rscript", "-e", f"stopifnot(requireNamespace('{package}', quietly = TRUE))"], folder):
            return f"skipped: R has no package {package}"
    return run(["Rscript", "-e", line + "; stopifnot(all(vapply(mget(ls()), length, 1L) > 0))"], folder)


def main():
    folder, spoilt = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    runs = {"python": python, "sql": sql}
    if shutil.which("Rscript"):
        runs["r"] = r
    bad = 0
    if not any(name == "csv" for name, *_ in lines()):
        sys.exit("docs/exports.md has no line that loads `csv`")
    for name, language, line in lines():
        if not (folder / name).is_dir() or language not in runs:
            why = "no such export here" if language in runs else f"nothing here runs {language}"
            print(f"{name}, {language}: skipped: {why}")
            continue
        said = runs[language](line, folder)
        skipped = bool(said) and said.startswith("skipped")
        print(f"{name}, {language}: {said or 'loaded'}")
        bad += bool(said) and not skipped
    # A line that loads nothing has to be refused: an export whose files are gone.
    for name, language, line in lines():
        if name == "csv" and language in runs:
            empty = spoilt / "empty"
            (empty / name).mkdir(parents=True, exist_ok=True)
            if not runs[language](line, empty):
                print(f"{name}, {language}: LOADS what is not there")
                bad += 1
    sys.exit(1 if bad else 0)


main()
