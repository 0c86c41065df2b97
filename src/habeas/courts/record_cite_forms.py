"""The forms of record cites, as patterns.

Every repetition is bounded, and white space is never given back, so that a text takes time in
proportion to its length.
"""

import re
from typing import Final

# A line may end inside a cite, a paragraph may not.
_GAP: Final = r"[^\S\n]{0,20}+(?:\n[^\S\n]{0,40}+)?+"
# A range or a number may break after its dash.
DASH: Final = r"[-‐‑–](?:[^\S\n]{0,20}+\n[^\S\n]{0,40}+)?"
# A number that goes on is part of something else: a date, a time, a decimal, thousands.
_END: Final = rf"(?![\w/]|{DASH}[0-9]|-\w|[.:][0-9]|,[0-9]{{3}}(?![0-9]))"
# "heard on ECF No. 81 at 9:30 a.m." names no page 9, line 30.
_NO_CLOCK: Final = (
    rf"(?!{_GAP}(?:[AaPp]\.?{_GAP}[Mm]\b|(?:[ECMP][SD]?T|UTC|GMT)\b|[Oo]['’]clock|hours?\b))"
)
_NO: Final = rf"(?:{_GAP}(?:[Nn]os?\.|Nos?\b|#))"
# After a word for the docket, 25-5067 is the number of an appeal, not an attachment.
_NO_APPEAL: Final = rf"(?!{_GAP}\[?[0-9]{{2}}{DASH}[0-9]{{3}})"
_ENTRY_WORD: Final = r"(?:[Ee]ntr(?:y|ies)\b|Ent\.)"
_ENTRY: Final = "|".join(
    (
        rf"ECF(?:\.?{_NO}|(?!{_GAP}\[))",
        rf"(?:ECF{_GAP})?(?:[Dd]kts?|DKTS?)\b\.?(?:{_GAP}{_ENTRY_WORD})?{_NO}?{_NO_APPEAL}",
        rf"(?:ECF{_GAP})?[Dd]ocket(?:{_GAP}{_ENTRY_WORD}{_NO}?|{_NO}){_NO_APPEAL}",
        rf"Filing{_NO}{_NO_APPEAL}",  # D. Neb.
        rf"(?:(?:R\.|Rec\.|ECF){_GAP})?(?:[Dd]ocs?\.|Docs?\b){_NO}?",
        # Not Delaware before a ZIP code, not a date in Spanish capitals.
        rf"(?:D\.{_GAP}E\.|DE(?!{_GAP}[0-9]{{5}}|{_GAP}[0-9]{{1,2}}{_GAP}DE\b)){_NO}?",
    )
)
_DATE: Final = (
    r"(?:[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
    r"|January|February|March|April|August|September|October|November|December)"
    rf"\b\.?{_GAP}[0-9]{{1,2}},{_GAP}[0-9]{{4}})(?![\w/])"
)
_PROCEEDING: Final = r"(?:Hr['’]g|Hrg\.|Hearing|Trial|Dep\.|Conf\.|Arg\.)"
HOUSE_WORD: Final = {"H": "Hr'g", "T": "Trial", "D": "Dep.", "C": "Conf.", "A": "Arg."}
_TRANSCRIPT: Final = (
    rf"(?:(?P<before>{_DATE}){_GAP})?(?:(?P<what>{_PROCEEDING}){_GAP})?Tr\."
    rf"(?:{_GAP}of{_GAP}(?:Oral{_GAP})?(?P<of>{_PROCEEDING}))?"
    rf"(?:,?{_GAP}(?:\((?P<within>{_DATE})\)|(?P<after>{_DATE})))?"
    rf"(?:,?{_GAP}[Vv]ol\.{_GAP}(?P<volume>[1-9][0-9]{{0,2}}|[IVX]{{1,6}})\b)?"
)
_DISTRICT: Final = (
    rf"(?:[0-9]{{1,2}}:[0-9]{{2}}{DASH}[A-Za-z]{{2,4}}|[0-9]{{2}}{DASH}(?i:cv|cr|mj|mc|md))"
    rf"{DASH}[0-9]{{1,6}}(?:{DASH}(?:[A-Za-z]{{1,4}}|[0-9]{{1,2}})(?![A-Za-z0-9])){{0,3}}"
)
HEAD: Final = re.compile(
    rf"(?<![\w/.'’-])(?:(?P<transcript>{_TRANSCRIPT})"
    rf"|(?P<entry>{_ENTRY}){_GAP}(?<![A-Za-z])(?=\[?[1-9])"
    rf"|(?P<docket>Nos?\.:?){_GAP}(?=[0-9])|(?P<district>(?<!:))(?={_DISTRICT}))"
)
ENTRY_NUMBER: Final = re.compile(
    r"(?P<open>\[)?(?P<number>[1-9][0-9]{0,4})"
    rf"(?:{DASH}(?P<attachment>[1-9][0-9]{{0,2}}))?(?(open)\]){_END}"
)
DOCKET_NUMBER: Final = re.compile(
    rf"(?:{_DISTRICT}|[0-9]{{2}}[AM][0-9]{{1,4}}|22O[0-9]{{1,3}}"
    rf"|[0-9]{{2}}{DASH}(?P<appeal>[0-9]{{1,5}})(?:{DASH}(?:cv|cr|ag|pr|bk|op))?){_END}"
)
# A page of a transcript has 25 lines, one of a pleading up to 28: "at 9:30" is no line 30.
_AT_LINE: Final = "(?:1[0-9]|2[0-8]|[1-9])"
_PLACE: Final = (
    r"(?P<page>[1-9][0-9]{0,4})(?::(?P<line>"
    rf"{_AT_LINE}))?(?:{DASH}(?:(?P<page_to>[0-9]{{1,5}}):(?P<line_to>{_AT_LINE})"
    rf"|(?P<to>(?(line){_AT_LINE}|[0-9]{{1,5}}))))?{_END}{_NO_CLOCK}"
)
NEXT_PLACE: Final = re.compile(_PLACE)
_PAGE: Final = r"(?:pp?\.|pages?\b)"
ENTRY_PLACE: Final = re.compile(rf",?{_GAP}(?:at\b{_GAP}{_PAGE}?|{_PAGE}){_GAP}{_PLACE}")
TRANSCRIPT_PLACE: Final = re.compile(rf",?{_GAP}(?:at\b{_GAP})?{_PAGE}?{_GAP}{_PLACE}")
PARAGRAPH: Final = re.compile(
    rf",?{_GAP}(?:at\b{_GAP})?(?:¶{_GAP}¶?|paras?\b\.?|paragraphs?\b){_GAP}"
    rf"(?P<first>[1-9][0-9]{{0,4}})(?:{DASH}(?P<to>[0-9]{{1,5}}))?{_END}"
)
COMMA: Final = re.compile(
    rf"{_GAP}(?:[,;]{_GAP}(?P<last>(?:&|and\b){_GAP})?|(?P<only>&|and\b){_GAP})"
)
MANY: Final = re.compile(r"(?i:nos|dkts|docs|entries)\b")
# How far back a word is looked at.
BACK: Final = 24
# Congress and the United Nations number their documents too.
OTHER_DOC: Final = re.compile(
    r"(?:\bH\.(?:\s?R\.)?|\bS\.|Treaty|Exec\.|House|Senate|\bU\.\s?N\.)\s{1,3}\Z"
)
# 25-5067 has the shape of a public law, a release or a report; the word before tells.
OF_A_COURT: Final = re.compile(
    r"(?:\A|\n[^\S\n]*\n|[],;:()[\"“”‘’—–*&|]|(?<![\w.])(?:(?:19|20)[0-9]{2}|[a-z]{3,}\."
    r"|(?i:in|of|and|or|with|to|as|is|by|at|from|under|see|also|cases?|dockets?|dkt\.?"
    r"|applications?|appeals?|petitions?|actions?|civil|civ\.|criminal|crim\.|cr\.|misc\."
    r"|matters?|court|circuit|cir\.)))\s*\Z"
)
