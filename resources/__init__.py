"""Everything that is not code: themes, icons, word lists, model weights, help, report styles."""
