#!/usr/bin/env python3
"""Builds the sample corpus: pages/, feeds/ and archive.warc.gz from articles/ and templates/.

    python3 corpus-samples/make.py            build in place
    python3 corpus-samples/make.py --check    build elsewhere, compare with what is here, check gold.csv

Only the standard library is used. Nothing depends on the clock, the locale or the order in which a
file system lists a folder, so the same sources give the same bytes. The one thing outside our hands
is deflate: another zlib may pack archive.warc.gz differently, so --check compares it unpacked.
"""

import base64
import csv
import gzip
import hashlib
import html
import json
import re
import shutil
import string
import sys
import tempfile
import uuid
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
MARKS = {"# ": "subhead", "> ": "quotation", "- ": "item", "! ": "caption", "@ ": "comment"}
HEADERS = {
    "outlet", "address", "title", "date", "author", "section", "tags", "encoding", "script",
    "into", "cut", "print", "story",
}
MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
ENGLISH_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ENGLISH_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()

# The alphabet of January 2021. Letters of loans that it lacks are written as newspapers do.
LATIN_2021 = dict(zip("абвгғдежзиійкқлмнңоөпрстуұүфхһцчшщыэ", [
    "a", "b", "v", "g", "ğ", "d", "e", "j", "z", "i", "ı", "i", "k", "q", "l", "m", "n", "ñ", "o",
    "ö", "p", "r", "s", "t", "u", "ū", "ü", "f", "h", "h", "ts", "tş", "ş", "ştş", "y", "e"]))
LATIN_2021.update({"ә": "ä", "ё": "io", "ю": "iu", "я": "ia", "ъ": "", "ь": ""})

# Төте жазу, the reformed Arabic script. Front words take a hamza before them unless a letter that
# occurs in front words only (г, к, е) says so already.
ARABIC = dict(zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһчшыіэ", "اابۆگعدەجزييكقلمنڭووپرستۋۇۇفحھچشىىە"))
ARABIC.update({"ц": "تس", "щ": "شش", "ё": "يو", "ю": "يۋ", "я": "يا", "ъ": "", "ь": ""})
ARABIC_MARKS = {",": "،", ";": "؛", "?": "؟"}


# --- sources ---------------------------------------------------------------------------------


class Article:
    """One source text: its headers, its blocks (kind, text) in order, its readers' comments."""

    def __init__(self, path):
        self.path = path
        self.name = f"{path.parent.name}/{path.stem}"
        self.language = path.parent.name
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        self.head = {}
        for line in head.splitlines():
            key, _, value = line.partition(":")
            if key not in HEADERS or not value.strip():
                raise SystemExit(f"{path}: unknown or empty header line: {line!r}")
            self.head[key] = value.strip()
        self.blocks, self.comments = [], []
        for line in filter(None, (line.strip() for line in body.splitlines())):
            kind = MARKS.get(line[:2], "body")
            text = line if kind == "body" else line[2:]
            if kind == "comment":
                who, _, said = text.partition(": ")
                self.comments.append((who, said))
            else:
                self.blocks.append((kind, text))
        first = next(i for i, (kind, _) in enumerate(self.blocks) if kind == "body")
        self.blocks[first] = ("lede", self.blocks[first][1])
        respell = {"latin-2021": to_latin, "tote": to_arabic}.get(self.head.get("script"))
        if respell:
            self.blocks = [(kind, respell(text)) for kind, text in self.blocks]
            self.comments = [(respell(who), respell(said)) for who, said in self.comments]
            for key in ("title", "author", "section", "tags"):
                if key in self.head:
                    self.head[key] = respell(self.head[key])
        self.outlet = self.head["outlet"]
        self.address = self.head["address"]
        self.title = self.head["title"]
        self.day, _, self.time = self.head["date"].partition(" ")
        self.into = self.head.get("into", "page")
        self.encoding = self.head.get("encoding", "utf-8")

    @property
    def host(self):
        return self.address.split("/")[2]

    @property
    def file(self):
        return self.address.split("//", 1)[1]

    @property
    def stamp(self):
        # Kazakhstan has lived by one time, UTC+5, since 1 March 2024; these cities by UTC+6 before.
        zone = "+05:00" if self.day >= "2024-03-01" else "+06:00"
        return f"{self.day}T{self.time}:00{zone}"

    @property
    def text(self):
        """What an extractor should find: all blocks but the headline, links unmarked."""
        return "\n".join(plain(text) for _, text in self.blocks)


def plain(text):
    return re.sub(r"\[([^]]*)\]\(([^)]*)\)", r"\1", text)


def to_latin(text):
    def letter(match):
        was, new = match.group(), LATIN_2021[match.group().lower()]
        if was.islower() or not new:
            return new
        # Capitals of the dotted and the dotless i are kept apart, as in Turkish.
        return {"i": "İ", "ı": "I"}.get(new[0], new[0].upper()) + new[1:]

    return re.sub("[а-яёәғқңөұүһі]", letter, text, flags=re.I)


def to_arabic(text):
    def word(match):
        low = match.group().lower()
        front = re.search("[әөүі]", low) and not re.search("[гке]", low)
        return ("ٴ" if front else "") + "".join(ARABIC[c] for c in low)

    text = re.sub("[а-яёәғқңөұүһі]+", word, text, flags=re.I)
    return "".join(ARABIC_MARKS.get(c, c) for c in text)


# --- templates -------------------------------------------------------------------------------


def read_template(path):
    """A template file is a row of sections, each opened by a line `=== name`."""
    parts = re.split(r"^=== (\S+)\n", path.read_text(encoding="utf-8"), flags=re.M)
    return {name: text.rstrip("\n") for name, text in zip(parts[1::2], parts[2::2])}


def fill(template, **values):
    return string.Template(template).substitute(values)


def inline(text):
    return re.sub(
        r"\[([^]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', html.escape(text, quote=False))


def json_string(text):
    return json.dumps(text, ensure_ascii=False).replace("</", "<\\/")


def dates(article, language):
    year, month, day = article.day.split("-")
    name = MONTHS[language].split()[int(month) - 1]
    words = f"{int(day)} {name} {year}"
    if language == "kk":
        words = f"{year} жылғы {int(day)} {name}"
    return {
        "day": article.day, "time": article.time, "stamp": article.stamp, "year": year,
        "dots": f"{day}.{month}.{year}", "words": words,
        "short": f"{int(day)} {name}, {year}",
    }


def body_of(article, template, values):
    out, items = [], []

    def close_list():
        if items:
            out.append(fill(template["list"], items="\n".join(items)))
            items.clear()

    for number, (kind, text) in enumerate(article.blocks):
        if kind == "item":
            items.append(fill(template["item"], text=inline(text)))
            continue
        close_list()
        section = template.get(kind, template["body"])
        out.append(fill(section, **{**values, "text": inline(text), "number": number}))
    close_list()
    return "\n".join(out)


def render(article, outlets, templates, neighbours):
    outlet, template = outlets[article.outlet], templates[article.outlet]
    lede = plain(next(text for kind, text in article.blocks if kind == "lede"))
    number = 10000 + int(hashlib.sha1(article.address.encode()).hexdigest()[:6], 16) % 80000
    values = {
        "title": html.escape(article.title), "address": article.address, "host": article.host,
        "author": html.escape(article.head.get("author", "")), "site": html.escape(outlet["name"]),
        "section": html.escape(article.head.get("section", "")), "language": article.language,
        "lede": html.escape(lede), "description": html.escape(lede[:155].rsplit(" ", 1)[0] + "…"),
        "json_title": json_string(article.title), "json_lede": json_string(lede),
        "json_author": json_string(article.head.get("author", "")),
        "json_section": json_string(article.head.get("section", "")),
        "json_site": json_string(outlet["name"]), "id": number, "views": number % 4177 + 203,
        "charset": article.encoding,
        "direction": ' dir="rtl" lang="kk-Arab"' if article.head.get("script") == "tote" else "",
        **dates(article, article.language),
    }
    tags = [tag.strip() for tag in article.head.get("tags", "").split(",") if tag.strip()]
    values["tags"] = "\n".join(
        fill(template["tag"], text=html.escape(tag)) for tag in tags) if "tag" in template else ""
    values["menu"] = "\n".join(
        fill(template["menu-item"], text=line.partition("|")[0], link=line.partition("|")[2])
        for line in template.get("menu", "").splitlines())
    links = [
        fill(template["related-item"], title=html.escape(other.title),
             link="/" + other.file.split("/", 1)[1], **dates(other, other.language))
        for other in neighbours]
    values["related"], values["popular"] = "\n".join(links[:4]), "\n".join(links[4:8])
    values["comments"] = "\n".join(
        fill(template["comment"], who=html.escape(who), text=html.escape(said),
             dots=values["dots"])
        for who, said in article.comments) if "comment" in template else ""
    values["comment_count"] = len(article.comments)
    values["content"] = body_of(article, template, values)
    page = fill(template["page"], **values)
    if article.head.get("cut"):
        page = cut(page, values["content"])
    return page, values


def cut(page, content):
    """What an interrupted download leaves: the page ends inside a tag, half-way down the text."""
    start = page.index(content)
    half = content.index("<p", len(content) // 2)
    return page[: start + half + 2]


def to_bytes(page, encoding):
    # Old systems wrote what their encoding lacks (in KOI8-R even « » —) as character references.
    return page.encode(encoding.replace("kz-1048", "kz1048"), errors="xmlcharrefreplace")


def neighbours_of(article, articles):
    """Articles of the same outlet and language, the nearest in time first."""
    def distance(other):
        return abs(ordinal(other.day) - ordinal(article.day)), other.name

    same = [
        a for a in articles
        if a.outlet == article.outlet and a.language == article.language and a is not article]
    return sorted(same, key=distance)


def ordinal(day):
    year, month, date = (int(part) for part in day.split("-"))
    return (year * 12 + month) * 31 + date


def weekday(day):
    year, month, date = (int(part) for part in day.split("-"))
    year, month = (year - 1, month + 12) if month < 3 else (year, month)
    zeller = (date + 13 * (month + 1) // 5 + year + year // 4 - year // 100 + year // 400) % 7
    return ENGLISH_DAYS[(zeller + 5) % 7]


# --- outputs ---------------------------------------------------------------------------------


def build(target):
    outlets = {o["id"]: o for o in json.loads((HERE / "outlets.json").read_text("utf-8"))}
    templates = {p.stem: read_template(p) for p in sorted((HERE / "templates").glob("*.html"))}
    articles = [Article(p) for p in sorted((HERE / "articles").glob("*/*.txt"))]
    check_sources(articles, outlets)
    pages = {}
    for article in articles:
        if article.into == "page" or article.into == "warc":
            near = neighbours_of(article, articles)
            page, values = render(article, outlets, templates, near)
            pages[article.name] = to_bytes(page, article.encoding)
            if article.into == "page":
                write(target / "pages" / article.file, pages[article.name])
            if article.head.get("print"):
                sheet = fill(templates[article.outlet]["print"], **values)
                name = article.file.replace(".html", "-print.html")
                write(target / "pages" / name, to_bytes(sheet, article.encoding))
    for name, template in sorted(templates.items()):
        if "listing" in template:
            listing(target, name, outlets[name], template, articles)
        if "shell" in template:
            host = outlets[name]["hosts"][0]
            write(target / "pages" / host / "app" / "index.html", template["shell"].encode() + b"\n")
    by_feed = {}
    for article in articles:
        for feed in re.findall(r"feed:(\S+)", article.into):
            by_feed.setdefault(feed, []).append(article)
    feeds(target, by_feed, articles, outlets)
    warc(target, [a for a in articles if a.into == "warc"], pages)
    return articles


def check_sources(articles, outlets):
    for a in articles:
        if a.outlet not in outlets or a.host not in outlets[a.outlet]["hosts"]:
            raise SystemExit(f"{a.path}: outlet or host is not in outlets.json")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", a.head["date"]):
            raise SystemExit(f"{a.path}: the date must be YYYY-MM-DD hh:mm")
        if not a.address.endswith(".html"):
            raise SystemExit(f"{a.path}: the address must end in .html")


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def listing(target, name, outlet, template, articles):
    mine = sorted(
        (a for a in articles if a.outlet == name and a.into == "page"),
        key=lambda a: (a.head["date"], a.name), reverse=True)
    items = []
    for a in mine:
        lede = plain(next(text for kind, text in a.blocks if kind == "lede"))
        items.append(fill(
            template["listing-item"], title=html.escape(a.title), link="/" + a.file.split("/", 1)[1],
            teaser=html.escape(lede[:110].rsplit(" ", 1)[0] + "…"), **dates(a, a.language)))
    menu = "\n".join(
        fill(template["menu-item"], text=line.partition("|")[0], link=line.partition("|")[2])
        for line in template.get("menu", "").splitlines())
    page = fill(template["listing"], items="\n".join(items), menu=menu, site=outlet["name"])
    write(target / "pages" / outlet["hosts"][0] / "novosti" / "index.html", page.encode() + b"\n")


def as_html(article):
    """The full content of an entry, as a feed carries it."""
    marks = {"subhead": "<h3>{}</h3>", "quotation": "<blockquote>{}</blockquote>",
             "item": "<p>– {}</p>", "caption": "<p><em>{}</em></p>"}
    return "\n".join(marks.get(kind, "<p>{}</p>").format(inline(text)) for kind, text in article.blocks)


def summary(article):
    return html.escape(plain(next(t for kind, t in article.blocks if kind == "lede")), quote=False)


def rfc822(article):
    year, month, day = article.day.split("-")
    zone = article.stamp[-6:].replace(":", "")
    return (f"{weekday(article.day)}, {day} {ENGLISH_MONTHS[int(month) - 1]} {year} "
            f"{article.time}:00 {zone}")


def feeds(target, by_feed, articles, outlets):
    linked = {
        feed: [a for a in articles if a.outlet == outlet and a.into == "page"
               and a.language == language and not a.head.get("script")]
        for feed, outlet, language in (
            ("rss", "prospekt", "ru"), ("rdf", "tolsoz", "kk"), ("atom", "ortaqui", "ru"))}

    def entries(feed):
        return sorted(
            by_feed.get(feed, []) + linked[feed], key=lambda a: (a.head["date"], a.name), reverse=True)

    def esc(text):
        return html.escape(text, quote=False)

    out = ['<?xml version="1.0" encoding="windows-1251"?>',
           '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
           'xmlns:dc="http://purl.org/dc/elements/1.1/">', "<channel>",
           "<title>Вечерний проспект: все новости</title>", "<link>https://prospekt.example/</link>",
           "<description>Новости Алматы и горожан</description>", "<language>ru</language>"]
    for a in entries("rss"):
        out += ["<item>", f"<title>{esc(a.title)}</title>", f"<link>{a.address}</link>",
                f'<guid isPermaLink="true">{a.address}</guid>', f"<pubDate>{rfc822(a)}</pubDate>",
                f"<dc:creator>{esc(a.head.get('author', 'Редакция'))}</dc:creator>",
                f"<description><![CDATA[{summary(a)}]]></description>"]
        if a.into != "page":
            out.append(f"<content:encoded><![CDATA[{as_html(a)}]]></content:encoded>")
        out.append("</item>")
    out += ["</channel>", "</rss>", ""]
    write(target / "feeds" / "prospekt.xml", "\n".join(out).encode("cp1251", "xmlcharrefreplace"))

    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
           'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
           'xmlns:content="http://purl.org/rss/1.0/modules/content/">',
           '<channel rdf:about="https://tolsoz.example/rdf.xml">', "<title>Төл сөз</title>",
           "<link>https://tolsoz.example/</link>",
           "<description>Қоғам, тіл, тағдыр</description>", "<items><rdf:Seq>"]
    out += [f'<rdf:li rdf:resource="{a.address}"/>' for a in entries("rdf")]
    out += ["</rdf:Seq></items>", "</channel>"]
    for a in entries("rdf"):
        out += [f'<item rdf:about="{a.address}">', f"<title>{esc(a.title)}</title>",
                f"<link>{a.address}</link>", f"<dc:date>{a.stamp}</dc:date>",
                f"<dc:creator>{esc(a.head.get('author', 'Төл сөз'))}</dc:creator>",
                f"<description>{esc(summary(a))}</description>"]
        if a.into != "page":
            out.append(f"<content:encoded><![CDATA[{as_html(a)}]]></content:encoded>")
        out.append("</item>")
    out += ["</rdf:RDF>", ""]
    write(target / "feeds" / "tolsoz.xml", "\n".join(out).encode())

    # Broken on purpose, as a hand-made feed may be: bare ampersands, HTML entities that XML does not
    # know, no end tag of the feed.
    out = ['<?xml version="1.0" encoding="utf-8"?>',
           '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">',
           "<title>Ортақ үй & Общий дом</title>", "<id>tag:ortaqui.example,2016:feed</id>",
           '<link rel="alternate" href="https://ortaqui.example/?from=feed&lang=ru"/>',
           '<link rel="self" href="https://ortaqui.example/atom.xml"/>',
           f"<updated>{max(a.stamp for a in entries('atom'))}</updated>"]
    for a in entries("atom"):
        lede = summary(a).replace("«", "&laquo;").replace("»", "&raquo;").replace(" – ", "&nbsp;&ndash; ")
        out += ["<entry>", f"<title>{esc(a.title)}</title>",
                f'<link rel="alternate" type="text/html" href="{a.address}"/>',
                f"<id>tag:ortaqui.example,{a.day}:{Path(a.file).stem}</id>",
                f"<published>{a.stamp}</published>", f"<updated>{a.stamp}</updated>",
                f"<author><name>{esc(a.head.get('author', 'Общий дом'))}</name></author>",
                f"<summary>{lede}</summary>"]
        if a.into != "page":
            out.append(f'<content type="html">{html.escape(as_html(a))}</content>')
        out.append("</entry>")
    write(target / "feeds" / "ortaqui.xml", ("\n".join(out) + "\n").encode())


def warc(target, articles, pages):
    """One gzip member a record, as crawlers write them. Bodies stay as the server sent them:
    plain, chunked, packed, and one whose encoding only the HTTP header names."""
    date = "2024-11-18T06:30:{:02}Z"
    info = (b"software: corpus-samples/make.py\r\nformat: WARC File Format 1.1\r\n"
            b"description: pages of invented outlets\r\n")
    out = [record("warcinfo", None, date.format(0), "application/warc-fields", info, "archive")]
    for number, a in enumerate(articles):
        body, path = pages[a.name], "/" + a.file.split("/", 1)[1]
        if a.encoding != "utf-8":
            body = re.sub(rb"<META HTTP-EQUIV[^>]*>\n", b"", body)
        head = [b"HTTP/1.1 200 OK", b"Date: Mon, 18 Nov 2024 06:30:%02d GMT" % number,
                b"Server: nginx", f"Content-Type: text/html; charset={a.encoding}".encode()]
        if number % 3 == 1:
            head.append(b"Transfer-Encoding: chunked")
            chunks = [body[i: i + 4096] for i in range(0, len(body), 4096)]
            body = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in chunks) + b"0\r\n\r\n"
        elif number % 3 == 2:
            body = packed(body)
            head += [b"Content-Encoding: gzip", b"Content-Length: %d" % len(body)]
        else:
            head.append(b"Content-Length: %d" % len(body))
        head.append(b"Connection: close")
        when = date.format(number * 2 + 1)
        request = (f"GET {path} HTTP/1.1\r\nHost: {a.host}\r\nUser-Agent: koshu-sample\r\n"
                   "Accept: text/html\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n").encode()
        response = b"\r\n".join(head) + b"\r\n\r\n" + body
        out.append(record("request", a.address, when, "application/http; msgtype=request",
                          request, a.name))
        out.append(record("response", a.address, when, "application/http; msgtype=response",
                          response, a.name, payload=body))
    write(target / "archive.warc.gz", b"".join(out))


def record(kind, address, date, content_type, block, seed, payload=None):
    def digest(data):
        return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()

    def identity(which):
        return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'https://archive.example/' + which)}>"

    lines = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: {identity(kind + '/' + seed)}",
             f"WARC-Date: {date}"]
    if kind == "warcinfo":
        lines.append("WARC-Filename: archive.warc.gz")
    else:
        lines.append(f"WARC-Target-URI: {address}")
        lines.append(f"WARC-Warcinfo-ID: {identity('warcinfo/archive')}")
    if kind == "request":
        lines.append(f"WARC-Concurrent-To: {identity('response/' + seed)}")
    if payload is not None:
        lines.append(f"WARC-Payload-Digest: {digest(payload)}")
    lines += [f"WARC-Block-Digest: {digest(block)}", f"Content-Type: {content_type}",
              f"Content-Length: {len(block)}"]
    return packed("\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n")


def packed(data):
    # 31: a gzip wrapper, whose time stamp zlib leaves at nought.
    deflate = zlib.compressobj(9, zlib.DEFLATED, 31)
    return deflate.compress(data) + deflate.flush()


# --- checks ----------------------------------------------------------------------------------


def check(articles, built):
    faults = []
    there = {p.relative_to(built) for p in built.rglob("*") if p.is_file()}
    here = {p.relative_to(HERE) for part in ("pages", "feeds") for p in (HERE / part).rglob("*")
            if p.is_file()} | {Path("archive.warc.gz")}
    faults += [f"{p}: not made by make.py" for p in sorted(here - there)]
    for p in sorted(there):
        mine = (HERE / p).read_bytes() if (HERE / p).exists() else b""
        new = (built / p).read_bytes()
        if p.suffix == ".gz":
            mine, new = gzip.decompress(mine) if mine else b"", gzip.decompress(new)
        if mine != new:
            faults.append(f"{p}: differs from what make.py makes")
    if (HERE / "gold.csv").exists():
        faults += check_gold(articles, there)
    for a in articles:
        for word in re.findall(r"\w+", a.path.read_text("utf-8").split("\n\n", 1)[1]):
            if re.search("[a-z]", word, re.I) and re.search("[а-яёәғқңөұүһі]", word, re.I):
                faults.append(f"{a.name}: Latin and Cyrillic letters in one word: {word}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def check_gold(articles, built):
    faults, by_name, coded = [], {a.name: a for a in articles}, set()
    with open(HERE / "gold.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            article = by_name.get(row["unit"])
            if row["level"] == "article":
                coded.add(row["unit"])
                if article is None and Path("pages") / row["address"].split("//")[-1] not in built:
                    faults.append(f"gold.csv: {row['unit']}: no such article or page")
            elif article is None or row["quote"] not in article.text.replace("\n", " "):
                faults.append(f"gold.csv: {row['unit']}: not in the text: {row['quote']}")
            if article is not None and article.address != row["address"]:
                faults.append(f"gold.csv: {row['unit']}: the address is {article.address}")
    return faults + [f"gold.csv: {name}: not coded" for name in sorted(set(by_name) - coded)]


def main(arguments):
    if arguments not in ([], ["--check"]):
        raise SystemExit(__doc__)
    if arguments:
        with tempfile.TemporaryDirectory() as folder:
            return check(build(Path(folder)), Path(folder))
    for part in ("pages", "feeds"):
        shutil.rmtree(HERE / part, ignore_errors=True)
    print(f"{len(build(HERE))} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
