"""Quotes of a made-up dataset, checked by linkml-reference-validator and by `ties check`: same quotes, same texts, one run.

    python linkml_quotes.py TIES FOLDER [ROUNDS]     as `cargo xtask bench --peers` runs it
    python linkml_quotes.py api FOLDER               the peer's Python API alone, in this process

FOLDER is what `cargo xtask generate` writes. Each program runs whole and from cold, in turns, with a cache folder of its
own each time; what counts is the CPU seconds of its process, user and system, the least of the rounds. It fails when either
does not accept all quotes, or accepts one of which a word was altered.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# `implements` marks the two slots as the peer's manual asks for.
SCHEMA = """\
id: https://quotes.example/schema
name: quotes
prefixes:
  linkml: https://w3id.org/linkml/
imports:
  - linkml:types
default_range: string
classes:
  Statement:
    tree_root: true
    attributes:
      id:
        identifier: true
      reference:
        implements:
          - linkml:authoritative_reference
      supporting_text:
        implements:
          - linkml:excerpt
"""
ALTERED = "zeppelin"


def quotes(folder):
    """Each quote of `dataset.jsonl`: the claim it is of, the reference, the words; in the order of the file."""
    texts = {}
    found = []
    with open(folder / "dataset.jsonl") as lines:
        for line in map(json.loads, lines):
            if "source" in line:
                texts[line["id"]] = line["source"]["archive"]["text"]
            elif "quote" in line.get("claim", {}):
                claim = line["claim"]
                found.append((f"{line['in']}/{claim['id']}", line["in"], claim["quote"]))
    return [(claim, f"file:archive/{texts[source]}", words) for claim, source, words in found]


def alter(words):
    """The quote with its middle word altered."""
    words = words.split(" ")
    words[len(words) // 2] = ALTERED
    return " ".join(words)


def yaml(statements):
    """The peer's data file. A JSON string is a YAML string too."""
    return "".join(
        f"- id: {claim}\n  reference: {reference}\n  supporting_text: {json.dumps(words)}\n"
        for claim, reference, words in statements
    )


def run(command, folder):
    """Runs a program to its end: its exit code, what it said, its CPU seconds, its peak memory in 10^6 bytes."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode()
    return process.returncode, text, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def need(holds, what, said=""):
    if not holds:
        sys.exit(f"peers: {what}\n{said[-2000:]}")


def peer(folder, data):
    """`validate data`, with an empty cache folder."""
    program = Path(sys.executable).parent / "linkml-reference-validator"
    with tempfile.TemporaryDirectory() as cache:
        command = [program, "validate", "data", data, "--schema", "schema.yaml", "--target-class", "Statement"]
        return run([*command, "--cache-dir", cache], folder)


def ties(program, folder, data):
    return run([program, "check", data, "--archive", "archive"], folder)


def api(folder):
    """The CPU seconds that the peer's API takes for all quotes: no start, no YAML, no schema."""
    from linkml_reference_validator.models import ReferenceValidationConfig
    from linkml_reference_validator.validation.supporting_text_validator import SupportingTextValidator

    statements = quotes(folder)
    os.chdir(folder)
    with tempfile.TemporaryDirectory() as cache:
        validator = SupportingTextValidator(ReferenceValidationConfig(cache_dir=Path(cache)))
        before = time.process_time()
        refused = sum(not validator.validate(words, reference).is_valid for _, reference, words in statements)
        seconds = time.process_time() - before
    need(refused == 0, f"the API refuses {refused} quotes")
    print(seconds)


def is_kept(claim):
    return claim is None or "quote" in claim or claim["predicate"] == "employed-by"


def compare(program, folder, rounds):
    statements = quotes(folder)
    count = len(statements)
    need(count > 0, "the dataset has no quotes")
    (folder / "schema.yaml").write_text(SCHEMA)
    (folder / "quotes.yaml").write_text(yaml(statements))

    # The peer's file holds quotes and nothing else. So does this one: of the claims only those that have a quote, and
    # the few that say for whom a speaker works, without which others are found at fault.
    lines = (folder / "dataset.jsonl").read_text().splitlines(keepends=True)
    (folder / "quoted.jsonl").write_text(
        "".join(line for line in lines if is_kept(json.loads(line).get("claim")))
    )

    # The altered quote: in a file of its own for the peer, in the whole dataset for us.
    claim, reference, words = statements[count // 2]
    bad = alter(words)
    (folder / "altered.yaml").write_text(yaml([(claim, reference, bad)]))
    source, number = claim.split("/")
    for at, line in enumerate(lines):
        line = json.loads(line)
        if line.get("in") == source and line["claim"]["id"] == number:
            line["claim"]["quote"] = bad
            lines[at] = json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
    (folder / "altered.jsonl").write_text("".join(lines))
    code, said, _, _ = peer(folder, "altered.yaml")
    need(code == 1 and "Snippets checked: 1\n" in said, "the peer does not refuse the altered quote", said)
    code, said, _, _ = ties(program, folder, "altered.jsonl")
    need(code == 1 and ALTERED in said and "1 error" in said, "`ties check` does not refuse the altered quote", said)

    least = {}

    def keep(name, seconds, peak):
        known = least.get(name, (seconds, peak))
        least[name] = (min(known[0], seconds), min(known[1], peak))

    for _ in range(rounds):
        code, said, seconds, peak = peer(folder, "quotes.yaml")
        need(code == 0 and f"Snippets checked: {count:,}\n" in said, "the peer does not accept all quotes", said)
        keep("linkml-reference-validator validate data", seconds, peak)
        for data in ["data", "dataset.jsonl", "quoted.jsonl"]:
            code, said, seconds, peak = ties(program, folder, data)
            need(code == 0 and "error" not in said, "`ties check` does not accept all quotes", said)
            keep(f"ties check {data}", seconds, peak)
        code, said, seconds, peak = run([sys.executable, Path(__file__).resolve(), "api", "."], folder)
        need(code == 0, "the peer's API fails", said)
        keep("the peer's Python API, the loop alone", float(said.split()[-1]), peak)

    texts = {reference for _, reference, _ in statements}
    size = sum((folder / reference.removeprefix("file:")).stat().st_size for reference in texts) / len(texts) / 1000
    print(f"{count} quotes in {len(texts)} archived texts of {size:.1f} kB; least of {rounds} rounds, in turns.")
    print("Both accept all of them, and refuse one of which a word was altered.\n")
    print("| program | CPU s | quotes a CPU s | x `data` | x `quoted.jsonl` | peak MB |")
    print("|---|---|---|---|---|---|")
    whole, quoted = (least[f"ties check {data}"][0] for data in ["data", "quoted.jsonl"])
    # A process is counted with what this one held when it started it.
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    for name, (seconds, peak) in least.items():
        held = f"{peak:.0f}" if peak > floor * 1.05 else f"under {floor:.0f}"
        times = f"{seconds / whole:.1f} | {seconds / quoted:.1f}"
        print(f"| {name} | {seconds:.3f} | {count / seconds:.0f} | {times} | {held} |")
    print()


def main():
    match sys.argv[1:]:
        case ["api", folder]:
            api(Path(folder))
        case [program, folder, *rounds]:
            compare(Path(program).resolve(), Path(folder).resolve(), int(rounds[0]) if rounds else 7)
        case _:
            sys.exit(__doc__)


main()
