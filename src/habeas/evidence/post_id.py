"""Post ids: the time that is inside the id of a post.

X (Twitter) snowflakes hold milliseconds since 2010-11-04 01:42:54.657 UTC, ids of Mastodon and
its kin (Truth Social) milliseconds since 1970, Bluesky record keys microseconds since 1970.
The server puts it there when it takes the post in, which may be some hundred milliseconds off
the time it shows; a second either side is allowed for.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_X_EPOCH_MS: Final = 1_288_834_974_657
_TID: Final = "234567abcdefghijklmnopqrstuvwxyz"
_SLACK: Final = timedelta(seconds=1)

_X = re.compile(r"(?:x|twitter)\.com/[^/\s]+/status(?:es)?/(\d{15,20})(?!\d)")
_BLUESKY = re.compile(r"(?:bsky\.app/profile/[^/\s]+/post|app\.bsky\.feed\.post)/([2-7a-z]{13})\b")
_MASTODON = re.compile(r"/(?:@[^/\s]+(?:/posts)?|posts|statuses)/(\d{17,19})(?!\d)")


@dataclass(frozen=True, slots=True)
class IdTime:
    """The time inside a post's id: as a claim's words, and how it was read."""

    words: str
    why: str


def time_in_id(post: str) -> IdTime | None:
    """Give the time inside the address of a post; None if the address is of no known form.

    Example:
        >>> time_in_id("https://x.com/someone/status/1901245427216978290").words
        'between 2025-03-16 12:13:26 Z and 2025-03-16 12:13:29 Z'
        >>> time_in_id("https://example.org/a-page") is None
        True
    """
    if match := _X.search(post):
        return _read((int(match[1]) >> 22) + _X_EPOCH_MS, "X")
    if match := _BLUESKY.search(post):
        number = 0
        for letter in match[1]:
            number = number * 32 + _TID.index(letter)
        return _read((number >> 10) // 1000, "Bluesky")
    if match := _MASTODON.search(post):
        return _read(int(match[1]) >> 16, "a server of the Mastodon kind")
    return None


def _read(ms: int, network: str) -> IdTime | None:
    at = _EPOCH + timedelta(milliseconds=ms)
    if at.year < 2006 or at.year > 2100:
        return None  # Older than any post: the digits are no such id.
    lo, hi = at - _SLACK, at + _SLACK + timedelta(seconds=1)
    words = f"between {lo:%Y-%m-%d %H:%M:%S} Z and {hi:%Y-%m-%d %H:%M:%S} Z"
    why = f"the time inside the post's id, as {network} writes it there, a second either side"
    return IdTime(words, why)
