"""Measure the repairs: damage clean texts at random, mend them, count what reads as before.

    python -m benchmarks.repairs [--texts FOLDER] [--rounds 3]

Without a folder the clean speeches in seeds/ are damaged. A line a kind of damage: places damaged, mended (share),
pointed at for a person to look, other places changed; then what happens to the texts undamaged. Full stops are restored
by a model that is trained on the demo speeches too: `speeches.intake.repair.model.checking` tells what it does to texts
it never saw.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from speeches.intake.repair import mend
from tests.intake.damage import KINDS, judge, pointed_at

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def measure(texts: list[str], rounds: int) -> None:
    heads = ("places", "mended", "share", "flagged", "wrong")
    print(f"{'damage':16s} {heads[0]:>8s} {heads[1]:>8s} {heads[2]:>7s} {heads[3]:>7s} {heads[4]:>6s}  /1000")
    for name, kind in KINDS.items():
        total: Counter[str] = Counter()
        for number in range(rounds):
            for text in texts:
                damaged = kind(text, random.Random(number))
                if not damaged.places:
                    continue
                traced = mend(damaged.text)
                runs = [(part.at, part.source, part.length) for part in traced.segments(0, len(traced.text))]
                verdict = judge(damaged, traced.text, runs)
                flags = [(edit.start, edit.end) for edit in traced.edits if edit.before == edit.after]
                total.update(places=verdict.damaged, mended=verdict.mended, wrong=verdict.wrong, length=len(text))
                total["flagged"] += pointed_at(damaged, flags)
        share = total["mended"] / max(1, total["places"])
        often = 1000 * total["wrong"] / max(1, total["length"])
        print(
            f"{name:16s} {total['places']:8,d} {total['mended']:8,d} {share:7.1%}"
            f" {total['flagged']:7,d} {total['wrong']:6,d}  {often:.2f}"
        )
    changed = [text for text in texts if mend(text).text != text]
    print(f"undamaged texts changed: {len(changed)} of {len(texts)}")


def _filled(text: str) -> str:
    """Return the text without empty lines and indents, which are damage too."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=SEEDS)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = sorted(options.texts.glob("[!0-9]*.txt"))
    measure([_filled(path.read_text(encoding="utf-8")) for path in files], options.rounds)


if __name__ == "__main__":
    main()
