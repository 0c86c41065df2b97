"""Publish: findings into what leaves the building."""

from habeas.publish.catalogue import LANGUAGES
from habeas.publish.explainer import Explainer, explainer
from habeas.publish.proof import UnprovenError, proven
from habeas.publish.render import as_html, as_markdown

__all__ = [
    "LANGUAGES", "Explainer", "UnprovenError", "as_html", "as_markdown", "explainer", "proven",
]  # fmt: skip
