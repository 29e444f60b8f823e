"""Point at places where something was deleted that cannot be known."""

import re
from collections.abc import Iterator

from speeches.intake.tracing import Change
from speeches.intake.wordlists import terms

_NUMBER = re.compile(r"(?<!第)\d的[个项名家户人次条件所座](?![人性体别案])")


def gaps(text: str) -> Iterator[Change]:
    """Flag phrases that lack a name, and digits whose zeros were read as a character (3的个); change nothing."""
    for match in re.finditer("|".join(map(re.escape, terms("repair/lexicon/gaps"))), text):
        yield Change(match.start(), match.end(), match.group(), 0.5)
    for match in _NUMBER.finditer(text):
        yield Change(match.start(), match.end(), match.group(), 0.5)
