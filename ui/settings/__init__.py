"""Themes, preferences and shortcuts."""
