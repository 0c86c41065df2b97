"""The built store: a case as SQLite, for Datasette and for full-text search.

An export, never read back as truth. Both files are written beside their places, flushed and
then renamed, so a kill leaves the old ones; should it come between the two renames, the new
database has the old labels until the next build. A lock stops two writers. The same case gives
the same rows in the same order.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from habeas.case.records import Case
from habeas.case.whole_file import output_folder, replace_file
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.claim import Claim
from habeas.evidence.guards import inside, visible
from habeas.evidence.one_writer import one_writer
from habeas.evidence.store import sync_folder
from habeas.evidence.times import iso
from habeas.evidence.words_time import TimeWords

LEFTOVER = ".building-"

_TABLES = """
create table about (title text, digest text);
create table sources (id text primary key, kind text, name text, publisher text, url text,
  held text, sha256 text, published text, copy_of text references sources(id), copy_kind text,
  used text, note text);
create table transfers (id text primary key, label text, operation text);
create table legs (id text primary key, transfer text references transfers(id), mode text,
  after text references legs(id));
create table matters (id text primary key, court text, docket text);
create table orders (id text primary key, label text, matter text references matters(id),
  kind text, form text);
create table acts (id text primary key, does text, "order" text references orders(id));
create table things (id text primary key, sort text, kind text, name text);
create table statements (id text primary key, kind text, label text);
create table people (id text primary key, label text);
create table stints (id text primary key, who text);
create table groups (id text primary key, label text, part_of text references groups(id));
create table claims (id integer primary key, subject text, value text,
  source text references sources(id), at text, quote text, quoting text, basis text,
  origin text, under text, inferred text, note text, standing text, written_at text);
create table times (claim integer references claims(id), subject text, earliest text, latest text,
  sort text);
create table problems (code text, severity text, at text, message text, did text, help text);
create table findings (id text primary key, question text, subject text, answer text,
  by_reading text, stages text, why text, settle text, state text);
create virtual table search using fts5(kind, id, text);
"""


class NotBuiltError(HabeasError):
    """Raised when the disk or SQLite could not write; the folder is as before, or as after."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"{visible(str(folder))}: not built: {visible(reason)}; what was there is whole, "
            "build again"
        )
        self.folder = folder
        self.reason = reason


def build(case: Case, findings: Iterable[dict[str, object]]) -> Path:
    """Write ``build/case.db`` and ``build/metadata.json``; give the database's path.

    Args:
        case: the case.
        findings: the findings as the JSON contract writes them.

    Raises:
        LockedError: if another process is building it.
        NotBuiltError: if something cannot be written.
        UnsafePathError: if ``build`` or its lock is a link.
    """
    folder = inside(case.folder, "build")
    inside(case.folder, "build/.lock")
    try:
        output_folder(case.folder, "build")
        with one_writer(folder, wait_s=0):
            _build(folder, case, findings)
    except (OSError, sqlite3.Error) as error:
        raise NotBuiltError(folder, str(error)) from error
    return folder / "case.db"


def _build(folder: Path, case: Case, findings: Iterable[dict[str, object]]) -> None:
    for leftover in folder.glob(f"{LEFTOVER}*"):
        leftover.unlink()
    # The same for every case, so that it fits the database before and after alike.
    _write_metadata(folder / "metadata.json")
    temporary = folder / f"{LEFTOVER}{os.urandom(8).hex()}"
    try:
        _write(temporary, case, findings)
        temporary.replace(folder / "case.db")
    except BaseException:
        for leftover in folder.glob(f"{LEFTOVER}*"):
            # If even this fails, the next build removes it.
            with suppress(OSError):
                leftover.unlink()
        raise
    sync_folder(folder)


def _write(path: Path, case: Case, findings: Iterable[dict[str, object]]) -> None:
    with closing(sqlite3.connect(path)) as base:
        # The file has no name that counts: a torn one is thrown away, a whole one flushed below.
        base.executescript("pragma journal_mode = memory; pragma synchronous = off;")
        base.executescript(_TABLES)
        with base:
            _insert(base, "about", [(case.config.title, case.digest)])
            _records(base, case)
            _searched(base, case)
            _claims(base, case)
            _findings(base, findings)
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)
    if rows:
        marks = ",".join("?" * len(rows[0]))
        base.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608 - our own names


def _records(base: sqlite3.Connection, case: Case) -> None:
    known = set(case.sources)
    _insert(
        base, "sources",
        (
            (s.id, s.kind, s.name, s.publisher, s.url, s.file, s.sha256, s.published,
             s.copy_of if s.copy_of in known else None, s.copy_kind.value,
             "yes" if s.use else "no", s.note)
            for s in sorted(case.sources.values(), key=lambda s: s.id)
        ),
    )  # fmt: skip
    _insert(base, "transfers", ((t.id, t.name, t.operation) for t in case.transfers.values()))
    legs = sorted(case.legs.values(), key=lambda leg: leg.id)
    _insert(base, "legs", ((leg.id, leg.transfer, leg.mode, leg.after or None) for leg in legs))
    _insert(base, "matters", ((m.id, m.court, m.docket) for m in case.matters.values()))
    orders = case.orders.values()
    _insert(base, "orders", ((o.id, o.name, o.matter, o.kind, o.form) for o in orders))
    things, said = case.things.values(), case.statements.values()
    _insert(base, "things", ((t.id, t.sort, t.kind, t.name) for t in things))
    _insert(base, "statements", ((s.id, s.kind, s.name) for s in said))
    _insert(base, "people", ((p.id, p.label) for p in case.people.values()))
    _insert(base, "stints", ((s.id, s.who) for s in case.stints.values()))
    _insert(base, "acts", ((a.id, a.does, a.order) for a in case.acts.values()))
    _insert(base, "groups", ((g.id, g.label, g.part_of or None) for g in case.groups.values()))
    _insert(
        base, "problems",
        (
            (p.code, p.severity.name.lower(), str(p.at), p.message, p.did, p.way_out)
            for p in sorted(case.problems, key=lambda p: (p.code, p.message, p.at))
        ),
    )  # fmt: skip


def _searched(base: sqlite3.Connection, case: Case) -> None:
    """Make statements and sources findable by their words; claims and findings are elsewhere."""
    rows: list[tuple[object, ...]] = []
    for statement in case.statements.values():
        said = (
            f"{claim.value} {claim.spot.quote}"
            for field in ("by", "says", "words", "shows", "evidence", "about")
            for claim in case.said_of(f"{statement.id}.{field}")
        )
        text = "\n".join([statement.name, *dict.fromkeys(said)])
        rows.append(("statement", statement.id, text))
    for source in sorted(case.sources.values(), key=lambda s: s.id):
        rows.append(("source", source.id, f"{source.name} {source.note}"))
    _insert(base, "search", rows)


def _claims(base: sqlite3.Connection, case: Case) -> None:
    known = set(case.sources)
    rows: list[tuple[object, ...]] = []
    times: list[tuple[object, ...]] = []
    for subject, claims in case.claims.items():
        timed = {id(t.claim): t.said for t in case.times.get(subject, ())}
        for number, claim in enumerate(claims, start=len(rows) + 1):
            rows.append((number, *_claim(claim, known)))
            if (said := timed.get(id(claim))) is not None:
                times += _times(number, subject, said)
    _insert(base, "claims", rows)
    # Made of all rows at once it costs half of what it does row by row.
    base.execute("create index claims_by_subject on claims(subject)")
    _insert(base, "times", times)
    base.execute(
        "insert into search select 'claim', cast(id as text), value || ' ' || quote || ' ' ||"
        " quoting || ' ' || note || ' ' || inferred from claims order by id"
    )


def _claim(claim: Claim, known: set[str]) -> tuple[object, ...]:
    return (
        claim.subject, claim.value, claim.source if claim.source in known else None,
        claim.spot.at, claim.spot.quote, claim.by, claim.basis, claim.origin,
        "=".join(claim.under) if claim.under else "",
        claim.inferred, claim.note, claim.standing.value, str(claim.at),
    )  # fmt: skip


def _times(number: int, subject: str, said: TimeWords) -> Iterator[tuple[object, ...]]:
    moments = [("value", a.when) for a in said.alternatives]
    moments += [("limit", said.limit)] if said.limit else []
    for sort, moment in moments:
        yield number, subject, iso(moment.earliest), iso(moment.latest), sort


def _findings(base: sqlite3.Connection, findings: Iterable[dict[str, object]]) -> None:
    rows: list[tuple[object, ...]] = []
    for record in findings:
        stages, why, settle = ("\n".join(record[name]) for name in ("stages", "why", "settle"))  # type: ignore[arg-type]
        by_reading = json.dumps(record["by_reading"]) if record["by_reading"] else "{}"
        rows.append(
            (record["id"], record["question"], record["subject"], record["answer"], by_reading,
             stages, why, settle, record["state"])
        )  # fmt: skip
    _insert(base, "findings", rows)
    base.execute("insert into search select 'finding', id, why from findings order by rowid")


def _write_metadata(path: Path) -> None:
    """Write the metadata, unless they stand there already."""
    content = _metadata()
    if path.is_symlink() or not path.is_file() or path.read_bytes() != content:
        replace_file(path, content)


def _metadata() -> bytes:
    """Give Datasette's metadata: which column labels a row. The case's title is in ``about``."""
    labels = {
        "sources": "name", "transfers": "label", "legs": "id", "matters": "court",
        "orders": "label", "groups": "label", "acts": "does", "claims": "value",
        "things": "name", "statements": "label",
    }  # fmt: skip
    tables = {name: {"label_column": column} for name, column in labels.items()}
    metadata = {"title": "A case, built by habeas", "databases": {"case": {"tables": tables}}}
    return (json.dumps(metadata, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
