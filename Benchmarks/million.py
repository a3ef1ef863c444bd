#!/usr/bin/env python3
"""Memory and time of `koshu report` over a million made articles, one in twenty about movers.

    python3 Benchmarks/million.py [ARTICLES] [FOLDER]

Takes 9 GB of disk and some ten minutes. The store is that of the sample corpus with its shortest articles
repeated under ids, days, outlets and shingles of their own.
"""
import csv
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KOSHU = ROOT / ".build/release/koshu"
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
FOLDER = Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build-bench/million")
TABLES = ["documents", "articles", "analyses", "cards", "codings"]


def run(command):
    time = ["/usr/bin/time", "-f", f"{command}: %e s, %U s of user time, %M KB"]
    subprocess.run([*time, KOSHU, command, "--log", "quiet"], cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)


def sample_corpus():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name in ["corpus-samples", "lexicons", ".dictionaries"]:
        (FOLDER / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "pipeline.json", FOLDER)
    run("run")


def models(database, relevance, wanted):
    """Rows of the articles of a relevance whose codings are the shortest, by table."""
    found = []
    for article in (id for id, is_what in relevance.items() if is_what == wanted):
        rows = {"articles": database.execute("SELECT * FROM articles WHERE id = ?", [article]).fetchone()}
        rows["documents"] = database.execute("SELECT * FROM documents WHERE id = ?", [rows["articles"][1]]).fetchone()
        for table in ["analyses", "cards", "codings"]:
            rows[table] = database.execute(f"SELECT * FROM {table} WHERE article = ?", [article]).fetchone()
        found.append(rows)
    return sorted(found, key=lambda rows: len(rows["codings"][2]))[:20]


def made(models, dice, number, article, first, outlets, column):
    rows = {table: list(row) for table, row in dice.choice(models).items()}
    document = rows["documents"]
    document[0] = first + number
    document[column["locator"]] = f"made/{number}.html"
    document[column["identity"]] = f"https://made.example/{number}"
    document[column["outlet"]] = dice.choice(outlets)
    document[column["container"]] = None
    document[column["digest"]] = f"{dice.getrandbits(256):064x}"
    rows["articles"] = [article, document[0], rows["articles"][2], None, None, None]
    for table in ["analyses", "cards", "codings"]:
        rows[table][0] = article
    rows["analyses"][-1] = dice.randbytes(160)
    rows["cards"][2] = f"{dice.randint(2015, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return rows


def fill():
    with open(FOLDER / "out/articles.csv", newline="") as file:
        relevance = {row["article_id"]: row["relevance"] for row in csv.DictReader(file)}
    database = sqlite3.connect(FOLDER / "out/koshu.sqlite", isolation_level=None)
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("PRAGMA synchronous = OFF")
    others, movers = (models(database, relevance, wanted) for wanted in ["none", "internal"])
    column = {row[1]: row[0] for row in database.execute("PRAGMA table_info(documents)")}
    outlets = [row[0] for row in database.execute("SELECT DISTINCT outlet FROM documents WHERE outlet NOT NULL")]
    first = database.execute("SELECT max(id) + 1 FROM documents").fetchone()[0]
    dice = random.Random(1)
    ids = sorted({f"a{dice.getrandbits(48):012x}" for _ in range(COUNT)})
    for start in range(0, len(ids), 5000):
        batch = [
            made(movers if dice.random() < 0.05 else others, dice, start + index, id, first, outlets, column)
            for index, id in enumerate(ids[start : start + 5000])
        ]
        database.execute("BEGIN")
        for table in TABLES:
            places = ", ".join("?" * len(batch[0][table]))
            database.executemany(f"INSERT INTO {table} VALUES ({places})", [rows[table] for rows in batch])
        database.execute("COMMIT")
    database.execute("DELETE FROM marks WHERE name = 'stories'")
    database.close()


sample_corpus()
fill()
for _ in range(2):
    run("report")
