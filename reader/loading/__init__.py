"""Loading: bytes of any format into an Article (floor 2)."""
