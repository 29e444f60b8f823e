"""How much a file may ask for, checked before it is unpacked or parsed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file; sizes in bytes."""

    size: int = 50 * 1024 * 1024
    unpacked: int = 200 * 1024 * 1024
    entries: int = 5_000
    ratio: int = 100  # unpacked to packed, looked at from `ratio_from` on
    ratio_from: int = 2 * 1024 * 1024
    pages: int = 3_000
    paragraphs: int = 200_000
    depth: int = 200  # of XML and HTML
    characters: int = 20_000_000
    memory: int = 1024 * 1024 * 1024
    processor_seconds: int = 30
    wall_seconds: int = 60
