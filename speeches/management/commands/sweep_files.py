"""Remove stored files that belong to nothing."""

import shutil
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.utils import timezone

from speeches.intake.conversion import left_folders
from speeches.lifecycle.orphans import lost, orphans


class Command(BaseCommand):
    """Sweep once; meant to be run every night. Running it again, or several at once, does no harm."""

    help = "Remove stored files that no row names and folders of killed conversions, name rows whose file is gone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--hours",
            type=float,
            default=settings.ORPHAN_HOURS,
            help="leave files alone that are younger (ORPHAN_HOURS, %(default)s)",
        )
        parser.add_argument("--dry-run", action="store_true", help="name the files, remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        older_than = timezone.now() - timedelta(hours=options["hours"])
        removed = 0
        for name in list(orphans(older_than)):
            if not options["dry_run"]:
                default_storage.delete(name)
            removed += 1
            if options["verbosity"] > 1 or options["dry_run"]:
                self.stdout.write(name)
        folders = 0
        for folder in list(left_folders(older_than)):
            if not options["dry_run"]:
                shutil.rmtree(folder, ignore_errors=True)
            folders += options["dry_run"] or not folder.exists()
            if options["verbosity"] > 1 or options["dry_run"]:
                self.stdout.write(str(folder))
        gone = 0
        for row, name in lost():
            gone += 1
            self.stderr.write(f"{row._meta.label} {row.pk}: its file {name} is gone")
        if options["verbosity"]:
            said = "would be removed" if options["dry_run"] else "removed"
            self.stdout.write(
                f"{removed} files without a row {said}, {folders} folders of conversions {said}, "
                f"{gone} rows without their file"
            )
