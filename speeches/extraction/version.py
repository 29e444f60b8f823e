"""Which rules found a draft: they change more often than the weights, and nobody would think of counting them up."""

from functools import cache
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
OF_RULES = (".py", ".txt")  # code and word lists; the weights have a fingerprint of their own
NOT_ASKED = "training"  # makes the weights, finds no draft


@cache
def rules() -> str:
    """Return eight letters that change with any line of the engine's code and word lists."""
    digest = sha256()
    for path in sorted(HERE.rglob("*")):
        inside = path.relative_to(HERE)
        if path.suffix in OF_RULES and inside.parts[0] != NOT_ASKED:
            digest.update(f"{inside.as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:8]
