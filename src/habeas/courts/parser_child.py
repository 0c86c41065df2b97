"""The process in which files that may be hostile are parsed. The adapter of juriscraper.

Run as a file by ``court_parser``: one JSON line in (form, court, path, seconds), one out (what was
found, or why nothing was). It has limits of memory and, for each file, of processor time, so that a
page or a PDF made to exhaust the machine ends this process and no other.
"""

import contextlib
import gc
import importlib
import json
import logging
import os
import re
import resource
import sys
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

# The parser's own words belong in no output of ours.
os.environ["JURISCRAPER_LOG"] = os.devnull

# Transcripts print on any page when a hearing paused or ended.
_WITH_A_CLOCK: Final = re.compile(r"[^\n]*\d:\d\d[^\n]*")
MEMORY_BYTES: Final = 2 * 2**30
# Pages print Windows-1252 where they declare nothing.
ENCODINGS: Final = ("utf-8-sig", "cp1252", "latin-1")
PDF: Final = "order pdf"
# A line that asks for nothing but that the parser be loaded.
WARM: Final = b"{}"
PARSERS: Final = {
    "district": "juriscraper.pacer.DocketReport",
    "history": "juriscraper.pacer.DocketHistoryReport",
    "appellate": "juriscraper.pacer.AppellateDocketReport",
    "acms": "juriscraper.pacer.ACMSDocketReport",
    "internet archive": "juriscraper.pacer.InternetArchive",
    "feed": "juriscraper.pacer.PacerRssFeed",
    "notice": "juriscraper.pacer.email.NotificationEmail",
    "notice mail": "juriscraper.pacer.email.S3NotificationEmail",
    "supreme court json": "juriscraper.scotus.scotus_docket_report.SCOTUSDocketReport",
    "supreme court page": "juriscraper.scotus.scotus_docket_report_html.SCOTUSDocketReportHTML",
    "supreme court old page": "juriscraper.scotus.scotus_docket_report_htm.SCOTUSDocketReportHTM",
    "supreme court mail": "juriscraper.scotus.scotus_email.SCOTUSEmail",
}


def main() -> None:
    """Serve requests until the input ends."""
    with contextlib.suppress(ValueError, OSError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    logging.disable(logging.CRITICAL)
    # What a parser makes holds few rings: they are looked for between files.
    gc.disable()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # Whatever a parser prints goes nowhere: the line of answers is ours.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for line in sys.stdin:
        asked = json.loads(line)
        if not asked:
            with contextlib.suppress(Exception):  # told of when a file needs it
                importlib.import_module("juriscraper.pacer")
            continue
        _limit(asked["seconds"])
        answers.write(json.dumps(_answer(asked), default=_plain) + "\n")
        answers.flush()
        gc.collect()


def _limit(seconds: float) -> None:
    """Let this process use so many seconds of processor time more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    try:
        if asked["form"] == PDF:
            return {"data": _pages(Path(asked["path"]))}
        return {"data": _parsed(asked["form"], asked["court"], Path(asked["path"]))}
    except Exception as error:  # noqa: BLE001 - whatever a parser of others raises, we give up
        return {"error": f"{type(error).__name__}: {error}"[:400]}


def _pages(path: Path) -> list[dict[str, Any]]:
    """Give the pages of a PDF; of their words the first page's, and each line with a clock."""
    from habeas.evidence.text_pdf import pdf_pages  # noqa: PLC0415 - pages need none of it

    pages, has_words = [], False
    for page in pdf_pages(path.read_bytes()):
        words = "\n".join(_WITH_A_CLOCK.findall(page.text)) if has_words else page.text
        pages.append(asdict(replace(page, text=words)))
        has_words = has_words or bool(page.text)
    return pages


def _parsed(form: str, court: str, path: Path) -> Any:
    module, _, name = PARSERS[form].rpartition(".")
    parser = getattr(importlib.import_module(module), name)(court)
    text = text_of(path.read_bytes())
    parser._parse_text(text)  # noqa: SLF001 - its one way in
    return parser.data


def text_of(content: bytes) -> str:
    """Give the text of a page: as its byte order mark says, or the first that has all its bytes."""
    marked = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ()
    for encoding in (*marked, *ENCODINGS[:-1]):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content.decode(ENCODINGS[-1])  # every byte is a character of it


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


if __name__ == "__main__":
    main()
