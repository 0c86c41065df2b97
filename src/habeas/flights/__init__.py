"""Flights: from raw tracks to legs, gaps, envelopes and crossings."""

from habeas.flights.gaps import Gap, gaps_of
from habeas.flights.icao_address import address_of, registration_of
from habeas.flights.ledger import Ledger, ledger_of
from habeas.flights.ledger_rules import Status
from habeas.flights.leg_ends import EndClass, LegEnd
from habeas.flights.legs import Leg, legs_of
from habeas.flights.merged import merged
from habeas.flights.records import Fixes, Input, Track
from habeas.flights.track_where import TrackWhere, track_where

__all__ = [
    "EndClass",
    "Fixes",
    "Gap",
    "Input",
    "Ledger",
    "Leg",
    "LegEnd",
    "Status",
    "Track",
    "TrackWhere",
    "address_of",
    "gaps_of",
    "ledger_of",
    "legs_of",
    "merged",
    "registration_of",
    "track_where",
]
