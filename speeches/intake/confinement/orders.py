"""How a child is told what to do: the length of an order, the order (JSON), then the file, on its standard input."""

import json
from contextlib import suppress
from typing import IO, Any

_LENGTH = 4  # bytes


def hand_over(stream: IO[bytes], order: dict[str, Any], data: bytes) -> None:
    """Write order and file, and close the stream. A child that ends early says why by its answer, or lack of one."""
    content = json.dumps(order).encode()
    with suppress(BrokenPipeError), stream:
        stream.write(len(content).to_bytes(_LENGTH, "big") + content)
        stream.write(data)


def order_of(stream: IO[bytes]) -> dict[str, Any]:
    """Read the order; the file is what follows in the stream."""
    order: dict[str, Any] = json.loads(stream.read(int.from_bytes(stream.read(_LENGTH), "big")))
    return order
