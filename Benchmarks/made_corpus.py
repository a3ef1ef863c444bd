"""Writes a made-up corpus to measure on, as JSON lines: articles of about 400 tokens, put together at
random from the sentences of the sample articles, and of a file of other texts where one is given. One
article in ten is about movers. The same arguments give the same bytes.

    made_corpus.py ARTICLES FILE [TEXTS]"""
import csv
import json
import pathlib
import random
import re
import sys

count, target = int(sys.argv[1]), sys.argv[2]
root = pathlib.Path(__file__).parent.parent / "corpus-samples"
about = {
    row["unit"]: row["relevance"] == "internal"
    for row in csv.DictReader(open(root / "gold.csv", encoding="utf-8"))
    if row["level"] == "article"
}
pools = {(lang, is_about): [] for lang in ("kk", "ru") for is_about in (True, False)}


def sentences(text):
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if len(s) > 40]


for lang in ("kk", "ru"):
    for path in sorted((root / "articles" / lang).glob("*.txt")):
        text = path.read_text(encoding="utf-8").split("\n\n", 1)[-1]
        pools[lang, about.get(f"{lang}/{path.stem}", True)] += sentences(text)
if len(sys.argv) > 3:
    for line in open(sys.argv[3], encoding="utf-8"):
        lang = "kk" if re.search("[әғқңөұүһі]", line) else "ru"
        pools[lang, False] += sentences(line)

dice = random.Random(1)
with open(target, "w", encoding="utf-8") as out:
    for number in range(count):
        lang = dice.choice(("kk", "ru"))
        is_about = dice.random() < 0.1
        words, chosen = 0, []
        while words < 330:
            sentence = dice.choice(pools[lang, is_about and dice.random() < 0.5])
            # Numbers stand for the many words that a corpus has but once.
            if dice.random() < 0.2:
                sentence += f" {dice.randrange(100_000)}."
            chosen.append(sentence)
            words += sentence.count(" ") + 1
        paragraphs = [" ".join(chosen[at : at + 3]) for at in range(0, len(chosen), 3)]
        article = {
            "id": f"a{number}",
            "title": dice.choice(pools[lang, is_about])[:80],
            "text": "\n".join(paragraphs),
            "date": f"20{dice.randrange(18, 25)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}",
            "outlet": dice.choice(("misal", "tolqyn", "prospekt")),
        }
        out.write(json.dumps(article, ensure_ascii=False) + "\n")
