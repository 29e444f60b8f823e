"""Mend what copying, sites and reading machines did to a text: ordered passes, each yielding its changes."""

from collections.abc import Callable, Iterable

from speeches.intake.repair import (
    adverts,
    furniture,
    gaps,
    gbk,
    layout,
    line_ends,
    lookalikes,
    numbering,
    pages,
    pinyin,
    punctuation,
    spaces,
    stops,
    traditional,
    wrapping,
)
from speeches.intake.tracing import Change, TracedText

Rule = Callable[[str], Iterable[Change]]

# The order matters: bytes before characters, characters before words, words before lines, lines before sentences.
PASSES: tuple[tuple[str, Rule], ...] = (
    ("line_ends", line_ends.line_ends),
    ("invisible", line_ends.invisible),
    ("radicals", lookalikes.radicals),
    ("gbk_damage", gbk.damaged_words),
    ("pinyin", pinyin.glosses),
    ("traditional", traditional.traditional),
    ("page_numbers", pages.page_numbers),
    ("furniture", furniture.furniture),
    ("wrapped_lines", wrapping.wrapped_lines),
    ("indents", line_ends.indents),
    ("tail_phrases", furniture.tail_phrases),
    ("empty_lines", line_ends.empty_lines),
    ("page_slices", pages.slices),
    ("adverts", adverts.adverts),
    ("lookalikes", lookalikes.lookalikes),
    ("lost_brackets", numbering.lost_brackets),
    ("brackets", punctuation.brackets),
    ("punctuation", punctuation.marks),
    ("quotes", punctuation.quotes),
    ("spaces", spaces.spaces),
    ("salutation", layout.salutations),
    ("headings", layout.headings),
    ("lost_stops", stops.lost_stops),
    ("gaps", gaps.gaps),
)


def mend(text: str) -> TracedText:
    """Return the text after all passes, with every edit and the way back to the raw text."""
    traced = TracedText.of(text)
    for name, rule in PASSES:
        traced = traced.apply(name, rule(traced.text))
    return traced
