"""Work out the numbers that Word prints before numbered paragraphs: they are no part of the paragraph's text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from speeches.intake.readers.docx_names import W

_DIGITS = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    shape: str  # numFmt: decimal, chineseCounting...
    pattern: str  # lvlText: （%1）
    start: int


def chinese(number: int) -> str:
    """Return a number below 100 as 一, 十, 十二, 二十一."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out


def written(number: int, shape: str) -> str:
    """Return a number in the shape that Word calls ``shape``."""
    if shape.startswith(("chinese", "japaneseCounting", "ideographTraditional", "taiwaneseCounting")):
        return chinese(number)
    if shape.startswith("decimalEnclosedCircle"):
        return _CIRCLED[number - 1] if number <= len(_CIRCLED) else str(number)
    if shape in {"lowerLetter", "upperLetter"} and number <= 26:
        return chr((ord("a") if shape == "lowerLetter" else ord("A")) + number - 1)
    if shape in {"lowerRoman", "upperRoman"} and number < 40:
        return _roman(number) if shape == "lowerRoman" else _roman(number).upper()
    return str(number)


class Numbering:
    """Count the numbered paragraphs of one document as they are met, top to bottom."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, str] = {}  # numId → abstractNumId: lists of one abstract list count together
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
                )
        for entry in numbering.findall(f"{W}num"):
            self._lists[entry.get(f"{W}numId", "")] = _value(entry, "abstractNumId") or ""

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
        self._counts[name, depth] += 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((name, deeper), None)
        return re.sub(r"%(\d)", lambda match: self._written(name, int(match.group(1)) - 1), level.pattern)

    def _written(self, name: str, depth: int) -> str:
        level = self._levels.get((name, depth))
        if level is None:
            return ""
        return written(level.start + max(1, self._counts[name, depth]) - 1, level.shape)


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
