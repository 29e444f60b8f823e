"""Load the demo data: an invented county in which all states and lights show today."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from speeches.demo import library, office, story
from speeches.models import Requirement, Speech


class Command(BaseCommand):
    """Load seeds/ through the functions of a working day. Running it again adds nothing."""

    help = "Load the demo data (demo mode only)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--force", action="store_true", help="load it outside demo mode too")
        parser.add_argument("--folder", type=Path, default=Path(settings.BASE_DIR) / "seeds")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG or settings.TESTING or options["force"]):
            raise CommandError("This puts known passwords into the database. Use --force if that is what you want.")
        began = time.monotonic()
        with transaction.atomic():
            self.load(options["folder"])
        if options["verbosity"]:
            speeches, requirements = Speech.objects.count(), Requirement.objects.decided().count()
            seconds = time.monotonic() - began
            self.stdout.write(f"Demo data: {speeches} speeches, {requirements} requirements ({seconds:.1f} s)")

    def load(self, folder: Path) -> None:
        """Load units, people, documents and what became of them."""
        units = office.read_yaml(folder / "units.yaml")
        office.load_units(units["units"])
        office.load_groups(units["groups"])
        office.load_people(office.read_yaml(folder / "people.yaml"))
        clerk, supervisor, leader = (
            User.objects.filter(role=role).earliest("pk") for role in (Role.CLERK, Role.SUPERVISOR, Role.LEADER)
        )
        today = timezone.localdate()
        library.load_documents(folder, clerk, today)
        entries = office.read_yaml(folder / "meetings.yaml")
        entries = entries if isinstance(entries, list) else entries["speeches"]
        last_done = [entry["file"] for entry in entries if entry["review"] == "done"][-1]
        for entry in entries:
            speech = library.load_speech(folder, entry, clerk, today)
            if speech is None or speech.delivered_on is None or entry["review"] == "none":
                continue
            begun = entry["review"] == "begun"
            confirmed = story.review(speech, clerk, min(speech.delivered_on, today), share=0.5 if begun else 1.0)
            if begun:
                continue
            if entry["file"] == last_done:
                confirmed = confirmed[: -story.WAITING]
            story.follow_up(confirmed, supervisor, leader, speech.delivered_on, today)
        story.read_notices(today)
