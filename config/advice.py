"""Read the settings of the optional language model; half a configuration stops the program."""

import math
import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

NEEDED = ("SECOND_OPINION_URL", "SECOND_OPINION_MODEL")


def second_opinion(env: Env) -> dict[str, Any] | None:
    """Return the fields of ``speeches.extraction.second_opinion.Advisor``; None where the office uses no model."""
    url, model = (env.str(name, default="") for name in NEEDED)
    given = sorted(name for name in os.environ if name.startswith("SECOND_OPINION_") and os.environ[name])
    if not given:
        return None
    missing = [name for name, value in zip(NEEDED, (url, model), strict=True) if not value]
    if missing:
        raise ImproperlyConfigured(
            f"{' and '.join(missing)} must be set as well as {', '.join(given)}, or none of them."
        )
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            "SECOND_OPINION_URL must be the http or https address of the API, for example http://10.0.0.5:8000/v1"
        )
    low, high = _band(env.str("SECOND_OPINION_BAND", default="0.4-0.8"))
    found = {
        "url": url,
        "model": model,
        "key": env.str("SECOND_OPINION_KEY", default=""),
        "low": low,
        "high": high,
        "timeout": env.float("SECOND_OPINION_TIMEOUT", default=10.0),
        "budget": env.float("SECOND_OPINION_BUDGET", default=30.0),
        "most": env.int("SECOND_OPINION_QUESTIONS", default=12),
    }
    for name, variable in (("timeout", "TIMEOUT"), ("budget", "BUDGET"), ("most", "QUESTIONS")):
        if not 0 < found[name] < math.inf:
            raise ImproperlyConfigured(f"SECOND_OPINION_{variable} must be more than zero.")
    return found


def _band(words: str) -> tuple[float, float]:
    try:
        low, high = (float(part) for part in words.split("-"))
    except ValueError:
        low, high = 1.0, 0.0
    if not 0 <= low < high <= 1:
        raise ImproperlyConfigured("SECOND_OPINION_BAND must be two confidences from 0 to 1, for example 0.4-0.8.")
    return low, high
