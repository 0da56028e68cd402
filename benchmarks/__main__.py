"""Time reportdiff beside its peers, and check the limits that the project sets itself.

    python -m benchmarks [REPORT ... OLD NEW] [--profile] [--write]

Prints Markdown tables of seconds and ratios; --write puts them into docs/performance.md. Of more
than two reports each pair of neighbours is timed beside difflib.HtmlDiff too.
Ends with status 1 where a limit is broken.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper
from itertools import pairwise
from pathlib import Path

import reportdiff
from benchmarks.peers import PEERS

ROOT = Path(__file__).parents[1]
SAMPLES = (ROOT / "samples/jinglan-2023.html", ROOT / "samples/jinglan-2024.docx")
REPORT = ROOT / "docs/performance.md"
MARKS = ("<!-- measured -->", "<!-- end -->")
CORES = os.cpu_count()
REPEATS = 5
OF_TEXTS = 64  # entries from which on a cache is one of texts or words, not of tables
HTML_DIFF = "difflib.HtmlDiff on sentences"
TIMES_LONGER = 10
NAMES = "全市|全国|全省|我国"
BESIDE = "read + compare, beside difflib.HtmlDiff"
LIMITS = {
    BESIDE: 1.0,
    "cold `reportdiff compare A B --format json`, s": 1.5,
    "cold `reportdiff --help`, s": 0.25,
    "peak memory of that comparison, MB": 250.0,
    f"texts {TIMES_LONGER} times as long, times the time": 15.0,
}


def best(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The shortest of several runs, in seconds of processor time: other work does not count.

    Each run finds its texts as if for the first time.
    """
    return _shortest(work, repeats, time.process_time)


def forget() -> None:
    """Empty what the package keeps of the texts and words that it has seen.

    People compare two texts once. What is kept of the package's own tables stays: a program
    loads these once.
    """
    for found in gc.get_objects():
        own = isinstance(found, _lru_cache_wrapper) and found.__module__.startswith("reportdiff")
        if own and (found.cache_info().maxsize or 0) >= OF_TEXTS:
            found.cache_clear()


def again(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The same for texts that were compared before, as when a page is made once more."""
    return _shortest(work, repeats, time.process_time, lambda: None)


def _shortest(
    work: Callable[[], object],
    repeats: int,
    clock: Callable[[], float],
    prepare: Callable[[], None] = forget,
) -> float:
    times = []
    for _ in range(repeats):
        prepare()
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)


def compare(old: Path, new: Path) -> reportdiff.Comparison:
    """The whole job but for rendering."""
    return reportdiff.compare(reportdiff.read(old), reportdiff.read(new))


def text_of(path: Path) -> str:
    """The text that reportdiff analyses, for the peers: they read no docx and no html."""
    return "\n".join(paragraph.text for paragraph in reportdiff.read(path).paragraphs)


def longer(path: Path, folder: Path) -> Path:
    """The same report with ten paragraphs for each one, each of another district, as one file.

    Headings stay as they are: reports one after the other would have one review and ten plans,
    and 45 times the commitments.
    """
    report = reportdiff.read(path)
    lines: list[str] = []
    for index, paragraph in enumerate(report.paragraphs):
        lines.append(paragraph.text)
        own = [s for s in report.sentences if s.paragraph == index and s.part != "other"]
        under = "".join(s.text for s in own if not s.heading)
        if under:
            lines += [re.sub(NAMES, f"第{n}片区", under) for n in range(1, TIMES_LONGER)]
    target = folder / f"{path.stem}.txt"
    target.write_text("\n".join(lines), encoding="utf-8")
    return target


def cold(*words: str) -> float:
    """The time of a process of its own, in seconds by the clock on the wall."""
    command = [sys.executable, "-m", "reportdiff", *words]

    def run() -> object:
        return subprocess.run(command, check=True, capture_output=True)

    return _shortest(run, REPEATS, time.perf_counter)


def peak_memory(*words: str) -> float:
    """The most memory that a process of its own held, in MB."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, "
        "stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", script, sys.executable, "-m", "reportdiff", *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def side_by_side(old: Path, new: Path) -> dict[str, float]:
    """Seconds of each tool on the same two texts, warm."""
    before, after = text_of(old), text_of(new)
    compare(old, new)  # the dictionaries are loaded
    seconds = {"reportdiff, read + compare": best(lambda: compare(old, new))}
    found = compare(old, new)
    seconds["reportdiff, the page"] = best(lambda: reportdiff.render(found, "html"))
    for name, peer in PEERS.items():
        peer(before, after)
        seconds[name] = best(lambda peer=peer: peer(before, after), 3)
    return seconds


def by_pairs(reports: Sequence[Path]) -> tuple[str, float]:
    """For all neighbours read + compare beside difflib.HtmlDiff: as Markdown, and the worst."""
    lines = [
        "",
        "| reports | read + compare, s | the same again, s | difflib.HtmlDiff, s | ratios |",
        "|---|---:|---:|---:|---:|",
    ]
    total, worst = [0.0, 0.0, 0.0], 0.0
    for old, new in pairwise(reports):
        before, after = text_of(old), text_of(new)
        compare(old, new)
        own = best(lambda old=old, new=new: compare(old, new))
        warm = again(lambda old=old, new=new: compare(old, new))
        peer = best(lambda a=before, b=after: PEERS[HTML_DIFF](a, b), 3)
        total = [sum(x) for x in zip(total, (own, warm, peer), strict=True)]
        worst = max(worst, own / peer)
        lines.append(f"| {old.stem}, {new.stem} | {_beside(own, warm, peer)} |")
    lines.append(f"| together | {_beside(*total)} |")
    return "\n".join(lines) + "\n", worst


def _beside(own: float, warm: float, peer: float) -> str:
    return f"{own:.3f} | {warm:.3f} | {peer:.3f} | {own / peer:.2f}, {warm / peer:.2f}"


def measures(old: Path, new: Path, seconds: dict[str, float]) -> dict[str, float]:
    """The figures that have limits, in the order of :data:`LIMITS`."""
    words = ("compare", str(old), str(new), "--format", "json", "-q")
    own = seconds["reportdiff, read + compare"]
    with tempfile.TemporaryDirectory() as folder:
        long_old, long_new = (longer(path, Path(folder)) for path in (old, new))
        ten = best(lambda: compare(long_old, long_new), 2)
    figures = (
        own / seconds[HTML_DIFF],
        cold(*words),
        cold("--help"),
        peak_memory(*words),
        ten / own,
    )
    return dict(zip(LIMITS, figures, strict=True))


def profile(old: Path, new: Path) -> None:
    """Print where the time of a warm comparison goes."""
    import cProfile
    import pstats

    compare(old, new)
    with cProfile.Profile() as profiler:
        compare(old, new)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def in_words(old: Path, new: Path, seconds: dict[str, float], found: dict[str, float]) -> str:
    """The figures as Markdown."""
    own = seconds["reportdiff, read + compare"]
    version = sys.version.split()[0]
    lines = [f"Measured on {old.name} and {new.name} with Python {version}, {CORES} cores.", ""]
    lines += ["| tool | seconds | times reportdiff |", "|---|---:|---:|"]
    lines += [f"| {name} | {value:.3f} | {value / own:.2f} |" for name, value in seconds.items()]
    lines += ["", "| measure | found | limit |", "|---|---:|---:|"]
    for name, value in found.items():
        over = " (over)" if value > LIMITS[name] else ""
        lines.append(f"| {name} | {value:.2f}{over} | {LIMITS[name]:g} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure, print, and say whether all limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path, default=SAMPLES, help="oldest first")
    parser.add_argument("--write", action="store_true", help="put them into docs/performance.md")
    parser.add_argument("--profile", action="store_true", help="print where the time goes, only")
    asked = parser.parse_args()
    # Other threads of BLAS wait in a loop, and their waiting counts as processor time.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    if len(asked.reports) < 2:
        parser.error("give two reports at least, or none for the samples")
    old, new = asked.reports[-2:]
    if asked.profile:
        profile(old, new)
        return 0
    seconds = side_by_side(old, new)
    found = measures(old, new, seconds)
    tables = in_words(old, new, seconds, found)
    worst = 0.0
    if len(asked.reports) > 2:
        pairs, worst = by_pairs(asked.reports)
        tables += pairs
    print(tables)
    if asked.write:
        head, _, rest = REPORT.read_text("utf-8").partition(MARKS[0])
        REPORT.write_text(head + MARKS[0] + "\n" + tables + MARKS[1] + rest.partition(MARKS[1])[2])
    broken = [name for name, value in found.items() if value > LIMITS[name]]
    return int(bool(broken) or worst > LIMITS[BESIDE])


if __name__ == "__main__":
    sys.exit(main())
