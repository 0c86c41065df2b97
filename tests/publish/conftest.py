"""The explainer of the bundled case, written once in each language."""

import functools

import pytest

from habeas.publish import explainer


@pytest.fixture(scope="session")
def explained(bundled):
    """Give what gives the explainer of the bundled case in a language."""
    written = functools.cache(functools.partial(explainer, bundled))
    return lambda language="en": written(language)
