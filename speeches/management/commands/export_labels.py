"""Write what clerks decided as labelled documents, for `make train`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from speeches.review import labelling
from speeches.review.matching import Matcher


class Command(BaseCommand):
    """Export the speeches whose review is finished, each as NAME.txt with its labels, time limits and particulars."""

    help = 'Write finished reviews as labelled documents into a folder, for `make train GOLD="FOLDER ..."`.'

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="made where it is missing; files of the same names are replaced")
        parser.add_argument("--prefix", default="review", help="names are PREFIX-NUMBER (the speech's number)")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise CommandError(f"{folder}: {problem.strerror}") from problem
        matcher, count, sentences = Matcher(), 0, 0
        for speech in labelling.finished().iterator(chunk_size=50):
            labels = labelling.labels_of(speech, matcher)
            labelling.write(labels, folder, f"{options['prefix']}-{speech.pk:05d}")
            count, sentences = count + 1, sentences + len(labels.rows)
        if options["verbosity"]:
            self.stdout.write(f"{count} speeches, {sentences} sentences in {folder}")
