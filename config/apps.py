"""The site itself: base page, error pages, static files, deployment checks."""

from django.apps import AppConfig
from django.core.signals import request_finished

from .memory import GiveBack


class SiteConfig(AppConfig):
    name = "config"
    label = "site_config"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 - registers the checks

        request_finished.connect(GiveBack(), weak=False, dispatch_uid="memory")
