"""How much a file may ask for, checked before it is unpacked or parsed, and what reading it may cost."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file, sizes in bytes; every one is positive."""

    size: int = 50 * 1024 * 1024
    unpacked: int = 200 * 1024 * 1024
    entries: int = 5_000
    ratio: int = 100  # unpacked to packed, looked at from `ratio_from` on
    ratio_from: int = 2 * 1024 * 1024
    pages: int = 3_000
    paragraphs: int = 200_000
    depth: int = 200  # of XML and HTML
    characters: int = 10_000_000
    # Of the child process that reads it
    memory: int = 1024 * 1024 * 1024
    processor_seconds: int = 30
    wall_seconds: int = 60
    answer: int = 64 * 1024 * 1024  # what it may hand back
    at_once: int = 4  # children on this machine
    wait_seconds: int = 30  # for one of them to end
    # Of what else it takes to read some files
    conversion_memory: int = 3 * 1024 * 1024 * 1024  # address space of the program that converts older Word files
    scan_seconds: int = 60  # for recognising the pages of one file, beside what reading may take; the rest is left out
    nested: int = 3  # archives and mails in one another

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) <= 0:
                raise ValueError(f"the limit {field.name} must be more than zero")
