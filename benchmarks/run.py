"""Measure: reading, repair, a folder of files, extraction, how ledger and dashboard grow with the number of rows.

    python -m benchmarks.run [--rows 10000 100000] [--files 500] [--only reading formats folder extraction growth]

Medians of several runs on one core. Growth runs on a SQLite file of its own, or on DATABASE_URL when it is set
(the rows are removed again only with the database: use one made for it).
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
RUNS = 5


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of a piece of work."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def line(what: str, *figures: str) -> None:
    print(f"{what:44s} " + "  ".join(f"{figure:>16s}" for figure in figures))


def reading() -> None:
    """Characters a second of reading with repair, by document and by length."""
    from speeches.intake import read

    line("reading and repair", "characters", "characters/s")
    for path in sorted(SEEDS.glob("*.txt")):
        data = path.read_bytes()
        took = seconds(lambda data=data, name=path.name: read(data, name), 3)
        count = len(data.decode("utf-8", "replace"))
        line(f"  {path.name[:20]}", f"{count:,}", f"{count / took:,.0f}")
    from benchmarks import reading_by_length

    reading_by_length.lengths()


def formats() -> None:
    """Characters a second of reading each format."""
    from benchmarks import reading_by_format

    reading_by_format.formats()


def folder(files: int) -> None:
    """Seconds of a folder of files of all formats, taken in by the command."""
    from benchmarks import mixed_folder

    mixed_folder.measure(files)


def extraction() -> None:
    """Characters a second of extraction beside engines that do a part of it, and its growth."""
    from benchmarks import extraction as by_engine

    by_engine.extraction()


def growth(sizes: list[int]) -> None:
    """Seconds of ledger and dashboard pages over more and more requirements."""
    folder = tempfile.mkdtemp(prefix="luoshi-bench-")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from accounts.models import User
    from benchmarks.rows import fill

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_seeds", verbosity=0)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username="supervisor"), backend="django.contrib.auth.backends.ModelBackend")
    line(f"growth on {connection.vendor}", "ledger", "ledger, overdue", "search", "dashboard", "home")
    for size in sizes:
        fill(size)
        paths = ("/requirements/", "/requirements/?view=overdue", "/requirements/?q=招标", "/dashboard/", "/")
        took = [seconds(lambda path=path: client.get(path), 3) for path in paths]
        line(f"  {size:,} requirements", *(f"{one:.3f} s" for one in took))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--files", type=int, default=500)
    parts: dict[str, Callable[[], None]] = {
        "reading": reading,
        "formats": formats,
        "folder": lambda: folder(options.files),
        "extraction": extraction,
        "growth": lambda: growth(options.rows),
    }
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts))
    options = parser.parse_args()
    for name in options.only:
        parts[name]()


if __name__ == "__main__":
    main()
