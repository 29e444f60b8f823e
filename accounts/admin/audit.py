"""The audit trail: log-ins, failures and administrative changes, read-only; never the business."""

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_noop

from accounts.roles import Right

from .rights import Rights, RightsAdmin

# Words of axes, which speaks no Chinese: named here so that our catalogue carries them.
WORDS = (
    gettext_noop("access attempt"),
    gettext_noop("access attempts"),
    gettext_noop("access failure"),
    gettext_noop("access failures"),
    gettext_noop("access log"),
    gettext_noop("access logs"),
    gettext_noop("access attempt expiration"),
    gettext_noop("Username"),
    gettext_noop("User Agent"),
    gettext_noop("IP Address"),
    gettext_noop("Path"),
    gettext_noop("HTTP Accept"),
    gettext_noop("Attempt Time"),
    gettext_noop("Access lock out"),
    gettext_noop("GET Data"),
    gettext_noop("POST Data"),
    gettext_noop("Failed Logins"),
    gettext_noop("Logout Time"),
    gettext_noop("Session key hash (sha256)"),
)


class AuditAdmin(RightsAdmin):
    """Rows that are read and kept, not touched."""

    may_view: Rights = (Right.SEE_AUDIT,)


@admin.register(LogEntry)
class LogEntryAdmin(AuditAdmin):
    list_display = ["action_time", "user", "content_type", "object_repr", "action_flag", "get_change_message"]
    list_filter = ["action_flag", ("content_type", admin.RelatedOnlyFieldListFilter)]  # kinds that were changed
    list_select_related = ["user", "content_type"]
    search_fields = ["user__username", "user__full_name", "object_repr"]
    date_hierarchy = "action_time"


@admin.register(AccessLog)
class AccessLogAdmin(AuditAdmin):
    list_display = ["attempt_time", "username", "ip_address", "logout_time", "user_agent"]
    list_filter = ["attempt_time"]
    search_fields = ["username", "ip_address"]
    date_hierarchy = "attempt_time"


@admin.register(AccessFailureLog)
class AccessFailureLogAdmin(AuditAdmin):
    list_display = ["attempt_time", "username", "ip_address", "locked_out", "user_agent"]
    list_filter = ["locked_out", "attempt_time"]
    search_fields = ["username", "ip_address"]
    date_hierarchy = "attempt_time"


@admin.register(AccessAttempt)
class AccessAttemptAdmin(AuditAdmin):
    """Failures that count towards a lock; the system administrator unlocks an account by deleting its row."""

    may_view = (Right.SEE_AUDIT, Right.MANAGE_USERS)
    may_delete = (Right.MANAGE_USERS,)
    list_display = ["attempt_time", "username", "ip_address", "failures_since_start"]
    search_fields = ["username", "ip_address"]
    fields = ["attempt_time", "username", "ip_address", "failures_since_start", "user_agent", "path_info"]
