"""Merge the catalogues of all areas and compile them for Django."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """Compile locale/*/LC_MESSAGES/*.po, one file an area, into the django.mo that Django reads.

    Two areas that translate one phrase differently are an error: a phrase has one translation.
    """

    help = "Compile the translations of all areas (needs no gettext tools)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in sorted(Path(settings.BASE_DIR / "locale").glob("*/LC_MESSAGES")):
            merged = polib.POFile()
            merged.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=1; plural=0;"}
            said: dict[tuple[str | None, str], tuple[str, str]] = {}
            for source in sorted(folder.glob("*.po")):
                for entry in polib.pofile(str(source)):
                    key = (entry.msgctxt, entry.msgid)
                    value = entry.msgstr or str(entry.msgstr_plural)
                    if key in said:
                        if said[key][0] != value:
                            raise CommandError(
                                f"“{entry.msgid}” is “{said[key][0]}” in {said[key][1]} but “{value}” in {source.name}"
                            )
                        continue
                    said[key] = (value, source.name)
                    merged.append(entry)
            merged.save_as_mofile(str(folder / "django.mo"))
            self.stdout.write(f"{folder.parent.name}: {len(merged)} phrases")
