"""Read texts with one engine and print as JSON what it took. A program of its own, so that start and memory are its.

    python benchmarks/neighbour.py luoshi|jionlp|jieba|rjieba TEXTS.json PASSES

Seconds are of the processor. `import`: loading the code; `ready`: from the start of the process to the end of a first
sentence, with whatever that loads; `passes`: one figure for each time all texts were read, the first among them;
`whole`: from the start of the process to the end; `memory`: MB at most.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

FIRST = "县水利局要在4月底前完成。"


def luoshi() -> Callable[[str], object]:
    """Extraction as the program does it: requirements, units, time limits, reasons."""
    from datetime import date

    from speeches.extraction import Context, extract

    context = Context(held_on=date(2026, 3, 12))
    return lambda text: extract(text, context)


def jionlp() -> Callable[[str], object]:
    """Find and read expressions of time, nothing else."""
    import jionlp

    base = {"year": 2026, "month": 3, "day": 12}
    return lambda text: jionlp.ner.extract_time(text, time_base=base)


def jieba() -> Callable[[str], object]:
    """Cut into words, nothing else."""
    import jieba

    return jieba.lcut


def rjieba() -> Callable[[str], object]:
    """Cut into words, nothing else, in Rust."""
    import rjieba

    return rjieba.cut


ENGINES = {engine.__name__: engine for engine in (luoshi, jionlp, jieba, rjieba)}


def main() -> None:
    name, texts, passes = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), int(sys.argv[3])
    began = time.process_time()
    read = ENGINES[name]()
    loaded = time.process_time() - began
    read(FIRST)
    ready = time.process_time()
    took = []
    for _ in range(passes):
        began = time.process_time()
        for text in texts:
            read(text)
        took.append(time.process_time() - began)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps({"import": loaded, "ready": ready, "passes": took, "whole": time.process_time(), "memory": memory})
    )


if __name__ == "__main__":
    main()
