#!/usr/bin/env python3
"""Makes Sources/Linguistics/Data/language-ngrams.tsv out of texts in Debian packages.

    tools/train-language-model.py FOLDER [OUT]

FOLDER is where packages are kept and unpacked; what is missing there is fetched with apt-get. The
texts are translations of programs (gettext catalogues), word lists of spelling dictionaries with
their suffixes applied, and tools/language-words.tsv. The same packages give the same table.
"""
import collections
import gettext
import hashlib
import math
import pathlib
import re
import subprocess
import sys

# Translations with enough text in the languages that Kazakh and Russian must be told from.
CATALOGUES = """vlc-l10n libgtk2.0-common libgtk-3-common nautilus-data evolution-common gedit-common
caja-common mate-control-center-common mate-panel-common cinnamon-l10n libfm-data
gnome-control-center-data epiphany-browser-data totem-common pidgin-data gnumeric-common
transmission-common evince-common iso-codes
libreoffice-l10n-kk libreoffice-l10n-ru libreoffice-l10n-uk libreoffice-l10n-be libreoffice-l10n-bg
libreoffice-l10n-mk libreoffice-l10n-mn libreoffice-l10n-tg libreoffice-l10n-uz libreoffice-l10n-tr
libreoffice-l10n-de libreoffice-l10n-es libreoffice-l10n-fr libreoffice-l10n-en-gb""".split()
SPELLING = """hunspell-kk hunspell-ru hunspell-uk hunspell-be hunspell-bg hunspell-sr hunspell-mn
hunspell-tr""".split()

# Kazakh first, then Russian. Label of the table: locales of catalogues, spelling list, script of its words.
LANGUAGES = {
    "kk": (["kk"], "kk_KZ", "cyrillic"), "kk-bare": ([], None, "cyrillic"), "kk-Latn": ([], None, "latin"),
    "ru": (["ru"], "ru_RU", "cyrillic"),
    "ky": (["ky"], None, "cyrillic"), "tt": (["tt", "ba"], None, "cyrillic"),
    "uz": (["uz@cyrillic", "uz@Cyrl"], None, "cyrillic"), "tg": (["tg"], None, "cyrillic"),
    "mn": (["mn"], "mn_MN", "cyrillic"), "uk": (["uk"], "uk_UA", "cyrillic"),
    "be": (["be"], "be_BY", "cyrillic"), "bg": (["bg"], "bg_BG", "cyrillic"),
    "mk": (["mk"], None, "cyrillic"), "sr": (["sr"], "sr_RS", "cyrillic"),
    "uz-Latn": (["uz"], None, "latin"),
    "tr": (["tr"], "tr_TR", "latin"), "az": (["az"], None, "latin"),
    "tk": (["tk"], None, "latin"), "crh": (["crh"], None, "latin"),
    "en": (["en_GB"], None, "latin"), "de": (["de"], None, "latin"),
    "es": (["es"], None, "latin"), "fr": (["fr"], None, "latin"),
}
LETTERS = {"cyrillic": re.compile("[Ѐ-ԯ]+"),
           "latin": re.compile("[a-zà-öø-ɏəʻʼ‘’'ḀḿẀ-ỹ]+")}

# Kazakh in the Latin alphabets of 2017, 2018, 2019 and 2021.
TO_2021 = dict(zip("абвгғдежзийкқлмнңопрстуұфхһыіэәөүш", "abvgğdejziikqlmnñoprstuūfhhyıeäöüş")) | {
    "ц": "ts", "ч": "ç", "щ": "şş", "ю": "iu", "я": "ia", "ё": "io", "ь": "", "ъ": ""}
TO_2019 = TO_2021 | {"ң": "ŋ"}
TO_2018 = TO_2021 | {"ғ": "ǵ", "ң": "ń", "ә": "á", "ө": "ó", "ү": "ú", "ұ": "u", "у": "ý", "ш": "sh", "ч": "ch",
                     "и": "ı", "й": "ı", "і": "i", "ю": "ıý", "я": "ıa"}
TO_2017 = TO_2018 | {"ғ": "g'", "ң": "n'", "ә": "a'", "ө": "o'", "ү": "u'", "у": "y'", "ш": "s'", "ч": "c'",
                     "и": "i'", "й": "i'", "ю": "i'y'", "я": "i'a"}
# Kazinform's own Latin.
TO_KAZINFORM = TO_2021 | {"ы": "ı", "і": "i", "и": "ï", "й": "y", "ұ": "u", "у": "w", "ч": "ç", "щ": "şş", "ю": "yu",
                          "я": "ya"}
# Kazakh typed with the letters of Russian, as in comments.
BARE = dict(zip("әғқңөұүһі", "агкноуухи"))

TRIGRAMS = 9000  # kept: more than that gained less than 0.1 % on held-out words
STEP = 0.15      # of a natural logarithm, one printable character each
SAMPLE = 30000   # words of a spelling list
OWN = 60         # how often a word of language-words.tsv counts


def packages(folder: pathlib.Path) -> pathlib.Path:
    """The unpacked packages."""
    out = folder / "x"
    for name in CATALOGUES + SPELLING:
        mark = out / "unpacked" / name
        if mark.exists():
            continue
        if not list(folder.glob(f"{name}_*.deb")):
            subprocess.run(["apt-get", "download", name], cwd=folder, check=True)
        subprocess.run(["dpkg-deb", "-x", str(sorted(folder.glob(f"{name}_*.deb"))[-1]), str(out)], check=True)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return out


def catalogues(root: pathlib.Path) -> dict[str, list[pathlib.Path]]:
    """The catalogues of each locale."""
    found = collections.defaultdict(list)
    for path in sorted(root.rglob("*.mo")):
        for part in set(path.parts):
            found[part].append(path)
    return found


def catalogue_words(paths: list[pathlib.Path], pattern: re.Pattern) -> collections.Counter:
    """Words of all translations into a locale; each message counts once."""
    messages = set()
    for path in paths:
        try:
            with open(path, "rb") as file:
                catalogue = gettext.GNUTranslations(file)._catalog
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        messages.update(v for k, v in catalogue.items() if k and v and v != k)
    words = collections.Counter()
    for message in messages:
        plain = re.sub(r"<[^>]*>|%[-\d$.]*\w|\{[^}]*\}|\$\w+|https?:\S+|[_~&](?=\w)|\\[nt]", "", message)
        words.update(pattern.findall(plain.lower()))
    return words


def spelling_words(root: pathlib.Path, name: str, pattern: re.Pattern) -> collections.Counter:
    """Words of a Hunspell list, each with up to four of its suffixed forms."""
    folder = root / "usr/share/hunspell"
    rules = collections.defaultdict(list)
    encoding, long_flags = "utf-8", False
    raw = (folder / f"{name}.aff").read_bytes()
    if found := re.search(rb"^SET\s+(\S+)", raw, re.M):
        encoding = {"microsoft-cp1251": "cp1251"}.get(found[1].decode(), found[1].decode())
    text = raw.decode(encoding, "ignore")
    long_flags, numbers = "FLAG long" in text, "FLAG num" in text
    for line in text.splitlines():
        f = line.split()
        if len(f) >= 5 and f[0] == "SFX" and f[3] != "Y" and f[3] != "N":
            try:
                rules[f[1]].append(("" if f[2] == "0" else f[2], f[3].split("/")[0].replace("0", ""), re.compile(f[4] + "$")))
            except re.error:
                continue
    words = collections.Counter()
    lines = (folder / f"{name}.dic").read_bytes().decode(encoding, "ignore").splitlines()[1:]
    lines = sorted(lines, key=lambda l: hashlib.sha256(l.encode()).digest())[:SAMPLE]
    for line in lines:
        word, _, flags = line.split("\t")[0].partition("/")
        word = word.strip()
        if not pattern.fullmatch(word.lower()):
            continue
        words[word.lower()] += 1
        names = re.findall("..", flags) if long_flags else flags.split(",") if numbers else list(flags)
        every = [rule for n in names for rule in rules.get(n, ())]
        # A prime step walks over all rules of a word with many of them, without trying each.
        start, forms = int(hashlib.sha256(word.encode()).hexdigest()[:8], 16), []
        for i in range(min(len(every), 40)):
            cut, add, where = every[(start + i * 7919) % len(every)]
            if word.endswith(cut) and where.search(word[-12:]):
                forms.append(word[:len(word) - len(cut)] + add)
            if len(forms) == 4:
                break
        words.update(w.lower() for w in forms[:4] if pattern.fullmatch(w.lower()))
    return words


def collect(folder: pathlib.Path) -> dict[str, collections.Counter]:
    """Damped counts of the words of each label."""
    root = packages(folder)
    own = collections.defaultdict(list)
    for line in (pathlib.Path(__file__).parent / "language-words.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            label, words = line.split("\t")
            own[label] += words.split()
    result, found = {}, catalogues(root)
    for label, (locales, spelling, script) in LANGUAGES.items():
        words = collections.Counter()
        for locale in locales:
            for word, count in catalogue_words(found[locale], LETTERS[script]).items():
                # Program texts repeat themselves more than people do.
                words[word] += 1 + 3 * math.log(count)
        if spelling:
            listed = spelling_words(root, spelling, LETTERS[script])
            for word in listed:
                words[word] += 0.5
        for word in own[label]:
            words[word] += OWN
        result[label] = words
    for table in (TO_2021, TO_2019, TO_2018, TO_2017, TO_KAZINFORM):
        for word, count in result["kk"].items():
            result["kk-Latn"]["".join(table.get(c, c) for c in word)] += count / 5
    for word, count in result["kk"].items():
        result["kk-bare"]["".join(BARE.get(c, c) for c in word)] += count
    return result


def grams(word: str, size: int) -> list[str]:
    padded = f"_{word}_"
    return [padded[i:i + size] for i in range(len(padded) - size + 1)]


def train(words: dict[str, collections.Counter]) -> tuple[list[str], dict[str, list[int]]]:
    """Quantised log-probabilities of kept n-grams under each label."""
    labels = list(words)
    counts = {size: {l: collections.Counter() for l in labels} for size in (1, 2, 3)}
    for label in labels:
        for word, n in words[label].items():
            for size in (1, 2, 3):
                for g in grams(word, size):
                    counts[size][label][g] += n
    totals = {size: {l: sum(counts[size][l].values()) for l in labels} for size in (1, 2, 3)}
    # Trigrams by the most that any label has of them: rare ones tell little.
    best = collections.Counter()
    for label in labels:
        for g, n in counts[3][label].items():
            best[g] = max(best[g], n / totals[3][label])
    kept = [g for g, _ in sorted(best.items(), key=lambda x: (-x[1], x[0]))[:TRIGRAMS]]
    table = {}
    for size in (1, 2, 3):
        pool = kept if size == 3 else sorted({g for l in labels for g in counts[size][l]})
        for g in pool:
            row = []
            for l in labels:
                p = (counts[size][l][g] + 0.5) / (totals[size][l] + 0.5 * len(pool))
                row.append(min(93, round(-math.log(p) / STEP)))
            if size < 3 and min(row) > 60:  # one in ten thousand: noise of the catalogues
                continue
            table[g] = row
    return labels, table


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    here = pathlib.Path(__file__).resolve().parent.parent
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else here / "Sources/Linguistics/Data/language-ngrams.tsv"
    labels, table = train(collect(folder))
    with open(out, "w") as file:
        file.write("# How improbable an n-gram is in each language, a character a language: ! is nothing, each next\n"
                   f"# character {STEP} of a natural logarithm more. Made by tools/train-language-model.py.\n")
        file.write("ngram\t" + " ".join(labels) + "\n")
        for g in sorted(table):
            file.write(g + "\t" + "".join(chr(33 + v) for v in table[g]) + "\n")
    print(f"{len(table)} n-grams, {out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
