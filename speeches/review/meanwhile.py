"""What another person did to a draft while somebody was at it: said so that they know what to do next."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from config.conflicts import Conflict
from speeches.models import Event, Requirement


def changed_by_another(requirement: Requirement, version: int, actor: User) -> Conflict | None:
    """Return what to tell somebody who saw a draft in ``version``; None where it still stands like that.

    The message says who did what and when, how the draft stands now, and that what was typed is still on the page.
    """
    now = Requirement.objects.only("version", "state", "withdrawn").get(pk=requirement.pk)
    if now.version == version:
        return None
    last = Event.objects.filter(requirement=requirement).select_related("actor").order_by("-pk").first()
    if last is None:
        return Conflict(_("Somebody else changed this in the meantime. Nothing of yours was saved yet."))
    words = {
        "who": _("You yourself, in another window,") if last.actor == actor else str(last.actor or _("The program")),
        "at": timezone.localtime(last.at).strftime("%H:%M"),
        "what": last.why or last.get_verb_display(),
        "state": _("no draft any more") if now.withdrawn else now.get_state_display(),
    }
    return Conflict(
        _(
            "%(who)s changed this draft at %(at)s: %(what)s. It is now: %(state)s. Your step was not carried out, and "
            "what you typed is still on the page. Look at how it stands now, then decide."
        )
        % words
    )
