"""Statement sentences: who said, posted, passed on or alleged what, and citing what."""

from collections.abc import Iterator

from habeas.bounds import Tri
from habeas.case.records import Statement
from habeas.evidence.claim import Claim
from habeas.findings import adjudicated, quotation
from habeas.findings.allegation import denials
from habeas.findings.origins import origins_of
from habeas.findings.records import Key
from habeas.publish.pieces import Text, capital, plain, together
from habeas.publish.record_sentences import Said, when_of
from habeas.publish.voice import Voice

_PARTS = ("says", "shows", "of", "about", "through", "to", "stance", "evidence")
_COURT = {
    Tri.YES: "allegation.adjudicated_yes",
    Tri.NO: "allegation.adjudicated_no",
    Tri.CANNOT_TELL: "allegation.adjudicated_open",
}


def of_statement(voice: Voice, statement: Statement) -> Iterator[Said]:
    """Give a statement in one sentence, or an allegation with its evidence and its denials."""
    by = voice.scene.values(f"{statement.id}.by")
    if not by:
        return
    if statement.kind == "allegation":
        yield from _allegation(voice, statement, by)
        return
    event = f"{statement.id}.when"
    timed = voice.scene.clock.event(event).claims
    when = voice.say("statement.when", when=when_of(voice, event)) if timed else ()
    found = [c for key in _PARTS for c in voice.scene.values(f"{statement.id}.{key}")]
    quoted = [c for c in voice.scene.values(f"{statement.id}.words") if c.spot.quote]
    claims = [*by, *timed, *found, *quoted]
    holder = voice.holders(claims)
    one = len({voice.holders([claim]) for claim in claims}) == 1
    parts = _parts(voice, found, quoted, named=not one)
    if statement.kind == "reshare":
        parts += voice.say("statement.act")
    if _moved(voice, statement.id):
        parts += voice.say("statement.moved")
    name = capital(voice.own(statement.name))
    who = voice.side_by_side(by, named=not one)
    # A label such as "reshare by the Secretary of State" has said it already.
    if plain(voice.side_by_side(by, named=False)).lower() in plain(name).lower():
        form, who = "named", () if one else voice.holders(by)
    else:
        form = "said"
    told = voice.say("statement.told", who=holder) if one else ()
    values = {"name": name, "by": who, "when": when, "parts": parts, "told": told}
    if form == "named" and who:
        values["name"] = (*name, " (", *who, ")")
    yield voice.say(f"statement.{form}", **values), claims


def _parts(voice: Voice, found: list[Claim], quoted: list[Claim], *, named: bool) -> Text:
    """Give what was said, shown or passed on, and what it cites, with the claims."""
    parts: list[Text] = []
    for key in _PARTS:
        said = [claim for claim in found if claim.subject.endswith(f".{key}")]
        if said:
            parts.append(voice.say(f"statement.{key}", said=voice.side_by_side(said, named=named)))
    for words in dict.fromkeys(claim.spot.quote for claim in quoted):
        same = [claim for claim in quoted if claim.spot.quote == words]
        quote, who = voice.quote(same[0]), voice.holders(same)
        form = "statement.words" if named else "statement.quoted"
        parts.append(voice.say(form, quote=quote, who=who))
    return together(parts)


def _moved(voice: Voice, statement: str) -> bool:
    """Say whether it was said before those it is used of were on the way."""
    key = Key(quotation.QUESTION, statement, who=quotation.MOVED)
    return (
        key in quotation.keys(voice.case) and quotation.answer(voice.scene, key).answer is Tri.YES
    )


def _allegation(voice: Voice, statement: Statement, by: list[Claim]) -> Iterator[Said]:
    scene = voice.scene
    about, says, evidence = (
        scene.values(f"{statement.id}.{key}") for key in ("about", "says", "evidence")
    )
    whom = voice.listed(dict.fromkeys(voice.named(c.value) for c in about))
    text = voice.say(
        "allegation.told",
        name=capital(voice.own(statement.name)),
        by=voice.side_by_side(by),
        about=whom or (voice.unknown,),
        says=voice.side_by_side(says) if says else (voice.unknown,),
    )
    text += _evidence(voice, evidence)
    denied = [claim for claims in denials(scene, statement.id).values() for claim in claims]
    deniers = [claim for claim in denied if claim.subject.endswith(".by")]
    if deniers:
        text += voice.say("allegation.denied", who=voice.side_by_side(deniers))
    court = adjudicated.answer(scene, Key(adjudicated.QUESTION, statement.id))
    text += voice.say(_COURT[Tri.CANNOT_TELL if court.answer is None else court.answer])
    told_of = [*by, *about, *says]
    origins = voice.origins(origins_of(voice.case, told_of))
    text += voice.say("allegation.origins", origins=origins)
    claims = [*told_of, *evidence, *denied, *court.claims]
    yield text, list(dict.fromkeys(claims))


def _evidence(voice: Voice, evidence: list[Claim]) -> Text:
    """Give what is cited, in the words of the source where it prints them."""
    if not evidence:
        return voice.say("allegation.silent")
    said = [
        (*voice.value(c), *((": ", *voice.quote(c)) if c.spot.quote else ()), " (",
         *voice.holders([c]), ")")
        for c in evidence
    ]  # fmt: skip
    return voice.say("allegation.evidence", said=together(said, "; "))
