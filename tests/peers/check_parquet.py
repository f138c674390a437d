"""pyarrow reads the export `parquet` in full, and reads the cells that the export `csv` has, each of its type.

usage: check_parquet.py EXPORTS SPOILT
"""

import csv
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet

csv.field_size_limit(1 << 30)

TYPES = {pyarrow.string(), pyarrow.int64(), pyarrow.bool_(), pyarrow.date32()}
# These are there in every export, and their columns of a type are known.
KNOWN = {"claims": {"id": pyarrow.string(), "negated": pyarrow.bool_(), "start_earliest": pyarrow.date32(), "year": pyarrow.int64()}}
ABOUT = ["title", "version", "licence", "policy", "as-of", "tables"]


def faults(file, table):
    """What is wrong with a Parquet file beside a file of the export `csv`."""
    try:
        parquet = pyarrow.parquet.ParquetFile(file, page_checksum_verification=True)
        found = parquet.read()
        found.validate(full=True)
    except (pyarrow.ArrowException, OSError) as error:
        yield f"{file.name}: {type(error).__name__}: {error}"
        return
    with open(table, newline="", encoding="utf-8") as lines:
        heading, *wanted = csv.reader(lines)
    if found.column_names != heading:
        yield f"{file.name}: other columns: {found.column_names}"
        return
    if found.num_rows != len(wanted):
        yield f"{file.name}: {found.num_rows} rows, {len(wanted)} wanted"
    metadata = found.schema.metadata or {}
    for key in ABOUT:
        if key.encode() not in metadata:
            yield f"{file.name}: its metadata do not say `{key}`"
    for number, field in enumerate(found.schema):
        if field.type not in TYPES or field.type != KNOWN.get(table.stem, {}).get(field.name, field.type):
            yield f"{file.name}: {field.name} is of type {field.type}"
        cells = list(map(text, found.column(number).to_pylist()))
        for row, (cell, wants) in enumerate(zip(cells, (row[number] for row in wanted))):
            if cell != wants:
                yield f"{file.name}: row {row + 1}, {field.name} is {cell[:60]!r}, and not {wants[:60]!r}"
        if not field.nullable and "" in cells:
            yield f"{file.name}: {field.name} is required, and empty somewhere"
    for group in range(parquet.num_row_groups):
        if not all(parquet.metadata.row_group(group).column(number).is_stats_set for number in range(len(heading))):
            yield f"{file.name}: row group {group} has a column without statistics"


def text(cell):
    """A cell as the export `csv` writes it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def spoil(file, spoilt):
    """Copies, each with one thing wrong."""
    whole = file.read_bytes()
    middle = len(whole) // 3
    for name, content in [("cut", whole[:-20]), ("page", whole[:middle] + bytes(64) + whole[middle + 64:])]:
        copy = spoilt / f"{name}.parquet"
        copy.write_bytes(content)
        yield copy
    table = pyarrow.parquet.read_table(file)
    year = table.column_names.index("year")
    texts = table.set_column(year, "year", table.column("year").cast(pyarrow.string()))
    copy = spoilt / "type.parquet"
    pyarrow.parquet.write_table(texts, copy)
    yield copy
    copy = spoilt / "lost.parquet"
    pyarrow.parquet.write_table(table.slice(1), copy)
    yield copy


def main(exports, spoilt):
    exports, spoilt = Path(exports), Path(spoilt)
    tables = sorted((exports / "csv").glob("*.csv"))
    wrong = [fault for table in tables for fault in faults(exports / "parquet" / f"{table.stem}.parquet", table)]
    for fault in wrong[:20]:
        print(f"parquet: {fault}")
    copies = list(spoil(exports / "parquet" / "claims.parquet", spoilt))
    taken = [copy.name for copy in copies if not any(True for _ in faults(copy, exports / "csv" / "claims.csv"))]
    if taken:
        print(f"parquet: taken for whole: {', '.join(taken)}")
    print(f"parquet: {len(tables)} tables read by pyarrow {pyarrow.__version__}: {len(wrong)} faults; {len(copies) - len(taken)} of {len(copies)} spoilt copies seen")
    return 1 if wrong or taken or not tables else 0


sys.exit(main(*sys.argv[1:]))
