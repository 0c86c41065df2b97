"""What the YAML hand files of a case hold, once read: records by kind, and claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from habeas.case.records import Config, CountClaim, Question, Reading, TimeClaim
from habeas.evidence.claim import Claim
from habeas.evidence.problem import Problem


@dataclass(frozen=True, slots=True)
class Hand:
    """The records and claims of the YAML hand files.

    Attributes:
        config: habeas.yaml.
        readings: the readings by id.
        questions: the explainer's questions by id, in order.
        records: kind -> records by id, for every other kind that YAML files hold.
        claims: subject -> claims.
        times: subject -> the claims whose values were read as times.
        counts: subject -> the claims whose values were read as numbers.
        problems: what is wrong with the files.
    """

    config: Config
    readings: dict[str, Reading]
    questions: dict[str, Question]
    records: Mapping[str, Mapping[str, Any]]
    claims: dict[str, list[Claim]]
    times: dict[str, list[TimeClaim]]
    counts: dict[str, list[CountClaim]]
    problems: list[Problem]


HAND_FILES = (
    "habeas.yaml", "hand/transfers.yaml", "hand/orders.yaml", "hand/things.yaml",
    "hand/statements.yaml", "hand/readings.yaml", "hand/explainer.yaml",
)  # fmt: skip
