"""Effects: what the words of an entry say is done to relief, each with the words it rests on.

These are proposals for a person to confirm. A rule asks for the verb *and* its object: VACATED of a
hearing date, MOOT of a motion, STAYED of briefing change no relief, and stand apart as procedural.
What a motion by its number asked for is looked up in the docket. Where the object cannot be told,
nothing is proposed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

ENJOINS: Final = "enjoins"
WILL_ENJOIN: Final = "will enjoin"
DECLARES: Final = "declares"
STAYS: Final = "stays"
STAYS_MANDATE: Final = "stays the mandate"
LIFTS: Final = "lifts stay"
VACATES: Final = "vacates"
EXTENDS: Final = "extends"
DENIES_STAY: Final = "denies a stay"
AFFIRMS: Final = "affirms"
DISMISSES_APPEAL: Final = "dismisses an appeal"
MANDATE: Final = "issues the mandate"

_FROM_ABOVE: Final = re.compile(
    r"\b(?:from|of)\s+(?:the\s+)?(?:USCA|U\.?S\.?C\.?A\.?|Court\s+of\s+Appeals|Supreme\s+Court)",
    re.IGNORECASE,
)
# What a stay may be of without touching relief.
_PROCEDURE: Final = re.compile(
    r"briefing|deadline|discovery|determination|proceeding|response|schedul|hearing|conference"
    r"|statement|date\b|case\s+management|disclosure|fees|abeyance|trial",
    re.IGNORECASE,
)
_INJUNCTION: Final = (
    r"(?:(?:preliminary|permanent)\s+injunction|temporary\s+restraining\s+order|TRO)"
)
_MOTION: Final = r"(?:\b(?P<no>\d{1,4})\s+)?"
_RULES: Final = (
    (
        ENJOINS,
        (r"\b(?:is|are)\s+(?:hereby\s+)?(?:(?:permanently|preliminarily|temporarily)\s+)?"
        r"(?:enjoined|restrained)\b"),
    ),
    (ENJOINS, r"\bcourt\s+(?:hereby\s+)?enjoins\b"),
    (WILL_ENJOIN, r"\bcourt\s+will\s+enjoin\b"),
    (ENJOINS, rf"\bgranting\s[^.;]{{0,60}}?motions?\s+for\s+(?:a\s+)?{_INJUNCTION}"),
    (ENJOINS, rf"\bmotions?\s+for\s+(?:a\s+)?{_INJUNCTION}[^.;]{{0,60}}?\b(?:is|are)\s+granted"),
    (DECLARES, r"\bdeclar(?:ing|es)\s+that\b|\bit\s+is\s+(?:hereby\s+)?declared\b"),
    (LIFTS, r"\bstay\s+(?:\w+\s+){0,3}is\s+(?:hereby\s+)?(?:lifted|dissolved|vacated)\b"),
    (LIFTS, r"\bcourt\s+(?:hereby\s+)?lifts\s+the\s+stay\b"),
    (STAYS_MANDATE, r"\bmandate\b[^.;]{0,40}?\bis\s+(?:hereby\s+)?stayed\b"),
    (
        VACATES,
        (r"\bvacat(?:es|ing)\s+(?:the\s+)?(?:\w+\s+){0,4}?"
        r"(?:order|injunction|judgment|decision|TRO)s?\b"
        r"|\b(?:order|injunction|judgment|decision|TRO)s?\b[^.;]{0,40}?"
        r"\b(?:is|are)\s+(?:hereby\s+)?vacated\b"),
    ),
    (EXTENDS, (rf"\bextend(?:s|ing)\s[^.;]{{0,40}}?{_INJUNCTION}"
              rf"|{_INJUNCTION}[^.;]{{0,40}}?\b(?:is|are)\s+(?:hereby\s+)?extended\b")),
)  # fmt: skip
_ABOVE: Final = (
    (AFFIRMS, r"\baffirm(?:ing|s|ed)\b"),
    (
        DISMISSES_APPEAL,
        r"\bdismissing\s+(?:the\s+)?appeal\b|\bappeal\s+is\s+(?:hereby\s+)?dismissed",
    ),
    (MANDATE, r"\bmandate\s+is\s+(?:hereby\s+)?issued\b|\#\s*\d{1,2}\s+Mandate\b"),
)
_STAY_GRANTED: Final = re.compile(
    rf"\bgranting\s+{_MOTION}(?P<before>[^.;]{{0,80}}?)motions?\s+(?:to|for)\s+(?:a\s+)?stay"
    r"(?P<what>[^.;]{0,160})"
    rf"|\bmotions?\s+(?:to|for)\s+(?:a\s+)?stay(?P<of>[^.;]{{0,160}}?)(?:\bis\s+)?\bgranted\b",
    re.IGNORECASE,
)
_STAY_DENIED: Final = re.compile(
    rf"\bdenying\s+{_MOTION}(?P<before>[^.;]{{0,80}}?)motions?\s+(?:to|for)\s+(?:a\s+)?stay"
    r"(?P<what>[^.;]{0,160})"
    r"|\bmotions?\s+(?:to|for)\s+(?:a\s+)?stay(?P<of>[^;]{0,80}?)\b(?:is|are)\s+denied\b",
    re.IGNORECASE,
)
_ORDER_STAYED: Final = re.compile(
    r"\b(?P<of>order|injunction|judgment|relief|decision)s?\s+(?:\w+\s+){0,4}?(?:is|are)\s+"
    r"(?:hereby\s+)?stayed\b",
    re.IGNORECASE,
)
# Words that say what a stay is of.
_RELIEF: Final = re.compile(
    r"relief|pending\s+appeal|injunction|order|judgment|enforcement|\bdkt\.?\s*(?P<entry>\d+)",
    re.IGNORECASE,
)
_STAY_OF: Final = re.compile(
    r"\bstay\b(.{0,80}?)(?:\s+(?:filed\s+)?by\b|(?<!dkt)\.\s|\Z)", re.IGNORECASE | re.DOTALL
)
_MOOT: Final = re.compile(r"as\s+moot|moot\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect that the words of an entry say.

    Attributes:
        what: one of the effects named above.
        start: where its words begin in the entry's text.
        end: where they end.
        in_part: whether the words around say "in part".
        target: the entry number of what it acts on, where the words or the motion name it.
    """

    what: str
    start: int
    end: int
    in_part: bool = False
    target: str = ""


def effects_in(text: str, motions: Mapping[str, str], number: str = "") -> tuple[Effect, ...]:
    """Give the effects on relief that the words of an entry say, in their order, each once.

    Args:
        text: the words of the entry.
        motions: entry number -> its words, of the same docket.
        number: the entry's own number: a stay of all relief acts on the order it stands in.

    Example:
        >>> [one.what for one in effects_in("ORDER denying 119 motion to stay.",
        ...                                 {"119": "Motion to Stay Dkt. 118"})]
        ['denies a stay']
        >>> effects_in("The hearing of 3 May is VACATED.", {})
        ()
    """
    above = bool(_FROM_ABOVE.search(text[:200]))
    found = [*_by_rules(text, _RULES), *_stays(text, motions, number, above=above)]
    if above:
        found += _by_rules(text, _ABOVE)
    kept: dict[str, Effect] = {}
    for one in sorted(found, key=lambda e: e.start):
        kept.setdefault(one.what, one)
    return tuple(kept.values())


def _by_rules(text: str, rules: tuple[tuple[str, str], ...]) -> Iterator[Effect]:
    for what, pattern in rules:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            around = text[max(0, found.start() - 40) : found.end() + 40]
            yield Effect(what, found.start(), found.end(), "in part" in around.lower())


def _stays(text: str, motions: Mapping[str, str], number: str, *, above: bool) -> Iterator[Effect]:
    """Give the stays that are granted or denied, where what they are of is relief."""
    rules = ((STAYS, _STAY_GRANTED), (DENIES_STAY, _STAY_DENIED), (STAYS, _ORDER_STAYED))
    for what, pattern in rules:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            said = f"{parts.get('what') or ''} {parts.get('of') or ''}"
            asked = _asked_for(motions.get(parts.get("no") or "", ""))
            if _MOOT.search(said) or _PROCEDURE.search(said) or _PROCEDURE.search(asked):
                continue
            named = _RELIEF.search(said) or _RELIEF.search(asked)
            if named is None and not above:
                continue
            entry = (named.groupdict().get("entry") if named else "") or ""
            own = number if "all relief" in said.lower() else ""
            yield Effect(what, found.start(), found.end(), target=entry or own)


def _asked_for(motion: str) -> str:
    """Give what a motion asks to stay: the words behind, up to whose motion it is."""
    found = _STAY_OF.search(motion)
    return found[1] if found else ""
