"""Pages a second beside the peers: medians of alternating runs over the same pages in one go.

Takes the pages of the evaluation kit where it lies beside the checkout, else the sample corpus.
"""
import gzip
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KIT = ROOT.parent / "shared" / "evals" / "data" / "pages"
WORK = ROOT / ".build-bench" / "work"
KOSHU = ROOT / ".build" / "release" / "koshu"
PYTHON = ROOT / ".build-bench" / "venv" / "bin" / "python"
RUNS = 5


def pages():
    """Paths of the pages, and what to call them."""
    folder = WORK / "pages"
    packed = sorted(p for name in ("aeb", "fundus", "waddle") for p in (KIT / name / "html").glob("*.gz"))
    if not packed:
        samples = sorted((ROOT / "corpus-samples" / "pages").rglob("*.html"))
        return [str(p) for p in samples] * 20, "sample corpus, 20 times"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, page in enumerate(packed):
        path = folder / f"{number:05}.html"
        if not path.exists():
            path.write_bytes(gzip.decompress(page.read_bytes()))
        paths.append(str(path))
    return paths, "pages of the evaluation kit"


def start(command, paths):
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    process.stdin.write("".join(p + "\n" for p in paths).encode())
    process.stdin.close()
    return process


def seconds(*jobs):
    """Wall time until all of the commands, started together, have ended."""
    begun = time.perf_counter()
    for process in [start(command, paths) for command, paths in jobs]:
        if process.wait() != 0:
            sys.exit("bench: a command failed")
    return time.perf_counter() - begun


def main():
    paths, name = pages()
    size = sum(Path(p).stat().st_size for p in paths) / 1e6
    one = [str(KOSHU), "extract", "--threads", "1"]
    two = [str(KOSHU), "extract", "--threads", "2"]
    halves = (paths[0::2], paths[1::2])
    measures = {
        "koshu, one thread": lambda: seconds((one, paths)),
        "libxml2, parsing alone": lambda: seconds(([str(WORK / "parse")], paths)),
        "koshu, two threads": lambda: seconds((two, paths)),
        "koshu, two processes": lambda: seconds((one, halves[0]), (one, halves[1])),
    }
    times = {label: [] for label in measures}
    for _ in range(RUNS + 1):
        for label, measure in measures.items():
            times[label].append(measure())
    # The first round warms the caches.
    median = {label: statistics.median(rounds[1:]) for label, rounds in times.items()}
    for peer in ("trafilatura", "readability"):
        command = [str(PYTHON), str(ROOT / "Benchmarks" / "peers.py"), peer]
        median[peer] = min(seconds((command, paths)) for _ in range(2))
    print(f"extract: {len(paths)} {name}, {size:.0f} MB")
    for label, value in median.items():
        print(f"  {label:<24} {value:7.2f} s   {len(paths) / value:7.1f} pages/s")
    ours = median["koshu, one thread"]
    print(f"  one thread: {median['trafilatura'] / ours:.1f} times as fast as trafilatura, "
          f"{median['readability'] / ours:.1f} times as readability-lxml, "
          f"{median['libxml2, parsing alone'] / ours:.2f} of the speed of parsing alone")
    print(f"  two threads: {median['koshu, two processes'] / median['koshu, two threads']:.2f} "
          "of the speed of two processes")


if __name__ == "__main__":
    main()
