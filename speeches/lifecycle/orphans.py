"""Stored files that no row names: left by a process that was killed between writing a file and its row."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField, Model

FOLDERS = ("sources", "attachments", "imports")  # where rows keep their files
_A_QUERY = 500  # names looked up at once


def orphans(older_than: datetime) -> Iterator[str]:
    """Yield the names of stored files that no row names and that were written before ``older_than``.

    A younger file may belong to a row that is being written just now. Nobody ever sees an orphan: files are reached
    through their rows only.
    """
    old = (name for folder in FOLDERS for name in _files(folder) if _written(name) < older_than)
    while names := tuple(islice(old, _A_QUERY)):
        kept = {name for model, field in _fields() for name in _named(model, field, names)}
        yield from (name for name in names if name not in kept)


def lost() -> Iterator[tuple[Model, str]]:
    """Yield the rows whose file is gone, with the file's name: nothing here removes one, so a disk or backup did."""
    for model, field in _fields():
        for row in model._default_manager.exclude(**{field: ""}).only("pk", field).iterator():
            name = getattr(row, field).name
            if not default_storage.exists(name):
                yield row, name


def _fields() -> list[tuple[type[Model], str]]:
    models = apps.get_app_config("speeches").get_models()
    return [(model, field.name) for model in models for field in model._meta.fields if isinstance(field, FileField)]


def _named(model: type[Model], field: str, names: tuple[str, ...]) -> Iterator[str]:
    yield from model._default_manager.filter(**{f"{field}__in": names}).values_list(field, flat=True)


def _files(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for inner in folders:
        yield from _files(f"{folder}/{inner}")


def _written(name: str) -> datetime:
    return default_storage.get_modified_time(name)
