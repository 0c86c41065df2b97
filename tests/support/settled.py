"""Waits for what a page in the browser will soon show.

The page forbids code made from text (its content security policy), so a wait that the browser
itself repeats is refused there once the first look fails. This one looks again from outside.
"""

import time

PATIENCE_S = 30.0
"""How long a page may take before the test gives up: the waits of the browser have the same."""


def wait_until(page, holds, arg=None):
    """Look at ``page`` until the script ``holds`` says yes; fail with the script if it never does."""
    end = time.monotonic() + PATIENCE_S
    while not page.evaluate(holds, arg):
        assert time.monotonic() < end, f"never came true: {holds}"
        page.wait_for_timeout(20)
