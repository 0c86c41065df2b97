"""The adapter of lxml for tracks in XML: elements as they end, one after the other.

No network, no document type, no entity that the file declares, no tree beyond the parser's own
limits; what has been looked at is let go, so that a long file needs little memory.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from habeas.evidence.late import Late

if TYPE_CHECKING:
    from lxml import etree
else:
    etree = Late("lxml.etree")

_ROOT: Final = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,30}:)?([A-Za-z_][\w.-]{0,30})[\s>/]")


class XmlError(ValueError):
    """Raised where XML ends early or breaks its own rules; the message says where."""


def root_of(content: bytes) -> str:
    """Name the first element of XML without its prefix; blank if the bytes do not begin as XML.

    Example:
        >>> root_of(b'<?xml version="1.0"?><kml xmlns="x"><Document/></kml>')
        'kml'
    """
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"<"):
        return ""
    found = _ROOT.search(head)
    return found[1].decode() if found else ""


class Elements:
    """The elements of a file, in the order in which they end.

    Args:
        content: its bytes.
        wanted: the names, without prefix, of those that are given.
    """

    def __init__(self, content: bytes, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self._walk = etree.iterparse(
            io.BytesIO(content),
            events=("end",),
            no_network=True,
            resolve_entities=False,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )

    def __iter__(self) -> Iterator[tuple[str, "etree._Element"]]:
        """Give (name, element); an element's children are gone after the next one is given.

        Raises:
            XmlError: where the file breaks.
        """
        try:
            for _, element in self._walk:
                name = local(element)
                if name in self._wanted:
                    yield name, element
                    element.clear(keep_tail=False)
                    while element.getprevious() is not None and element.getparent() is not None:
                        del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise XmlError(str(error)) from None


def local(element: "etree._Element") -> str:
    """Name an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: "etree._Element", name: str) -> str:
    """Give the words of the first descendant that is called so; blank if there is none."""
    for child in element.iter():
        if local(child) == name:
            return (child.text or "").strip()
    return ""


def parent_of(element: "etree._Element") -> str:
    """Name the element that one stands in; blank for the first."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def attribute(element: "etree._Element", name: str) -> str:
    """Give an attribute, blank if it is not written."""
    return str(element.get(name) or "")
