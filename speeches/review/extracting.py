"""Have the engine read a text: a short one here, a long one in a confined child, as files are read.

Run as a module it is that child: order and text come in on standard input, the answer goes out as JSON. Why it is so:
docs/adr/0008-long-texts-in-a-child.md.
"""

import json
import sys
from dataclasses import asdict, dataclass
from typing import Any

from speeches.extraction import Context, Extraction, extract
from speeches.extraction.packing import context_from, extraction_from, packed, packed_context, plain
from speeches.extraction.warming import warm_up
from speeches.intake import Limits, Unreadable
from speeches.intake.confinement import confine, order_of
from speeches.intake.sandbox import ask
from speeches.intake.slots import place

_COMMAND = (sys.executable, "-m", "speeches.review.extracting")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What finding the drafts of one speech may cost; every value is positive but ``here``."""

    here: int = 20_000  # characters; a longer text is read in a child
    drafts: int = 30_000
    limits: Limits = Limits(processor_seconds=60, wall_seconds=60)  # noqa: RUF009 - frozen


def extract_bounded(text: str, context: Context, bounds: Bounds) -> Extraction:
    """Return what `speeches.extraction.extract` returns.

    Raises `Unreadable` for a long text: ``too_large`` when it takes more time or memory, or gives more drafts, than
    it may; ``busy`` when no child could be started in time; ``damaged`` when the child died.
    """
    if len(text) <= bounds.here:
        return extract(text, context)
    order = {"context": packed_context(context), "limits": asdict(bounds.limits), "drafts": bounds.drafts}
    with place(bounds.limits.at_once, bounds.limits.wait_seconds):
        answer = ask(order, text.encode("utf-8", "surrogatepass"), bounds.limits, _COMMAND)
    if "code" in answer:
        raise Unreadable(answer["code"], answer["detail"])
    return extraction_from(answer)


def _serve() -> None:
    stream = sys.stdin.buffer
    order = order_of(stream)
    warm_up()
    text = stream.read().decode("utf-8", "surrogatepass")
    confine(Limits(**order["limits"]))
    answer = json.dumps(_answer(text, order), default=plain, ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode("utf-8", "surrogatepass"))


def _answer(text: str, order: dict[str, Any]) -> dict[str, Any]:
    try:
        found = extract(text, context_from(order["context"]))
    except (MemoryError, RecursionError):
        return {"code": "too_large", "detail": "memory"}
    if len(found.drafts) > order["drafts"]:
        return {"code": "too_large", "detail": "drafts"}
    return packed(found)


if __name__ == "__main__":
    _serve()
