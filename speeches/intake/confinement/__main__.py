"""The child process: order and file come in on standard input, the answer goes out as JSON on standard output."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from typing import Any

from speeches.intake.confinement import NEEDS_SENTENCES, confine, order_of
from speeches.intake.document import Document, Unreadable
from speeches.intake.limits import Limits
from speeches.intake.reading import for_scans, read_pasted, read_prepared, warm_up
from speeches.intake.repair import boundaries


def serve() -> None:
    """Answer one order. The limits hold before the first byte of the file is looked at."""
    stream = sys.stdin.buffer
    order = order_of(stream)
    warm_up()
    if order["sentences"]:
        boundaries.load()
    else:
        boundaries.refuse()
    limits = Limits(**order["limits"])
    content = stream.read()
    confine(for_scans(limits) if order["scans"] else limits)
    if order["pasted"]:
        answer = _answer(lambda: read_pasted(content.decode("utf-8"), limits=limits))
    else:
        answer = _answer(lambda: read_prepared(content, order["name"], limits, order["scans"]))
    write_out(answer)


def _answer(work: Callable[[], Document]) -> dict[str, Any]:
    try:
        return packed(work())
    except boundaries.NotLoaded:
        return {"code": NEEDS_SENTENCES}
    except Unreadable as refused:
        return {"code": refused.code, "detail": refused.detail}
    except (MemoryError, RecursionError):
        return {"code": "too_large", "detail": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever a foreign file brings about is the file's fault
        return {"code": "damaged", "detail": type(error).__name__}


def packed(document: Document) -> dict[str, Any]:
    """Return a document fit for JSON, edits and segments as rows: a long text has a hundred thousand of them."""
    return {
        "raw": document.raw,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "speeches": [
            {
                **{name: value for name, value in _fields(speech).items() if name != "segments"},
                "segments": [astuple(part) for part in speech.segments],
            }
            for speech in document.speeches
        ],
        "edits": [astuple(edit) for edit in document.edits],
        "warnings": document.warnings,
    }


def write_out(answer: dict[str, Any]) -> None:
    """Write the answer and end at once: what was read need not be taken apart piece by piece."""
    try:
        # Lone surrogates occur in broken files; they travel as they are.
        content = json.dumps(answer, default=date.isoformat, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except MemoryError:
        content = b'{"code": "too_large", "detail": "memory"}'
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    os._exit(0)


def _fields(speech: Any) -> dict[str, Any]:
    return {name: getattr(speech, name) for name in speech.__dataclass_fields__}


if __name__ == "__main__":
    serve()
