"""A small case that holds captures of an invented docket."""

import hashlib

HEAD = "court_id,docket_number,date_filed,number,description\n"
OLD = (
    HEAD
    + "dcd,1:31-cv-00001,2031-03-01,1,COMPLAINT\ndcd,1:31-cv-00001,2031-03-02,2,ORDER granting 1\n"
)
NEW = OLD.replace("ORDER granting 1", "ORDER granting 1. Modified on 3/9/2031.") + (
    "dcd,1:31-cv-00001,2031-03-10,3,NOTICE of appeal\n"
)
OTHER = HEAD + "dcd,1:31-cv-00002,2031-03-01,1,COMPLAINT\n"


def case_of(folder, files, captured):
    (folder / "sources").mkdir()
    rows = ["id,kind,file,sha256,captured"]
    for n, (text, when) in enumerate(zip(files, captured, strict=True), start=1):
        (folder / f"sources/s{n}.csv").write_text(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        rows.append(f"S-{n},docket,sources/s{n}.csv,{digest},{when}")
    (folder / "sources.csv").write_text("\n".join(rows) + "\n")
