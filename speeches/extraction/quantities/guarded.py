"""Word lists in which some words have guards: characters beside them that make another word of it (要 in 主要)."""

from functools import cache

from speeches.extraction.lexicon import glosses, terms, trie


def expression(name: str) -> str:
    """Return an expression for the words of a list; behind the tab are the characters before and after, parted by _."""
    guards = glosses(name)
    plain = trie(term for term in terms(name) if term not in guards)
    return "|".join([plain, *(_guarded(term, *guard.split("_")) for term, guard in guards.items())])


@cache
def plain(name: str) -> frozenset[str]:
    """Return the words of a list that have no guard."""
    return frozenset(terms(name)) - frozenset(glosses(name))


def _guarded(term: str, before: str, after: str) -> str:
    return (f"(?<![{before}])" if before else "") + term + (f"(?![{after}])" if after else "")
