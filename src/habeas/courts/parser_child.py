"""The process in which third-party parsers read court pages. The adapter of juriscraper.

Run as a file by ``court_parser``: one JSON line in (form, court, path), one out
(what the parser found, or why it found nothing). It has limits of memory and processor time of
its own, so that a page made to exhaust the machine ends this process and no other.
"""

import contextlib
import importlib
import json
import logging
import os
import resource
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

# The parser's own words belong in no output of ours.
os.environ["JURISCRAPER_LOG"] = os.devnull

MEMORY_BYTES: Final = 2 * 2**30
# Pages print Windows-1252 where they declare nothing.
ENCODINGS: Final = ("utf-8", "cp1252", "latin-1")
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
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    # Whatever a parser prints goes nowhere: the line of answers is ours.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for line in sys.stdin:
        answers.write(json.dumps(_answer(json.loads(line)), default=_plain) + "\n")
        answers.flush()


def _answer(asked: dict[str, str]) -> dict[str, Any]:
    try:
        return {"data": _parsed(asked["form"], asked["court"], Path(asked["path"]))}
    except Exception as error:  # noqa: BLE001 - whatever a parser of others raises, we give up
        return {"error": f"{type(error).__name__}: {error}"[:400]}


def _parsed(form: str, court: str, path: Path) -> Any:
    module, _, name = PARSERS[form].rpartition(".")
    parser = getattr(importlib.import_module(module), name)(court)
    text = text_of(path.read_bytes())
    parser._parse_text(text)  # noqa: SLF001 - its one way in
    return parser.data


def text_of(content: bytes) -> str:
    """Give the text of a page: the first encoding that all its bytes are in."""
    for encoding in ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content.decode("utf-8", "replace")


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


if __name__ == "__main__":
    main()
