"""Load the word lists: one entry a line, tabs between columns; a line that starts with ``# `` is a comment."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a list, e.g. ``rows("repair/lexicon/lookalikes")``, each as its columns."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("# "))


def load_all() -> None:
    """Load every list at once."""
    for path in HERE.rglob("*.txt"):
        terms(str(path.relative_to(HERE).with_suffix("")))


@cache
def terms(name: str) -> tuple[str, ...]:
    """Return the first column of a list, longest first, so that a pattern made of it finds the longest."""
    return tuple(sorted((row[0] for row in rows(name)), key=len, reverse=True))
