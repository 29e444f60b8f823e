"""The administration site as a whole: its name, and one way in for everything."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

# Words of the administration that Django has no Chinese for: named here so that our catalogue carries them.
WORDS = (
    gettext_noop("Model name"),
    gettext_noop("Add link"),
    gettext_noop("Change or view list link"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
)


@login_not_required
def entrance(request: HttpRequest, extra_context: object = None) -> HttpResponse:
    """Send people without a log-in to the site's own page, which has the banner and the lock; others away."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


apps.get_app_config("axes").verbose_name = _("Log-in protection")  # it names itself in English only
admin.site.site_header = _("Luoshi administration")
admin.site.site_title = _("Luoshi administration")
admin.site.index_title = _("Administration")
admin.site.login = entrance  # type: ignore[method-assign]  # Django documents replacing it
