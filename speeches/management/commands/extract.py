"""Read files and print what is found in them; nothing is stored."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from speeches.extraction import Context, Draft, extract
from speeches.intake import CleanSpeech, Document, Unreadable, read


class Command(BaseCommand):
    """``manage.py extract [--as-is] [--held-on DAY] [--json] FILE...``: see docs/extraction.md for the output."""

    help = "Find the requirements in files without storing anything."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object a file, one a line")
        parser.add_argument(
            "--as-is", action="store_true", help="each file is one clean speech: no repair, no splitting"
        )
        parser.add_argument("--held-on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="day of the meeting")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for path in options["files"]:
            try:
                found = self._read(path, as_is=options["as_is"], held_on=options["held_on"])
            except (OSError, UnicodeDecodeError, Unreadable) as problem:
                self.stderr.write(f"{path}: {problem}")
                failed += 1
                continue
            if options["json"]:
                self.stdout.write(json.dumps(found, ensure_ascii=False))
            else:
                self._print(found)
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files could not be read.")

    def _read(self, path: Path, *, as_is: bool, held_on: date | None) -> dict[str, Any]:
        data = path.read_bytes()
        if as_is:
            speech = CleanSpeech(text=data.decode("utf-8"), kind="speech", held_on=held_on)
            document = Document(data.decode("utf-8"), "text/plain", "utf-8", (speech,), ())
        else:
            document = read(data, path.name)
        return {
            "file": str(path),
            "repairs": [
                {"rule": rule, "count": count, "samples": list(samples)} for rule, count, samples in document.repairs()
            ],
            "speeches": [
                _speech(replace(speech, held_on=held_on or speech.held_on), as_is=as_is) for speech in document.speeches
            ],
        }

    def _print(self, found: dict[str, Any]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(found["file"]))
        for repair in found["repairs"]:
            self.stdout.write(f"  {repair['rule']} × {repair['count']}: {'; '.join(repair['samples'])}")
        for speech in found["speeches"]:
            self.stdout.write(self.style.MIGRATE_LABEL(f"\n{speech['title'] or '—'}"))
            facts = [speech["kind"], speech["speaker"], speech["held_on"], f"{len(speech['text'])} 字"]
            self.stdout.write("  " + " · ".join(filter(None, facts)))
            for number, row in enumerate(speech["requirements"], 1):
                who = "、".join(actor["text"] for actor in row["actors"]) or "待明确"
                when = "、".join(f"{d['text']}→{d['due'] or d['rrule'] or d['from'] or '?'}" for d in row["deadlines"])
                mark = "●" if row["trackable"] else "○"
                self.stdout.write(f"  {number:3d} {mark} {row['confidence']:.2f} {who} | {when or '—'} | {row['text']}")


def _speech(speech: CleanSpeech, *, as_is: bool) -> dict[str, Any]:
    context = Context(held_on=speech.held_on, kind="" if as_is else speech.kind)
    found = extract(speech.text, context)
    return {
        "title": speech.title,
        "kind": speech.kind,
        "speaker": speech.speaker,
        "host": speech.host,
        "held_on": speech.held_on.isoformat() if speech.held_on else None,
        "venue": speech.venue,
        "text": speech.text,
        "requirements": [_draft(draft) for draft in found.drafts],
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "start": draft.start,
        "end": draft.end,
        "text": draft.text,
        "headings": list(draft.headings),
        "trackable": draft.trackable,
        "confidence": round(draft.confidence, 3),
        "actors": [{"text": one.text, "role": one.role, "inherited": one.inherited} for one in draft.actors],
        "deadlines": [
            {
                "text": one.text,
                "kind": one.kind,
                "due": one.due.isoformat() if one.due else None,
                "from": one.start_on.isoformat() if one.start_on else None,
                "rrule": one.rrule,
            }
            for one in draft.deadlines
        ],
    }
