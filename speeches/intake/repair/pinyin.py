"""Take out the pronunciation that some programs print behind a character: 领(lǐng)导(dǎo)."""

import re
from collections.abc import Iterator

from speeches.intake.tracing import Change

_MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_GLOSS = re.compile(rf"(?<=[\u3400-\u9fff])[(（]([a-zü]*[{_MARKED}][a-zü]{{0,4}})[)）]")
# One or two are a writer's help with a rare character; a machine's glosses come in numbers.
_ENOUGH = 3


def glosses(text: str) -> Iterator[Change]:
    """Delete glosses of one marked syllable, when there are several."""
    found = list(_GLOSS.finditer(text))
    if len(found) >= _ENOUGH:
        for match in found:
            yield Change(match.start(), match.end(), "")
