"""Edits under a version check, for the models here; units share it, so it lives with the site."""

from config.versioned import Versioned

__all__ = ["Versioned"]
