"""The folder of bad files as a table for people."""

from . import FOLDER
from .row import Bad, ByConverter, ByRecognition

_HEAD = """# What must become of each bad file

Made from the tables in `tests/intake/bad/` by `python -m tests.intake.bad > docs/bad-files.md`; a test holds it to them.
An outcome a line of the page: `ok` and `partial` are stored, all else is refused and nothing is kept; what stands behind a colon
chooses the words (`review/refusal_words.py`). Where the outcome depends on what the machine has, it stands for each.

| file | its name | outcome | why that is right |
|---|---|---|---|
"""


def table() -> str:
    """Return the table in Markdown. "As above" is written out, as rows are read by themselves."""
    rows, why = [], ""
    for bad in FOLDER:
        first, _semicolon, more = bad.why.partition("; ")
        why = "; ".join(filter(None, (why, more))) if first == "as above" else bad.why
        rows.append(f"| {bad.what} | {_name(bad)} | {_outcome(bad)} | {why} |\n")
    return _HEAD + "".join(rows)


def _name(bad: Bad) -> str:
    shown = bad.name if len(bad.name) < 40 else f"{bad.name[:8]}…{bad.name[-8:]}"
    return "`" + "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in shown) + "`"


def _outcome(bad: Bad) -> str:
    match bad.expected:
        case ByConverter(soffice, antiword, none):
            if soffice == antiword:
                return f"`{soffice}`; with neither LibreOffice nor antiword `{none}`"
            return f"`{soffice}`; with antiword alone `{antiword}`; with neither `{none}`"
        case ByRecognition(there, missing):
            return f"`{there}`; without recognition of scans `{missing}`"
        case outcome:
            return f"`{outcome}`"
