"""Which version of the program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Return the version that is installed, or "development" where it runs from its sources alone."""
    try:
        return version("twicetold")
    except PackageNotFoundError:
        return "development"
