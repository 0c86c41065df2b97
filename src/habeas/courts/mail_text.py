"""Mail: the text of its parts, each traced to the file through what mail wraps it in.

Adapter of the standard library's ``email``, which says what the parts are; RFC 2045 codings are
undone here, because that library gives no places. Attached files are no text of the mail.
"""

import email
from collections.abc import Iterator
from email.message import Message
from typing import Final

from habeas.courts.traced import Traced, from_base64, from_quoted_printable, whole
from habeas.evidence.text_plain import codec_of

# A notice has two parts; what has hundreds is no notice.
MOST_PARTS: Final = 100


def mail_parts(content: str) -> Iterator[Traced]:
    r"""Give the parts of a mail that are text.

    Args:
        content: the mail, as characters.

    Example:
        >>> mail = "From: a@example.org\nContent-Type: text/plain\n\nFiled on 7/8/2021.\n"
        >>> [part.text for part in mail_parts(mail)]
        ['Filed on 7/8/2021.\n']
    """
    at = 0
    for n, part in enumerate(email.message_from_string(content).walk()):
        if n >= MOST_PARTS:
            return
        payload = part.get_payload()
        if part.get_content_maintype() != "text" or not isinstance(payload, str):
            continue
        found = content.find(payload, at)
        if found >= 0:
            at = found + len(payload)
            yield _decoded(part, whole(payload, found))


def _decoded(part: Message, coded: Traced) -> Traced:
    coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    charset = _charset(part)
    if coding == "quoted-printable":
        return from_quoted_printable(coded, charset)
    return from_base64(coded, charset) if coding == "base64" else coded


def _charset(part: Message) -> str:
    return codec_of(part.get_content_charset() or "utf-8")[0]
