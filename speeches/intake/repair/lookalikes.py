"""Put right what a reading machine mistook: a rare shape for a common one, never the other way."""

import re
import unicodedata
from collections.abc import Iterator

from speeches.intake.repair import bigrams
from speeches.intake.tracing import Change
from speeches.intake.wordlists import rows

# Radicals and compatibility forms that look like characters: many PDF files give ⼀ for 一 and ⽅ for 方.
_RADICAL = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
# So often must the word occur that a shape is taken to belong to.
_COMMON = 1_000


def radicals(text: str) -> Iterator[Change]:
    """Replace radicals and compatibility forms by the characters they stand for."""
    table = {wrong: right for wrong, right, *_ in rows("repair/lexicon/radicals")}
    for match in _RADICAL.finditer(text):
        after = table.get(match.group()) or unicodedata.normalize("NFKC", match.group())
        if after != match.group() and len(after) == 1:
            yield Change(match.start(), match.end(), after)


def lookalikes(text: str) -> Iterator[Change]:
    """Replace the listed misreadings, unless a listed neighbour shows that the text means what it says; then those
    that only their neighbours give away.
    """
    yield from _listed(text)
    yield from _by_neighbours(text)


def _by_neighbours(text: str) -> Iterator[Change]:
    """Replace a shape that makes a word with neither neighbour by the one it resembles that makes a common word."""
    table: dict[str, list[tuple[str, str]]] = {}
    for wrong, right, *guard in rows("repair/lexicon/shapes"):
        table.setdefault(wrong, []).append((right, guard[0] if guard else ""))
    for match in re.finditer(f"[{''.join(table)}]", text):
        at, wrong = match.start(), match.group()
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if bigrams.count(before + wrong) or bigrams.count(wrong + behind):
            continue
        found = [
            (max(bigrams.count(before + right), bigrams.count(right + behind)), right)
            for right, guard in table[wrong]
            if not (before and before in guard) and not (behind and behind in guard)
        ]
        often, right = max(found, default=(0, ""))
        if often >= _COMMON:
            yield Change(at, at + 1, right, 0.8)


def _listed(text: str) -> Iterator[Change]:
    for wrong, right, *guards in rows("repair/lexicon/lookalikes"):
        before, behind = (*guards, "", "")[:2]
        at = text.find(wrong)
        while at >= 0:
            end = at + len(wrong)
            kept = (at and text[at - 1] in before) or (end < len(text) and text[end] in behind)
            if not kept:
                yield Change(at, end, right, 1.0 if len(wrong) == 1 else 0.9)
            at = text.find(wrong, end)
