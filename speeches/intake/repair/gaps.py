"""Point at places where something was deleted that cannot be known."""

import re
from collections.abc import Iterator
from functools import cache

from speeches.intake.tracing import Change
from speeches.intake.wordlists import rows

_NUMBER = re.compile(r"(?<!第)\d的[个项名家户人次条件所座](?![人性体别案])")


def gaps(text: str) -> Iterator[Change]:
    """Flag phrases that lack a name, and digits whose zeros were read as a character (3的个); change nothing."""
    for match in _deleted().finditer(text):
        yield Change(match.start(), match.end(), match.group(), 0.5)
    for match in _NUMBER.finditer(text):
        yield Change(match.start(), match.end(), match.group(), 0.5)


@cache
def _deleted() -> re.Pattern[str]:
    """Return the pattern of two terms that meet where a name stood between them, one alternative a group."""
    groups: dict[str, dict[str, list[str]]] = {}
    for group, side, term in rows("repair/lexicon/gaps"):
        groups.setdefault(group, {}).setdefault(side, []).append(term)
    return re.compile("|".join(_group(**sides) for sides in groups.values()))


def _group(before: list[str], behind: list[str], not_after: list[str] | None = None) -> str:
    guard = f"(?<![{''.join(map(re.escape, not_after))}])" if not_after else ""
    first, second = ("|".join(map(re.escape, sorted(terms, key=len, reverse=True))) for terms in (before, behind))
    return f"{guard}(?:{first})(?:{second})"
