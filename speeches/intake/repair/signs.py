"""What speaks for and against a sentence's end at each place of a text, as numbers of a hashed linear model.

A sign is one or several properties of the place taken together (the word before and the part of speech behind, say);
its number is a hash of their values. Everything is reckoned for all places at once.
"""

import re
import zlib

import numpy as np
from numpy.typing import NDArray

from speeches.intake.repair.properties import Columns, among, properties
from speeches.intake.repair.words import EDGE, Numbers, Words, words

SIZE = 1 << 20  # entries of the table of weights
_OPENING = frozenset("，、；：“‘（《(\n")
_CLOSING = frozenset("，、；：！？。”’）》)\n")

# Characters l4 l3 l2 l1 | r1 r2 r3 r4, words c b a | x y z and their tags tc tb ta | tx ty tz; back and front: how many
# characters to the next mark, far and wide: to the next that parts clauses, pm and nm; the others: properties.py.
SIGNS = """
a; x; a x; ta; tx; ta tx; tb ta; tx ty; tb ta tx; ta tx ty; tb ta tx ty; a tx; ta x; b a; x y; x ty; tb a; tc tb ta
tx ty tz; y; b; b a x; a x y; l1 tx; ta r1; far; wide; far ta; wide tx; far wide; pm; nm; nm wide; pm far; x pm; x nm
tx nm wide; vl vr; vl vr ta tx; vl a; vr x; same tx; same x; ho; hc; ho hc; ho tx; hc ta; th tx; h x; la lx
vl vr far4 wide4; nm vr; x y vl; ta tx nm; line
begin; end; end begin; begin back3; begin front3; begin across; end across; end begin across; begin apart; begin l1
end r1; end begin back4 front4; l1; l2 l1; l3 l2 l1; l4 l3 l2 l1; l2; r1; r1 r2; r1 r2 r3; r1 r2 r3 r4; r2; l1 r1
l2 l1 r1; l1 r1 r2; across; before; behind; before across behind; back; front; back4; front4; both; om; qm
opens; closes; bond; opens closes; opens closes near; opening; closing; opening closing near; opens bond; closes bond
"""
TEMPLATES = tuple(tuple(one.split()) for one in SIGNS.replace("\n", ";").split(";") if one.strip())


def signs(text: str) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the places where a sentence could end (before that character) and a row of the numbers of their signs."""
    # Half a surrogate pair, as broken files have it, is no character to the dictionary.
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    found = words(text)
    code = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    index = _possible(code, found)
    if not len(index):
        return np.zeros(0, np.int64), np.zeros((0, len(TEMPLATES)), np.int32)
    columns: Columns = properties(code, found, index)
    numbers = np.empty((len(index), len(TEMPLATES)), np.int32)
    for at, template in enumerate(TEMPLATES):
        total = np.full(len(index), zlib.crc32(" ".join(template).encode()), np.uint32)
        for name in template:
            total = (total ^ columns[name]) * np.uint32(0x9E3779B1)
            total ^= total >> np.uint32(15)
        numbers[:, at] = total & np.uint32(SIZE - 1)
    return found.start[index], numbers


def _possible(code: Numbers, found: Words) -> NDArray[np.int64]:
    """Return the words (their index) before which a sentence could end."""
    index = np.arange(EDGE + 1, len(found.start) - EDGE)
    at = found.start[index]
    left, right = code[at - 1], code[at]
    forbidden = among(left, _OPENING) | among(right, _CLOSING) | ((left < 128) & (right < 128))
    return index[~forbidden]
