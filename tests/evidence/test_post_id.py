"""The time inside the id of a post, by network; addresses of no known form hold none."""

import pytest

from habeas.evidence.post_id import time_in_id


@pytest.mark.parametrize(
    ("post", "second", "network"),
    [
        ("https://x.com/someone/status/1901049700000000000", "2025-03-15 23:15:41", "X"),
        ("twitter.com/someone/status/1901049700000000000?s=20", "2025-03-15 23:15:41", "X"),
        ("https://bsky.app/profile/a.example/post/3lkkbvsqzrs2v", "2025-03-17 04:10:21", "Bluesky"),
        ("at://did:plc:abc/app.bsky.feed.post/3lkkbvsqzrs2v", "2025-03-17 04:10:21", "Bluesky"),
        ("https://social.example/@someone/114185288376914123", "2025-03-18 20:20:28", "Mastodon"),
        ("truthsocial.com/@someone/posts/114185288376914123", "2025-03-18 20:20:28", "Mastodon"),
    ],
)
def test_the_time_is_read_with_a_second_either_side(post, second, network):
    found = time_in_id(post)
    assert found is not None
    assert found.words.startswith(f"between {second} Z and ")
    assert network in found.why


@pytest.mark.parametrize(
    "post",
    [
        "https://example.org/a-page",
        "https://x.com/someone/status/12345",
        "https://social.example/@someone/999999999999999999999",
        "https://social.example/@someone/10000000000000000",
        "",
    ],
)
def test_what_is_no_such_id_holds_no_time(post):
    assert time_in_id(post) is None
