"""Recognise the text of pictures, where the optional part for it (requirements-ocr.txt) is installed.

The engine is loaded before the process is confined: afterwards no model file could be opened.
"""

import importlib.util
import os
import resource
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import layout
from speeches.intake.readers.columns import Piece
from speeches.intake.readers.pictures import pictures
from speeches.intake.readers.reading import Reading, Recognise

_LONGEST_SIDE = 2_000  # pixels; an A4 page at 200 dpi is hardly made smaller
_STRIP = 700  # pixels; a page is looked at in strips of about this height, which bounds the memory needed
_THREADS = 4
_LEAST_SCORE = 0.5
_INK = 128  # a row of pixels that are all lighter is blank


def available() -> bool:
    """Say whether pictures can be recognised on this machine."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def threads_used() -> int:
    """Return how many processors work on one picture."""
    return min(_THREADS, os.cpu_count() or 1)


@cache
def engine() -> Any:
    """Load the engine with its models: 0.2 GB, about a second. Raises `Unreadable` where it is not installed."""
    if not available():
        raise Unreadable("missing_tool", "ocr")
    import cv2  # noqa: PLC0415 - needed with the engine only
    import numpy as np  # noqa: PLC0415 - as above
    from PIL import Image  # noqa: PLC0415 - as above
    from rapidocr import RapidOCR  # noqa: PLC0415 - as above

    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": threads_used()}
    threads["EngineConfig.onnxruntime.inter_op_num_threads"] = 1
    loaded = RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False, **threads})
    blank = np.full((200, 200, 3), 255, np.uint8)
    # Each model is loaded at its first use; what is asked for last stays asked for.
    loaded(blank, use_det=False, use_cls=False, use_rec=True)
    loaded(blank, use_det=True, use_cls=False, use_rec=True)
    Image.init()
    cv2.setNumThreads(1)
    return loaded


def occupied() -> int:
    """Return the address space that this process has taken, in bytes (Linux)."""
    with Path("/proc/self/statm").open(encoding="ascii") as sizes:
        return int(sizes.read().split()[0]) * resource.getpagesize()


def read(data: bytes, kind: str, limits: Limits, recognise: Recognise | None) -> Reading:
    """Return the text of a picture file, each of its pages in turn. Raises `Unreadable` (``scan``) without engine."""
    if recognise is None:
        raise Unreadable("scan", kind)
    pages = []
    left_out = 0
    for picture in pictures(data, kind, limits):
        recognised = recognise(picture)
        left_out += recognised is None
        pages.append(recognised or [])
    text, heads = layout.flow(pages)
    warnings = ("recognised", *(("pages_without_text",) if left_out else ()))
    return Reading(text, f"image/{kind}", margins=heads, warnings=warnings)


def recogniser(limits: Limits) -> Recognise:
    """Return what recognises a picture as long as there is time left."""
    loaded = engine()
    until = time.monotonic() + limits.scan_seconds

    def recognise(picture: Callable[[], object]) -> list[Piece] | None:
        if time.monotonic() > until:
            return None
        image: Any = picture()
        pieces: list[Piece] = []
        for top, strip in _strips(_sized(image)):
            found = loaded(strip, use_det=True, use_cls=False, use_rec=True)
            if found.txts:
                pieces += [
                    _piece(text, box, top)
                    for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
                    if score >= _LEAST_SCORE and text.strip()
                ]
        return pieces

    return recognise


def _sized(image: Any) -> Any:
    import cv2  # noqa: PLC0415 - needed with the engine only

    longest = max(image.shape[:2])
    if longest <= _LONGEST_SIDE * 1.25:
        return image
    scale = _LONGEST_SIDE / longest
    return cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _strips(image: Any) -> list[tuple[int, Any]]:
    """Cut a picture into strips at blank rows; each with the row where it begins."""
    blank = image.min(axis=(1, 2)) > _INK
    height = image.shape[0]
    cuts = [0]
    while height - cuts[-1] > 1.5 * _STRIP:
        near = range(cuts[-1] + _STRIP // 2, min(height, cuts[-1] + 3 * _STRIP // 2))
        free = [row for row in near if blank[row]]
        cuts.append(min(free, key=lambda row: abs(row - cuts[-1] - _STRIP)) if free else cuts[-1] + _STRIP)
    return [(start, image[start:end]) for start, end in zip(cuts, [*cuts[1:], height], strict=True)]


def _piece(text: str, box: Any, top: int) -> Piece:
    across, down = [float(point[0]) for point in box], [float(point[1]) for point in box]
    return Piece(text.strip(), min(across), max(across), min(down) + top, max(down) - min(down))
