"""Made tracks: an invented aircraft that is flown by hand, one report after the other.

The geodesics are pyproj's own; nothing of the engine is used but the records that it takes.
"""

import math
from dataclasses import replace

import numpy as np
from pyproj import Geod

from habeas.flights.records import AIRBORNE, ON_GROUND, Call, Fixes, Heard, Input, Track

WGS84 = Geod(ellps="WGS84")
# 2031-05-04 12:00:00 UTC.
NOON = 1935662400.0
KM_S_PER_KT = 1.852 / 3600


def track_of(fixes, *, types=(), callsigns=(), inputs=(), icao24="a00001"):
    """Give a track of fixes with the names that its first report gives."""
    first = float(fixes.t[0]) if len(fixes) else math.nan
    names = [("type", one) for one in types] + [("callsign", one) for one in callsigns]
    calls = tuple(Call(kind, value, first, 0) for kind, value in names)
    return Track(icao24, fixes, tuple(inputs) or (Input("made"),), calls)


def row_of(t, lat, lon, **columns):
    """Give a track of rows that stand at so many seconds after noon."""
    fixes = Fixes.of(t=NOON + np.asarray(t, dtype=float), lat=lat, lon=lon, **columns)
    return track_of(fixes)


def joined_sources(*tracks):
    """Give the fixes of several tracks as one track of as many inputs, in order of time."""
    parts = [
        replace(track.fixes, input=np.full(len(track.fixes), n, dtype="int32"))
        for n, track in enumerate(tracks)
    ]
    columns = {
        name: np.concatenate([getattr(p, name) for p in parts])
        for name in Fixes.__dataclass_fields__
    }
    order = np.lexsort((columns["row"], columns["input"], columns["t"]))
    fixes = Fixes(**{name: column[order] for name, column in columns.items()})
    return replace(tracks[0], fixes=fixes, inputs=tuple(track.inputs[0] for track in tracks))


class Aircraft:
    """One that reports every few seconds what it does; silent while nobody hears it."""

    def __init__(self, lat, lon, *, t=NOON, alt_ft=0.0, heading=0.0):
        self.t, self.lat, self.lon, self.alt_ft, self.heading = t, lat, lon, alt_ft, heading
        self.kt, self.heard, self.rows, self.was = 0.0, True, [], []

    def report(self, *, ground):
        self.was.append((self.t, self.lat, self.lon))
        if self.heard:
            self.rows.append(
                (self.t, self.lat, self.lon, math.nan if ground else self.alt_ft,
                 self.kt, self.heading, ON_GROUND if ground else AIRBORNE)
            )  # fmt: skip
        return self

    def stand(self, seconds, *, step=10.0):
        """Stand on the ground."""
        self.kt = 0.0
        return self._move(seconds, step, ground=True)

    def roll(self, seconds, kt, *, step=5.0):
        """Move over the ground at a speed."""
        self.kt = kt
        return self._move(seconds, step, ground=True)

    def fly(self, seconds, kt, *, climb_fpm=0.0, step=10.0):
        """Fly straight on."""
        self.kt = kt
        return self._move(seconds, step, climb_fpm=climb_fpm)

    def unheard(self, seconds, kt, *, climb_fpm=0.0, step=10.0):
        """Fly straight on while nobody hears it."""
        self.heard = False
        self.fly(seconds, kt, climb_fpm=climb_fpm, step=step)
        self.heard = True
        return self

    def fly_to(self, lat, lon, kt, *, alt_ft, step=10.0):
        """Fly the geodesic to a place, climbing or sinking evenly."""
        metres = WGS84.inv(self.lon, self.lat, lon, lat)[2]
        seconds = metres / 1000 / (kt * KM_S_PER_KT)
        steps = max(1, round(seconds / step))
        self.kt, climb = kt, (alt_ft - self.alt_ft) / steps
        for n in range(steps, 0, -1):
            azimuth, _, left = WGS84.inv(self.lon, self.lat, lon, lat)
            self._step(seconds / steps, azimuth % 360, left / 1000 / n)
            self.alt_ft += climb
            self.report(ground=False)
        return self

    def approach(self, end, *, begin_km=18.0, kt=140.0, field_ft=0.0, stop_km=0.0, step=5.0):
        """Fly down the extended centreline of a runway end, to so many km before the threshold."""
        point, heading = end.point, end.heading_deg
        lon, lat, _ = WGS84.fwd(point.lon, point.lat, heading + 180, begin_km * 1000)
        self.fly_to(lat, lon, kt + 80, alt_ft=field_ft + glide_ft(begin_km))
        self.heading = heading
        self.kt = kt
        seconds = (begin_km - stop_km) / (kt * KM_S_PER_KT)
        steps = round(seconds / step)
        sink = glide_ft(begin_km - stop_km) / steps
        for _ in range(steps):
            self._step(seconds / steps, heading, (begin_km - stop_km) / steps)
            self.alt_ft -= sink
            self.report(ground=False)
        return self

    def _move(self, seconds, step, *, climb_fpm=0.0, ground=False):
        for _ in range(max(1, round(seconds / step))):
            self._step(step, self.heading, self.kt * KM_S_PER_KT * step)
            self.alt_ft += climb_fpm * step / 60
            self.report(ground=ground)
        return self

    def _step(self, seconds, heading, km):
        if km:
            lon, lat, back = WGS84.fwd(self.lon, self.lat, heading, km * 1000)
            self.lon, self.lat, self.heading = float(lon), float(lat), float(back + 180) % 360
        self.t += seconds

    def track(self, *, types=("A320",), callsigns=("TST1",), clock_s=2.0):
        """Give all that was heard as a track."""
        t, lat, lon, alt, kt, heading, ground = (np.array(c) for c in zip(*self.rows, strict=True))
        fixes = Fixes.of(
            t=t, lat=lat, lon=lon, alt_ft=alt, gs_kt=kt, track_deg=heading, ground=ground,
            heard=[Heard.ADSB] * len(t),
        )  # fmt: skip
        one = Input("made", clock_s=clock_s)
        return track_of(fixes, types=types, callsigns=callsigns, inputs=(one,))


def glide_ft(km):
    """Give the height of a glide of 3 degrees so far before its end."""
    return km * 3280.84 * math.tan(math.radians(3))
