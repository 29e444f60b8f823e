"""Turn what was extracted into JSON and back: it travels between processes, and never as a pickle."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from speeches.extraction.types import Actor, Context, Deadline, Draft, Extraction, Heading, Quantity, Reason


def packed_context(context: Context) -> dict[str, Any]:
    """Return a context fit for JSON: days as ISO dates."""
    return {
        **asdict(context),
        "held_on": context.held_on and context.held_on.isoformat(),
        "holidays": {day.isoformat(): works for day, works in context.holidays.items()},
    }


def context_from(values: dict[str, Any]) -> Context:
    """Build a context from its JSON form."""
    return Context(
        **{
            **values,
            "held_on": _day(values["held_on"]),
            "holidays": {date.fromisoformat(day): works for day, works in values["holidays"].items()},
        }
    )


def packed(found: Extraction) -> dict[str, Any]:
    """Return an extraction fit for JSON; days and decimal numbers are left for `plain`."""
    return asdict(found)


def plain(value: date | Decimal) -> str:
    """Return how a day or number is written in JSON; for ``json.dumps(default=…)``."""
    return value.isoformat() if isinstance(value, date) else str(value)


def extraction_from(values: dict[str, Any]) -> Extraction:
    """Build an extraction from its JSON form."""
    return Extraction(
        drafts=tuple(_draft(one) for one in values["drafts"]),
        outline=tuple(Heading(**one) for one in values["outline"]),
        engine=values["engine"],
    )


def _draft(listed: list[Any]) -> Draft:  # a named tuple is a list in JSON
    values = dict(zip(Draft._fields, listed, strict=True))
    return Draft(
        **{
            **values,
            "headings": tuple(values["headings"]),
            "actors": tuple(Actor(**one) for one in values["actors"]),
            "deadlines": tuple(
                Deadline(**{**one, "due": _day(one["due"]), "start_on": _day(one["start_on"])})
                for one in values["deadlines"]
            ),
            "reasons": tuple(Reason(*one) for one in values["reasons"]),
            "quantities": tuple(Quantity(**{**one, "number": Decimal(one["number"])}) for one in values["quantities"]),
        }
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
