"""Flights: what aircraft reported of themselves, and what follows from it."""
