"""Forms of log-in and units."""

from .entrance import EntranceForm
from .unit import AliasForm, GroupForm, UnitForm

__all__ = ["AliasForm", "EntranceForm", "GroupForm", "UnitForm"]
