"""Make a folder of many files as an office has them: every format mixed, no two texts alike.

    python -m benchmarks.mixed_folder FOLDER [--files 500] [--without-programs]

`measure` has the command take such a folder in, on one core; `make bench` calls it.
Older Word files and PDFs are written by LibreOffice; without it (or with --without-programs) they become .docx.
"""

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.run import line
from tests.intake.forms import FORMS, Missing

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
# Of a hundred files.
MIX = {
    "docx": 25, "docx numbered": 5, "doc": 5, "wps": 2, "pdf office": 15, "txt gb18030": 12,
    "txt utf-16": 3, "html": 10, "rtf bytes": 3, "rtf unicode": 2, "ofd": 5, "mhtml": 4, "eml body": 2,
    "eml attached": 2, "zip": 3, "md": 2,
}  # fmt: skip
TOPICS = ("安全生产", "防汛抗旱", "基层党建", "招商引资", "重点项目建设", "农村人居环境整治", "平安建设", "集中供热")
PARAGRAPHS = (8, 18)
HEADINGS = "一二三四五六七八九十"


def text(number: int, paragraphs: list[str], chance: random.Random) -> str:
    """Return a speech of paragraphs in a new order with other figures."""
    chosen = chance.sample(paragraphs, chance.randint(*PARAGRAPHS))
    chosen = [re.sub(r"\d+(?=[个名项家处万])", lambda _: str(chance.randint(2, 999)), one) for one in chosen]
    lines = [f"在全县{chance.choice(TOPICS)}工作第{number}次会议上的讲话", "同志们："]
    for at, one in enumerate(chosen):
        if at % 4 == 0:
            lines.append(f"{HEADINGS[at // 4]}、{chance.choice(TOPICS)}要抓细抓实")
        lines.append(one)
    return "\n".join(lines)


def write(folder: Path, count: int, *, programs: bool) -> None:
    chance = random.Random(count)
    prose = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("[!0-9]*.txt"))]
    paragraphs = [line for one in prose for line in one.splitlines() if len(line) > 60]
    folder.mkdir(parents=True, exist_ok=True)
    forms = {form.name: form for form in FORMS}
    number = 0
    for name, share in MIX.items():
        wanted = round(count * share / 100)
        texts = [text(number + at, paragraphs, chance) for at in range(wanted)]
        form = forms[name]
        with tempfile.TemporaryDirectory(prefix="luoshi-mixed-") as place:
            try:
                if not programs and name in {"doc", "wps", "pdf office"}:
                    raise Missing("LibreOffice")
                files = form.write(texts, Path(place)) if texts else []
            except Missing as missing:
                print(f"{name}: {missing} is not used; .docx instead")
                form = forms["docx"]
                files = form.write(texts, Path(place))
        for at, data in enumerate(files):
            (folder / f"{number + at:03d} 讲话.{form.ending}").write_bytes(data)
        print(f"{name:16s} {len(files)}")
        number += wanted


def measure(count: int) -> None:
    """Print the seconds that ``manage.py import_speeches`` takes for so many files, on one core, into a new database.

    Of the processor with those of all children and converters; and on the clock.
    """
    with tempfile.TemporaryDirectory(prefix="luoshi-bench-") as place:
        write(Path(place) / "files", count, programs=True)
        here = {"DEMO": "1", "DATABASE_URL": f"sqlite:///{place}/bench.sqlite3", "MEDIA_ROOT": f"{place}/media"}
        cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(cores)})
        try:
            _manage("migrate", "--verbosity=0", **here)
            began, used = time.perf_counter(), _children()
            table = _manage("import_speeches", f"{place}/files", **here)
            took, used = time.perf_counter() - began, _children() - used
        finally:
            os.sched_setaffinity(0, cores)
    line("a mixed folder by the command", "processor", "clock", "a file")
    line(f"  {count} files", f"{used:,.0f} s", f"{took:,.0f} s", f"{used / count:.2f} s")
    print(f"  {table.splitlines()[-1]}")


def _manage(*arguments: str, **environment: str) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | environment)
    return ran.stdout


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--without-programs", action="store_true")
    options = parser.parse_args()
    write(options.folder, options.files, programs=not options.without_programs)


if __name__ == "__main__":
    main()
