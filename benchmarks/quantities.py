"""How well figures to reach are found, against tables labelled by hand.

    DEMO=1 python -m benchmarks.quantities [--unseen] [--errors]

With --unseen the texts that the rules were not written on.
"""

import argparse

from tests.extraction.quantity_scores import LEARNT, UNSEEN, score


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Score the figures to reach that are found.")
    parser.add_argument("--unseen", action="store_true", help="the texts that the rules were not written on")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    given = parser.parse_args()
    scores = score(UNSEEN if given.unseen else LEARNT)
    if given.errors:
        print(*scores.errors, sep="\n")
    print(f"rows {scores.rows}, precision {scores.precision:.3f}, recall {scores.recall:.3f}, of those found:")
    print(*(f"{name} {scores.share(name):.3f}" for name in scores.right), sep=", ")


if __name__ == "__main__":
    main()
