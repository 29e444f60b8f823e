"""Train the weights from labelled documents, or judge them by cross-validation by document.

Run as `python -m speeches.extraction.training --gold FOLDER...` (see `gold` for what a folder holds), with
`--cross-validate` to print figures only. scikit-learn is needed here and nowhere else; the same input gives the
same file.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from speeches.extraction.model import WEIGHTS, save
from speeches.extraction.training.fitting import train
from speeches.extraction.training.gold import read
from speeches.extraction.training.validation import cross_validate, leave_genres_out


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, nargs="+", metavar="FOLDER")
    parser.add_argument("--cross-validate", action="store_true", help="print figures only, write nothing")
    parser.add_argument("--genres", action="store_true", help="with --cross-validate: leave out a genre at a time too")
    parser.add_argument("--errors", action="store_true", help="with --cross-validate: list what was wrong")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    documents = [document for folder in options.gold for document in read(folder)]
    if options.cross_validate:
        sys.stdout.writelines(f"{line}\n" for line in cross_validate(documents, options.errors))
        if options.genres:
            sys.stdout.writelines(f"{line}\n" for line in leave_genres_out(documents))
    else:
        save(train(documents), options.out)


if __name__ == "__main__":
    main()
