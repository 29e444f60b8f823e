"""Deployment checks of our own, each with an id and what to do."""

from collections.abc import Sequence
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def check_demo_is_off(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Refuse demo mode on a deployed site."""
    if settings.DEMO:
        return [Error("DEMO is on: the log-in page shows working accounts.", hint="Unset DEMO.", id="luoshi.E001")]
    return []


@register(Tags.security, deploy=True)
def check_media_is_private(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Refuse a media folder that the web server hands out as static files."""
    media, static = Path(str(settings.MEDIA_ROOT)).resolve(), Path(str(settings.STATIC_ROOT)).resolve()
    if media == static or static in media.parents or media in static.parents:
        return [
            Error(
                "MEDIA_ROOT and STATIC_ROOT lie in one another: uploaded files would be public.",
                hint="Give MEDIA_ROOT a folder of its own.",
                id="luoshi.E002",
            )
        ]
    return []


@register(Tags.compatibility)
def check_catalogue_is_compiled(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """Say so when the Chinese catalogue was never compiled: pages would be in English."""
    if (settings.BASE_DIR / "locale/zh_Hans/LC_MESSAGES/django.mo").exists():
        return []
    return [
        Warning(
            "The Chinese catalogue is not compiled.",
            hint="Run: python manage.py compile_catalogue",
            id="luoshi.W001",
        )
    ]
