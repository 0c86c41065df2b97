"""The columns of the tables that people write, and what an id looks like."""

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"

CLAIM_COLUMNS = ("source", "spot", "quote", "by", "basis", "under", "inferred", "note")
TABLES: dict[str, tuple[str, ...]] = {
    "sources": (
        "id", "kind", "title", "publisher", "url", "file", "sha256", "published", "captured",
        "how", "language", "zone", "clock_s", "complete_through", "origin", "copy_of", "copy_kind",
        "licence", "use", "note",
    ),
    "hand/groups": (
        "group", "label", "part_of", "count", "authority", "aboard", "members", *CLAIM_COLUMNS,
    ),
    "hand/places": (
        "place", "name", "kind", "country", "lat", "lon", "radius_km", "zone", "is", *CLAIM_COLUMNS,
    ),
    "hand/people": ("person", "label", "protect", "nationality", "born", *CLAIM_COLUMNS),
    "hand/custody": (
        "who", "stint", "custodian", "place", "start", "end", "ended_by", "authority", "leg",
        *CLAIM_COLUMNS,
    ),
    "hand/checks": ("check", "what", "expect", *CLAIM_COLUMNS),
    "hand/words": ("text", "es"),
}  # fmt: skip
