"""The administration pages of accounts, units and the audit trail."""

from . import audit, site, units, users

__all__ = ["audit", "site", "units", "users"]
