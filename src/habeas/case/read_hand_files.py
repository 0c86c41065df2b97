"""Reading the YAML hand files of a case: all of them, all problems at once."""

from pathlib import Path

from habeas.case.authored import ConfigIn, OrdersIn, ReadingsIn, TransfersIn
from habeas.case.authored_explainer import ExplainerIn
from habeas.case.authored_statements import StatementsIn
from habeas.case.authored_things import ThingsIn
from habeas.case.claim_book import ClaimBook
from habeas.case.hand import Hand
from habeas.case.hand_file import read_hand_file
from habeas.case.read_config import config_of, questions_of, readings_of
from habeas.case.read_hand import HandReader
from habeas.case.read_things import take_statements, take_things
from habeas.evidence.problem import Problem
from habeas.evidence.source import Source


def read_hand_files(folder: Path, sources: dict[str, Source]) -> Hand:
    """Give what the YAML hand files hold; claims of the others may name the readings."""
    problems: list[Problem] = []
    config = config_of(*read_hand_file(folder, "habeas.yaml", ConfigIn, problems), problems)
    given, located = read_hand_file(folder, "hand/readings.yaml", ReadingsIn, problems)
    readings = readings_of(given, located)
    book = ClaimBook(sources, readings)
    hand = HandReader(book, config)
    hand.take_readings(given, located)
    take_things(hand, *read_hand_file(folder, "hand/things.yaml", ThingsIn, problems))
    take_statements(hand, *read_hand_file(folder, "hand/statements.yaml", StatementsIn, problems))
    hand.take_orders(*read_hand_file(folder, "hand/orders.yaml", OrdersIn, problems))
    hand.take_transfers(*read_hand_file(folder, "hand/transfers.yaml", TransfersIn, problems))
    questions = questions_of(
        *read_hand_file(folder, "hand/explainer.yaml", ExplainerIn, problems), problems
    )
    kinds = ("transfers", "matters", "hearings", "orders", "acts", "things", "statements")
    records = {kind: getattr(hand, kind) for kind in kinds}
    problems += book.problems
    return Hand(
        config, readings, questions, records, book.claims, book.times, book.counts, problems
    )
