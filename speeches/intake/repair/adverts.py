"""Take out advertising words that a document site has pasted into the sentences."""

import re
from collections.abc import Iterator

from speeches.intake.tracing import Change
from speeches.intake.wordlists import rows, terms

# Pasted in behind a mark and run into what follows.
_PLACE = r"(?<=[，。；：、！？,;:!?])(?:{words})(?=[\u4e00-\u9fff])"


def adverts(text: str) -> Iterator[Change]:
    """Delete advertising words behind a punctuation mark; ordinary words only where a sure one gives the site away."""
    kinds = {row[0]: row[1] for row in rows("repair/lexicon/adverts")}
    pattern = re.compile(_PLACE.format(words="|".join(map(re.escape, terms("repair/lexicon/adverts")))))
    found = list(pattern.finditer(text))
    if not any(kinds[match.group()] == "sure" for match in found):
        return
    kept = set(terms("repair/lexicon/adverts_kept"))
    for match in found:
        if kinds[match.group()] == "sure":
            yield Change(match.start(), match.end(), "")
        elif text[match.end()] not in kept:
            yield Change(match.start(), match.end(), "", 0.7)
