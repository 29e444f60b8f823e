"""Word lists of matching: one term a line, in files beside this one."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the terms of a list, longest first, so that the first that fits is the fullest."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split()
    return tuple(sorted(lines, key=len, reverse=True))
