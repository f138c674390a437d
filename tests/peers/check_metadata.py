"""Asks the authorities of metadata whether they take what `ties export` wrote, and has them refuse spoilt copies.

usage: check_metadata.py EXPORTS SPOILT    (the environment names the program: TIES)

DataCite: the JSON Schema 4.5 in the package `datacite`. RO-Crate: `rocrate-validator` (package `roc-validator`), with the
context that the package `rocrate` ships, so that no network is needed; and every file has the size and the digest that the
crate says. CITATION.cff: `cffconvert`, put beside the other packages, since it asks for a jsonschema older than theirs and runs
with theirs. Data Package: `frictionless`, of the descriptor.

All of them are also asked of datasets whose title page says as little as it may, with licences of every kind.

Tried with datacite 1.4.1, frictionless 5.21.0, roc-validator 0.13.0, rocrate 0.16.0, cffconvert 2.0.0 with pykwalify 1.8.0 and jsonschema 4.26.0.
"""

import contextlib
import hashlib
import importlib.resources
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys

CONTEXT = "https://w3id.org/ro/crate/1.3/context"


def datacite(folder):
    """What DataCite's schema says against `datacite.json`."""
    from datacite import schema45

    record = json.loads((folder / "datacite.json").read_text("utf-8"))
    return [error.message for error in schema45.validator.iter_errors(record)]


def with_cffconvert():
    """Puts cffconvert where this Python finds it."""
    place = pathlib.Path(sys.prefix) / "cffconvert"
    if not place.is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--target"]
        subprocess.run([*pip, str(place), "cffconvert==2.0.0"], check=True)
    if str(place) not in sys.path:
        sys.path.append(str(place))


def cff(folder):
    """What cffconvert says against `CITATION.cff`."""
    with_cffconvert()
    from cffconvert.cli.create_citation import create_citation

    try:
        with contextlib.redirect_stdout(io.StringIO()):
            create_citation(str(folder / "CITATION.cff"), None).validate()
    except Exception as error:
        return [str(error).splitlines()[0] if str(error) else type(error).__name__]
    return []


class Answer:
    """The context as the web would answer it."""

    status_code = 200
    headers = {"Content-Type": "application/ld+json"}

    def __init__(self, text):
        self.text = text

    def json(self):
        return json.loads(self.text)


def without_network():
    """Has the validator, and the JSON-LD reader under it, take the context from the package `rocrate`."""
    import rdflib.plugins.shared.jsonld.context as reader
    from rocrate_validator.utils.http import HttpRequester

    text = importlib.resources.files("rocrate").joinpath("data/ro-crate.jsonld").read_text("utf-8")
    if json.loads(text)["@id"] != CONTEXT:
        sys.exit(f"the package `rocrate` ships another context than {CONTEXT}")

    def answer(_requester, url, **_):
        if url != CONTEXT:
            raise OSError(f"nothing but the context is asked for: {url}")
        return Answer(text)

    HttpRequester.get = answer
    # Looked up on every fetch, so that the web is never asked.
    reader.source_to_json = lambda source, *_, **__: (answer(None, source).json(), None)


def ro_crate(folder):
    """What the RO-Crate validator says against the folder, and which files are not what the crate says."""
    from rocrate_validator import services
    from rocrate_validator.models import Severity

    without_network()
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(folder), profile_identifier="ro-crate-1.3", requirement_severity=Severity.REQUIRED
        )
    )
    faults = [issue.message for issue in result.get_issues(Severity.REQUIRED)]
    graph = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    described = {entity["@id"]: entity for entity in graph if entity["@type"] == "File"}
    for path in sorted(folder.iterdir()):
        entity = described.get(path.name)
        if path.name == "ro-crate-metadata.json":
            continue
        if entity is None:
            faults.append(f"{path.name}: the crate does not describe it")
        elif "sha256" in entity:
            content = path.read_bytes()
            if (entity["contentSize"], entity["sha256"]) != (str(len(content)), hashlib.sha256(content).hexdigest()):
                faults.append(f"{path.name}: not the bytes that the crate says")
    return faults


def data_package(folder):
    """What frictionless says against the descriptor of the tables."""
    from frictionless import Package

    return [error.message for error in Package.validate_descriptor(str(folder / "datapackage.json")).errors]


# No description; nobody who keeps it, or somebody; a licence in words, by its address, by an identifier that the citation file does not know, by one that it does;
# dates that ISO 8601 does not have.
BARE = [
    ("all rights reserved", "2022", []),
    ("https://terms.example/", "2022-21", ["ab"]),
    ("CC-BY-3.0-IGO", "2022?", ["ab"]),
    ("CC-BY-4.0", "2022-01", []),
]


def bare(licence, date, maintainers, place):
    """The exports of a dataset whose title page says as little as it may."""
    data, out = place / "bare", place / "bare-exports"
    data.mkdir(exist_ok=True)
    page = f'title = "Bare"\nversion = "1"\ndate = "{date}"\nlicence = "{licence}"\nmaintainers = {json.dumps(maintainers)}\n'
    (data / "dataset.toml").write_text(page, "utf-8")
    command = [os.environ["TIES"], "export", "csv", "datacite", "ro-crate", "--data", data, "--out", out]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out


def without(path, *keys):
    """Takes a key out of a file of JSON."""
    content = json.loads(path.read_text("utf-8"))
    inner = content
    for key in keys[:-1]:
        inner = inner[key]
    del inner[keys[-1]]
    path.write_text(json.dumps(content), "utf-8")


def replace(path, old, new):
    """Puts one text in the place of another."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def nameless(at):
    """Takes name and path out of the package's licence."""
    for key in ("name", "path"):
        without(at / "datapackage.json", "licenses", 0, key)


CHECKS = [("datacite", datacite), ("datacite", cff), ("ro-crate", ro_crate), ("csv", data_package)]

SPOILED = [
    ("datacite without a title", datacite, lambda at: without(at / "datacite.json", "titles")),
    ("datacite with a type of its own", datacite, lambda at: replace(at / "datacite.json", '"Dataset"', '"Datasett"')),
    ("a citation without authors", cff, lambda at: replace(at / "CITATION.cff", "authors:", "writers:")),
    ("a citation whose date is none", cff, lambda at: replace(at / "CITATION.cff", 'date-released: "2', 'date-released: "x')),
    ("a citation whose licence is none", cff, lambda at: replace(at / "CITATION.cff", 'license: "', 'license: "all ')),
    ("a crate without a description", ro_crate, lambda at: without(at / "ro-crate-metadata.json", "@graph", 1, "description")),
    ("a crate whose date is EDTF", ro_crate, lambda at: replace(at / "ro-crate-metadata.json", '"datePublished": "2', '"datePublished": "X')),
    ("a package whose licence has neither name nor path", data_package, nameless),
    ("a crate without a licence", ro_crate, lambda at: without(at / "ro-crate-metadata.json", "@graph", 1, "license")),
    ("a crate without one of its files", ro_crate, lambda at: (at / "names.csv").unlink()),
    ("a crate with another file than it says", ro_crate, lambda at: replace(at / "names.csv", "entity", "Entity")),
]


def main():
    exports, spoilt = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    bad = 0
    for name, check in CHECKS:
        faults = check(exports / name)
        print(f"{name}, {check.__name__}: " + ("accepted" if not faults else "; ".join(faults[:5])))
        bad += bool(faults)
    for licence, date, maintainers in BARE:
        out = bare(licence, date, maintainers, spoilt)
        for name, check in CHECKS:
            faults = check(out / name)
            print(f"bare, {licence}, {date}, {check.__name__}: " + ("accepted" if not faults else "; ".join(faults[:5])))
            bad += bool(faults)
    for what, check, spoil in SPOILED:
        name = next(name for name, asked in CHECKS if asked is check)
        place = spoilt / name
        shutil.copytree(exports / name, place)
        spoil(place)
        faults = check(place)
        shutil.rmtree(place)
        print(f"{what}: " + (f"refused: {faults[0][:120]}" if faults else "TAKEN, and should not be"))
        bad += not faults
    sys.exit(1 if bad else 0)


main()
