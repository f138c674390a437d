"""Runs the lines of docs/exports.md that load an export, in the folder of the exports.

usage: check_docs.py EXPORTS SPOILT    (the environment names the program: TIES)

Python, DuckDB (its Python package) and `ties` have to run every line; R where it is installed, else it is said that its lines
were skipped. Lines of other programs have to be marked as not tried, and no others. Each line has to load or to write something: no
rows, or no answer, is a failure. Of the exports that are not there nothing is run, and that is said too.

Tried with Python 3.11, pandas, polars, pyarrow, duckdb, frictionless 5.21.0, rocrate 0.16.0 and R 4.2.2 with jsonlite 1.8.4.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys


def lines():
    """The lines of the document: the export, the program, whether it is marked as not tried, the language, the line."""
    text = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")
    for section in re.split(r"^## ", text.split("\n# What tables lose")[0], flags=re.M)[1:]:
        name = section.split("\n")[0].strip()
        program = mark = None
        block = r"^(?:(\w[^\n]*?)( \(not tried\))?:\n\n)?```(\w+)\n(.*?)\n```$"
        for head, is_marked, language, line in re.findall(block, section, flags=re.M | re.S):
            if head:
                program, mark = head, bool(is_marked)
            yield name, program, mark, language, line


def run(command, folder, text=None):
    """What a program says where it fails; nothing where it is content."""
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, timeout=600)
    return None if done.returncode == 0 else (done.stderr.strip().splitlines() or ["failed"])[-1]


# Whatever the line called its result holds something, or it wrote something.
LOADED = """
import os
wrote = [name for name in os.listdir() if not os.path.islink(name)]
found = [value for name, value in list(globals().items()) if not name.startswith("_") and name != "wrote" and hasattr(value, "__len__")]
assert (found or wrote) and all(len(value) for value in found), "nothing was loaded"
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


def ties(line, folder):
    program, *arguments = shlex.split(line)
    said = run([os.environ["TIES"], *arguments], folder)
    return said or (None if any(path.is_file() for path in written(folder)) else "nothing was written")


def written(folder):
    """What a line wrote beside the exports."""
    return [path for place in folder.iterdir() if not place.is_symlink() for path in place.rglob("*")]


def beside(exports, place):
    """A new folder in which the exports stand, and in which a line may write."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for export in exports.iterdir():
        (place / export.name).symlink_to(export.resolve())
    return place


def main():
    folder, spoilt = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    tried = {"Python": python, "DuckDB": sql, "R": r, "ties": ties}
    runs = {program: run for program, run in tried.items() if program != "R" or shutil.which("Rscript")}
    bad = 0
    if not any(name == "csv" for name, *_ in lines()):
        sys.exit("docs/exports.md has no line that loads `csv`")
    for name, program, is_marked, language, line in lines():
        what = f"{name}, {program}"
        program = program.split(",")[0]
        if is_marked == (program in tried):
            print(f"{what}: " + ("IS TRIED, and marked as if not" if is_marked else "NOT TRIED, and not marked so"))
            bad += 1
        elif is_marked:
            print(f"{what}: not tried, as the page says")
        elif program not in runs or not (folder / name).is_dir():
            print(f"{what}: skipped: " + ("no such export here" if program in runs else f"nothing here runs {language}"))
        else:
            said = runs[program](line, beside(folder, spoilt / "beside"))
            print(f"{what}: {said or 'loaded'}")
            bad += bool(said) and not said.startswith("skipped")
    # A line that loads nothing has to be refused: an export whose files are gone.
    for name, program, _, _, line in lines():
        if name == "csv" and program in runs:
            empty = spoilt / "empty"
            (empty / name).mkdir(parents=True, exist_ok=True)
            if not runs[program](line, empty):
                print(f"{name}, {program}: LOADS what is not there")
                bad += 1
    sys.exit(1 if bad else 0)


main()
