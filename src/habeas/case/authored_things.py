"""hand/things.yaml as authored: actors, facilities, agreements, authorities and vehicles."""

from typing import Literal

from pydantic import Field

from habeas.case.authored_parts import Authored, Claims, Id


class ActorIn(Authored):
    """A state, agency, office, court, company or outlet; never a protected person."""

    id: Id
    kind: str
    name: str = ""
    office: str = ""
    acts_for: str = ""
    described_as: Claims = []


class AuthorityIn(Authored):
    """A law, proclamation or agreement that is invoked for a transfer."""

    id: Id
    kind: str
    name: str
    passed: Claims = Field([], description="when the law was passed")
    signed: Claims = Field([], description="when the invocation was signed")
    invoked: Claims = Field([], description="when it is said to have been invoked")
    made_public: Claims = Field([], description="when the public could first read it")
    published: Claims = Field([], description="when the official journal printed it")
    used_before: Claims = Field([], description="a number: how often it had been used before")
    earlier_uses: Claims = Field([], description="one earlier use a claim; these are no rivals")
    confers: Claims = Field([], description="what it is said to allow")
    requires: Claims = Field([], description="a condition in its text, quoted")
    claimed: Claims = Field([], description="what is claimed to meet its conditions, quoted")


class CustodianIn(Authored):
    """One link of a facility's custodian chain, with its own time of validity."""

    id: Id
    role: Literal["facility", "operator", "contracting authority", "legal authority"]
    who: Claims = Field([], description="an actor, or free words; rivals are further claims")
    since: Claims = []
    until: Claims = []


class FacilityIn(Authored):
    """A place that holds people: whose it is, since when, how many it is built for and holds."""

    id: Id
    kind: str = "prison"
    name: str = ""
    place: Claims = Field([], description="a place of places.csv, an ICAO code, a country")
    run_by: Claims = Field([], description="an actor; rivals are further claims")
    contracted_by: Claims = Field([], description="who contracts for the people held")
    opened: Claims = []
    closed: Claims = []
    capacity: Claims = Field([], description="a number, as the builder or operator gives it")
    holds: Claims = Field([], description="a number of people reported held")
    chain: list[CustodianIn] = Field([], description="who is responsible for the people held")
    described_as: Claims = []


class AgreementIn(Authored):
    """An agreement between governments or agencies: parties, price, term, persons."""

    id: Id
    name: str = ""
    parties: Claims = []
    covers: Claims = Field([], description="facilities, groups or transfers it is about")
    agreed: Claims = Field([], description="when: it is in force from then on")
    ends: Claims = Field([], description="when it ends, if anybody says so")
    known: Claims = Field([], description="when it, or this version of it, became known")
    approved: Claims = Field([], description="an amount, such as 6000000 USD")
    granted: Claims = Field([], description="an amount, such as 6000000 USD")
    paid: Claims = Field([], description="an amount, such as 6000000 USD")
    term: Claims = []
    persons: Claims = Field([], description="a number")
    purpose: Claims = []


class VehicleIn(Authored):
    """An aircraft, bus or ship, by its registration or another id."""

    id: Id
    type: Claims = Field([], description="ICAO type designator, such as A320: decides the limit")
    operator: Claims = []
    icao24: Claims = []
    callsign: Claims = []


class ThingsIn(Authored):
    """hand/things.yaml."""

    zone: str = ""
    actors: list[ActorIn] = []
    facilities: list[FacilityIn] = []
    agreements: list[AgreementIn] = []
    authorities: list[AuthorityIn] = []
    vehicles: list[VehicleIn] = []
