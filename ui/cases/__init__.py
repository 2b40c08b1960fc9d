"""The case at hand: what the user says of the findings, where it is kept, and how it is asked for."""
