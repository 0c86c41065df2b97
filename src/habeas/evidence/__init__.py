"""Evidence: sources, spots, claims, problems; from words to times and numbers; guards."""
