"""By worlds: what a question about the order of several events has for an answer in every world.

Three-valued logic puts the order of each pair of events together as if the pairs had nothing to
do with each other. Here, while the answer is open, the first pair whose order could not be told
is taken in the one order and in the other, and the question is asked again of each.
"""

from collections.abc import Callable, Iterable, Iterator

from habeas.bounds import Chronology, Relation, Tri, agreed


class Order:
    """The order of events in the worlds in which some relations hold.

    Args:
        line: the events, and what is known of their order.
        assumed: the relations.
    """

    def __init__(self, line: Chronology, assumed: tuple[Relation, ...] = ()) -> None:
        self._line = line
        self._assumed = assumed
        self._told: dict[tuple[str, str], Tri] = {}
        self._asked: dict[tuple[str, str], None] = {}

    def __call__(self, first: str, second: str) -> Tri:
        """Say whether one event came before another; the answer has a say."""
        self._asked[first, second] = None
        return self.glance(first, second)

    def glance(self, first: str, second: str) -> Tri:
        """Say it to somebody who may do without the answer."""
        if (first, second) not in self._told:
            self._told[first, second] = Tri.from_possible(
                yes=self._line.possible(*self._assumed, Relation(first, second)),
                no=self._line.possible(*self._assumed, Relation(second, first, strict=False)),
            )
        return self._told[first, second]

    def undecided(self) -> tuple[str, str] | None:
        """Give the first pair that was asked about and could not be told."""
        pairs = (pair for pair in self._asked if self._told[pair] is Tri.CANNOT_TELL)
        return next(pairs, None)


Question = Callable[[Order], Tri]

# Orders that one question may try; beyond, what is open stays open.
MOST_TRIED = 256


def in_every_world(line: Chronology, question: Question) -> Tri:
    """Give the answer that a question about the order of events has in every world.

    Args:
        line: the events, and what is known of their order.
        question: answers by asking whether one event came before another; certain of the
            order of more pairs, it may only become more certain.

    Example:
        >>> from habeas.bounds import Alternative, Moment
        >>> line = Chronology({name: (Alternative(Moment(0, 9)),) for name in "ab"})
        >>> in_every_world(line, lambda before: before("a", "b") | ~before("a", "b"))
        <Tri.YES: 'yes'>
    """
    if line.is_contradictory:
        return Tri.CANNOT_TELL
    told: set[Tri] = set()
    for tried, answer in enumerate(_answers(line, question, ())):
        told.add(answer)
        if tried >= MOST_TRIED or len(told) > 1 or Tri.CANNOT_TELL in told:
            return Tri.CANNOT_TELL
    return agreed(told)


def _answers(line: Chronology, question: Question, assumed: tuple[Relation, ...]) -> Iterator[Tri]:
    """Give the answers in the worlds in which some relations hold, of which there must be one."""
    order = Order(line, assumed)
    told = question(order)
    pair = order.undecided()
    if told is not Tri.CANNOT_TELL or pair is None:
        yield told
        return
    first, second = pair
    for one in (Relation(first, second), Relation(second, first, strict=False)):
        yield from _answers(line, question, (*assumed, one))


def every_needed(answers: Iterable[Tri]) -> Tri:
    """Give what ``every`` does, and ask for no more after a NO."""
    result = Tri.YES
    for answer in answers:
        result &= answer
        if result is Tri.NO:
            break
    return result
