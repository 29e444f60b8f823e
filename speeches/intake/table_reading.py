"""Read a workbook in a confined child, as `sandbox.read_safely` reads a document.

Run as a module it is that child: order and file come in on standard input, the answer goes out as JSON.
"""

import json
import sys
from dataclasses import asdict
from typing import Any

from speeches.intake.confinement import confine, order_of
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.reading import refuse_size
from speeches.intake.sandbox import ask
from speeches.intake.slots import place
from speeches.intake.tables import Sheet, Table, read_table, warm_up

_COMMAND = (sys.executable, "-m", "speeches.intake.table_reading")


def read_table_safely(data: bytes, name: str, *, limits: Limits | None = None) -> Table:
    """Return what `tables.read_table` returns. Raises `Unreadable` as `sandbox.read_safely` does."""
    limits = limits or Limits()
    refuse_size(data, limits)
    order = {"name": name, "limits": asdict(limits)}
    with place(limits.at_once, limits.wait_seconds):
        answer = ask(order, data, limits, _COMMAND)
    if "code" in answer:
        raise Unreadable(answer["code"], answer["detail"])
    return Table(tuple(Sheet(one["name"], tuple(map(tuple, one["rows"]))) for one in answer["sheets"]))


def _serve() -> None:
    stream = sys.stdin.buffer
    order = order_of(stream)
    limits = Limits(**order["limits"])
    warm_up()
    content = stream.read()
    confine(limits)
    sys.stdout.buffer.write(json.dumps(_answer(content, order["name"], limits)).encode())


def _answer(content: bytes, name: str, limits: Limits) -> dict[str, Any]:
    try:
        return asdict(read_table(content, name, limits=limits))
    except Unreadable as refused:
        return {"code": refused.code, "detail": refused.detail}
    except (MemoryError, RecursionError):
        return {"code": "too_large", "detail": "memory"}


if __name__ == "__main__":
    _serve()
