"""Words of old ledgers: heads of columns, states, open ends; one term a line, in files beside this one."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def words(name: str) -> frozenset[str]:
    """Return the terms of a list."""
    return frozenset((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split())


@cache
def lists(folder: str) -> tuple[str, ...]:
    """Return the names of the lists in a folder."""
    return tuple(sorted(path.stem for path in (FOLDER / folder).glob("*.txt")))


def list_with(folder: str, term: str) -> str:
    """Return the name of the list in a folder that has the term, "" when none has."""
    return next((name for name in lists(folder) if term in words(f"{folder}/{name}")), "")
