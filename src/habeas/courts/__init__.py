"""Courts: from docket files to entries, each with its times as bounds and its spot.

``read_docket.read_dockets`` reads files, ``drift.drift`` compares two captures, and
``record_cites.cites_in`` finds what a text cites of a record.
"""
