"""What people author: the shape of every hand file, as typed records of text.

The adapter of pydantic. Every scalar is text; meaning is read later, with its place. The
JSON Schemas for editors and the reference page are generated from these types.
"""

from typing import Literal

from pydantic import Field

from habeas.case.authored_explainer import ExplainerIn
from habeas.case.authored_parts import Authored, Claims, Id, LegId
from habeas.case.authored_statements import StatementsIn
from habeas.case.authored_things import ThingsIn


class LegIn(Authored):
    """One leg of a transfer: from one take-off or departure to the next landing or arrival."""

    id: LegId
    after: str = Field("", description="the leg that comes before this one")
    mode: Literal["air", "road", "rail", "sea", "foot", "unknown"] = "unknown"
    vehicle: Claims = []
    flight_number: Claims = []
    from_: Claims = Field([], alias="from")
    to: Claims = []
    boarded: Claims = []
    off_block: Claims = []
    takeoff: Claims = []
    landing: Claims = []
    on_block: Claims = []
    left: Claims = []
    arrived: Claims = []
    handed_over: Claims = []
    disembarked: Claims = []
    scheduled_takeoff: Claims = []
    scheduled_landing: Claims = []
    called_off: Claims = []
    people: Claims = []
    custodian: Claims = []


class TransferIn(Authored):
    """One transfer of people: its legs and what was seen of it."""

    id: Id
    label: str = ""
    operation: str = ""
    stops: Literal["unknown", "complete"] = "unknown"
    seen: Claims = []
    legs: list[LegIn] = Field(min_length=1)


class TransfersIn(Authored):
    """hand/transfers.yaml."""

    zone: str = Field("", description="for times below that name none")
    transfers: list[TransferIn] = []
    sightings: Claims = Field([], description="observations that name no vehicle; they bind none")


class RelationIn(Authored):
    """How one matter hangs together with another."""

    kind: Literal["appeal_of", "application_in", "consolidated_with", "related"]
    matter: Id


class MatterIn(Authored):
    """One court case with its docket."""

    id: Id
    court: str
    docket: str = ""
    zone: str = ""
    rules: str = ""
    filed: Claims = []
    complete_through: Claims = []
    relations: list[RelationIn] = []


class HearingIn(Authored):
    """One hearing, by its clock."""

    id: Id
    matter: Id
    began: Claims = []
    recessed: Claims = []
    resumed: Claims = []
    ended: Claims = []


class OrderIn(Authored):
    """One order of a court, by its six clocks, and what it says."""

    id: Id
    matter: Id
    kind: str
    form: Literal["oral", "minute", "written"] = "written"
    label: str = ""
    said: Claims = []
    signed: Claims = []
    filed: Claims = []
    entered: Claims = []
    noticed: Claims = []
    stated_effective: Claims = []
    stated_end: Claims = []
    part_of: str = ""
    derives_from: str = ""
    ends_if: Claims = []
    deadline: Claims = []
    duties: Claims = []
    class_: Claims = Field([], alias="class")
    binds: Claims = []
    forbids: Claims = Field([], description="leave TERRITORY | hand over to ACTOR | depart PLACE")
    requires: Claims = []
    protects: Claims = Field(
        [], description="conditions joined by `and`: in G, not in G, held by A at EVENT"
    )
    words: Claims = []


class ActIn(Authored):
    """What a court or a rule does to an order."""

    id: Id
    matter: str = ""
    does: str = Field(description="extends, vacates, dissolves, lifts, stays, lifts stay, expires")
    order: Id
    part: str = ""
    when: Claims
    effective: Claims = []
    until: Claims = []
    as_of: Claims = []
    if_: str = Field("", alias="if")
    words: Claims = []


class OrdersIn(Authored):
    """hand/orders.yaml."""

    zone: str = ""
    matters: list[MatterIn] = []
    hearings: list[HearingIn] = []
    orders: list[OrderIn] = []
    acts: list[ActIn] = []


class OptionIn(Authored):
    """One option of a reading, and who takes it."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$")
    value: str = ""
    by: Claims = []


class ReadingIn(Authored):
    """A question on which law or method admits alternatives."""

    id: Id
    question: str
    sets: str = Field(
        description=(
            "ORDER.effective, ORDER.forbids, ORDER.protects, ACT.effective, derives, boundary, "
            "zone of SOURCE, or claims"
        )
    )
    options: list[OptionIn] = Field(min_length=2)


class ReadingsIn(Authored):
    """hand/readings.yaml."""

    readings: list[ReadingIn] = []


class ConfigIn(Authored):
    """habeas.yaml."""

    format: str = "habeas-case/1"
    title: str = ""
    language: Literal["en", "es"] = "en"
    as_of: str = ""
    zone: str = Field("", description="default zone, and the one answers are printed in")
    abbreviations: dict[str, str] = Field({}, description="declared abbreviations: CST: -06:00")
    rules: str = ""
    profiles: dict[str, str] = {}


FILES: dict[str, type[Authored]] = {
    "habeas.yaml": ConfigIn,
    "hand/transfers.yaml": TransfersIn,
    "hand/orders.yaml": OrdersIn,
    "hand/things.yaml": ThingsIn,
    "hand/statements.yaml": StatementsIn,
    "hand/readings.yaml": ReadingsIn,
    "hand/explainer.yaml": ExplainerIn,
}
