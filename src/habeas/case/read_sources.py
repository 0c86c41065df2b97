"""sources.csv: one row a source, held or only cited."""

from habeas.case import problems as kinds
from habeas.case.columns import TABLES
from habeas.case.suggest import did_you_mean
from habeas.case.tables import Row, Table
from habeas.case.values import id_is_good, number
from habeas.evidence.guards import visible
from habeas.evidence.source import CopyKind, Source, roots_of
from habeas.evidence.spot import Place
from habeas.evidence.zones import zone_known

# Ten years: a clock that is off by more tells nothing, and stays within the calendar.
MOST_CLOCK_S = 10 * 366 * 86_400.0


def read_sources(table: Table) -> dict[str, Source]:
    """Give the sources by id; what is wrong with a row is noted in the table."""
    check_columns(table, "sources", required=("id", "kind"))
    sources: dict[str, Source] = {}
    for row in table.rows:
        if good_id(table, row, "id", sources):
            sources[row.get("id")] = _source(table, row)
    _check_copies(table, sources)
    return sources


def check_columns(table: Table, name: str, required: tuple[str, ...]) -> None:
    """Note columns that are not known, and required ones that are missing."""
    known = TABLES[name]
    for number_, column in enumerate(table.header, start=1):
        if column and column not in known:
            table.problem(
                kinds.UNKNOWN_KEY, Place(table.file, 1, number_),
                f"unknown column {visible(column)!r}",
                "left out", did_you_mean(column, known) or f"Known: {', '.join(known)}.",
            )  # fmt: skip
    for column in required:
        if table.present and column not in table.header:
            table.problem(
                kinds.MISSING_KEY, Place(table.file, 1), f"no column `{column}`", "rows left out"
            )


def good_id(table: Table, row: Row, column: str, taken: dict[str, Source]) -> bool:
    """Say whether a row has a usable id of its own; note it if not."""
    id_ = row.get(column)
    if not id_:
        table.problem(kinds.MISSING_KEY, row.place(column), f"no {column}", "row left out")
        return False
    if not id_is_good(id_):
        table.problem(kinds.BAD_ID, row.place(column), f"{visible(id_)!r}", "row left out")
        return False
    if id_ in taken:
        table.problem(
            kinds.DUPLICATE_ID, row.place(column), f"{id_} stands at {taken[id_].at} too",
            "the first was kept",
        )  # fmt: skip
        return False
    return True


def _source(table: Table, row: Row) -> Source:
    use, _, reason = row.get("use").partition(":")
    zone = row.get("zone")
    if zone and not zone_known(zone):
        table.problem(kinds.BAD_ZONE, row.place("zone"), f"{visible(zone)!r}", "read as no zone")
        zone = ""
    return Source(
        id=row.get("id"),
        kind=row.get("kind"),
        title=row.get("title"),
        publisher=row.get("publisher"),
        url=row.get("url"),
        file=row.get("file").replace("\\", "/"),
        sha256=row.get("sha256").lower(),
        published=row.get("published"),
        captured=row.get("captured"),
        zone=zone,
        clock_s=number(table, row, "clock_s", least=-MOST_CLOCK_S, most=MOST_CLOCK_S) or 0.0,
        language=row.get("language"),
        origin=row.get("origin"),
        copy_of=row.get("copy_of"),
        copy_kind=_copy_kind(table, row),
        use=use.strip().lower() not in ("no", "false", "0"),
        use_reason=reason.strip(),
        note=row.get("note"),
        at=row.at,
    )


def _copy_kind(table: Table, row: Row) -> CopyKind:
    said = row.get("copy_kind").lower()
    words = [kind.value for kind in CopyKind]
    if said and said not in words:
        table.problem(
            kinds.UNKNOWN_WORD, row.place("copy_kind"), f"{visible(said)!r}",
            "read as original", did_you_mean(said, words) or f"One of: {', '.join(words)}.",
        )  # fmt: skip
        return CopyKind.ORIGINAL
    return CopyKind(said) if said else CopyKind.ORIGINAL


def _check_copies(table: Table, sources: dict[str, Source]) -> None:
    """Note copies of unknown sources, and rings of copies."""
    roots = roots_of(sources)
    for source in sources.values():
        if source.copy_of and source.copy_of not in sources:
            table.problem(
                kinds.UNKNOWN_SOURCE, source.at,
                f"{source.id} is a copy of {visible(source.copy_of)!r}",
                "its origin is that id all the same",
            )  # fmt: skip
            continue
        root = sources.get(roots[source.id])
        if root is not None and root.copy_of:
            table.problem(kinds.COPY_RING, source.at, f"{source.id} is in a ring of copies")
