"""What reading raw files costs: extraction from a file as it came against extraction from its clean text.

    DEMO=1 python -m benchmarks.raw_loss --gold FOLDER [--seeds seeds] [--taught FOLDER] [--held-out] [--errors]

FOLDER holds labelled clean texts (s002.txt, s002.labels.tsv; s003-01 and on are pieces of the file 003_…). The same
weights read both, the same scorer counts both: sentence by sentence, a sentence of the clean text being looked for in
the repaired one. A sentence that was lost counts as one in which nothing was found. With --held-out the weights are
trained as those that are shipped, but without any text of the file.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from speeches.extraction import Draft, find_deadlines
from speeches.extraction.drafts.assembly import assemble
from speeches.extraction.model import Weights, load
from speeches.extraction.training.fitting import train
from speeches.extraction.training.gold import Document, read
from speeches.extraction.training.validation import Count, Figures, marks

MARKS = re.compile(r"[^\w]+|_")  # what repair may change without changing the words
NEAR = 600  # characters in which a sentence is looked for behind the one before
ENOUGH = 0.6  # share of a sentence's words that must be found for it to count as kept
MEASURES = ("requirement", "trackable", "actor", "actor named", "when")


class Compared(Figures):
    """The figures of one way to read."""

    def __init__(self) -> None:
        super().__init__({name: Count() for name in MEASURES})

    def when(self, gold: set[str], found: set[str]) -> None:
        """Count the time limits of a sentence; the labels of raw documents give their words only."""
        self.counts["when"].add(gold, found)


def words_of(text: str) -> tuple[str, list[int]]:
    """Return a text's letters and figures, and where each stands."""
    places = [place for place, char in enumerate(text) if not MARKS.match(char)]
    return "".join(text[place] for place in places), places


def located(document: Document, text: str) -> list[tuple[int, int] | None]:
    """Return where in `text` each sentence of the clean document stands, None where it is lost."""
    words, places = words_of(text)
    found: list[tuple[int, int] | None] = []
    at = 0
    for sentence in document.sentences:
        wanted = words_of(sentence.text)[0]
        start = words.find(wanted, at) if wanted else -1
        if wanted and start < 0:
            start = words.find(wanted)
        if start >= 0:
            end = start + len(wanted)
        else:
            start, end = _nearly(wanted, words, at)
        if end <= start:
            found.append(None)
            continue
        at = end
        found.append((places[start], places[end - 1] + 1))
    return found


def _nearly(wanted: str, words: str, at: int) -> tuple[int, int]:
    """Return where most of a sentence stands behind `at`, an empty span where it does not."""
    window = words[at : at + NEAR]
    matcher = SequenceMatcher(None, wanted, window, autojunk=False)
    blocks = [one for one in matcher.get_matching_blocks() if one.size > 1]
    if not wanted or sum(one.size for one in blocks) < ENOUGH * len(wanted):
        return 0, 0
    return at + blocks[0].b, at + blocks[-1].b + blocks[-1].size


def count(document: Document, hits: Sequence[Sequence[Draft]], figures: Compared) -> None:
    """Count a document's sentences."""
    for row, drafts in zip(document.labels, hits, strict=True):
        figures.add(row, drafts)
        if row.label and drafts:
            said = {words_of(deadline.text)[0] for draft in drafts for deadline in draft.deadlines}
            figures.when({words_of(limit)[0] for limit in row.limits}, said)


def drafts_of(text: str, weights: Weights) -> tuple[Draft, ...]:
    """Return the drafts found in a text."""
    return assemble(text, find_deadlines(text, None), weights).drafts


def speeches_of(path: Path) -> Iterator[str]:
    """Yield the texts of the speeches in a raw file, repaired."""
    from speeches.intake import read as read_file

    yield from (speech.text for speech in read_file(path.read_bytes(), path.name).speeches)


def main() -> None:
    """Print the figures of both ways by document and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--seeds", type=Path, default=Path("seeds"))
    parser.add_argument("--taught", type=Path, default=Path("tests/extraction/taught"), help="only teach, as shipped")
    parser.add_argument("--errors", action="store_true", help="print the sentences that the two ways judge differently")
    parser.add_argument("--held-out", action="store_true", help="train weights without the texts of each file")
    options = parser.parse_args()
    documents, taught = read(options.gold), read(options.taught)
    if not documents:
        parser.error(f"{options.gold} holds no labelled documents (NAME.txt beside NAME.labels.tsv)")
    clean_all, raw_all = Compared(), Compared()
    for file, inside in _by_file(documents, options.seeds).items():
        texts = list(speeches_of(file))
        others = [one for one in documents if one not in inside] + taught
        weights = train(others) if options.held_out else load()
        for document in inside:
            spans, text = max(((located(document, text), text) for text in texts), key=_kept)
            clean_hits = marks(document.spans, drafts_of(document.text, weights))
            raw_hits = marks(spans, drafts_of(text, weights))
            clean, raw = Compared(), Compared()
            for figures in (clean, clean_all):
                count(document, clean_hits, figures)
            for figures in (raw, raw_all):
                count(document, raw_hits, figures)
            print(f"{document.name:9s} clean {clean}\n{'':9s} raw   {raw}  lost {sum(not span for span in spans)}")
            if options.errors:
                _differences(document, clean_hits, raw_hits)
    print(f"{'all':9s} clean {clean_all}\n{'':9s} raw   {raw_all}")
    for name in MEASURES:
        print(f"loss of {name}: {clean_all.counts[name].f1 - raw_all.counts[name].f1:+.3f}")


def _by_file(documents: Sequence[Document], seeds: Path) -> dict[Path, list[Document]]:
    """Return the documents of each raw file: s003-01 and on are pieces of 003_…."""
    found: dict[Path, list[Document]] = {}
    for document in documents:
        number = re.match(r"s(\d{3})", document.name)
        for file in seeds.glob(f"{number[1]}_*") if number else ():
            found.setdefault(file, []).append(document)
    return found


def _kept(one: tuple[list[tuple[int, int] | None], str]) -> int:
    return sum(span is not None for span in one[0])


def _differences(document: Document, clean: Sequence[Sequence[Draft]], raw: Sequence[Sequence[Draft]]) -> None:
    for sentence, row, before, after in zip(document.sentences, document.labels, clean, raw, strict=True):
        told = [
            (bool(drafts), any(one.trackable for one in drafts), sorted({a.text for one in drafts for a in one.actors}))
            for drafts in (before, after)
        ]
        if told[0] != told[1]:
            print(f"  {row.label} {told[0]} → {told[1]}\t{sentence.text}")


if __name__ == "__main__":
    main()
