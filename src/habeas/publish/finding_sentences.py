"""Finding sentences: what follows for each transfer at each order, and under which reading."""

from collections.abc import Iterator, Mapping
from math import inf

from habeas.bounds import Tri
from habeas.evidence.claim import Claim
from habeas.findings import Finding, Key, all_keys, covered
from habeas.findings.counts import count_of
from habeas.findings.wording import PREDICATES, question_of
from habeas.publish.pieces import Text, capital, together
from habeas.publish.record_sentences import Said
from habeas.publish.voice import Voice

_WORD = {Tri.YES: "yes", Tri.NO: "no", Tri.CANNOT_TELL: "open"}
_NEEDED, _PRINTED, _MARGIN = "min_speed_kt_inside", "min_speed_kt_inside_as_printed", "margin_km"


def moment_of(voice: Voice, order: str, clock: str) -> Text:
    """Name an order's clock: ``the written order was entered``."""
    name = voice.name(voice.case.orders[order].name)
    return voice.say("answer.moment", name=name, did=voice.say(f"clock.{clock}"))


def answers(voice: Voice) -> Iterator[Said]:
    """Give one sentence for each transfer at each clock of each order."""
    case = voice.case
    for order in case.orders.values():
        for clock in order.clocks:
            for transfer in case.transfers.values():
                found = [voice.ask(Key(q, transfer.id, order.id, clock)) for q in PREDICATES]
                claims = [claim for finding in found for claim in deciding(finding)]
                if claims:
                    told = _told(voice, {f.key.question: f.answer for f in found})
                    moment = moment_of(voice, order.id, clock)
                    name = voice.name(transfer.name)
                    yield voice.say("answer.at", moment=moment, name=name, told=told), claims


def deciding(finding: Finding) -> list[Claim]:
    """Give the claims about the events that decide a finding."""
    return [c for c in finding.result.claims if c.subject in finding.result.events]


def _told(voice: Voice, told: Mapping[str, Tri | None]) -> Text:
    """Say what is so, what is not, and what cannot be told, in this order."""

    def parts(answer: Tri, words: str) -> Text:
        return voice.listed(voice.say(f"{words}.{q}") for q, a in told.items() if a is answer)

    so, not_so = parts(Tri.YES, "so"), parts(Tri.NO, "not_so")
    open_ = parts(Tri.CANNOT_TELL, "so")
    text = voice.say("answer.then", one=so, other=not_so) if so and not_so else so or not_so
    if not open_:
        return text
    form = "answer.tail" if text else "answer.open"
    return voice.say(form, told=text, open=open_)


def speeds(voice: Voice) -> Iterator[Said]:
    """Give the least speed that each answer about a territory rests on, and what limits it."""
    for key in all_keys(voice.case, "outside"):
        finding = voice.ask(key)
        claims = deciding(finding)
        name = capital(voice.name(voice.case.transfers[key.subject].name))
        moment = moment_of(voice, key.order, key.clock)
        for leg in voice.case.transfers[key.subject].legs:
            printed, needed = (_table(finding, f"{leg.id}.{one}") for one in (_PRINTED, _NEEDED))
            if not claims or not printed or min(printed.values()) == 0:
                continue
            if min(printed.values()) == inf:
                yield voice.say("speed.none", name=name, moment=moment), claims
                continue
            said = voice.listed(
                voice.say("speed.of_file", kt=voice.kt(kt), file=voice.say(f"file.{file}"))
                for file, kt in printed.items()
                if kt < inf
            )
            least = voice.kt(min(needed.values()))
            text = voice.say("speed.needed", name=name, moment=moment, said=said, least=least)
            yield text + _limit(voice, finding, leg.id), claims


def _table(finding: Finding, name: str) -> dict[str, float]:
    """Give the speeds by boundary file; infinite where no speed is enough."""
    table = finding.result.bounds.get(name, {})
    assert isinstance(table, Mapping)  # noqa: S101 - `away` writes a table
    return {str(file): inf if kt is None else float(kt) for file, kt in table.items()}


def _limit(voice: Voice, finding: Finding, leg: str) -> Text:
    """Say what follows at the hard limit of the vehicle."""
    limit, _ = voice.scene.speed_limit(voice.case.legs[leg])
    margin = finding.result.bounds.get(f"{leg}.{_MARGIN}")
    told = finding.answer
    if limit.kt is None or told is None or (told is Tri.YES and not isinstance(margin, float)):
        return ()
    km = f"{margin:.1f}" if isinstance(margin, float) else ""
    return voice.say(f"speed.{_WORD[told]}", limit=voice.kt(limit.kt), margin=km)


def in_force(voice: Voice) -> Iterator[Said]:
    """Say under which reading each order was in force at the act that it forbids."""
    for key in all_keys(voice.case, "in-force"):
        finding = voice.ask(key)
        claims = deciding(finding)
        if not claims or finding.answer is None:
            continue
        by_answer: dict[Tri, list[Text]] = {}
        for name, answer in finding.by_reading.items():
            by_answer.setdefault(answer, []).append((name,))
        told = [
            voice.say(
                "force.under",
                answer=voice.say(f"force.{_WORD[answer]}"),
                readings=voice.listed(names),
            )
            for answer, names in by_answer.items()
        ]
        said = told or [voice.say(f"force.{_WORD[finding.answer]}")]
        yield (
            voice.say(
                "force.told",
                order=capital(voice.name(voice.case.orders[key.order].name)),
                name=voice.name(voice.case.transfers[key.subject].name),
                told=together(said, "; "),
            ),
            claims,
        )


def covers(voice: Voice) -> Iterator[Said]:
    """Say whom each order protects, of each person and group of whom it can be told."""
    seen: set[tuple[str, str]] = set()
    for key in covered.keys(voice.case):
        if (key.subject, key.order) in seen:
            continue
        seen.add((key.subject, key.order))
        finding = voice.ask(key)
        which = _which(finding)
        if which and finding.result.claims:
            yield _covers(voice, key, finding, which), list(finding.result.claims)


def _which(finding: Finding) -> str:
    """Give all, some, none, yes or no where only one is possible; else nothing."""
    if finding.answer is not None:
        return "" if finding.answer is Tri.CANNOT_TELL else _WORD[finding.answer]
    return finding.result.stages[0] if len(finding.result.stages) == 1 else ""


def _covers(voice: Voice, key: Key, finding: Finding, which: str) -> Text:
    size, _ = count_of(voice.scene, key.subject)
    bounds = finding.result.bounds.get("covered", {})
    assert isinstance(bounds, Mapping)  # noqa: S101 - `covered` writes a table
    least, most = bounds.get("least"), bounds.get("most")
    many = voice.number(int(least)) if isinstance(least, int) else ""
    if isinstance(most, int) and most != least:
        many = f"{many}–{voice.number(most)}"
    return capital(
        voice.say(
            f"covered.{which}",
            group=capital(voice.named(key.subject)),
            order=voice.name(voice.case.orders[key.order].name),
            size=voice.count(size),
            count=many,
        )
    )


def of_finding(voice: Voice, key: Key) -> Iterator[Said]:
    """Give a finding that a question of the explainer names: what it asks, and its answer."""
    finding = voice.ask(key)
    if finding.result.claims:
        told = "range" if finding.answer is None else finding.answer.value
        answer = voice.say(f"tri.{told}", id=finding.id)
        question = voice.own(question_of(voice.case, key))
        text = voice.say("finding.told", question=question, answer=answer)
        yield text, list(finding.result.claims)
