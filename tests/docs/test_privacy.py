"""No private person of the shared court data appears in the tree.

Names, addresses, telephone numbers, A-numbers and mail addresses are read from the data and looked
for in every tracked file. Judges, and the public officials and courts that a docket names, may be
named; of parties and counsel, nobody.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest
from tests.conftest import REPO

pytestmark = [pytest.mark.field_data, pytest.mark.slow]

MAIL = re.compile(rb"[\w.+-]+@[\w-]+\.[\w.-]+\w")
PHONE = re.compile(r"(?<!\d)\(?[2-9]\d\d\)?[ -.][2-9]\d\d[-.]\d{4}(?!\d)")
A_NUMBER = re.compile(r"\bA[ -]?\d{2,3}[- ]?\d{3}[- ]?\d{3}\b")
STREET = re.compile(
    r"\b\d{1,5} [A-Z][\w.]+(?: [A-Z][\w.]+)* (?:St|Street|Ave|Avenue|Rd|Road|Blvd)\b"
)
# Words that make a name that of an office or a firm, which may be named.
PUBLIC = re.compile(
    r"\b(?:U\.?S\.?|United States|Department|Attorney General|Secretary|County|City|State|Court|"
    r"Inc|LLC|L\.?L\.?P|Corp|Co|Company|Bank|University|Association|Group|Ltd|Trust|Fund)\b",
    re.IGNORECASE,
)
# Officials whom the public record of the founding case names, in the data as parties.
OFFICIALS = {"donald j. trump", "donald trump", "barack obama", "eric holder", "john kelly",
             "north carolina"}  # fmt: skip
BINARY = {".png", ".gz", ".npz", ".whl", ".woff2", ".ico"}


@pytest.fixture(scope="module")
def tree():
    """Every tracked file's text, in small letters."""
    listed = subprocess.run(
        ["git", "-C", str(REPO), "ls-files", "-z"],
        capture_output=True, check=True,
    ).stdout.decode().split("\0")  # fmt: skip
    files = [REPO / name for name in listed if name and Path(name).suffix not in BINARY]
    return {f: f.read_text("utf-8", "replace").lower() for f in files if f.is_file()}


@pytest.fixture(scope="module")
def people(field_data):
    """The names of parties and counsel in the data that are those of people."""
    found = set()
    for path in sorted((field_data / "courts").rglob("*.json")):
        if path.parent.name != "schema":
            found |= set(_names(json.loads(path.read_text("utf-8", "replace"))))
    plain = {" ".join(name.split()) for name in found}
    return {
        name.lower() for name in plain
        if 2 <= len(name.split()) <= 4 and not PUBLIC.search(name) and len(name) > 8
        and re.fullmatch(r"[A-Za-z.'’ -]+", name)
    } - OFFICIALS  # fmt: skip


def _names(node, *, within=""):
    """Give what stands under `name` below `parties` and `attorneys`."""
    if isinstance(node, dict):
        for key, value in node.items():
            below = key if key in ("parties", "attorneys") else within
            if key == "name" and within and isinstance(value, str):
                yield value
            else:
                yield from _names(value, within=below)
    elif isinstance(node, list):
        for one in node:
            yield from _names(one, within=within)


def test_the_data_names_people_to_look_for(people):
    assert len(people) > 500


def test_no_party_and_no_counsel_of_the_data_is_named(people, tree):
    words = {name: re.compile(rf"\b{re.escape(name)}\b") for name in people}
    found = {
        (file.name, name)
        for file, text in tree.items()
        for name in people
        if name in text and words[name].search(text)
    }
    assert found == set()


def test_no_mail_address_telephone_street_or_a_number_of_the_data_stands_in_the_tree(
    field_data, tree
):
    mails, others = set(), set()
    for path in (field_data / "courts").rglob("*"):
        if path.is_file() and path.suffix.lower() not in (".pdf", ".csv", ".md"):
            content = path.read_bytes()
            mails |= {m.decode("ascii", "ignore").lower() for m in MAIL.findall(content)}
            text = content.decode("utf-8", "replace")
            for pattern in (PHONE, STREET, A_NUMBER):
                others |= {m.lower() for m in pattern.findall(text)}
    assert len(mails) > 100
    assert len(others) > 100
    everything = "\n".join(tree.values())
    assert {one for one in mails | others if one in everything} == set()
