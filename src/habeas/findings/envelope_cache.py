"""Envelope answers that are asked for again and again while flips are searched."""

from functools import lru_cache

from habeas.places.whereabouts import is_outside, whereabouts

# One finding's flips ask a few hundred questions of one case; a key is some hundred bytes.
cached_whereabouts = lru_cache(maxsize=4096)(whereabouts)
cached_is_outside = lru_cache(maxsize=65536)(is_outside)
