"""Load the word lists: one entry a line, tabs between columns; a line that starts with ``# `` is a comment."""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a list, e.g. ``rows("repair/lexicon/lookalikes")``, each as its columns."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("# "))


# A long list that only the model of sentence ends asks for, and few texts need that.
_LATE = frozenset({"repair/lexicon/clauses"})


def load_all() -> None:
    """Load at once every list that any text may need."""
    for path in HERE.rglob("lexicon/**/*.txt"):
        name = str(path.relative_to(HERE).with_suffix(""))
        if name not in _LATE:
            terms(name)


@cache
def terms(name: str) -> tuple[str, ...]:
    """Return the first column of a list, longest first, so that a pattern made of it finds the longest."""
    return tuple(sorted((row[0] for row in rows(name)), key=len, reverse=True))
