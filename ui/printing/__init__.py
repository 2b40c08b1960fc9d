"""The report on paper: layout, preview, print and PDF."""
