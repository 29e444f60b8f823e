"""Work that a page does not wait for where the office runs a queue; done at once where it does not."""

from django_tasks import task

from accounts.models import User
from speeches.models import Speech

from .drafting import draft_speech


@task()
def find_drafts(source_file_id: int, user_id: int | None) -> int:
    """Find the drafts of the speeches of a file that were not read yet; return how many drafts.

    Each speech is a transaction of its own: what was done stays when a later one fails, and running the task again
    takes up what is left.
    """
    user = User.objects.filter(pk=user_id).first() if user_id else None
    unread = Speech.objects.unread().filter(source_file_id=source_file_id).order_by("position")
    return sum(draft_speech(speech, actor=user) for speech in unread)
