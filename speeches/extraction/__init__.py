"""Find the requirements in a speech: text in, drafts out. Pure Python, no Django."""

from speeches.extraction import model
from speeches.extraction.deadlines import find_deadlines
from speeches.extraction.drafts.assembly import assemble
from speeches.extraction.types import Actor, Context, Deadline, Draft, Extraction, Heading, Quantity, Reason

__all__ = [
    "Actor",
    "Context",
    "Deadline",
    "Draft",
    "Extraction",
    "Heading",
    "Quantity",
    "Reason",
    "extract",
    "find_deadlines",
]


def extract(text: str, context: Context | None = None) -> Extraction:
    """Return the drafts found in a clean text; offsets index it to the letter."""
    context = context or Context()
    deadlines = find_deadlines(text, context.held_on, context.holidays)
    return assemble(text, deadlines, model.load(), context.kind)
