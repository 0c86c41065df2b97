"""Flights: from raw tracks to legs, gaps, envelopes and crossings."""
