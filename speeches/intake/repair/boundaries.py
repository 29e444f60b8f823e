"""Say how likely a sentence or heading ends between two characters, by a linear model over hashed signs.

The weights (model/boundaries.npy, an entry for every number of a sign, the constant term last) come from
model/training.py. Few texts need the model, and it is heavy: it is loaded for those only. A confined process opens no
file; there it has to be loaded before (`load`) or is refused (`refuse`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "model" / "boundaries.npy"
MARKS = frozenset("，、；：！？。“”‘’（）《》〈〉【】()〔〕,;:!?\n")
# A part of a long text is scored at a time, so that the memory needed does not grow with the text.
_PART = 20_000


class NotLoaded(Exception):  # noqa: N818 - it says what is, like `Unreadable`
    """The model is needed and can no longer be loaded."""


class _Loading:
    """Whether the model may still be loaded."""

    refused = False


def refuse() -> None:
    """From now on raise `NotLoaded` where the model would have to be loaded."""
    _Loading.refused = True


def load() -> None:
    """Load the model, its word lists and its dictionary."""
    probabilities("各镇要落实", weights())


def weights() -> NDArray[np.float32]:
    """Return the model's weights, the constant term last. Raises `NotLoaded`."""
    if _Loading.refused:
        raise NotLoaded
    return _weights()


@cache
def _weights() -> NDArray[np.float32]:
    import numpy as np  # noqa: PLC0415 - see above

    loaded: NDArray[np.float32] = np.load(WEIGHTS, allow_pickle=False).astype(np.float32)
    return loaded


def probabilities(text: str, model: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the places where no mark forbids that a sentence ends, in order, and the probability that one does.

    The place is that of the character behind.
    """
    import numpy as np  # noqa: PLC0415 - see above

    places, totals = [np.zeros(0, np.int64)], [np.zeros(0)]
    start = 0
    while start < len(text):
        end = _end_of_part(text, start)
        at, total = scored(text[start:end], model)
        places.append(at + start)
        totals.append(total)
        start = end
    total = np.clip(np.concatenate(totals), -30, 30)
    return np.concatenate(places), 1 / (1 + np.exp(-total))


def scored(text: str, model: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the places of a part of a text and the sum of the weights of their signs."""
    import numpy as np  # noqa: PLC0415 - see above

    from speeches.intake.repair import signs  # noqa: PLC0415 - see above

    at, numbers = signs.signs(text)
    total = np.full(len(at), float(model[-1]))
    for column in numbers.T:
        total += model[column]
    return at, total


def _end_of_part(text: str, start: int) -> int:
    """Return where a part that starts at ``start`` ends: at the end of a line, in a very long line anywhere."""
    if len(text) - start <= _PART:
        return len(text)
    line_end = text.rfind("\n", start + _PART // 2, start + _PART)
    return line_end + 1 if line_end >= 0 else start + _PART
