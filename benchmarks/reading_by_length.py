"""Characters a second of reading and repair, from 10 thousand to 10 million characters.

Each length is read in a child process of its own, which is ended after a minute: a length that takes longer is
reported as such. More characters than one file may hold are read with that limit lifted, and it is said. The second
series has lost its full stops, so that these are sought at every character.
"""

import multiprocessing
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.run import line

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LENGTHS = (10_000, 100_000, 1_000_000, 10_000_000)
WITHOUT_STOPS = (10_000, 100_000, 1_000_000)
MOST = 60  # seconds


def lengths() -> None:
    """Print a line a length: characters a second and their ratio to those of the first length."""
    text = "\n".join(path.read_text(encoding="utf-8").strip() for path in sorted(SEEDS.glob("[!0-9]*.txt"))) + "\n"
    _series("with full stops", text, LENGTHS)
    _series("without full stops", text.replace("。", ""), WITHOUT_STOPS)


def _series(name: str, text: str, sizes: tuple[int, ...]) -> None:
    from speeches.intake import Limits

    line(f"reading and repair {name}", "characters", "characters/s", "to the first")
    first = 0.0
    for size in sizes:
        took = _took((text * (size // len(text) + 1))[:size])
        if took is None:
            line(f"  {name}", f"{size:,}", f"over {MOST} s", f"below {size / MOST / first:.2f}" if first else "")
            continue
        note = "above the limit of one file" if size >= Limits().characters else ""
        first = first or size / took
        line(f"  {name}", f"{size:,}", f"{size / took:,.0f}", f"{size / took / first:.2f}", note)


def _took(text: str) -> float | None:
    """Return the seconds that a text takes, or None when they are more than a minute."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_read, args=(text, theirs))
    child.start()
    theirs.close()
    try:
        took: float | None = ours.recv() if ours.poll(MOST) else None
    finally:
        child.kill()
        child.join()
        ours.close()
    return took


def _read(text: str, answer: Connection) -> None:
    from speeches.intake import Limits, read
    from speeches.intake.reading import warm_up
    from speeches.intake.repair import boundaries

    warm_up()
    boundaries.load()
    # The limits of one file end below the longest text: here it is the growth that counts.
    limits = replace(Limits(), characters=2 * len(text), paragraphs=len(text), size=8 * len(text))
    began = time.perf_counter()
    read(text.encode(), "a.txt", limits=limits)
    answer.send(time.perf_counter() - began)
