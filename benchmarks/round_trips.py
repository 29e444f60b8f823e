"""Write speeches in every format that offices have, read them, and count the characters that came back wrong.

    python -m benchmarks.round_trips [--texts FOLDER] [--formats NAME...] [--scans 8] [--list]

Without a folder the clean speeches in seeds/ are written. A line a format: the character error rate (edit distance
over length, line ends counted) of the text as it was read, the largest and the mean, in which document it is largest,
and the largest after repair. Formats that need LibreOffice, Chromium or the OCR extra say so where these are missing.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from speeches.intake import Limits, read
from speeches.intake.document import Unreadable
from tests.intake import writing
from tests.intake.forms import FORMS, Form, Missing, unpacked

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
LIMITS = Limits(wall_seconds=300, scan_seconds=300)
MOST, MOST_SCANNED = 0.002, 0.02


def rate(wanted: str, found: str) -> float:
    """Return the edit distance over the length; line ends count, blanks at them do not."""
    one, other = "\n".join(writing.paragraphs(wanted)), "\n".join(line.strip() for line in writing.paragraphs(found))
    return Levenshtein.distance(one, other) / len(one)


def measure(form: Form, texts: dict[str, str], folder: Path) -> None:
    """Print the line of one format."""
    wanted = {name: form.part(text) for name, text in texts.items()}
    try:
        files = form.write(list(wanted.values()), folder)
    except Missing as missing:
        print(f"{form.name:16s} not measured: {missing} is not installed")
        return
    raw, clean = {}, {}
    for (name, text), data in zip(wanted.items(), files, strict=True):
        try:
            document = read(*unpacked(data, f"{name}.{form.ending}", LIMITS), limits=LIMITS)
        except Unreadable as refused:
            print(f"  {form.name}: {name} is refused: {refused}")
            raw[name] = clean[name] = 1.0
            continue
        if document.warnings and not form.scanned:
            print(f"  {form.name}: {name} is read with a warning: {', '.join(document.warnings)}")
        compare: Callable[[str, str], float] = scanned_rate if form.scanned else rate
        raw[name] = compare(text, document.raw)
        clean[name] = compare(text, "\n".join(speech.text for speech in document.speeches))
    worst = max(raw, key=lambda name: raw[name])
    above = sum(value > (MOST_SCANNED if form.scanned else MOST) for value in raw.values())
    print(
        f"{form.name:16s} {len(raw):5d} {sum(raw.values()) / len(raw):9.5f} {raw[worst]:9.5f}  {worst:12.12s}"
        f" {max(clean.values()):9.5f} {above:6d}",
        flush=True,
    )


def scanned_rate(wanted: str, found: str) -> float:
    """Return the rate without white space and without the running head and foot, which one page does not tell."""
    one, other = "".join(wanted.split()), "".join(found.split())
    other = other.removeprefix(writing.RUNNING_HEAD)
    return Levenshtein.distance(one, other) / len(one)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=SEEDS)
    parser.add_argument("--formats", nargs="+", choices=[form.name for form in FORMS], default=None)
    parser.add_argument("--scans", type=int, default=8, help="how many documents are scanned, one page each")
    options = parser.parse_args()
    files = sorted(options.texts.glob("[!0-9]*.txt"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    print(f"{'format':16s} {'texts':>5s} {'mean':>9s} {'largest':>9s}  {'in':12s} {'repaired':>9s} {'above':>6s}")
    for form in FORMS:
        if options.formats and form.name not in options.formats:
            continue
        chosen = dict(list(texts.items())[:: max(1, len(texts) // options.scans)]) if form.scanned else texts
        with tempfile.TemporaryDirectory(prefix="luoshi-trips-") as folder:
            measure(form, chosen, Path(folder))


if __name__ == "__main__":
    main()
