"""Asks `koshu robots` and protego the same questions, and names the cause of every difference.

A cause is a reading of protego's that RFC 9309 does not share. Each is shown to be the cause: the
file is mended so that it no longer matters, and both must agree then. What has no cause fails.
"""

import json
import os
import random
import re
import subprocess
import sys

from protego import Protego

AGENT = "koshu"
HOST = "https://news.example"
PROGRAM = os.environ.get("KOSHU", ".build/release/koshu")

KNOWN = (
    "user-agent|useragent|user agent|allow|disallow|dissallow|dissalow|disalow|diasllow|disallaw"
    "|sitemaps?|site-map|host"
)


def lines(text):
    return re.split("\r\n|\r|\n", text)


def is_known(line):
    """Whether a line has a field that both read, behind which stands a colon or, failing that, a
    space."""
    field, colon, value = line.partition(":")
    if colon and re.fullmatch(KNOWN, field.strip(), re.I):
        return True
    if colon and not value[:1].strip():
        return False
    return re.match(rf"(?:{KNOWN})(?:\s|$)", line, re.I) is not None


# MARK: Causes: what RFC 9309 says, and a file in which it does not matter


def without_bom(text):
    """A mark of byte order is no part of the text (RFC 3629, section 6)."""
    return text.removeprefix("\ufeff")


def without_other_breaks(text):
    """Lines end in CR and LF alone (section 2.2); Python also breaks at others."""
    return re.sub("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "", text)


def without_foreign_names(text):
    """A group is for the crawler whose product token equals its name (section 2.2.1).

    protego takes every name that begins ours, and not those that go on behind the token with what
    is no part of one, such as a version.
    """

    def mended(line):
        found = re.match(r"(\s*(?:user[- ]?agent)\s*:?\s*)([^#]*)(.*)", line, re.I | re.S)
        if not found:
            return line
        name = found[2].strip()
        token = re.match("[A-Za-z_-]*", name)[0].lower()
        kept = name if name == "*" else AGENT if token == AGENT else "zzz"
        return found[1] + kept + found[3]

    return "\n".join(map(mended, lines(text)))


def without_other_records(text):
    """Other records do not end a group's list of names (section 2.2.4); in protego they do."""
    kept = []
    for line in lines(text):
        bare = line.partition("#")[0].strip()
        if not bare:
            continue
        if is_known(bare):
            kept.append(line)
    return "\n".join(kept)


def without_literal_dollars(text):
    """A dollar at the end of a path is the end of the address (section 2.2.3), never a character;
    in protego it is both."""
    return "\n".join(re.sub(r"\$+(?=\s*(?:#|$))", "", line) for line in lines(text))


def without_index_pages(text):
    """That /index.html is allowed says nothing of / in RFC 9309."""
    return text.replace("index.html", "index.htm")


def without_query_slashes(text):
    """In a query a slash and its escape are one (section 2.2.2, second row of the table)."""
    return re.sub("%2f", "/", text, flags=re.I)


def without_foreign_bytes(text):
    """Octets are compared (section 2.2.2); protego makes all that are no UTF-8 one character."""
    return re.sub("%[89a-f][0-9a-f]", "%41", text, flags=re.I)


def without_bare_percents(text):
    """A percent sign that begins no escape means itself (RFC 3986, section 2.4); protego takes it for
    the beginning of any escape."""
    return re.sub("%(?![0-9a-f]{2})", "%25", text, flags=re.I)


CAUSES = [
    ("byte order mark", without_bom),
    ("line breaks", without_other_breaks),
    ("names of crawlers", without_foreign_names),
    ("other records", without_other_records),
    ("dollars", without_literal_dollars),
    ("index pages", without_index_pages),
    ("slashes in queries", without_query_slashes),
    ("octets that are no UTF-8", without_foreign_bytes),
    ("bare percent signs", without_bare_percents),
]

# Those that lie in the address as well.
IN_ADDRESSES = {without_query_slashes, without_foreign_bytes, without_bare_percents}


# MARK: Inventing

WORDS = """a b news kz page index.html көш %D0%B0 %2f %3A %41 %7e ~ .php x.htm""".split()
SIGNS = """/ / / * * $ ? = & : - . % + ; %20 %24 %2A %ff %FE""".split() + [" "]
NAMES = """* * * koshu koshu koshu KOSHU Koshu koshubot other other my-koshu""".split()
ODD_NAMES = ["kosh", "koshu/1.0", "koshu bot", "", "k*"]
FIELDS = """Disallow Disallow Disallow Allow Allow allow DISALLOW dissallow Disalow""".split()
AGENTS = ["User-agent: ", "user-agent:", "User-Agent :", "User agent: "]
OTHERS = [
    "Crawl-delay: {n}", "crawl-delay: 0.{n}", "Crawl-delay: soon", "sitemap: /s{n}.xml",
    "Sitemap: https://news.example/{n}.xml", "Host: news.example", "Noindex: /a",
    "Request-rate: 1/{n}", "Clean-param: ref /a", "<html>", "nonsense", "# so", "", "", "   ",
]


def path(dice, patterns):
    text = "/" if dice.random() < 0.95 else ""
    for _ in range(dice.randrange(7)):
        text += dice.choice(WORDS if dice.random() < 0.6 else SIGNS)
    if patterns and dice.random() < 0.15:
        text += "$"
    return text


def file(dice):
    text = []
    for _ in range(dice.randrange(1, 14)):
        kind = dice.random()
        if kind < 0.3:
            line = dice.choice(AGENTS) + dice.choice(NAMES if dice.random() < 0.95 else ODD_NAMES)
        elif kind < 0.8:
            line = dice.choice(FIELDS) + dice.choice([": ", ":", " : ", ":\t", " "])
            line += path(dice, True)
            if dice.random() < 0.1:
                line += dice.choice([" # so", "#so", "  "])
        else:
            line = dice.choice(OTHERS).format(n=dice.randrange(1, 9))
        text.append(line)
    end = dice.choice(["\n", "\n", "\r\n", "\r"])
    head = "\ufeff" if dice.random() < 0.03 else ""
    body = end.join(text)
    if dice.random() < 0.02:
        body = body.replace("a", "a\u2028")
    return head + body


def addresses(dice, text):
    """Random paths, and some that patterns of the file may meet."""
    found = [path(dice, False) for _ in range(6)]
    for line in lines(text):
        match = re.match(r"[^:#]*:\s*(/[^#]*)", line)
        if match and dice.random() < 0.8:
            made = match[1].strip()
            made = re.sub(r"\*", lambda _: dice.choice(["", "a", "/b", "x.htm", "?q"]), made)
            made = made.replace("$", dice.choice(["", "", "$", "b"]))
            found.append(made + dice.choice(["", "", "/a", "?a=b", "?u=/a%2Fb"]))
    found.append("/robots.txt")
    return [HOST + clean(each) for each in found]


def clean(path):
    """Only what both read as one path: how a browser mends an address is tested elsewhere."""
    path = re.sub(r"//+", "/", path.replace("#", "").replace("\\", "/").replace(" ", "%20"))
    path = re.sub(r"(?<=/)\.+(?=/|$|\?)", "d", path)
    path = re.sub(r"(?:%2e)+", "e", path, flags=re.I)
    return path if path.startswith("/") else "/" + path


# MARK: Comparing


def ours(questions):
    lines = "".join(
        json.dumps({"robots": text, "agent": AGENT, "addresses": asked}) + "\n"
        for text, asked in questions
    )
    run = subprocess.run([PROGRAM, "robots"], input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.decode().split("\n") if line]


def theirs(text, asked):
    rules = Protego.parse(text)
    return {
        "allowed": [rules.can_fetch(each, AGENT) for each in asked],
        "crawl_delay": rules.crawl_delay(AGENT),
        "sitemaps": list(rules.sitemaps),
    }


def differ(one, other):
    delays = (one["crawl_delay"], other["crawl_delay"])
    same = delays[0] == delays[1] or None not in delays and abs(delays[0] - delays[1]) < 1e-5
    return not same or one["allowed"] != other["allowed"] or one["sitemaps"] != other["sitemaps"]


def explain(questions, label):
    """Mends the files that differ, cause by cause, until both agree."""
    answers = ours(questions)
    assert len(answers) == len(questions), "not a line for each line"
    open_questions = [q for q, a in zip(questions, answers) if differ(a, theirs(*q))]
    asked = sum(len(q[1]) for q in questions)
    print(f"{label}: {len(questions)} files, {asked} addresses, {len(open_questions)} files differ")
    for name, mend in CAUSES:
        if not open_questions:
            break
        mended = [
            (mend(text), [mend(each) for each in asked] if mend in IN_ADDRESSES else asked)
            for text, asked in open_questions
        ]
        left = [q for q, a in zip(mended, ours(mended)) if differ(a, theirs(*q))]
        print(f"  {len(open_questions) - len(left):6}  {name}: {mend.__doc__.split(chr(10))[0]}")
        open_questions = left
    for text, asked in open_questions[:5]:
        answer, other = ours([(text, asked)])[0], theirs(text, asked)
        print(f"  without a cause:\n{text!r}")
        for each, a, b in zip(asked, answer["allowed"], other["allowed"]):
            if a != b:
                print(f"    {each}: koshu {a}, protego {b}")
        for key in ["crawl_delay", "sitemaps"]:
            if answer[key] != other[key]:
                print(f"    {key}: koshu {answer[key]}, protego {other[key]}")
    return len(open_questions)


def main():
    first = sys.argv[1] if len(sys.argv) > 1 else "20000"
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 9309)
    if first.isdigit():
        texts = [file(dice) for _ in range(int(first))]
        label = "invented"
    else:
        texts = []
        for folder, _, names in sorted(os.walk(first)):
            for name in sorted(names):
                with open(os.path.join(folder, name), "rb") as found:
                    texts.append(found.read(500 * 1024).decode("utf-8", "replace"))
        label = first
    left = explain([(text, addresses(dice, text)) for text in texts], label)
    if left:
        sys.exit(f"{left} files differ without a cause")


main()
