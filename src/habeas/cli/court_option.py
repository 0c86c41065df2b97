"""The option that names a court, where a file does not say it."""

import click

from habeas.evidence.guards import shortened


def known_court(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Give a court's id back if there is such a court; else end with exit code 2."""
    if value:
        # Few name one, and the table of courts takes time to load.
        from habeas.case.suggest import nearest  # noqa: PLC0415
        from habeas.courts.court_table import court_of, courts  # noqa: PLC0415

        if not court_of(value):
            near = nearest(value[:20], courts(), most=3)
            hint = f" Near: {', '.join(near)}." if near else ""
            raise click.BadParameter(f"there is no court {shortened(value)!r}.{hint}", ctx, param)
    return value.strip().casefold()


court_option = click.option(
    "--court",
    default="",
    metavar="ID",
    callback=known_court,
    help="The court where a file does not say it, such as dcd or ca5.",
)
