"""Publish: findings into what leaves the building."""

from habeas.publish.explainer import Explainer, explainer
from habeas.publish.render import as_html, as_markdown

__all__ = ["Explainer", "as_html", "as_markdown", "explainer"]
