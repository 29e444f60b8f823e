"""Measure the review desk: opening it, clearing it from the keyboard, and finding what was asked for before.

    python -m benchmarks.review [--rows 10000 100000] [--gold FOLDER] [--names c02 s003-09]

Runs on a SQLite file of its own and a server of its own. Clearing a speech: a scripted clerk takes what the labels
call trackable, dismisses the rest, and thinks no time; against it stands the typing of the same table by hand.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

LABELLED = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "extraction"
PORT = 8765
TYPED_A_MINUTE = 60  # Chinese characters of a practised clerk with an input method, corrections included
A_CHARACTER = 2.6  # key presses of a Chinese character by pinyin, choice included
OPENINGS = 5  # times a desk is opened; the least disturbed one counts
THINKING = 4.0  # seconds a clerk reads a draft before pressing; the same for both ways, so told apart


def line(what: str, *figures: str) -> None:
    print(f"{what:44s} " + "  ".join(f"{figure:>14s}" for figure in figures))


def similar(sizes: list[int], sentences: list[str]) -> None:
    """Seconds to look 60 drafts up among more and more requirements in force."""
    from accounts.models import User
    from speeches.models import Requirement, Speech
    from speeches.models.requirement import State
    from speeches.review import similar

    clerk = User.objects.get(username="clerk")
    chance = random.Random(1)
    places = [f"{one}{kind}" for one in "东西南北上下前后左右中大小新老" for kind in ("河村", "坪镇", "岭乡", "湾社区")]
    speech = Speech.objects.create(title="以前的讲话", text="。", delivered_on=date(2025, 3, 3))
    mine = Speech.objects.create(title="这次的讲话", text="。", delivered_on=date(2026, 3, 3))
    drafts = Requirement.objects.bulk_create(
        [Requirement(speech=mine, quote=quote, span_start=0, span_end=1) for quote in sentences[:60]]
    )
    line("similar requirements of 60 drafts", "all 60", "one", "rows of index")
    present = 0
    for size in sizes:
        while present < size:
            rows = [
                Requirement(
                    speech=speech,
                    quote=chance.choice(places) + chance.choice(sentences),
                    summary="要求",
                    span_start=0,
                    span_end=1,
                    state=State.IN_PROGRESS,
                )
                for _ in range(min(5_000, size - present))
            ]
            similar.index(Requirement.objects.bulk_create(rows, batch_size=1_000))
            present += len(rows)
        visible = Requirement.objects.visible_to(clerk)
        every = min(_took(lambda visible=visible: similar.find(drafts, visible)) for _ in range(3))
        one = statistics.median(
            _took(lambda row=row, visible=visible: similar.find([row], visible)) for row in drafts[:15]
        )
        count = similar.RequirementPair.objects.count()
        line(f"  among {size:,}", f"{every:.3f} s", f"{one * 1000:.0f} ms", f"{count:,}")
    similar.RequirementPair.objects.filter(requirement__speech=speech).delete()
    Requirement.objects.filter(speech__in=(speech, mine)).delete()


def _took(work) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def desk(folder: Path, names: list[str]) -> None:
    """Keys and seconds to clear whole speeches in a browser, against typing their table."""
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{PORT}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")
            for _ in range(60):
                try:
                    page.goto(f"http://127.0.0.1:{PORT}/accounts/login/")
                    break
                except Exception:  # noqa: BLE001 - the server is still starting
                    time.sleep(1)
            page.fill("input[name=username]", "clerk")
            page.fill("input[name=password]", "luoshi-demo")
            page.keyboard.press("Enter")
            page.wait_for_selector(".shell")
            head = ("characters", "opens", "drafts", "keys", "seconds", "typed by hand", "keys by hand", "minutes")
            line("clearing a speech", *head)
            for name in [*names, "long"]:
                clear(page, folder, name)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def clear(page, folder: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    """Review one speech from the keyboard and print what it took."""
    from django.db import connection

    from accounts.models import User
    from speeches.documents.rows import breakdown
    from speeches.models import Speech
    from speeches.review.drafting import draft_speech

    clerk = User.objects.get(username="clerk")
    if name == "long":
        text = "\n".join((folder / f"{one}.txt").read_text(encoding="utf-8") for one in ("c02", "c03", "c04", "c05"))
        text, held, trackable = (text * 3)[:10_000], date(2026, 3, 3), None
    else:
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        meta = folder / f"{name}.meta.json"
        day = json.loads(meta.read_text(encoding="utf-8")).get("held_on") if meta.exists() else None
        held = date.fromisoformat(day) if day else None
        trackable = _trackable(folder, name, text)
    speech = Speech.objects.create(title=name, speaker="傅远舟", text=text, delivered_on=held, created_by=clerk)
    draft_speech(speech, actor=clerk, holidays={})
    connection.close()
    address = f"http://127.0.0.1:{PORT}/speeches/{speech.pk}/review/"
    page.goto(address)  # once, so that the server has loaded all it needs
    opened = min(_took(lambda: page.goto(address)) for _ in range(OPENINGS))
    drafts = speech.requirements.filter(trackable=True).count()
    if trackable is None:
        line(f"  {name}", f"{len(text):,}", f"{opened:.2f} s", str(drafts))
        return
    began, keys = time.perf_counter(), 0
    while page.locator("#progress").get_attribute("data-left") != "0":
        key = page.locator(".drafts .draft-slot:has(.draft)").get_attribute("data-draft")
        row = speech.requirements.get(pk=key)
        page.keyboard.press("a" if trackable & set(range(row.span_start, row.span_end)) else "x")
        keys += 1
        page.wait_for_selector("#drafts:not([aria-busy])")
        page.wait_for_function(f"document.querySelector('#row-{key}').dataset.state !== 'draft'")
    page.keyboard.press("f")
    keys += 1
    page.wait_for_url(re.compile(r"/speeches/\d+/$"))
    took = time.perf_counter() - began
    rows = [(row.part, row.summary, row.quote, row.lead, row.supporting, row.deadline) for row in breakdown(speech)]
    typed = sum(len(cell) for _part, summary, _quote, *rest in rows for cell in (summary, *rest))  # the quote is pasted
    line(
        f"  {name}", f"{len(text):,}", f"{opened:.2f} s", str(drafts), str(keys), f"{took:.1f} s",
        f"{typed:,} characters", f"{typed * A_CHARACTER + len(rows) * 12:,.0f}",
        f"{typed / TYPED_A_MINUTE + len(rows) * 8 / 60:.1f}",
    )  # fmt: skip
    line(f"    with {THINKING:.0f} s to read each draft", f"{took + THINKING * drafts:.0f} s")


def _trackable(folder: Path, name: str, text: str) -> set[int]:
    """Return the places of the sentences that the labels call trackable."""
    from speeches.extraction.structure.sentences import cut

    labels = [row.split("\t")[1] for row in (folder / f"{name}.labels.tsv").read_text(encoding="utf-8").splitlines()]
    return {
        at for one, label in zip(cut(text), labels, strict=True) if label == "2" for at in range(one.start, one.end)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--gold", type=Path, default=LABELLED)
    parser.add_argument("--names", nargs="+", default=["c02", "s003-09"])
    parser.add_argument("--only", nargs="+", default=["similar", "desk"])
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="luoshi-bench-")
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/review.sqlite3"
    os.environ.update(DEMO="1", DJANGO_SETTINGS_MODULE="config.settings", DJANGO_ALLOW_ASYNC_UNSAFE="true")
    import django

    django.setup()
    from django.core.management import call_command

    from speeches.demo import office
    from speeches.extraction.structure.sentences import cut

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    office.load_units(office.read_yaml(seeds / "units.yaml")["units"])
    office.load_groups(office.read_yaml(seeds / "units.yaml")["groups"])
    office.load_people(office.read_yaml(seeds / "people.yaml"))
    if "similar" in options.only:
        texts = [path.read_text(encoding="utf-8") for path in sorted(options.gold.glob("*.txt"))]
        similar(options.rows, sorted({one.text for text in texts for one in cut(text) if len(one.text) > 15}))
    if "desk" in options.only:
        desk(options.gold, options.names)


if __name__ == "__main__":
    main()
