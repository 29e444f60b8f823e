"""Compare confidences with how often they were right."""

from collections.abc import Sequence
from dataclasses import dataclass

BANDS = 10
Judged = tuple[float, bool]  # a confidence, and whether it was right


@dataclass(frozen=True, slots=True)
class Band:
    """One tenth of the scale of confidence: from where, how many, their mean confidence and share right."""

    start: float
    count: int
    confidence: float
    right: float


def reliability(judged: Sequence[Judged]) -> list[Band]:
    """Return the bands that hold anything, lowest first."""
    found = []
    for number in range(BANDS):
        inside = [one for one in judged if min(int(one[0] * BANDS), BANDS - 1) == number]
        if inside:
            confidence = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            found.append(Band(number / BANDS, len(inside), confidence, right))
    return found


def expected_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error: the mean gap between confidence and share right, by count."""
    return sum(band.count * abs(band.confidence - band.right) for band in reliability(judged)) / max(len(judged), 1)


def summary(judged: Sequence[Judged]) -> str:
    """Return the error and the bands in one line."""
    bands = "  ".join(
        f"{band.start:.1f}+ {band.confidence:.2f}->{band.right:.2f} ({band.count})" for band in reliability(judged)
    )
    return f"calibration error {expected_error(judged):.3f}  {bands}"
