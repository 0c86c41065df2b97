"""The page's file: the model, the style and the script in one HTML document.

The document asks for nothing: its policy allows the one script and the one style whose hashes
it names, no image, no connection, no frame, no form.
"""

import base64
import hashlib
import json
from html import escape
from importlib import resources

from habeas.case.records import Case
from habeas.evidence.guards import visible
from habeas.findings.asked import Asked
from habeas.publish.catalogue import LANGUAGES
from habeas.publish.page_model import page_model
from habeas.publish.page_texts import Json

_ASSETS = resources.files("habeas.publish") / "page_assets"
_NO_SCRIPT = (
    "This page needs JavaScript, and asks no network for anything. Without it, read "
    "out/explainer.html of the case."
)
_HTML = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="habeas">
<title>{title}</title>
<style>{style}</style></head>
<body><div id="app"><h1>{title}</h1><noscript><p>{no_script}</p></noscript></div>
<div id="paper"></div>
<script type="application/json" id="case">{data}</script>
<script>{script}</script>
</body></html>
"""


def page(case: Case, asked: Asked | None = None) -> bytes:
    """Give the page of a case. Same case, same bytes.

    Args:
        case: the case.
        asked: what was asked of this very case before.
    """
    model = page_model(case, asked)
    style, script = asset("page.css"), asset("page.js")
    language = model["language"]
    text = _HTML.format(
        lang=language if language in LANGUAGES else LANGUAGES[0],
        policy=_policy(script, style),
        title=escape(visible(case.config.title) or "habeas"),
        style=style,
        no_script=_NO_SCRIPT,
        data=inert(model),
        script=script,
    )
    return text.encode("utf-8")


def asset(name: str) -> str:
    """Give one of the committed files of the bundle."""
    return (_ASSETS / name).read_text("utf-8")


def inert(model: dict[str, Json]) -> str:
    r"""Write a model as JSON in which no element can begin or end.

    Example:
        >>> inert({"quote": "</script>"})
        '{"quote":"\\u003c/script>"}'
    """
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c")


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
