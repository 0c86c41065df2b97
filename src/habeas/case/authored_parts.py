"""What every authored record is made of: ids, and claims with their citation."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from habeas.case.columns import ID_PATTERN

Id = Annotated[str, Field(pattern=ID_PATTERN)]
# A leg's id may repeat its transfer's: T1.1.
LegId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]


class Authored(BaseModel):
    """A record in a hand file; a key that is not named here is an error."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=False)


class ClaimIn(Authored):
    """One claim: a value with its citation."""

    value: str = Field(description="the value, in the grammar of its field or in free words")
    source: str = Field("", description="id in sources.csv; without it the claim decides nothing")
    spot: str = Field("", description="place in the source: p. 3, line 12, ECF 38, para 9")
    quote: str = Field("", description="exact words, checked when the file is held")
    by: str = Field("", description="whom the source quotes")
    basis: str = Field("", description="what the source itself rests on; decides its origin")
    under: str = Field("", description="reading=option: counts only under that reading")
    inferred: str = Field("", description="our own step, in words; goes into `assumes`")
    note: str = Field("", description="free words, never interpreted")


def _as_list(value: Any) -> Any:
    """Take a bare scalar, one claim or a list of claims: one way to write, three shapes."""
    items = value if isinstance(value, list) else [value]
    return [{"value": item} if isinstance(item, str) else item for item in items]


Claims = Annotated[
    list[ClaimIn],
    BeforeValidator(_as_list, json_schema_input_type=str | ClaimIn | list[str | ClaimIn]),
]
