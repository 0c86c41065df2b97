"""Legs in doubt: which legs of a transfer ran, and in which order.

A leg that was called off did not run, so its times are left out (``Scene.legs``). If a source
says all the same that it left or arrived, one of the two is wrong; if every leg was called
off, the transfer never left, and nothing else follows. And where neither ``after`` nor times
tell the order of two legs, the first and the last one are not known. Nothing certain follows
for the transfer then.
"""

from dataclasses import dataclass, replace

from habeas.bounds import Tri
from habeas.case.leg_order import TIMED, neighbours
from habeas.case.records import Case, Transfer
from habeas.evidence.claim import Claim
from habeas.findings import stage
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

# What only a leg that ran has; people may board, and leave again, what is then called off.
_RAN = ("left", "takeoff", "landing", "on_block", "arrived", "handed_over")


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What is in doubt, what would settle it, and the claims at odds, if any are."""

    why: str
    settle: str
    claims: tuple[Claim, ...] = ()


def with_doubt(scene: Scene, key: Key, result: Result) -> Result:
    """Give the result, without any certainty if it is in doubt which legs ran, or when."""
    transfer = scene.case.transfers.get(key.subject)
    if transfer is not None and key.question in NEVER and (off := _called_off(scene, transfer)):
        return _never(result, transfer, off)
    about = (one for one in (key.subject, key.who) if one in scene.case.transfers)
    doubt = next((found for one in about if (found := _doubt(scene, one))), None)
    if doubt is None:
        return result
    return replace(
        result,
        answer=None if result.answer is None else Tri.CANNOT_TELL,
        claims=tuple(dict.fromkeys([*result.claims, *doubt.claims])),
        why=(*result.why, doubt.why),
        settle=(doubt.settle,),
        bounds={},
        stages=stage.STAGES if key.question == stage.QUESTION else (),
        contradiction=result.contradiction or bool(doubt.claims),
    )


def is_in_doubt(scene: Scene, transfer: str) -> bool:
    """Say whether it is in doubt which legs of a transfer ran, or in which order."""
    return _doubt(scene, transfer) is not None


def doubt_claims(scene: Scene, transfer: str) -> tuple[Claim, ...]:
    """Give the claims by which it is in doubt which legs of a transfer ran, and the calls off."""
    doubt = _doubt(scene, transfer)
    off = (f"{leg.id}.called_off" for leg in scene.case.transfers[transfer].legs)
    called = (claim for subject in off for claim in scene.values(subject))
    return tuple(dict.fromkeys([*called, *(doubt.claims if doubt else ())]))


def doubt_subjects(case: Case) -> set[str]:
    """Give the subjects of the claims that can put the legs of transfers in doubt."""
    fields = {"called_off", *_RAN, *TIMED}
    return {f"{leg}.{field}" for leg in case.legs for field in fields}


def _doubt(scene: Scene, name: str) -> _Doubt | None:
    transfer = scene.case.transfers[name]
    return _ran(scene, transfer) or _order(scene, transfer)


# What is so of no transfer that never left.
NEVER = ("left", "outside", "landed", "handed-over")


def _called_off(scene: Scene, transfer: Transfer) -> tuple[Claim, ...]:
    """Give the claims that call every leg off; none if a leg is not, or is timed all the same."""
    off = {leg.id: scene.values(f"{leg.id}.called_off") for leg in transfer.legs}
    ran = [c for leg in off for name in _RAN for c in scene.values(f"{leg}.{name}")]
    return () if ran or not all(off.values()) else tuple(c for said in off.values() for c in said)


def _never(result: Result, transfer: Transfer, off: tuple[Claim, ...]) -> Result:
    return replace(
        result,
        answer=Tri.NO,
        claims=tuple(dict.fromkeys([*off, *result.claims])),
        why=(f"Every leg of {transfer.id} was called off, so it never left.",),
        settle=(),
        bounds={},
        contradiction=False,
        speeds={},
        events=tuple(dict.fromkeys(claim.subject for claim in off)),
    )


def _ran(scene: Scene, transfer: Transfer) -> _Doubt | None:
    """Give the doubt about which legs ran; None if there is none."""
    off = {leg.id: scene.values(f"{leg.id}.called_off") for leg in transfer.legs}
    settle = f"a record of whether {transfer.name} ran as planned"
    for leg, claims in off.items():
        ran = [c for name in _RAN for c in scene.values(f"{leg}.{name}")] if claims else []
        if ran:
            why = f"One account calls {leg} off and another times it: nothing certain follows."
            return _Doubt(why, settle, (*claims, *ran))
    if all(off.values()):
        every = tuple(claim for claims in off.values() for claim in claims)
        why = f"Every leg of {transfer.id} was called off: nothing certain follows."
        return _Doubt(why, settle, every)
    return None


def _order(scene: Scene, transfer: Transfer) -> _Doubt | None:
    """Give the doubt about the order of two legs that ran; None if there is none."""
    for first, second in neighbours(transfer.legs, scene.legs(transfer)):
        if not scene.clock.in_order(first, second):
            why = (
                f"Neither `after` nor times tell whether {second.id} comes after {first.id}: "
                "nothing certain follows."
            )
            return _Doubt(why, f"`after` at {first.id} or {second.id}")
    return None
