"""What the office keeps beside the requirements: holidays, bulletins, saved views."""

from django.contrib import admin

from accounts.roles import Right
from speeches.models import Bulletin, Holiday, SavedView

from .business import BusinessAdmin


@admin.register(Holiday)
class HolidayAdmin(BusinessAdmin):
    """Days that the built-in calendar does not know yet, each year after the State Council's notice."""

    may_add = may_change = may_delete = (Right.SUPERVISE,)
    list_display = ["day", "name", "is_working_day"]
    list_filter = ["is_working_day"]
    search_fields = ["name"]
    date_hierarchy = "day"


@admin.register(Bulletin)
class BulletinAdmin(BusinessAdmin):
    """Numbers are never used again, so bulletins are not deleted."""

    list_display = ["title", "year", "serial", "issued_on", "created_by"]
    list_filter = ["year"]
    list_select_related = ["created_by"]
    search_fields = ["title", "body"]
    date_hierarchy = "issued_on"
    filter_horizontal = ["requirements"]


@admin.register(SavedView)
class SavedViewAdmin(BusinessAdmin):
    may_delete = (Right.SUPERVISE,)
    list_display = ["name", "user", "query", "order"]
    list_select_related = ["user"]
    search_fields = ["name", "user__full_name", "query"]
