#!/usr/bin/env python3
"""Read the Parquet tables with pyarrow and compare each cell with the CSV tables.

    parquet.py TABLES PARQUET
"""
import csv, datetime, os, re, sys
import pyarrow.parquet

csv.field_size_limit(1 << 30)
tables, folder = sys.argv[1:3]
WANTED = {"entity": "string", "facts": "int64", "begin": "int64", "confidence": "double", "earliest": "date32[day]",
          "quotes": "list<element: string not null>", "aliases": "list<element: string not null>"}
failed = False


def plain(text):
    """What CSV keeps of words: no control characters."""
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def same(cell, value):
    if isinstance(value, bool):
        return cell == str(value).lower()
    if isinstance(value, (int, float)):
        return cell != "" and float(cell) == value
    if isinstance(value, datetime.date):
        return cell == value.isoformat()
    text = "" if value is None else " | ".join(map(plain, value)) if isinstance(value, list) else plain(value)
    # An apostrophe keeps a spreadsheet from running a cell.
    return cell == text or (cell.startswith("'") and cell[1:] == text and not text.lstrip("'")[:1].isalnum())


for name in ("facts", "entities", "mentions"):
    table = pyarrow.parquet.read_table(os.path.join(folder, name + ".parquet"))
    rows = list(csv.DictReader(open(os.path.join(tables, name + ".csv"), encoding="utf-8", newline="")))
    wrong = [f"{f.name} is {f.type}" for f in table.schema if str(f.type) != WANTED.get(f.name, str(f.type))]
    if table.num_rows != len(rows) or table.column_names != list(rows[0]):
        wrong.append(f"{table.num_rows} rows and {table.num_columns} columns, {len(rows)} rows in CSV")
    for number, (row, cells) in enumerate(zip(table.to_pylist(), rows)):
        wrong += [f"row {number} {key}: {cells[key]!r}, {value!r}" for key, value in row.items() if not same(cells[key], value)]
    print("PASS " if not wrong else "FAIL ", f"pyarrow: {name}, {table.num_rows} rows, {table.num_columns} columns")
    for line in wrong[:5]:
        print("      ", line[:300])
    failed |= bool(wrong)
sys.exit(failed)
