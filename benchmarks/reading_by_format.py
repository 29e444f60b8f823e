"""Characters a second of each format: its reader alone, and with repair, splitting and description.

The same seed speech, several times over; a scan is one page of it. Times are processor time of this process and of the
programs that it starts, but for scans, which several processors work on: wall time.
"""

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.run import line

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TIMES = 20
FORMATS = (
    "txt gb18030", "txt utf-16", "md", "docx", "docx numbered", "doc", "rtf bytes", "rtf unicode", "html", "mhtml",
    "ofd", "pdf", "pdf columns", "eml body", "eml attached", "zip", "scan pdf",
)  # fmt: skip


def formats() -> None:
    """Print one line a format; one that needs a program that is missing says so."""
    from speeches.intake import Limits
    from speeches.intake.conversion import prepare
    from speeches.intake.readers import scan, sniff_and_read
    from speeches.intake.reading import read, warm_up
    from tests.intake.forms import FORMS, Missing, unpacked

    warm_up()
    limits = Limits(wall_seconds=300, scan_seconds=300)
    text = (SEEDS / "安全生产工作会议讲话.txt").read_text(encoding="utf-8") * TIMES
    line("reading by format", "characters", "read/s", "with repair/s")
    for form in (form for form in FORMS if form.name in FORMATS):
        part = form.part(text)
        with tempfile.TemporaryDirectory(prefix="luoshi-bench-") as folder:
            try:
                (data,) = form.write([part], Path(folder))
            except Missing as missing:
                line(f"  {form.name}", f"not measured: {missing} is not installed")
                continue
        recognise = scan.recogniser(limits) if form.scanned else None

        def alone(data: bytes = data, form=form, recognise=recognise) -> None:  # type: ignore[no-untyped-def]
            content, name = unpacked(data, f"a.{form.ending}", limits)
            prepared = prepare(content, name, limits)
            sniff_and_read(prepared.data, prepared.name, limits, recognise)

        def whole(data: bytes = data, form=form) -> None:  # type: ignore[no-untyped-def]
            content, name = unpacked(data, f"a.{form.ending}", limits)
            read(content, name, limits=limits)

        clock = time.perf_counter if form.scanned else _processor
        figures = [f"{len(part) / _took(work, clock):,.0f}" for work in (alone, whole)]
        line(f"  {form.name}", f"{len(part):,}", *figures)


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _took(work: Callable[[], None], clock: Callable[[], float]) -> float:
    """Return the seconds of a run; of the best of three where one is short."""
    times: list[float] = []
    while len(times) < 3 and sum(times) < 5:
        began = clock()
        work()
        times.append(clock() - began)
    return min(times)
