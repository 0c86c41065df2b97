"""Tables of findings: lines to read, CSV for a spreadsheet, markdown to paste."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from habeas.bounds import Tri
from habeas.cli.ink import mark, one_line, wrapped
from habeas.evidence.cell_harmless import harmless
from habeas.findings import Finding
from habeas.findings.wording import told

HEADER: Final = ("id", "answer", "by_reading")
_ID_WIDTH: Final = 44


def as_lines(found: Sequence[Finding]) -> Iterator[str]:
    """Give the findings one below the other, what depends on a reading indented."""
    for finding in found:
        id_ = one_line(finding.id)
        if finding.answer is not None and len(id_) < _ID_WIDTH:
            yield f"{id_:<{_ID_WIDTH}} {mark(finding.answer)}"
        elif finding.answer is not None:
            yield id_
            yield f"{'':<{_ID_WIDTH}} {mark(finding.answer)}"
        else:
            yield id_
            yield from wrapped(told(finding), "    ", "    ")
        if finding.answer is Tri.CANNOT_TELL:
            for name, answer in finding.by_reading.items():
                *above, last = wrapped(f"if {name}", "  ", "    ")
                yield from above
                yield f"{last:<{_ID_WIDTH}} {mark(answer)}"


def as_csv(found: Sequence[Finding]) -> Iterator[str]:
    """Give the findings as CSV; a cell that a spreadsheet could run is quoted as text."""
    yield _csv_row(HEADER)
    for finding in found:
        yield _csv_row([harmless(cell) for cell in _cells(finding)])


def as_markdown(found: Sequence[Finding]) -> Iterator[str]:
    """Give the findings as a markdown table."""
    yield "| " + " | ".join(HEADER) + " |"
    yield "|---|---|---|"
    for finding in found:
        cells = (cell.replace("\\", "\\\\").replace("|", "\\|") for cell in _cells(finding))
        yield "| " + " | ".join(cells) + " |"


def _cells(finding: Finding) -> list[str]:
    by_reading = ", ".join(f"{k}: {v.value}" for k, v in finding.by_reading.items())
    return [one_line(cell) for cell in (finding.id, told(finding), by_reading)]


def _csv_row(cells: Sequence[str]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="").writerow(cells)
    return row.getvalue()
