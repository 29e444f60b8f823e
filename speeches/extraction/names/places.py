"""Where in a text the names of actors may begin, their parts, and the words around them."""

from dataclasses import dataclass, fields
from functools import cache

from speeches.extraction import lexicon
from speeches.extraction.looks.quick_look import FARTHEST, LONGEST_SIGN, ROWS, QuickLook, steps
from speeches.extraction.names import times, words

ACTS = ("cues/action", "cues/general_verb")
VERBS = (*ACTS, "target_verbs", "handed_on")
BEFORE = ("actors/triggers", "actors/lead_ins")
JOINS = (*"、和与及跟同", "，特", "，尤", "以及", "特别", "尤其", "要跟", "要同", "要和")
STRETCH = 50_000  # characters of a long text that are looked at together: of more the memory would grow
MARGIN = (
    FARTHEST + times.LONGEST + LONGEST_SIGN
)  # characters behind a stretch that tell how far ahead its last ones see
REPORTS = ("报", "联合", "优先")


@dataclass(frozen=True, slots=True)
class Looked:
    """A text, and for each kind of word a byte for each character and the end: how far ahead the next may begin."""

    text: str
    parts: bytes  # of names, one of which every name holds
    stops: bytes  # what ends a name
    openings: bytes  # what is read first where a name begins
    joins: bytes  # what stands between the names of a list
    starts: bytes  # what a name begins with that nothing announces
    before: bytes  # what announces a name
    times: bytes  # what may stand before a name or right behind it
    verbs: bytes
    follows: bytes  # what stands behind who is told something
    nouns: bytes  # what makes of the name before it a part of theirs


KINDS = tuple(field.name for field in fields(Looked))[1:]


@cache
def _quick_look() -> QuickLook:
    every = "".join(map(chr, range(ROWS)))
    digits, blanks = list(filter(str.isdecimal, every)), list(filter(str.isspace, every))
    return QuickLook(
        {
            "parts": words.parts(),
            "stops": [
                *_terms("actors/inside_stops", "actors/not_stops"),
                *(*words.ONE, *words.EACH_ONE, *words.HARD_MARKS, *digits, *blanks),
            ],
            "openings": [*digits, *words.openings()],
            "joins": JOINS,
            "starts": [*digits, *words.NUMERALS, "全", *words.DETERMINERS],
            "before": _terms(*BEFORE),
            "times": [*digits, *times.BEGINS],
            "verbs": [*_terms(*VERBS), *REPORTS],
            "follows": _terms("actors/follow_modal"),
            "nouns": _terms("actors/nouns_behind"),
        }
    )


def _terms(*names: str) -> list[str]:
    return [term for name in names for term in lexicon.terms(name)]


def anywhere(text: str) -> Looked:
    """Return a text in which any word may begin anywhere: a look at few names would take longer than to read them."""
    everywhere = bytes(len(text) + 1)
    return Looked(text, *(everywhere,) * len(KINDS))


def look(text: str) -> Looked:
    """Return a text with the places where the words of names may begin."""
    size = len(text) + 1
    stretches = [_stretch(text[at : at + STRETCH + MARGIN], min(STRETCH, size - at)) for at in range(0, size, STRETCH)]
    return Looked(text, **{kind: b"".join(ahead[kind] for ahead in stretches) for kind in KINDS})


def _stretch(text: str, size: int) -> dict[str, bytes]:
    """Return by kind how far ahead the next may begin, for the first characters of a text or for all and its end."""
    places = _quick_look().at(text)
    places["times"] = times.places(text, places["times"])
    whole = len(text) + 1
    ahead = steps(b"".join(places.values()))  # those behind the end of a text lead beyond it, whatever follows there
    return {kind: ahead[at * whole : at * whole + size] for at, kind in enumerate(places)}
