"""Roles, and what each may do, as data: the one place to look up or change a right.

A right is about a function ("may this person assign at all"); whether a given requirement or speech is theirs
to see is decided by the querysets' ``visible_to``.
"""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    CLERK = "clerk", _("Clerk")
    SUPERVISOR = "supervisor", _("Supervisor")
    LEADER = "leader", _("Leader")
    LIAISON = "liaison", _("Liaison")
    UNIT_HEAD = "unit_head", _("Unit head")
    SYSTEM_ADMIN = "system_admin", _("System administrator")
    SECURITY_ADMIN = "security_admin", _("Security administrator")
    AUDIT_ADMIN = "audit_admin", _("Audit administrator")


class Right(StrEnum):
    LOG_SPEECHES = "log_speeches"  # upload, paste and edit speeches and meetings
    SEE_SPEECHES = "see_speeches"  # all speeches, meetings and what became of their sentences
    REVIEW = "review"  # confirm, dismiss, edit, merge, split drafts
    SEE_LEDGER = "see_ledger"  # every requirement, dashboards, exports
    SUPERVISE = "supervise"  # number, assign, urge, verify, accept, return, extend, close, reopen
    INSTRUCT = "instruct"  # leave an instruction on a requirement
    ACKNOWLEDGE = "acknowledge"  # sign for or object to what the own unit was assigned
    REPORT = "report"  # write progress reports for the own unit
    RELEASE = "release"  # release the own unit's reports
    SEE_UNITS = "see_units"  # units, aliases and groups
    EDIT_UNITS = "edit_units"
    MANAGE_USERS = "manage_users"  # open and close accounts
    MANAGE_RIGHTS = "manage_rights"  # give roles
    SEE_STOPPED = "see_stopped"  # which files were stopped for a secrecy marking, never what is in them
    SEE_AUDIT = "see_audit"  # log-ins and administrative changes, never the business


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CLERK: frozenset({Right.LOG_SPEECHES, Right.SEE_SPEECHES, Right.REVIEW, Right.SEE_LEDGER, Right.SEE_UNITS}),
    Role.SUPERVISOR: frozenset(
        {
            Right.LOG_SPEECHES,
            Right.SEE_SPEECHES,
            Right.REVIEW,
            Right.SEE_LEDGER,
            Right.SUPERVISE,
            Right.SEE_UNITS,
            Right.EDIT_UNITS,
        }
    ),
    Role.LEADER: frozenset({Right.SEE_SPEECHES, Right.SEE_LEDGER, Right.INSTRUCT}),
    Role.LIAISON: frozenset({Right.ACKNOWLEDGE, Right.REPORT}),
    Role.UNIT_HEAD: frozenset({Right.ACKNOWLEDGE, Right.REPORT, Right.RELEASE}),
    Role.SYSTEM_ADMIN: frozenset({Right.SEE_UNITS, Right.EDIT_UNITS, Right.MANAGE_USERS}),
    Role.SECURITY_ADMIN: frozenset({Right.MANAGE_RIGHTS, Right.SEE_STOPPED}),
    Role.AUDIT_ADMIN: frozenset({Right.SEE_AUDIT, Right.SEE_STOPPED}),
}

UNIT_ROLES = frozenset({Role.LIAISON, Role.UNIT_HEAD})  # see only what is their unit's
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})  # never see the business
ADMINISTRATION = frozenset({Right.SUPERVISE, Right.MANAGE_USERS, Right.MANAGE_RIGHTS, Right.SEE_AUDIT})


def uses_administration(role: Role | str) -> bool:
    """Tell whether people of the role work in the administration pages (Django's ``is_staff``)."""
    return bool(RIGHTS[Role(role)] & ADMINISTRATION)
