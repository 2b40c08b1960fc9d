"""Language: sentences, words, numbers, names and quotations as spans of a text (floor 1)."""
