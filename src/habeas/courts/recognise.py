"""Which form a file is in, told by its content; a name decides nothing.

A page that is in none is still shown to the parser of dockets, for pages of twenty years differ:
what that finds nothing in is no docket.
"""

import json
import re
from typing import Any, Final

# Form -> what a reader calls it.
FORMS: Final = {
    "district": "docket report",
    "history": "docket history report",
    "appellate": "appellate docket",
    "acms": "appellate docket (ACMS)",
    "internet archive": "docket of the Internet Archive",
    "feed": "court feed",
    "notice": "notice of electronic filing",
    "notice mail": "notice of electronic filing (mail)",
    "supreme court json": "Supreme Court docket (JSON)",
    "supreme court page": "Supreme Court docket",
    "supreme court old page": "Supreme Court docket (before 2016)",
    "supreme court mail": "Supreme Court notice (mail)",
    "courtlistener": "CourtListener JSON",
    "order pdf": "court document (PDF)",
    "table": "table of a docket",
}
_HEAD: Final = 65_536
_MAIL: Final = re.compile(r"\A\s*(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[ \t][^\n]*\n)")
_MAIL_FIELD: Final = re.compile(r"^(?:From|Received|Return-Path|Date):\s", re.MULTILINE)
_SUPREME: Final = re.compile(r"@(?:[\w.]*\.)?(?:sc-us\.gov|supremecourt\.gov)", re.IGNORECASE)
_NOTICE: Final = re.compile(
    r"Notice of (?:Electronic|Docket)[\w\s]{0,20}|transaction was", re.IGNORECASE
)
_HISTORY: Final = re.compile(r">Doc\.(?:<br>)?\s?No\.<", re.IGNORECASE)
_ARCHIVE_KEYS: Final = (
    "docket_entries", "recap_documents", "recap_sequence_number", "resource_uri", "absolute_url",
)  # fmt: skip
_TAG: Final = re.compile(r"<[A-Za-z!/?]")


def form_of(text: str) -> str:
    """Name the form of a text; blank if it is none that is read.

    Example:
        >>> form_of("<rss version='2.0'></rss>"), form_of("just words")
        ('feed', '')
    """
    head = text[:_HEAD].lstrip()
    if head.startswith(("{", "[")):
        return _json_form(text)
    if head.startswith("<"):
        return _xml_form(head) or _page_form(text)
    if _MAIL.match(head) and _MAIL_FIELD.search(head):
        return "supreme court mail" if _SUPREME.search(head) else "notice mail"
    if _TAG.search(head):
        return _page_form(text)
    first = head.partition("\n")[0].rstrip()
    is_sentence = first.endswith((".", "!", "?", ":"))
    return "table" if any(mark in first for mark in ",;\t") and not is_sentence else ""


def _json_form(text: str) -> str:
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    first = content[0] if isinstance(content, list) and content else content
    if not isinstance(first, dict):
        return ""
    if "ProceedingsandOrder" in first:
        return "supreme court json"
    if "caseDetails" in first:
        return "acms"
    known = ("docket_entries", "results", "payload", "recap_documents", "docket_number")
    if isinstance(content, list):
        # A list of records may have any names; only the archive's own mark its lists.
        return "courtlistener" if any(key in first for key in _ARCHIVE_KEYS) else "table"
    return "courtlistener" if any(key in first for key in (*known, "entry_number")) else ""


def _xml_form(head: str) -> str:
    if "<rss" in head[:2000]:
        return "feed"
    return "internet archive" if "gov_uscourts_docket" in head[:2000] else ""


def _page_form(text: str) -> str:
    head = text[:_HEAD]
    if "supremecourt" in text.lower() and ("Docketed" in text or "docket" in head.lower()):
        # Pages from before 2016 lack the table of the later ones.
        return "supreme court page" if 'id="docketinfo"' in text else "supreme court old page"
    if _NOTICE.search(head) and "transaction" in text and "Docket for case" not in text:
        return "notice"
    if "History/Documents Query" in text or _HISTORY.search(text):
        return "history"
    if "TransportRoom" in text or "Court of Appeals Docket #" in text:
        return "appellate"
    return "district"
