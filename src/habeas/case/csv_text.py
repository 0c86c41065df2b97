"""CSV text: its separator, its records with the lines they begin on, and a quote left open."""

import csv
import io
from collections.abc import Iterator
from typing import Final

_DELIMITERS: Final = (",", ";", "\t")
# A record of more characters is not kept to be looked at twice.
_KEPT: Final = 2**20


def delimiter_of(text: str) -> str:
    """Give the separator of a CSV text: the one most frequent in its first line.

    Excel may write it in a line of its own before the header.

    Example:
        >>> delimiter_of("id;kind"), delimiter_of("sep=;")
        (';', ';')
    """
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return first[-1]
    return max(_DELIMITERS, key=first.count)


class Records:
    r"""The records of a CSV text, each with the line it begins on.

    Example:
        >>> records = Records('a,b\n1,"2\n')
        >>> list(records), records.left_open
        ([(1, ['a', 'b']), (2, ['1', '2\n'])], True)
    """

    def __init__(self, text: str) -> None:
        self._delimiter = delimiter_of(text)
        if text.lower().startswith("sep="):
            text = "\n" + text.split("\n", 1)[-1]
        self._text = text
        self._record: list[str] = []
        self._size = self._quotes = 0
        self.left_open = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Give the records one by one; ``left_open`` is known when the last one is given."""
        reader = csv.reader(self._lines(), delimiter=self._delimiter, strict=False)
        before = 0
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
            self._record.clear()
            self._size = self._quotes = 0

    def _lines(self) -> Iterator[str]:
        for line in io.StringIO(self._text, newline=""):
            self._size += len(line)
            self._quotes += line.count('"')
            if self._size <= _KEPT:
                self._record.append(line)
            yield line
        self.left_open = self._is_left_open()

    def _is_left_open(self) -> bool:
        """Say whether a quotation mark opens the last cell of the record, and none closes it."""
        if self._size > _KEPT:
            return self._quotes % 2 == 1
        try:
            for _ in csv.reader(self._record, delimiter=self._delimiter, strict=True):
                pass
        except csv.Error as error:
            return "unexpected end of data" in str(error)
        return False
