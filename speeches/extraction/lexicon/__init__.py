"""Load the word lists: one term a line, `#` starts a comment, a tab divides a term from its gloss."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("results", "problems", "significance", "duties", "arrangements", "background", "closing")  # of parts/


def _lines(name: str) -> list[str]:
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for raw in text.splitlines() if (line := raw.split("#", 1)[0].strip())]


@cache
def terms(name: str) -> tuple[str, ...]:
    """Return the terms of a list in the file's order."""
    return tuple(line.split("\t")[0] for line in _lines(name))


@cache
def glosses(name: str) -> dict[str, str]:
    """Return term -> what stands after the tab."""
    return dict(line.split("\t", 1) for line in _lines(name) if "\t" in line)


@cache
def cue_lists() -> tuple[str, ...]:
    """Name the lists under cues/, each of which is one feature of the model."""
    return tuple(sorted(path.stem for path in (HERE / "cues").glob("*.txt")))


def trie(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, longest first, in time that hardly grows with their number."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _expression(tree)


def _expression(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    children = {char: _expression(below) for char, below in sorted(node.items()) if char}
    if not children:
        return ""
    leaves = [re.escape(char) for char, below in children.items() if not below]
    branches = [re.escape(char) + below for char, below in children.items() if below]
    if leaves:
        branches.append(leaves[0] if len(leaves) == 1 else f"[{''.join(leaves)}]")
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


def compiled(words: Iterable[str]) -> re.Pattern[str]:
    """Compile a pattern that finds any of `words`, longest first.

    It is a choice by the first character, each written out: then a search skips to where one of these stands, which
    it does not where a choice holds a set ([要须]) among longer words.
    """
    below: dict[str, list[str]] = {}
    for word in words:
        below.setdefault(word[0], []).append(word[1:])
    choice = "|".join(re.escape(first) + trie(rest) for first, rest in sorted(below.items()))
    return re.compile(f"(?:{choice})")


@cache
def any_of(*names: str) -> re.Pattern[str]:
    """Compile a pattern that finds any term of the lists."""
    return compiled(term for name in names for term in terms(name))
