"""Work out the numbers that Word prints before numbered paragraphs: they are no part of the paragraph's text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from speeches.intake.numerals import written
from speeches.intake.readers.docx_names import W


@dataclass(frozen=True, slots=True)
class _Level:
    shape: str  # numFmt: decimal, chineseCounting...
    pattern: str  # lvlText: （%1）
    start: int
    legal: bool  # isLgl: numbers of outer levels in figures, whatever their own shape


class Numbering:
    """Count the numbered paragraphs of one document as they are met, top to bottom."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, str] = {}  # numId → abstractNumId: lists of one abstract list count together
        self._restarts: dict[tuple[str, int], int] = {}  # (numId, level) → where this list begins anew
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[tuple[str, int], int] = defaultdict(int)
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            for style in styles.iter(f"{W}style"):
                if (reference := _reference(style.find(f"{W}pPr"))) is not None:
                    self._styles[style.get(f"{W}styleId", "")] = reference

    def _read_lists(self, numbering: Element) -> None:
        for abstract in numbering.findall(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            for level in abstract.findall(f"{W}lvl"):
                self._levels[name, _number(level.get(f"{W}ilvl"))] = _Level(
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    _number(_value(level, "start"), 1),
                    level.find(f"{W}isLgl") is not None,
                )
        for entry in numbering.findall(f"{W}num"):
            number = entry.get(f"{W}numId", "")
            self._lists[number] = _value(entry, "abstractNumId") or ""
            for override in entry.findall(f"{W}lvlOverride"):
                start = _value(override, "startOverride")
                if start is not None:
                    self._restarts[number, _number(override.get(f"{W}ilvl"))] = _number(start, 1)

    def label(self, paragraph: Element) -> str:
        """Return what Word prints before the paragraph, and count it."""
        properties = paragraph.find(f"{W}pPr")
        reference = _reference(properties)
        if reference is None and properties is not None:
            reference = self._styles.get(_value(properties, "pStyle") or "")
        if reference is None:
            return ""
        name, depth = self._lists.get(reference[0], ""), reference[1]
        level = self._levels.get((name, depth))
        if level is None or level.shape in {"bullet", "none"}:
            return ""
        restart = self._restarts.pop((reference[0], depth), None)
        if restart is not None:
            self._counts[name, depth] = restart - level.start
        self._counts[name, depth] += 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((name, deeper), None)
        return re.sub(r"%(\d)", lambda match: self._written(name, int(match.group(1)) - 1, level.legal), level.pattern)

    def _written(self, name: str, depth: int, legal: bool) -> str:
        level = self._levels.get((name, depth))
        if level is None:
            return ""
        return written(level.start + max(1, self._counts[name, depth]) - 1, "decimal" if legal else level.shape)


def _reference(properties: Element | None) -> tuple[str, int] | None:
    entry = properties.find(f"{W}numPr") if properties is not None else None
    if entry is None or (number := _value(entry, "numId")) in {None, "0"}:
        return None
    return str(number), _number(_value(entry, "ilvl"))


def _value(parent: Element, name: str) -> str | None:
    child = parent.find(f"{W}{name}")
    return child.get(f"{W}val") if child is not None else None


def _number(value: str | None, otherwise: int = 0) -> int:
    return int(value) if value and value.isdecimal() else otherwise
