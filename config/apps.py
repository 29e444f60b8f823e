"""The site itself: base page, error pages, static files, deployment checks."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "config"
    label = "site_config"

    def ready(self) -> None:
        from . import checks  # noqa: F401, PLC0415 - registers the checks
