"""Count the pairs of characters inside words: a word list with frequencies in, ``lexicon/bigrams.txt`` out.

`python -m speeches.intake.repair.model.counting DICTIONARY`, where DICTIONARY has a word, its frequency and anything
else on each line, parted by blanks: ``jieba/dict.txt`` of jieba 0.42.1 (MIT). No document is read, so the counts know
nothing of the texts that are mended with them.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from speeches.intake.wordlists import HERE

OUT = HERE / "repair" / "lexicon" / "bigrams.txt"
_LEAST = 100
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_HEAD = (
    "# Pairs of characters inside Chinese words and how often they occur, counted in the word list of jieba 0.42.1\n"
    "# (MIT licence, Copyright 2013 Sun Junyi). Pairs seen fewer than 100 times are left out.\n"
)


def pairs(lines: Iterable[str]) -> list[tuple[str, int]]:
    """Return (pair, count) of all pairs that are frequent enough, the commonest first."""
    counts: Counter[str] = Counter()
    for line in lines:
        word, frequency, *_ = line.split()
        if _CHINESE.fullmatch(word):
            for at in range(len(word) - 1):
                counts[word[at : at + 2]] += int(frequency)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [(pair, count) for pair, count in ordered if count >= _LEAST]


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dictionary", type=Path)
    options = parser.parse_args()
    lines = options.dictionary.read_text(encoding="utf-8").splitlines()
    OUT.write_text(_HEAD + "".join(f"{pair}\t{count}\n" for pair, count in pairs(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
