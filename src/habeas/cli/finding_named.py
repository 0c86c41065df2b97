"""The finding that some words name: its id, parts of it, or what is nearest to them."""

import click

from habeas.case.records import Case
from habeas.case.suggest import nearest
from habeas.findings import Key, all_keys


def key_named(case: Case, parts: tuple[str, ...]) -> Key:
    """Give the one finding that the words name; several, or none, are listed."""
    if not parts:
        raise click.UsageError("name a finding, such as `habeas why CASE T1 O-written`.")
    keys = all_keys(case)
    exact = [k for k in keys if k.id == "/".join(parts)]
    found = exact or _holding(keys, parts)
    if len(found) > 1 and len(parts) > 1:
        outside = [k for k in found if k.question == "outside"]
        found = outside or found
    if len(found) == 1:
        return found[0]
    asked = " ".join(parts)
    if found:
        listed = "\n".join(f"  {k.id}" for k in found[:12])
        more = f"\n  and {len(found) - 12} more" if len(found) > 12 else ""
        raise click.UsageError(f"several findings fit {asked!r}; name one:\n{listed}{more}")
    near = "".join(f"\n  {id_}" for id_ in _near(keys, parts))
    hint = f"Near:{near}" if near else "`habeas findings` shows what there is."
    raise click.UsageError(f"no finding is called {asked!r}. {hint}")


def _holding(keys: list[Key], parts: tuple[str, ...]) -> list[Key]:
    """Give the findings whose ids hold every word: as whole parts if any do, else anywhere."""
    lowered = [part.lower() for part in parts]
    whole = [k for k in keys if all(part in _words(k) for part in lowered)]
    return whole or [k for k in keys if all(part in k.id.lower() for part in lowered)]


def _words(key: Key) -> set[str]:
    """Give the words that name parts of a finding's id."""
    parts = (key.question, key.subject, key.order, key.clock, key.who)
    moment = f"{key.order}.{key.clock}"
    return {part.lower() for part in (*parts, moment, *key.id.split("/")) if part}


def _near(keys: list[Key], parts: tuple[str, ...]) -> list[str]:
    """Give the ids that hold the words asked for, each mended to its nearest or left away."""
    known = {word for key in keys for word in _words(key)}
    mended = []
    for part in "/".join(parts).lower().split("/"):
        held = any(part in key.id.lower() for key in keys)
        mended += [part] if held else nearest(part, known)
    found = _holding(keys, tuple(mended)) if mended else []
    outside = [key.id for key in found if key.question == "outside"]
    return (outside or [key.id for key in found])[:5]
