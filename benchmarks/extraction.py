"""Speed of extraction on one core: beside engines that do a part of it, and by length of the text.

Every engine reads the same whole speeches, about a million characters, in a process of its own, in turn, several
times over; medians are printed. The engines beside it stand in an environment of their own (requirements-bench.txt),
which `make bench` builds; where it cannot, extraction is measured alone.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.run import line

ROOT = Path(__file__).resolve().parent.parent
APART = ROOT / ".venv-bench" / "bin" / "python"
FOLDERS = (ROOT / "seeds", ROOT / "tests" / "extraction" / "labelled")
LABELLED = ROOT.parent / "shared" / "gold" / "extraction"
BESIDE = {"jionlp": "jionlp, times alone", "jieba": "jieba, words alone", "rjieba": "rjieba, words alone"}
CHARACTERS = 1_000_000
ROUNDS = 3
ENOUGH = 100_000  # characters that a short text is read for, over and over
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)


def extraction() -> None:
    """Print how fast speeches are read, beside others and by length."""
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(everywhere)})
    try:
        texts = _speeches()
        _side_by_side(texts)
        _growth("\n".join(texts))
    finally:
        os.sched_setaffinity(0, everywhere)


def _speeches() -> list[str]:
    """Return whole clean speeches: the labelled ones beside the project, or those that come with it."""
    folders = [LABELLED] if LABELLED.is_dir() else FOLDERS
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt")) if "_" not in path.name]
    return [path.read_text(encoding="utf-8") for path in paths]


def _side_by_side(texts: list[str]) -> None:
    size = sum(map(len, texts))
    passes = -(-CHARACTERS // size)
    engines = {"luoshi": "extraction, all of it"} | (BESIDE if _has_neighbours() else {})
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name in engines:
            found[name].append(_read(name, texts, passes))
    line(
        f"extraction of {len(texts)} speeches {passes} times",
        "import",
        "to 1st sentence",
        "characters/s",
        "with its start",
        "memory",
    )
    for name, words in engines.items():
        rates = [size / took for one in found[name] for took in one["passes"][1:] or one["passes"]]
        whole = [size * passes / one["whole"] for one in found[name]]
        line(
            f"  {words}",
            f"{_median(found[name], 'import'):.2f} s",
            f"{_median(found[name], 'ready'):.2f} s",
            f"{statistics.median(rates):,.0f}",
            f"{statistics.median(whole):,.0f}",
            f"{_median(found[name], 'memory'):,.0f} MB",
        )


def _has_neighbours() -> bool:
    if APART.exists():
        return True
    print("The engines to measure beside are not installed (.venv-bench): extraction is measured alone.")
    return False


def _growth(text: str) -> None:
    line("extraction of one text", "characters", "characters/s", "to the first", "memory")
    first = 0.0
    for length in LENGTHS:
        long = (text * (length // len(text) + 1))[:length]
        found = _read("luoshi", [long], max(3, ENOUGH // length))
        rate = length / statistics.median(found["passes"][1:])
        first = first or rate
        line("  one text", f"{length:,}", f"{rate:,.0f}", f"{rate / first:.2f}", f"{found['memory']:,.0f} MB")


def _read(name: str, texts: list[str], passes: int) -> dict[str, Any]:
    """Return what `neighbour.py` tells of one engine."""
    python = sys.executable if name == "luoshi" else str(APART)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(texts, file)
        file.flush()
        command = [python, str(Path(__file__).with_name("neighbour.py")), name, file.name, str(passes)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT) if name == "luoshi" else ""}
        told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    answer: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return answer


def _median(found: list[dict[str, Any]], key: str) -> float:
    return statistics.median(one[key] for one in found)
