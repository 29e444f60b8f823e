"""Open picture files, page by page, only after their size was found harmless."""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits

_PIXELS = 60_000_000


def pictures(data: bytes, kind: str, limits: Limits) -> list[Callable[[], object]]:
    """Return how to get each page of a picture file as an array (BGR)."""
    import numpy as np  # noqa: PLC0415 - needed with the engine only
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415 - as above

    Image.MAX_IMAGE_PIXELS = _PIXELS
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _PIXELS:
                raise Unreadable("too_large", f"{image.width}x{image.height}")
            count = getattr(image, "n_frames", 1)
            if count > limits.pages:
                raise Unreadable("too_large", f"{count} pages")
            frames = [ImageOps.exif_transpose(frame).convert("RGB") for frame in ImageSequence.Iterator(image)]
    except Unreadable:
        raise
    except Image.DecompressionBombError as error:
        raise Unreadable("too_large", kind) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:  # what the picture library raises for damage
        raise Unreadable("damaged", kind) from error

    def array(frame: Any) -> object:
        return np.asarray(frame)[:, :, ::-1]

    return [partial(array, frame) for frame in frames]
