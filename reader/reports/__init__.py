"""Reports: a comparison rendered as HTML, Markdown, JSON and more (floor 4)."""
