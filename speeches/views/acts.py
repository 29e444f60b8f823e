"""One page for each act on a requirement: a question, what has to be said, the verb. Acts are data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import person, require
from accounts.models import User
from accounts.roles import Right
from config.editing import kept_on_conflict
from speeches.followup import acknowledging, assigning, closing, extending, instructing, urging
from speeches.forms.assigning import ReassignForm
from speeches.forms.deciding import ExtensionForm, ReasonForm, ReopenForm, VerifyForm
from speeches.models import Requirement

from .once import already_done, form_token, remember_result

Perform = Callable[[Requirement, User, dict[str, Any]], object]
Options = Callable[[Requirement], dict[str, Any]]


@dataclass(frozen=True)
class Act:
    """What a person does to one requirement."""

    right: Right
    question: Any
    verb: Any  # on the button
    done: Any  # what the toast says
    perform: Perform
    build_form: Callable[..., forms.Form] = ReasonForm
    options: dict[str, Any] = field(default_factory=dict)
    options_of: Options = lambda _row: {}  # what the form takes from the requirement
    icon: str = "check"


def _today() -> Any:
    return timezone.localdate()


ACTS: dict[str, Act] = {
    "object": Act(
        Right.ACKNOWLEDGE, _("Object before signing?"), _("Object"), _("Your objection is with the supervisor."),
        lambda row, user, data: acknowledging.object_to(row, user, data["words"]),
        options={"label": _("What is not yours, not clear or not possible")}, icon="return",
    ),
    "close": Act(
        Right.SUPERVISE, _("Close this requirement?"), _("Close"), _("Closed."),
        lambda row, user, data: closing.close(row, user, on=_today(), note=data["words"], verification="true"),
        options={"label": _("What proves that it is done")}, icon="check-circle",
    ),
    "reopen": Act(
        Right.SUPERVISE, _("Take this requirement up again?"), _("Take up again"), _("It is under way again."),
        lambda row, user, data: closing.reopen(row, user, data["words"], on=_today(), due_on=data["due_on"]),
        build_form=ReopenForm, icon="history",
    ),
    "cancel": Act(
        Right.SUPERVISE, _("Cancel this requirement? Its number stays used."), _("Cancel the requirement"),
        _("Cancelled."), lambda row, user, data: closing.cancel(row, user, data["words"]), icon="x",
    ),
    "verify": Act(
        Right.SUPERVISE, _("What did you find?"), _("Write down"), _("Written down."),
        lambda row, user, data: closing.verify(row, user, data["verification"], data["words"], on=_today()),
        build_form=VerifyForm, icon="eye",
    ),
    "urge": Act(
        Right.SUPERVISE, _("Urge the units?"), _("Urge"), _("Urged; the units have been told."),
        lambda row, user, data: urging.urge([row], user, data["words"], on=_today()),
        options={"label": _("What the units should read")}, icon="urge",
    ),
    "instruct": Act(
        Right.INSTRUCT, _("Leave an instruction"), _("Leave it"), _("The supervisor and the units have been told."),
        lambda row, user, data: instructing.instruct(row, user, data["words"]),
        options={"label": _("Instruction")}, icon="edit",
    ),
    "extend": Act(
        Right.REPORT, _("Ask for a later deadline?"), _("Ask"), _("Your request is with the supervisor."),
        lambda row, user, data: extending.ask(
            row, user, to_due_on=data["to_due_on"], reason=data["reason"], progress=data["progress"], on=_today()
        ),
        build_form=ExtensionForm, options_of=lambda row: {"due_on": row.due_on}, icon="calendar",
    ),
    "reassign": Act(
        Right.SUPERVISE, _("Change the units?"), _("Change"), _("The units were changed; new ones have to sign."),
        lambda row, user, data: assigning.reassign(
            row, user, lead=data["lead"], supporting=data["supporting"], why=data["why"]
        ),
        build_form=ReassignForm, options_of=lambda row: {"requirement": row}, icon="users",
    ),
}  # fmt: skip


def act_on_requirement(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """GET: the question. POST: do it, say so, and go back to the requirement."""
    chosen = ACTS.get(act)
    if chosen is None:
        raise Http404
    require(request, chosen.right)
    user = person(request)
    visible = Requirement.objects.visible_to(user).select_related("speech", "supervisor")
    row = get_object_or_404(visible.prefetch_related("assignments__unit"), pk=pk)
    form = chosen.build_form(request.POST or None, **chosen.options, **chosen.options_of(row))
    if request.method == "POST" and form.is_valid():
        with kept_on_conflict(form), transaction.atomic():
            first_answer = already_done(request)
            if first_answer is not None:
                return first_answer
            chosen.perform(row, user, form.cleaned_data)
            remember_result(request, row.get_absolute_url())
        messages.success(request, chosen.done)
        return HttpResponseRedirect(row.get_absolute_url())
    context = {"requirement": row, "act": chosen, "form": form, "once": request.POST.get("once") or form_token()}
    return render(request, "speeches/requirement_act.html", context, status=422 if form.errors else 200)
