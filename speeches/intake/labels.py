"""Read the lines that minutes and agendas print as a form: 时间：… 地点：… 主持人：… 出席：…."""

import re
from collections.abc import Iterable
from functools import cache

from speeches.intake.wordlists import rows

_VALUE = r"[：:]\s*(?P<value>\S.*?)\s*$"


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {"".join(row[0].split()): row[1] for row in rows("lexicon/labels")}
    words = sorted(kinds, key=len, reverse=True)
    # A label may be spread with blanks to the width of the others: 时  间：
    spread = "|".join(r"[ \u3000]*".join(map(re.escape, word)) for word in words)
    return re.compile(rf"^[ \u3000]*(?P<label>{spread})[ \u3000]*{_VALUE}"), kinds


def is_labelled(line: str) -> bool:
    """Say whether a line is a label with its value."""
    return bool(_pattern()[0].match(line))


def labelled(lines: Iterable[str]) -> dict[str, str]:
    """Return kind → value of the labelled lines, the first of each kind; the kinds are those of ``labels.txt``."""
    pattern, kinds = _pattern()
    found: dict[str, str] = {}
    for line in lines:
        if match := pattern.match(line):
            found.setdefault(kinds["".join(match.group("label").split())], match.group("value").rstrip("。"))
    return found
