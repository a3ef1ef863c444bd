"""The analyst's loop on a corpus of 100,000 articles: what an edit of the tables costs until every coding
is right again, and what a look-up costs, beside tools that look all words up anew.

    recode.py [ARTICLES]

Wall time of whole commands, start-up included. Peers work on the same texts, held in memory: pyahocorasick
on the words of our tables as they are written; quanteda's tokens_lookup and kwic where R and quanteda are
installed."""
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

articles = int(sys.argv[1]) if len(sys.argv) > 1 else int(os.environ.get("ARTICLES", 100_000))
root = pathlib.Path(__file__).parent.parent
koshu = root / ".build/release/koshu"
folder = root / f".build-bench/work/corpus-{articles}"
config = folder / "pipeline.json"


def run(*arguments):
    start = time.perf_counter()
    done = subprocess.run(
        ["/usr/bin/time", "-f", "%M", koshu, *arguments, "-c", config, "--log", "plain"],
        capture_output=True, text=True, cwd=root)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"koshu {' '.join(map(str, arguments))}: {done.stderr}")
    lines = done.stderr.strip().splitlines()
    return seconds, int(lines[-1]) / 1024, lines[:-1], done.stdout


def show(name, seconds, rest=""):
    print(f"  {name:<44} {seconds:7.2f} s  {rest}")


def edited(table, change):
    """Codes the corpus by a changed table, then by the old one again; the seconds of the first."""
    path = folder / "lexicons" / table
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8")
    seconds, memory, said, _ = run("recode")
    path.write_text(before, encoding="utf-8")
    run("recode")
    done = re.search(r"(\d+) done", " ".join(said))
    return seconds, memory, int(done[1]) if done else 0


if not (folder / "out/koshu.sqlite").exists():
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(
        [sys.executable, root / "Benchmarks/made_corpus.py", str(articles), folder / "news.jsonl"],
        check=True)
    shutil.copytree(root / "lexicons", folder / "lexicons")
    config.write_text(json.dumps({
        "name": "Bench", "sources": [{"kind": "jsonl", "path": "news.jsonl"}],
        "outlets": [{"id": i, "name": i, "hosts": [f"{i}.example"]} for i in ("misal", "tolqyn", "prospekt")],
        "lexicons": "lexicons",
        "dictionaries": {"russian": str(root / ".dictionaries/pymorphy3_dicts_ru/data")},
        "limits": {"feedBytes": 1_000_000_000}}))
    run("ingest")
    show("first coding, texts read and analysed", run("recode")[0])
else:
    # Another build, other tables: bring the codings up to date before anything is measured.
    shutil.copytree(root / "lexicons", folder / "lexicons", dirs_exist_ok=True)
    run("recode")

store = folder / "out/koshu.sqlite"
texts = [json.loads(line)["text"].lower() for line in open(folder / "news.jsonl", encoding="utf-8")]
tokens = sum(len(re.findall(r"\w+|[^\w\s]", text)) for text in texts)
print(f"recode    {articles:,} articles, {tokens / 1e6:.1f} million tokens, store {store.stat().st_size / 1e6:.0f} MB")

rare = "frames.ru.9990,ru,общага,lemma,housing,,,,,,Живёт в общаге.\n"
often = "frames.kk.9990,kk,пәтер иесі,lemma,housing,,,,,,Пәтер иесі келді.\n"
show("nothing edited", run("recode")[0])
for name, table, change in [
    ("a row added, of a word that is not there", "frames.csv", lambda t: t + "frames.ru.9990,ru,небывалочник,lemma,housing,,,,,,Небывалочник.\n"),
    ("a row added, of a rare word", "frames.csv", lambda t: t + rare),
    ("a row added, of a phrase", "frames.csv", lambda t: t + often),
    ("a row removed, of an everyday word", "frames.csv", lambda t: "".join(l for l in t.splitlines(True) if ",kk,пәтер," not in l)),
]:
    seconds, memory, done = edited(table, change)
    show(name, seconds, f"{done:,} articles coded anew, {memory:.0f} MB")
    if name.endswith("rare word"):
        one_line = seconds
whole, memory, _, _ = run("recode", "--all")
show("every article", whole, f"{tokens / whole / 1e6:.1f} million tokens a second, {memory:.0f} MB")
first, _, _, _ = run("kwic", "общежитие", "--language", "ru", "--limit", "20", "--csv")
show("kwic, the first 20 hits", first)

import ahocorasick

automaton = ahocorasick.Automaton()
for path in sorted((folder / "lexicons").glob("*.csv")):
    if path.name == "codebook.csv":
        continue
    for row in csv.DictReader(open(path, encoding="utf-8")):
        words = [re.sub(r"@.*|[=*]", "", word.split("|")[0]) for word in row["pattern"].split()]
        phrase = " ".join(word for word in words if word and not word.startswith("["))
        if phrase:
            automaton.add_word(phrase.lower(), phrase)
start = time.perf_counter()
automaton.make_automaton()
found = sum(1 for text in texts for _ in automaton.iter(text))
peer = time.perf_counter() - start
show("pyahocorasick, all words in all texts", peer, f"{peer / one_line:.0f} times as long as the edit; no lemmas, no codes")

if shutil.which("Rscript") and not subprocess.run(
    ["Rscript", "-e", "library(quanteda)"], capture_output=True).returncode:
    done = subprocess.run(
        ["Rscript", root / "Benchmarks/quanteda.R", folder / "news.jsonl", folder / "lexicons"],
        capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        name, seconds = line.rsplit(" ", 1)
        ours = one_line if "lookup" in name else first
        show(f"quanteda, {name}", float(seconds), f"{float(seconds) / ours:.0f} times as long")
else:
    print("  quanteda is not installed: its tokens_lookup and kwic were not measured")
