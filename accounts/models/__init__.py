from .unit import Unit, UnitAlias, UnitGroup
from .user import User

__all__ = ["Unit", "UnitAlias", "UnitGroup", "User"]
