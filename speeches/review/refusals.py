"""Why a file was refused and what to do next, in words for people."""

from dataclasses import dataclass

from django.conf import settings

from speeches.intake import Unreadable

from .refusal_words import FORMATS, KINDS, OTHER, WORDS


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is the matter with a file, and the next step. Nothing of it was stored."""

    what: str
    next_step: str

    def __str__(self) -> str:
        # a Chinese full stop is as wide as stop and space together
        return self.what + ("" if self.what.endswith("。") else " ") + self.next_step


def refusal(problem: Unreadable) -> Refusal:
    """Return the words for a file that could not be read."""
    return words_for(problem.code, problem.detail)


def words_for(code: str, detail: str = "") -> Refusal:
    """Return the words for the code and detail of ``Unreadable``; a code that is not known counts as damage."""
    # A detail that counts something ends in what it counts.
    found = detail.rsplit(" ", 1)[-1]
    what, next_step = WORDS.get(f"{code}:{found}") or WORDS.get(code, WORDS["damaged"])
    values = {
        "levels": settings.INTAKE_LIMITS["nested"],
        "megabytes": settings.UPLOAD_MAX_BYTES // 1024 // 1024,
        "formats": FORMATS,
        "kind": KINDS.get(detail, OTHER),
    }
    return Refusal(str(what) % values, str(next_step) % values)
