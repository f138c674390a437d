"""Asks the authorities of CSL-JSON and BibTeX whether they take the references of answers, and has them refuse spoilt copies.

usage: check_citations.py EXPORTS SPOILT    (the environment names the program: TIES)

CSL-JSON: its official schema, written down in csl-data.json, by `jsonschema`. BibTeX: `pybtex`, strict, which refuses a second
entry with the same key; `pylatexenc` turns the fields into plain text, which must be that of the CSL-JSON.

The dataset is the one that the exports were made from: data/, or the nasty one next to them.

Tried with jsonschema 4.26.0, pybtex 0.26.1 and pylatexenc 2.11.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# What is replaced in BibTeX: control characters, and those that reverse or hide text.
HARMFUL = re.compile("[\\0-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f]")


def ties(data, *arguments):
    """What `ties` prints on a dataset."""
    run = subprocess.run([os.environ["TIES"], "--data", str(data), *arguments], capture_output=True)
    if run.returncode not in (0, 1):
        sys.exit(run.stderr.decode())
    return run.stdout.decode("utf-8")


def questions(data):
    """Questions whose answers cite every source: of each speaker and group, and the dataset."""
    if data.is_dir():
        sources = sorted(path.stem for path in (data / "sources").rglob("*.toml"))
        return [["cite-as", source] for source in sources] + [["disputes"], ["between", "taliban", "al-qaida"]]
    return [["between", "alpha", "bravo"], ["show", "alpha"], ["cite-as"]]


def schema(text):
    """What the official schema says against CSL-JSON, and ids that occur twice."""
    import jsonschema

    items = json.loads(text)
    schema = json.loads((HERE / "csl-data.json").read_text("utf-8"))
    faults = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(items)]
    ids = [item.get("id") for item in items]
    return faults + [f"{id} occurs twice" for id in sorted({id for id in ids if ids.count(id) > 1}, key=str)]


def entries(text):
    """The entries of BibTeX by key, or what pybtex says against it."""
    import pybtex.database
    import pybtex.errors

    pybtex.errors.set_strict_mode(True)
    return pybtex.database.parse_string(text, "bibtex").entries


def plain(latex):
    """A field of BibTeX as plain text."""
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text(latex)


def read_back(bibtex, csl):
    """What pybtex says against BibTeX, and which titles and addresses are not those of the CSL-JSON."""
    try:
        found = entries(bibtex)
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    items = {item["id"]: item for item in json.loads(csl)}
    faults = [f"{key} is in one of them only" for key in set(found) ^ set(items)]
    for key in set(found) & set(items):
        expected = HARMFUL.sub("\ufffd", items[key]["title"])
        title = plain(found[key].fields["title"])
        if title.split() != expected.split():
            faults.append(f"{key}: the title is {title[:80]!r}, not {expected[:80]!r}")
        if ("URL" in items[key]) != ("url" in found[key].fields):
            faults.append(f"{key}: the address is lost")
    return faults


def replace(text, old, new):
    """Puts one text in the place of another."""
    assert old in text, f"no {old!r}"
    return text.replace(old, new, 1)


SPOILED_CSL = [
    ("a type that CSL does not have", lambda text: replace(text, '"type": "', '"type": "my-')),
    ("a date of four parts", lambda text: replace(text, '"date-parts": [\n        [', '"date-parts": [\n        [1, 2, 3,')),
    ("a field that CSL does not have", lambda text: replace(text, '"title"', '"headline"')),
    ("a title that is a number", lambda text: replace(text, '"title": "', '"title": 1, "x": "')),
    ("an author who is a text", lambda text: json.dumps([{**json.loads(text)[0], "author": "A. B."}])),
    ("an item without an id", lambda text: replace(text, '"id"', '"note"')),
    ("two items with one id", lambda text: json.dumps(json.loads(text) * 2)),
]
SPOILED_BIBTEX = [
    ("a brace that is not closed", lambda text: replace(text, "title = {{", "title = {{{")),
    ("two entries with one key", lambda text: text + text),
    ("a field without a comma before it", lambda text: replace(text, "}},\n", "}}\n")),
    ("another title", lambda text: replace(text, "title = {{", "title = {{x")),
    ("another key", lambda text: replace(text, "{", "{x-")),
    ("an entry less", lambda text: text.split("\n\n", 1)[-1] if "\n\n" in text else ""),
]


def report(what, faults, are_wanted):
    """Prints what was found, and returns whether it is wrong."""
    if are_wanted:
        print(f"{what}: " + (f"refused: {faults[0][:120]}" if faults else "TAKEN, and should not be"))
    elif faults:
        print(f"{what}: " + "; ".join(faults[:5]))
    return bool(faults) != are_wanted


def main():
    exports = pathlib.Path(sys.argv[1])
    is_naughty = exports.name.endswith("naughty")
    data = exports.parent / "naughty" / "dataset.jsonl" if is_naughty else HERE.parents[1] / "data"
    bad, items = 0, 0
    for question in questions(data):
        csl, bibtex = ties(data, *question, "--format", "csl-json"), ties(data, *question, "--format", "bibtex")
        name = " ".join(question)
        bad += report(f"{name}, csl-json", schema(csl), False) + report(f"{name}, bibtex", read_back(bibtex, csl), False)
        items += len(json.loads(csl))
    print(f"citations: {items} references accepted" if not bad else f"citations: {bad} faults")
    question = questions(data)[-1] if not is_naughty else ["cite-as"]
    csl, bibtex = ties(data, *question, "--format", "csl-json"), ties(data, *question, "--format", "bibtex")
    for what, spoil in SPOILED_CSL:
        bad += report(what, schema(spoil(csl)), True)
    for what, spoil in SPOILED_BIBTEX:
        bad += report(what, read_back(spoil(bibtex), csl), True)
    sys.exit(1 if bad else 0)


main()
