"""The same work with the tools that a user would pick instead; one line in, one line out."""
import json
import sys


def readability(paths):
    import readability

    for path in paths:
        with open(path, "rb") as page:
            try:
                yield readability.Document(page.read()).summary()
            except Exception:  # it gives up on some pages
                yield None


def trafilatura(paths):
    import trafilatura

    for path in paths:
        with open(path, "rb") as page:
            yield trafilatura.extract(page.read(), output_format="json", with_metadata=True)


def feeds(paths):
    import feedparser

    for path in paths:
        yield [entry.get("title") for entry in feedparser.parse(path).entries]


def analyze(texts):
    import pymorphy3
    import razdel

    morph = pymorphy3.MorphAnalyzer()
    for text in texts:
        yield [
            [morph.parse(token.text)[0].normal_form for token in razdel.tokenize(sentence.text)]
            for sentence in razdel.sentenize(text)
        ]


def simplemma(texts):
    import razdel
    import simplemma

    # It knows no Kazakh: Russian alone.
    for text in texts:
        yield [
            [simplemma.lemmatize(token.text, lang="ru") for token in razdel.tokenize(sentence.text)]
            for sentence in razdel.sentenize(text)
        ]


if __name__ == "__main__":
    work = {
        "trafilatura": trafilatura, "readability": readability, "feeds": feeds, "analyze": analyze,
        "simplemma": simplemma,
    }[sys.argv[1]]
    for answer in work(line.rstrip("\n") for line in sys.stdin):
        print(json.dumps(answer, ensure_ascii=False))
