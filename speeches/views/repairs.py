"""The repairs of a file as people look at them: by rule, each in its place, all over the original text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

Edit = dict[str, Any]
PAGE = 50
AROUND = 24  # characters of the original shown on each side of a repair
SAMPLES = 3
BETWEEN = 400  # characters between two repairs that the running view shows
LONGEST = 160  # characters of a repair that are shown

# What each rule of intake does, in words for people: the one place where they are named.
LABELS = {
    "line_ends": _("Line ends unified"),
    "invisible": _("Invisible characters removed"),
    "radicals": _("Radicals turned into the characters they look like"),
    "gbk_damage": _("Words damaged by a wrong encoding restored"),
    "pinyin": _("Pinyin glosses in brackets removed"),
    "traditional": _("Traditional characters turned into simplified ones"),
    "furniture": _("Head, foot and navigation of a web page removed"),
    "wrapped_lines": _("Lines broken at a fixed width joined"),
    "indents": _("Indents removed"),
    "tail_phrases": _("Closing phrases of a document site removed"),
    "page_numbers": _("Page numbers removed"),
    "empty_lines": _("Empty lines removed"),
    "page_slices": _("Text cut into pages joined again"),
    "adverts": _("Advertising words removed"),
    "lookalikes": _("Look-alike characters of text recognition corrected"),
    "lost_brackets": _("Lost brackets of numbering restored"),
    "brackets": _("Brackets made full-width"),
    "punctuation": _("Punctuation made full-width"),
    "quotes": _("Quotation marks paired"),
    "spaces": _("Superfluous spaces removed"),
    "salutation": _("Salutation put on a line of its own"),
    "headings": _("Headings put on lines of their own"),
    "lost_stops": _("Lost full stops restored"),
    "gaps": _("Places where words seem to be missing"),
}
WARNINGS = {
    "pages_without_text": _("Some pages hold no text; they may be pictures. Compare with the original."),
    "recognised": _(
        "The text was recognised from pictures; single characters may be wrong. Compare with the original."
    ),
    "plain_conversion": _(
        "This older Word file was read by a simple program: numbers of paragraphs and text boxes may be missing. "
        "Compare with the original."
    ),
    "other_format": _("The name of this file promises another format than it has; it was read as what it is."),
    "characters_lost": _("Some characters could not be read and stand as �. Compare with the original."),
    "cut_off": _(
        "The file breaks off before its end. What stands before the break was kept, what came after it is missing. "
        "Ask for the file once more, or add what is missing from the original."
    ),
    "parts_unread": _(
        "Some parts of the file could not be read and are missing; the others were kept. Compare with the original."
    ),
}


@dataclass(frozen=True, slots=True)
class RuleSummary:
    """One rule: how often it struck, with the commonest samples."""

    rule: str
    count: int
    samples: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        return label(self.rule)


@dataclass(frozen=True, slots=True)
class Change:
    """One repair in its surroundings."""

    start: int
    left: str
    before: str
    after: str
    right: str
    rule: str
    sure: float

    @property
    def label(self) -> str:
        return label(self.rule)

    @property
    def is_flag(self) -> bool:
        """Whether nothing was changed: a person has to look."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the original: text that stayed, a repair, or how many characters are not shown."""

    text: str
    change: Change | None = None
    cut: int = 0


def label(rule: str) -> str:
    """Return what a rule does; a rule without words is named by its key."""
    return str(LABELS.get(rule, rule))


def rule_words(rules: str) -> str:
    """Return what the rules of one place do, joined: they may have mended it together."""
    return "；".join(label(rule) for rule in rules.split("+"))


def summarised(edits: Iterable[Edit]) -> list[RuleSummary]:
    """Return the rules that struck, the commonest first."""
    counts: Counter[str] = Counter()
    pairs: dict[str, Counter[tuple[str, str]]] = {}
    for edit in edits:
        counts[edit["rule"]] += 1
        pairs.setdefault(edit["rule"], Counter())[visible(edit["before"]), visible(edit["after"])] += 1
    return [
        RuleSummary(rule, count, tuple(pair for pair, _times in pairs[rule].most_common(SAMPLES)))
        for rule, count in counts.most_common()
    ]


def of_rule(edits: Sequence[Edit], rule: str) -> list[Edit]:
    """Return the repairs of one rule (all without one) as they stand in the original."""
    chosen = [edit for edit in edits if edit["rule"] == rule] if rule else list(edits)
    return sorted(chosen, key=lambda edit: (edit["start"], edit["end"]))


def excerpts(raw: str, edits: Iterable[Edit]) -> list[Change]:
    """Return each repair with the words around it."""
    return [
        Change(
            start=edit["start"],
            left=visible(raw[max(0, edit["start"] - AROUND) : edit["start"]], around=True),
            before=visible(edit["before"]),
            after=visible(edit["after"]),
            right=visible(raw[edit["end"] : edit["end"] + AROUND], around=True),
            rule=edit["rule"],
            sure=edit.get("sure", 1.0),
        )
        for edit in edits
    ]


def running(raw: str, edits: Sequence[Edit]) -> list[Stretch]:
    """Return the original text from the first to the last repair, each repair in it; long quiet parts are cut."""
    if not edits:
        return []
    found: list[Stretch] = []
    at = max(0, edits[0]["start"] - BETWEEN // 2)
    for edit in edits:
        if edit["start"] > at:
            found += _quiet(raw[at : edit["start"]])
        if edit["end"] >= at:
            (change,) = excerpts(raw, [edit])
            found.append(Stretch("", change))
            at = edit["end"]
    return [*found, *_quiet(raw[at : at + BETWEEN // 2])]


def _quiet(text: str) -> list[Stretch]:
    if len(text) <= BETWEEN:
        return [Stretch(text)]
    return [Stretch(text[: BETWEEN // 2]), Stretch("", cut=len(text) - BETWEEN), Stretch(text[-BETWEEN // 2 :])]


def visible(text: str, *, around: bool = False) -> str:
    """Return the text with line ends and odd spaces made visible (around a repair: as plain spaces), not too long."""
    if around:
        return " ".join(text.split())
    shown = text.replace("\r\n", "↵").replace("\n", "↵").replace("\r", "↵").replace("\t", "⇥").replace("\u3000", "□")
    shown = shown.replace(" ", "·") if shown.strip(" ·") == "" else shown
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 30]} … {shown[-25:]}"
