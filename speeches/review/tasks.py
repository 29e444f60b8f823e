"""Work that a page does not wait for where the office runs a queue; done at once where it does not."""

from django_tasks import task

from accounts.models import User
from speeches.models import Speech

from .drafting import draft_speech, note_stopped


@task()
def find_drafts(source_file_id: int, user_id: int | None) -> int:
    """Find the drafts of the speeches of a file that were not read yet; return how many drafts.

    Each speech is a transaction of its own: one that fails takes nothing from the others, and running the task again
    takes up what is left. Raises the last failure when all are done.
    """
    user = User.objects.filter(pk=user_id).first() if user_id else None
    unread = Speech.objects.unread().filter(source_file_id=source_file_id).order_by("position")
    count, failure = 0, None
    for speech in unread:
        try:
            count += draft_speech(speech, actor=user)
        except Exception as problem:  # noqa: BLE001 - noted, and raised below
            note_stopped(speech, "failed", user)
            failure = problem
    if failure is not None:
        raise failure
    return count
