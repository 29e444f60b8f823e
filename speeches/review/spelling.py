"""Spell out lists of units that share their head or tail: 应急、公安等部门 is 应急部门 and 公安部门.

Pure: words in, lists of words out; whoever asks looks whether the words are units.
"""

import re
from collections.abc import Iterator

from .lexicon import FOLDER, words
from .readings import LEVELLED, SHORTEST

JOINTS = re.compile(r"[、，和及与]|以及")
COUNTED = re.compile(r"(?:等|[两二三四五六七八九十]个?)+(?=[镇乡局办部县]|部门|单位|乡镇|街道)")
LEVELS = "省市县区旗州"


def spelt_out(name: str, own_level: str) -> Iterator[list[str]]:
    """Yield the ways to read a phrase as several names, the likeliest first; nothing where it is no list.

    A part takes over the tail of the last one (县委、县政府督查室) or the level of the first (县财政局、审计局).
    """
    level = name[0] if name[:1] and name[0] in LEVELS else ""
    for joint, meant in _joint_names().items():
        if name in (joint, level + joint):
            yield [(level or own_level) + one for one in meant]
    parts = [part for part in JOINTS.split(COUNTED.sub("", name)) if part]
    if len(parts) < 2:
        return
    said = LEVELLED.match(parts[0])
    shared = said["level"] if said else ""
    *first, last = parts
    for at in range(1, len(last)):
        tail = last[at:]
        if tail in words("shared_tails"):
            with_tail = [part + tail for part in first]
            yield [*with_tail, last]
            if shared:
                yield [with_tail[0], *(shared + part for part in (*with_tail[1:], last))]
    if all(len(part) >= SHORTEST for part in parts):
        yield parts
    if shared:
        yield [parts[0], *(part if LEVELLED.match(part) else shared + part for part in parts[1:])]


def _joint_names() -> dict[str, list[str]]:
    lines = (FOLDER / "joint_names.tsv").read_text(encoding="utf-8").splitlines()
    return {name: meant.split("、") for name, meant in (line.split("\t") for line in lines)}
