"""Store what intake read: the file, its speeches and the record of every repair. The one Django file of intake."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from accounts.models import User
from speeches.lifecycle import record, record_stopped
from speeches.models import Event, SourceFile, Speech

from .document import CleanSpeech, Document, Unreadable
from .titles import working_title

NOT_STORABLE = re.compile(r"[\x00\ud800-\udfff]")  # no database takes them
NAMES = {"held_on": "delivered_on"}  # intake's name of a value → the speech's
UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff/\\:*?\"<>|]+")


class Duplicate(Exception):  # noqa: N818 - named for what happened
    """The same bytes are stored already; ``first`` is where."""

    def __init__(self, first: SourceFile) -> None:
        super().__init__(f"same as file {first.pk}")
        self.first = first


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file."""

    source: SourceFile
    speeches: tuple[Speech, ...]
    searched: bool = True  # false where looking for its drafts failed: the speeches stand without them


def clean_name(name: str) -> str:
    """Return a file name without path, control and direction characters; 《》（） stay."""
    bare = UNSAFE.sub(" ", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    stem, dot, ending = bare.rpartition(".")
    if dot and len(ending) <= 8:
        return f"{stem[: 200 - len(ending)]}.{ending}" if stem else ending
    return bare[:200] or "未命名"


def import_file(
    data: bytes, name: str, user: User | None, *, read: Callable[[bytes, str], Document], pasted: bool = False
) -> Imported:
    """Read one file and store it with its speeches, all or nothing.

    ``read`` is the reader: the sandboxed one behind pages, the direct one in trusted commands. Raises
    ``Unreadable`` (from the reader) and ``Duplicate``; then nothing is stored and no byte stays on disk.
    """
    refuse_stored(data)
    return store(read_or_tell(read, data, name, user), data, name, user, pasted=pasted)


def read_or_tell(read: Callable[[bytes, str], Document], data: bytes, name: str, user: User | None) -> Document:
    """Return what ``read`` returns; when it stops a file as secret, see to it that those who must know are told."""
    try:
        return read(data, name)
    except Unreadable as refused:
        tell_if_secret(refused, data, name, user)
        raise


def tell_if_secret(refused: Unreadable, data: bytes, name: str, user: User | None) -> None:
    """See to it that those who must know of a secret file are told; nothing when it was refused for another reason."""
    if refused.code == "secret":
        record_stopped(user, name=clean_name(name), size=len(data), sha256=hashlib.sha256(data).hexdigest())


def refuse_duplicate(digest: str) -> None:
    """Raise ``Duplicate`` when a file with this sha256 is stored."""
    first = SourceFile.objects.defer("raw_text", "edits").filter(sha256=digest).first()
    if first is not None:
        raise Duplicate(first)


def refuse_stored(data: bytes) -> None:
    """Raise ``Duplicate`` when these bytes are stored."""
    refuse_duplicate(hashlib.sha256(data).hexdigest())


def store(document: Document, data: bytes, name: str, user: User | None, *, pasted: bool = False) -> Imported:
    """Store a document that was read. The file is written first and removed again when the rows cannot be."""
    digest = hashlib.sha256(data).hexdigest()
    source = SourceFile(
        name=clean_name(name),
        sha256=digest,
        size=len(data),
        media_type=document.media_type,
        encoding=document.encoding or "",
        pasted=pasted,
        raw_text=storable(document.raw),
        edits=stored_edits(document),
        warnings=list(document.warnings),
        outcome=document.outcome,
        created_by=user,
    )
    source.file.save(digest, ContentFile(data), save=False)
    try:
        with transaction.atomic():
            source.save()
            speeches = tuple(
                _speech(source, position, speech, user) for position, speech in enumerate(document.speeches)
            )
    except IntegrityError:
        # Somebody stored the same bytes a moment ago: the file on disk (named by its hash) may be theirs.
        first = SourceFile.objects.filter(sha256=digest).first()
        if first is not None:
            if first.file.name != source.file.name:
                source.file.delete(save=False)
            raise Duplicate(first) from None
        source.file.delete(save=False)
        raise
    except BaseException:
        source.file.delete(save=False)
        raise
    return Imported(source, speeches)


def stored_edits(document: Document) -> list[dict[str, Any]]:
    """Return the edits as they are stored."""
    return [{**asdict(edit), "before": storable(edit.before), "after": storable(edit.after)} for edit in document.edits]


def storable(text: str) -> str:
    """Return the text with what no database takes replaced, character for character: offsets stay."""
    return NOT_STORABLE.sub("\ufffd", text)


def _speech(source: SourceFile, position: int, speech: CleanSpeech, user: User | None) -> Speech:
    text = storable(speech.text)
    row = Speech.objects.create(
        source_file=source,
        position=position,
        title=_short(speech.title or working_title(text, "" if source.pasted else source.name), 200),
        speaker=_short(speech.speaker, 60),
        post=_short(speech.post, 60),
        kind=speech.kind,
        delivered_on=speech.held_on,
        venue=_short(speech.venue, 200),
        document_number=_short(speech.document_number, 60),
        text=text,
        segments=[[part.at, part.source, part.length] for part in speech.segments],
        raw_start=speech.raw_start,
        raw_end=speech.raw_end,
        guessed=_guessed(speech),
        created_by=user,
    )
    record(Event.Verb.LOGGED, user, speech=row)
    return row


def _short(value: str | None, limit: int) -> str:
    return storable(value or "").strip()[:limit]


def _guessed(speech: CleanSpeech) -> dict[str, str]:
    """Return which values rest on weak evidence, by the speech's own names, with the reason."""
    guessed = {NAMES.get(name, name): storable(reason) for name, reason in speech.guessed.items()}
    return guessed if speech.title else {**guessed, "title": "no title was found"}
