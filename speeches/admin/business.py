"""What all administration pages of the business share."""

from accounts.admin.rights import Rights, RightsAdmin, RightsInline
from accounts.roles import Right


class BusinessAdmin(RightsAdmin):
    """Rows that supervisors look up; which of them may be written is said page by page."""

    may_view: Rights = (Right.SUPERVISE,)


class BusinessInline(RightsInline):
    """Rows of another page's row, to be read."""

    may_view = (Right.SUPERVISE,)
    show_change_link = True
