"""What intake hands on: a file's text, its speeches, and every change made on the way.

Plain frozen values, no Django. Offsets are half open and count characters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

# Warnings that mean: something of the file is not in the text.
LOSSES = frozenset({"pages_without_text", "characters_lost", "cut_off", "parts_unread"})


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: ``raw[start:end]``, which reads ``before``, became ``after``.

    ``start`` and ``end`` index the document's raw text. ``sure`` is between 0 and 1; an edit whose
    ``after`` equals ``before`` is a flag: the text was left alone, a person has to look.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the clean text that was copied unchanged: ``clean[at:at+length] == raw[source:source+length]``."""

    at: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class CleanSpeech:
    """One speech as found in a file, repaired, with what its head says about it.

    Every value that was not found is ``None`` or empty; a proposed value that was worked out from weak
    evidence is named in ``guessed`` (``"held_on"``, ``"speaker"``...) with the reason.
    """

    text: str
    kind: str  # "speech", "report", "news" or "minutes"
    title: str | None = None
    speaker: str | None = None
    post: str | None = None
    held_on: date | None = None
    venue: str | None = None
    host: str | None = None
    attendees: str | None = None
    document_number: str | None = None
    guessed: dict[str, str] = field(default_factory=dict)
    raw_start: int = 0
    raw_end: int = 0
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its text as it stood, the speeches in it, and all repairs."""

    raw: str
    media_type: str  # "text/plain", "application/pdf"... by content, not by name
    encoding: str | None  # for text files
    speeches: tuple[CleanSpeech, ...]
    edits: tuple[Edit, ...]
    warnings: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """``ok``, or ``partial`` when something of the file is not in the text."""
        return "ok" if LOSSES.isdisjoint(self.warnings) else "partial"

    def repairs(self) -> Sequence[tuple[str, int, tuple[str, ...]]]:
        """Return (rule, count, up to three samples) for each rule that changed or flagged something."""
        found: dict[str, list[str]] = {}
        for edit in self.edits:
            found.setdefault(edit.rule, []).append(f"{edit.before} → {edit.after}")
        return [(rule, len(samples), tuple(samples[:3])) for rule, samples in found.items()]


class Unreadable(Exception):  # noqa: N818 - it is what the file is, not what the program did
    """The file cannot become a speech.

    ``code`` is one of ``empty``, ``too_large``, ``encrypted``, ``damaged``, ``unknown_format``,
    ``mislabelled``, ``no_text``, ``secret``, ``missing_tool``, ``busy``, ``not_a_table`` (of `tables.read_table`),
    ``cut_off`` (an archive or mail: what stood before the break was taken in). The
    message for people is made from it where the language is known; ``detail`` says what was found (a format, a size,
    a page), never file content.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail

    @property
    def outcome(self) -> str:
        """``no_text`` when there is nothing to read in the file, ``partial`` for a container that breaks off, else
        ``refused``.
        """
        if self.code == "cut_off":
            return "partial"
        return "no_text" if self.code in {"empty", "no_text"} else "refused"
