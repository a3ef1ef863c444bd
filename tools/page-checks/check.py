"""Checks reports; see tools/check-report."""
import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import html5lib

from browser import Browser

ROOT = Path(__file__).resolve().parents[2]
KOSHU = ROOT / ".build" / "release" / "koshu"
SCRIPT = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
# Width, height, dark: a desk, a phone, both in the dark.
SCREENS = {"desk": (1280, 900, False), "phone": (390, 844, False),
           "desk-dark": (1280, 900, True), "phone-dark": (390, 844, True)}


def syntax_faults(path):
    """What a strict HTML5 parser complains of."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(path.read_text(encoding="utf-8"))
    return [f"HTML: line {line}: {code} {data}" for (line, _), code, data in parser.errors[:5]]


def lost_links(path):
    """Links to files beside the page that are not there, or have no such anchor."""
    pages = {}
    faults = []
    for target in sorted(set(re.findall(r'href="([^":#]+(?:#[^"]*)?)"', path.read_text(encoding="utf-8")))):
        name, _, anchor = target.partition("#")
        file = path.parent / name
        if file not in pages:
            pages[file] = file.read_text(encoding="utf-8") if file.is_file() else None
        if pages[file] is None:
            faults.append(f"link: {target}: no such file")
        elif anchor and f'id="{anchor}"' not in pages[file]:
            faults.append(f"link: {target}: no such anchor")
    return faults[:5]


def shown_faults(browser, path, pictures):
    faults = []
    lowest = 21.0
    for name, (width, height, dark) in SCREENS.items():
        browser.show(width, height, dark)
        browser.open(path)
        found = browser.script(SCRIPT)
        lowest = min(lowest, found["lowest"])
        faults += [f"{name}: {fault}" for fault in found["faults"]]
        if pictures:
            (pictures / f"{path.parent.name}-{path.stem}-{name}.png").write_bytes(browser.picture())
    browser.show(1280, 900)
    browser.open(path)
    paper = browser.paper()
    pages = len(re.findall(rb"/Type\s*/Page[^s]", paper))
    if pages < 1:
        faults.append("paper: no page")
    if pictures:
        (pictures / f"{path.parent.name}-{path.stem}.pdf").write_bytes(paper)
    faults += [f"console: {complaint}" for complaint in browser.complaints()]
    return faults, lowest, pages


def sample_reports(folder):
    """The report of the sample corpus in every language, each in a folder of its own."""
    work = folder / "work"
    work.mkdir()
    for name in ["corpus-samples", "lexicons", ".dictionaries"]:
        (work / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "pipeline.json", work)
    reports = []
    for language in ["en", "ru", "kk"]:
        command = "report" if reports else "run"
        subprocess.run([str(KOSHU), command, "--language", language, "--log", "quiet"],
                       cwd=work, check=True, stdout=subprocess.DEVNULL)
        target = folder / language
        shutil.copytree(work / "out", target, ignore=shutil.ignore_patterns("*.sqlite*"))
        reports.append(target / "report.html")
    return reports


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        for report in arguments.files or sample_reports(Path(folder)):
            # Pages of passages are all made the same way: the first ones stand for the others.
            pages = sorted(report.parent.glob("report-passages/*/*.html"))[:2]
            for path in [report] + pages:
                shown, lowest, sheets = shown_faults(browser, path, arguments.pictures)
                faults = syntax_faults(path) + lost_links(path) + shown
                wrong += len(faults)
                verdict = "; ".join(faults) if faults else "nothing wrong"
                print(f"{path.parent.name}/{path.name}: {path.stat().st_size:,} bytes, {sheets} sheets of "
                      f"paper, lowest contrast {lowest:.2f}: {verdict}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
