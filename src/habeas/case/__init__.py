"""The case: authored records, the readers of all hand files, one clock and one map."""
