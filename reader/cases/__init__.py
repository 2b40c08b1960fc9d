"""Cases: what the user said of a comparison, and the file it is kept in (floor 4)."""
