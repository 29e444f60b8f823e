"""The figures that a requirement asks for, and what the unit's last report says of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from speeches.models import ProgressReport, Requirement
from speeches.review.wording import target_words

SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 10**12}


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach, in the unit that the speech gave it in, and the figure reported last."""

    said: str  # 覆盖率达到95%以上, 村级运转经费每村每年不低于10万元; reports refer to it by these words
    relation: str  # "at_least", "at_most" or "exactly"
    number: Decimal
    unit: str  # 万元
    each: str
    reached: Decimal | None = None

    @property
    def question(self) -> str:
        """Return what the unit is asked: the target and the unit of the answer."""
        return _("%(target)s (in %(unit)s)") % {"target": self.said, "unit": self.unit}

    @property
    def met(self) -> bool | None:
        """Tell whether the figure reported reaches the target; None where nobody can say from one figure."""
        if self.reached is None or self.each:
            return None
        return self.reached <= self.number if self.relation == "at_most" else self.reached >= self.number

    def answer(self, value: Decimal) -> dict[str, Any]:
        """Return a figure reached as a report stores it."""
        return {"said": self.said, "value": _plain(value), "unit": self.unit}


def of(requirement: Requirement, last: ProgressReport | None) -> list[Target]:
    """Return the targets of a requirement in the order of its text, with what the report `last` says of each."""
    reached = {one["said"]: Decimal(one["value"]) for one in last.reached} if last else {}
    return [_target(stored, reached) for stored in requirement.targets]


def _target(stored: Mapping[str, Any], reached: Mapping[str, Decimal]) -> Target:
    scale, words = stored["scale"], target_words(stored)
    return Target(
        said=words,
        relation=stored["relation"],
        number=Decimal(stored["number"]) / SCALES[scale],
        unit=scale + stored["unit"],
        each=stored["each"],
        reached=reached.get(words),
    )


def _plain(value: Decimal) -> str:
    """Return a number without a tail of noughts: 72, 4.5."""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
