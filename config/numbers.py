"""Numbers that stand in addresses and forms."""

LONGEST = 18  # digits: what fits into a key of any database


def whole(text: str) -> int | None:
    """Return the number that plain digits write; None for anything else, also for ² and for what no row can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def wholes(texts: list[str]) -> list[int]:
    """Return the numbers among the texts."""
    return [number for text in texts if (number := whole(text)) is not None]
