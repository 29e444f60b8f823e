"""Work out the number that a browser prints before an item of a list: it is no part of the item's text."""

import re

from selectolax.lexbor import LexborNode

from speeches.intake.numerals import written

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
# Names of the web's list styles → shapes of numbers.
_STYLES = {
    "cjk-ideographic": "chinese",
    "simp-chinese-informal": "chinese",
    "simp-chinese-formal": "chinese",
    "trad-chinese-informal": "chinese",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_NONE = {"none", "disc", "circle", "square"}


class ListNumbers:
    """Count the items of the ordered lists of one page as they are met, top to bottom."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def label(self, item: LexborNode) -> str:
        """Return the number before an item of an ordered list, with its mark; nothing for other lists."""
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return ""
        style = _STYLE.search(item.attributes.get("style") or "") or _STYLE.search(parent.attributes.get("style") or "")
        name = style.group(1).lower() if style else ""
        if name in _NONE:
            return ""
        before = self._counts.get(parent.mem_id, _number(parent.attributes.get("start"), 1) - 1)
        count = self._counts[parent.mem_id] = _number(item.attributes.get("value"), before + 1)
        shape = _STYLES.get(name) or _TYPES.get(parent.attributes.get("type") or "1", "decimal")
        return f"{written(count, shape)}、" if shape == "chinese" else f"{written(count, shape)}."


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\d{1,6}", value) else otherwise
