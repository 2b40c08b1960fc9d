"""The two panes: text with marks, ribbons between them, tied scrolls."""
