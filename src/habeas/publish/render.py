"""Rendering the explainer: markdown, and HTML through jinja2 with everything escaped."""

import re
from collections.abc import Iterable

from habeas.case.records import Case
from habeas.evidence.claim import Claim
from habeas.evidence.guards import visible
from habeas.publish.explainer import Explainer

_HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ text.title }}</title>
<style>
body{font:1.05rem/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
body{color:#222;background:#fff}
h1,h2{line-height:1.25}h2{margin-top:2.2rem}
sup a{text-decoration:none;padding:0 .1rem;white-space:nowrap}
ol.notes{font-size:.85rem;color:#444;overflow-wrap:anywhere}footer{font-size:.85rem;color:#444}
@media (prefers-color-scheme:dark){body{color:#ddd;background:#161616}
ol.notes,footer{color:#aaa}a{color:#8bf}}
</style></head><body>
<h1>{{ text.title }}</h1>
{% for section in text.sections %}<h2>{{ section.question }}</h2>
{% for s in section.sentences %}<p>{{ s.text }}<sup>{% for first, last in s.notes | runs -%}
<a href="#n{{ first }}">{{ first }}{% if last > first %}–{{ last }}{% endif %}</a>
{%- if not loop.last %}, {% endif %}{%- endfor %}</sup></p>
{% endfor %}{% endfor %}<h2>Notes</h2>
<ol class="notes">
{% for note in notes %}<li id="n{{ loop.index }}">{{ note }}</li>
{% endfor %}</ol>
<footer>{{ text.attribution }}</footer>
</body></html>
"""


def as_markdown(text: Explainer, case: Case) -> str:
    """Give the explainer as markdown; what a source says cannot become markup."""
    lines = [f"# {_plain(text.title)}", ""]
    for section in text.sections:
        lines += [f"## {_plain(section.question)}", ""]
        for sentence in section.sentences:
            marks = "".join(f"[^{n}]" for n in sentence.notes)
            lines += [f"{_plain(sentence.text)}{marks}", ""]
    lines += [f"[^{n}]: {_plain(cited(c, case))}" for n, c in enumerate(text.notes, start=1)]
    return "\n".join([*lines, "", text.attribution, ""])


def as_html(text: Explainer, case: Case) -> str:
    """Give the explainer as one HTML page without scripts or requests."""
    import jinja2  # noqa: PLC0415 - only HTML pays for it

    environment = jinja2.Environment(autoescape=True)
    environment.filters["runs"] = runs
    template = environment.from_string(_HTML)
    return template.render(text=text, notes=[cited(c, case) for c in text.notes])


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Give numbers as runs of neighbours, in order.

    Example:
        >>> runs([5, 1, 2, 3])
        [(1, 3), (5, 5)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def cited(claim: Claim, case: Case) -> str:
    """Give a footnote: who says it, in which publication, where, in which words, by which hash."""
    source = case.sources.get(claim.source)
    name = source.name if source else claim.source
    unheld = "not held, quote unchecked" if claim.spot.quote else "not held"
    parts = [
        f"“{name}” ({claim.source})" if source and source.name != claim.source else claim.source,
        f"published {source.published}" if source and source.published else "",
        claim.spot.at,
        f"says of {claim.subject}: {claim.value}",
        f"“{claim.spot.quote}”" if claim.spot.quote else "",
        f"quoting {claim.by}" if claim.by else "",
        f"resting on {claim.basis}" if claim.basis else "",
        source.url if source else "",
        f"SHA-256 {claim.spot.sha256}" if claim.spot.sha256 else unheld,
    ]
    return visible("; ".join(part for part in parts if part))


def _plain(text: str) -> str:
    """Escape what markdown would read as markup; a text is one line, and begins no list."""
    line = re.sub(r"([\\`*_{}\[\]<>#|~$]|&(?=#?\w{1,32};))", r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d{1,9}(?=[.)])|)([-+=.)])", r"\1\\\2", line)
