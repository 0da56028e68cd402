"""Mutated files of every form, read in a process of their own that is watched.

``python -m tests.reading.fuzz --minutes 10`` from the root of the repository.
A case is decided by the seed and its number alone; ``--case`` repeats one. A
finding is anything but a document, a report or a ReportdiffError of one line,
more than :data:`SECONDS` of processor time, or more than :data:`MEGABYTES` of
memory; it is saved with the file that did it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from reportdiff.errors import ReportdiffError
from reportdiff.reading import read_bytes
from reportdiff.structure import build_report
from tests.reading.mutations import Sample, mutated, samples

SECONDS = 5.0
MEGABYTES = 500
# Waiting for the answer of one case; a busy machine is no finding.
_PATIENCE = 60.0
_SLOWEST = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: ``read``, ``refused``, or a finding (then with its traceback)."""

    case: int
    form: str
    result: str
    seconds: float = 0.0
    trace: str = ""

    @property
    def is_finding(self) -> bool:
        """Whether it is neither a document nor a clear refusal within the limits."""
        return self.result not in ("read", "refused")


@dataclass(slots=True)
class Tally:
    """All outcomes of a run, those worth a look by themselves."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: list[Outcome] = field(default_factory=list)
    slowest: list[Outcome] = field(default_factory=list)
    peak: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        kind = "finding" if outcome.is_finding else outcome.result
        self.counts[outcome.form, kind] += 1
        if outcome.is_finding:
            self.findings.append(outcome)
        self.slowest = sorted([*self.slowest, outcome], key=lambda o: -o.seconds)[:_SLOWEST]


def make(seed: int, case: int, seeds: Sequence[Sample]) -> tuple[Sample, bytes]:
    """The sample of a case and the bytes that were made of it: the same ones every time."""
    rng = random.Random(f"{seed}:{case}")
    form = rng.choice(sorted({sample.form for sample in seeds}))
    sample = rng.choice([s for s in seeds if s.form == form])
    return sample, mutated(sample, seeds, rng)


def read(content: bytes, name: str) -> str:
    """``read`` or ``refused``; whatever else is raised comes out."""
    try:
        build_report(read_bytes(content, name))
    except ReportdiffError as error:
        message = str(error)
        if "\n" in message or len(message) > 400:
            raise AssertionError(f"no single short line: {message!r}") from error
        return "refused"
    return "read"


def run(
    seed: int, first: int, seeds: Sequence[Sample], stop: float, most: int
) -> Iterator[tuple[Outcome, int]]:
    """Outcomes of the cases from ``first`` on, with the peak memory in MB, until time is up."""
    case = first
    while case < first + most and time.monotonic() < stop:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("fork").Process(
            target=_work, args=(theirs, seed, case, first + most, seeds, stop)
        )
        child.start()
        theirs.close()
        while True:
            answer = _answer(ours)
            if isinstance(answer, str):
                break
            yield answer
            case = answer[0].case + 1
            if answer[1] > MEGABYTES:
                answer = "done"
                break
        child.kill()
        child.join()
        ours.close()
        if answer != "done":
            form = make(seed, case, seeds)[0].form
            yield Outcome(case, form, f"{answer} (exit {child.exitcode})", _PATIENCE), 0
            case += 1


def _answer(connection: Connection) -> tuple[Outcome, int] | str:
    """The next outcome, or in a word why there is none."""
    if not connection.poll(_PATIENCE):
        return "hangs"
    try:
        answer: tuple[Outcome, int] | str = connection.recv()
    except EOFError:
        return "crashes"
    return answer


def _work(
    answers: Connection, seed: int, first: int, end: int, seeds: Sequence[Sample], stop: float
) -> None:
    sys.executable = ""  # PDFs are read in this process then: it is watched itself
    before = peak_memory()  # what it was forked from may have had much: a run of many tests
    for case in range(first, end):
        if time.monotonic() >= stop:
            break
        answers.send((outcome_of(seed, case, seeds, before), peak_memory() - before))
    answers.send("done")


def outcome_of(seed: int, case: int, seeds: Sequence[Sample], before: int = 0) -> Outcome:
    """Make and read one case; ``before`` is the memory in MB that is not its own."""
    sample, content = make(seed, case, seeds)
    started = sum(os.times()[:4])
    trace = ""
    try:
        result = read(content, sample.name)
    except Exception as error:
        result = f"raises {type(error).__name__}"
        trace = traceback.format_exc()
    seconds = sum(os.times()[:4]) - started
    if seconds > SECONDS:
        result = f"takes {seconds:.1f} s and {result}"
    elif (taken := peak_memory() - before) > MEGABYTES:
        result = f"takes {taken} MB and {result}"
    return Outcome(case, sample.form, result, seconds, trace)


def peak_memory() -> int:
    """The most memory this process has had, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0


def chosen_samples(wanted: str, folder: Path | None) -> list[Sample]:
    """The samples of the forms asked for, with the files of a folder, by their suffix."""
    found = samples()
    for path in sorted(p for p in folder.iterdir() if p.is_file()) if folder else ():
        found.append(Sample(path.suffix[1:].lower() or "txt", path.name, path.read_bytes()))
    return [s for s in found if not wanted or s.form in wanted.split(",")]


def _save(folder: Path, seed: int, outcome: Outcome, seeds: Sequence[Sample]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    sample, content = make(seed, outcome.case, seeds)
    path = folder / f"{seed}-{outcome.case}-{sample.name}"
    path.write_bytes(content)
    path.with_name(path.name + ".finding").write_text(f"{outcome.result}\n{outcome.trace}")
    print(f"FINDING {outcome.result}: {path}", flush=True)


def main() -> int:
    """Run for some minutes or cases; the exit code says whether there are findings."""
    parser = argparse.ArgumentParser(prog="python -m tests.reading.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--cases", type=int, default=sys.maxsize)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="repeat this case only")
    parser.add_argument("--forms", default="", help="txt,html,docx,pdf,zip,gz (default: all)")
    parser.add_argument("--samples", type=Path, help="a folder with more files to start from")
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"))
    args = parser.parse_args()
    seeds = chosen_samples(args.forms, args.samples)
    first, most = (0, args.cases) if args.case is None else (args.case, 1)
    started, tally = time.monotonic(), Tally()
    stop = started + 60 * args.minutes
    for outcome, peak in run(args.seed, first, seeds, stop, most):
        tally.add(outcome)
        tally.peak = max(tally.peak, peak)
        if outcome.is_finding:
            _save(args.out, args.seed, outcome, seeds)
    _report(tally, (time.monotonic() - started) / 60)
    return 1 if tally.findings else 0


def _report(tally: Tally, minutes: float) -> None:
    total = sum(tally.counts.values())
    print(
        f"{total} cases in {minutes:.1f} minutes, {len(tally.findings)} findings, peak {tally.peak} MB"
    )
    for (form, kind), count in sorted(tally.counts.items()):
        print(f"  {form:5} {kind:8} {count}")
    for outcome in tally.slowest:
        print(
            f"  slow: case {outcome.case} ({outcome.form}, {outcome.result}) {outcome.seconds:.2f} s"
        )


if __name__ == "__main__":
    sys.exit(main())
