"""Mail: the text of its parts, each traced to the file through what mail wraps it in.

Adapter of the standard library's ``email``, which says what the parts are; RFC 2045 codings are
undone here, because that library gives no places. Attached files are no text of the mail.
"""

import email
import re
from collections.abc import Iterator
from email.message import Message
from itertools import islice
from typing import Final

from habeas.courts.traced import Traced, from_base64, from_quoted_printable, whole
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.text_plain import codec_of

_HEAD_END: Final = re.compile(r"\r?\n\r?\n")
# A notice has two parts; what has hundreds is no notice.
MOST_PARTS: Final = 100


class TooDeepError(HabeasError):
    """Raised for a mail whose parts lie in one another deeper than any program writes them."""

    exit_code = ExitCode.UNREADABLE

    def __init__(self) -> None:
        super().__init__("its parts lie in one another deeper than in any mail")


def mail_parts(content: str) -> Iterator[Traced]:
    r"""Give the parts of a mail that are text and no attached file, the first ``MOST_PARTS``.

    Args:
        content: the mail, as characters.

    Raises:
        TooDeepError: if its parts are nested beyond what can be followed.

    Example:
        >>> mail = "From: a@example.org\nContent-Type: text/plain\n\nFiled on 7/8/2021.\n"
        >>> [part.text for part in mail_parts(mail)]
        ['Filed on 7/8/2021.\n']
    """
    head = _HEAD_END.search(content)
    at = head.end() if head else len(content)
    for part in _leaves(content):
        payload = part.get_payload()
        if part.get_content_maintype() != "text" or not isinstance(payload, str):
            continue
        found = content.find(payload, at)
        if found < 0:
            continue
        at = found + len(payload)
        if part.get_content_disposition() != "attachment":
            yield _decoded(part, whole(payload, found))


def _leaves(content: str) -> list[Message]:
    try:
        return list(islice(email.message_from_string(content).walk(), MOST_PARTS))
    except RecursionError as error:
        raise TooDeepError from error


def _decoded(part: Message, coded: Traced) -> Traced:
    coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    charset = _charset(part)
    if coding == "quoted-printable":
        return from_quoted_printable(coded, charset)
    return from_base64(coded, charset) if coding == "base64" else coded


def _charset(part: Message) -> str:
    return codec_of(part.get_content_charset() or "utf-8")[0]
