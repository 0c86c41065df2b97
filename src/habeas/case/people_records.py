"""People and their custody: protected people under labels, and who held them where."""

from dataclasses import dataclass

from habeas.evidence.spot import Place


@dataclass(frozen=True, slots=True)
class Person:
    """A protected person under a label; a name stands in no record."""

    id: str
    label: str
    protect: str = ""
    at: Place = Place("")

    @property
    def name(self) -> str:
        """What a reader calls them."""
        return self.label or self.id


@dataclass(frozen=True, slots=True)
class Stint:
    """A stay of a person or group with one custodian at one place, as hand/custody.csv has it."""

    id: str
    who: str
    at: Place = Place("")
