"""Print the folder of bad files as a table: `python -m tests.intake.bad > docs/bad-files.md`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from tests.intake.bad.table import table  # noqa: E402 - the words of outcomes need Django

print(table(), end="")  # noqa: T201
