"""Units, aliases, groups and people of the seeds."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.hashers import make_password

from accounts.demo import DEMO_PASSWORD
from accounts.models import Unit, UnitAlias, UnitGroup, User
from accounts.roles import Role, uses_administration

Entry = dict[str, Any]


def read_yaml(path: Path) -> Any:
    """Return what a file of the seeds says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def load_units(entries: Iterable[Entry], parent: Unit | None = None, handed_down: Entry | None = None) -> int:
    """Store units with their aliases, those below below; what is there stays. Return how many were added."""
    added = 0
    for place, entry in enumerate(entries):
        own: Entry = {name: entry[name] for name in ("kind", "level") if name in entry}
        passed: Entry = {**(handed_down or {}), **own}
        unit, created = Unit.objects.get_or_create(
            name=entry["name"],
            defaults={
                "short_name": entry.get("short", ""),
                "parent": parent,
                "phone": entry.get("phone", ""),
                "order": (parent.order if parent else 0) + place + 1,
                **passed,
            },
        )
        added += created
        for alias in entry.get("aliases", ()):
            UnitAlias.objects.get_or_create(name=alias, defaults={"unit": unit})
        added += load_units(entry.get("below", ()), unit, passed)
    return added


def load_groups(entries: Iterable[Entry]) -> None:
    """Store the groups with their phrases, rules and members."""
    for entry in entries:
        group, created = UnitGroup.objects.get_or_create(
            name=entry["name"],
            defaults={
                "phrases": "\n".join(entry.get("phrases", ())),
                "rule_kind": entry.get("kind", ""),
                "rule_level": entry.get("level", ""),
            },
        )
        if created and entry.get("members"):
            group.members.set(Unit.objects.filter(short_name__in=entry["members"]))


def load_people(listed: Entry) -> int:
    """Store the office's people and a liaison and a head for each unit named; return how many were added."""
    units = {unit.short_name: unit for unit in Unit.objects.all()}
    known = set(User.objects.values_list("username", flat=True))
    password = make_password(DEMO_PASSWORD)  # hashed once: the demo accounts share it, and hashing is slow on purpose
    people = [_person(password, units, **entry) for entry in listed["office"] if entry["username"] not in known]
    for place, (name, (account, liaison, head)) in enumerate(listed["units"].items()):
        phone = f"0000-{6200 + place}"
        for username, full_name, role, post in (
            (account, liaison, Role.LIAISON, "联络员"),
            (f"{account}_head", head, Role.UNIT_HEAD, "主要负责人"),
        ):
            if username not in known:
                people.append(
                    _person(
                        password,
                        units,
                        username=username,
                        full_name=full_name,
                        role=role,
                        unit=name,
                        post=post,
                        phone=phone,
                    )
                )
    User.objects.bulk_create(people)
    return len(people)


def _person(password: str, units: dict[str, Unit], *, unit: str = "", role: str, **entry: Any) -> User:
    user = User(role=role, unit=units.get(unit), is_staff=uses_administration(role), **entry)
    user.password = password
    return user
