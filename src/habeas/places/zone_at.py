"""The time zone at a point: the adapter of tzfpy (data: OpenStreetMap, ODbL)."""

from habeas.places.geodesic import Point


def zones_at(point: Point) -> list[str]:
    """Give the IANA zones used at a point; several where the use is disputed.

    At sea no zone is known: nautical zones (``Etc/GMT+6``) are nobody's wall clock.

    Example:
        >>> zones_at(Point(26.2285, -97.6544))
        ['America/Chicago']
    """
    import tzfpy  # noqa: PLC0415 - loads its table on import

    return [zone for zone in tzfpy.get_tzs(point.lon, point.lat) if not zone.startswith("Etc/")]
