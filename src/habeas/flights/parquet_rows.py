"""The adapter of duckdb for Parquet: the rows of a file as columns of cells.

Nothing is installed or loaded for it, nothing else than the file is opened, memory is capped and
nothing is spilled to disk. Times become ISO 8601: with ``Z`` where the column says that they are
UTC, without a zone where it says nothing. Columns of lists and objects are not read.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final

from habeas.evidence.late import Late
from habeas.flights.cells import Cell
from habeas.flights.table import CHUNK_ROWS, MOST_ROWS, Table

if TYPE_CHECKING:
    import duckdb
else:
    duckdb = Late("duckdb")

MAGIC: Final = b"PAR1"
_SETTINGS: Final[dict[str, str | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "temp_directory": "",
    "threads": 1,
}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_WHOLE: Final = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT")
_PLAIN: Final = frozenset(
    {*_WHOLE, *(f"U{kind}" for kind in _WHOLE), "BOOLEAN", "FLOAT", "DOUBLE", "VARCHAR"}
)


class ParquetError(ValueError):
    """Raised for a file that is no whole Parquet; the message says why."""


class ParquetRows:
    """The rows of a Parquet file, some thousand at a time, numbered from 1.

    Args:
        content: its bytes.

    Raises:
        ParquetError: if it is no whole Parquet.
    """

    def __init__(self, content: bytes) -> None:
        self._file = NamedTemporaryFile(suffix=".parquet")  # noqa: SIM115 - open while rows are read
        self._file.write(content)
        self._file.flush()
        self._base = duckdb.connect(":memory:", config=dict(_SETTINGS))
        described = self._asked("DESCRIBE SELECT * FROM read_parquet(?)").fetchall()
        self._types = {str(name): str(kind) for name, kind, *_ in described}
        counted = self._asked("SELECT count(*) FROM read_parquet(?)").fetchone()
        self.rows = int(counted[0]) if counted else 0

    def names(self) -> list[str]:
        """Name the columns."""
        return list(self._types)

    def tables(self, columns: Sequence[str]) -> Iterator[Table]:
        """Give the rows, the first two million.

        Raises:
            ParquetError: if a part of the file is damaged.
        """
        used = [name for name in columns if _selected(name, self._types.get(name, ""))]
        picked = ", ".join(_selected(name, self._types[name]) for name in used) or "NULL"
        asked = self._asked(f"SELECT {picked} FROM read_parquet(?) LIMIT {MOST_ROWS}")  # noqa: S608 - names are quoted
        whens = [n for n, name in enumerate(used) if self._types[name].startswith("TIMESTAMP")]
        first = 1
        while rows := self._some(asked):
            held: list[list[Cell]] = [list(cells) for cells in zip(*rows, strict=True)]
            for n in whens:
                zoned = "ZONE" in self._types[used[n]]
                held[n] = [_iso(us, zoned=zoned) for us in held[n]]
            columns_held = dict(zip(used, held, strict=False))
            yield Table(columns_held, range(first, first + len(rows)))
            first += len(rows)

    def close(self) -> None:
        """Let the file go."""
        self._base.close()
        self._file.close()

    def _asked(self, question: str) -> Any:
        try:
            return self._base.execute(question, [self._file.name])
        except duckdb.Error as error:
            raise ParquetError(_reason(error)) from None

    def _some(self, asked: Any) -> list[tuple[Cell, ...]]:
        try:
            return asked.fetchmany(CHUNK_ROWS)  # type: ignore[no-any-return]  # the adapter's edge
        except duckdb.Error as error:
            raise ParquetError(_reason(error)) from None


def _selected(name: str, kind: str) -> str:
    """Give how a column is asked for; blank if it is not read."""
    quoted = '"' + name.replace('"', '""') + '"'
    if kind in _PLAIN:
        return quoted
    if kind.startswith("TIMESTAMP"):
        return f"epoch_us({quoted})"
    if kind.startswith("DECIMAL") or kind in ("HUGEINT", "UHUGEINT"):
        return f"CAST({quoted} AS DOUBLE)"
    return ""


def _iso(us: Cell, *, zoned: bool) -> Cell:
    if not isinstance(us, int):
        return None
    try:
        when = _EPOCH + timedelta(microseconds=us)
    except OverflowError:
        return None
    return when.isoformat() if zoned else when.replace(tzinfo=None).isoformat()


def _reason(error: "duckdb.Error") -> str:
    """Give the first line of what the library says, without the name of the file it was given."""
    first = str(error).splitlines()[0]
    return " ".join(w for w in first.split() if "/" not in w and "\\" not in w)
