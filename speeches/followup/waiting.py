"""What waits for a decision: the same questions for lists, home pages and the numbers in the navigation."""

from django.db.models import QuerySet

from accounts.models import User
from speeches.models import Assignment, ExtensionRequest, ProgressReport, Requirement
from speeches.models.assignment import AssignmentQuerySet


def objections(user: User) -> AssignmentQuerySet:
    """Return the objections that no supervisor has answered, the oldest first."""
    return (
        Assignment.objects.objected()
        .filter(requirement__in=Requirement.objects.visible_to(user))
        .order_by("objected_at", "pk")
    )


def reports_to_decide(user: User) -> QuerySet[ProgressReport]:
    """Return the released reports on what is under way: those that ask for closure first, then the oldest."""
    return ProgressReport.objects.filter(
        state=ProgressReport.State.RELEASED, requirement__in=Requirement.objects.visible_to(user).under_way()
    ).order_by("-asks_closure", "released_at", "pk")


def extensions_to_decide(user: User) -> QuerySet[ExtensionRequest]:
    """Return the requests for a later deadline that nobody has decided on, the oldest first."""
    return ExtensionRequest.objects.filter(
        state=ExtensionRequest.State.ASKED, requirement__in=Requirement.objects.visible_to(user).under_way()
    ).order_by("asked_at", "pk")


def reports_to_release(user: User) -> QuerySet[ProgressReport]:
    """Return the reports of the user's own unit that its head has not seen yet, the oldest first."""
    return ProgressReport.objects.filter(
        state=ProgressReport.State.WRITTEN,
        unit=user.unit,
        requirement__in=Requirement.objects.visible_to(user).under_way(),
    ).order_by("written_at", "pk")
