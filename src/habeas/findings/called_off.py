"""Called off: a leg that one source calls off and another times, or a transfer without a leg.

A leg that was called off did not run, so its times are left out (``Scene.legs``). If a source
says all the same that it left or arrived, one of the two is wrong; if every leg was called
off, nothing left. Nothing certain follows for the transfer then.
"""

from dataclasses import replace

from habeas.bounds import Tri
from habeas.case.records import Transfer
from habeas.evidence.claim import Claim
from habeas.findings import stage
from habeas.findings.records import Key, Result
from habeas.findings.scene import Scene

# What only a leg that ran has; people may board what is then called off.
_RAN = ("left", "takeoff", "landing", "on_block", "arrived", "disembarked", "handed_over")


def with_doubt(scene: Scene, key: Key, result: Result) -> Result:
    """Give the result, without any certainty if it is in doubt which legs ran."""
    transfer = scene.case.transfers.get(key.subject)
    if transfer is None:
        return result
    called_off, why = _doubt(scene, transfer)
    if not why:
        return result
    return replace(
        result,
        answer=None if result.answer is None else Tri.CANNOT_TELL,
        claims=tuple(dict.fromkeys([*result.claims, *called_off])),
        why=(*result.why, why),
        settle=(f"a record of whether {transfer.name} ran as planned",),
        bounds={},
        stages=stage.STAGES if key.question == stage.QUESTION else (),
        contradiction=True,
    )


def _doubt(scene: Scene, transfer: Transfer) -> tuple[list[Claim], str]:
    """Give the claims that are at odds, and what follows; nothing if none are."""
    off = {leg.id: scene.values(f"{leg.id}.called_off") for leg in transfer.legs}
    ran = {leg: [c for name in _RAN for c in scene.values(f"{leg}.{name}")] for leg in off}
    for leg, claims in off.items():
        if claims and ran[leg]:
            return [*claims, *ran[leg]], (
                f"{leg} was called off by one account and ran by another: nothing certain follows."
            )
    if all(off.values()):
        every = [claim for claims in off.values() for claim in claims]
        return every, f"Every leg of {transfer.id} was called off: nothing certain follows."
    return [], ""
