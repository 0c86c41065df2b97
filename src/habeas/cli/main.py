"""The entry point: commands are loaded only when they are called, so that --help is quick."""

import importlib
import sys
import traceback

import click

from habeas import __version__
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible

COMMANDS = {
    "demo": "Copy the bundled case, and print its matrix.",
    "init": "Make an empty case folder, with each file explained.",
    "add": "Keep a copy of a source in a case, by its hash.",
    "cite": "Find words in a held source and print a ready claim.",
    "check": "Check a case: every problem, with its place and the way out.",
    "build": "Write the case as SQLite, to browse and search.",
    "findings": "Print the matrix of a case, or its findings.",
    "why": "Say what one finding rests on, and what would change it.",
    "explain": "Write the case as questions and answers, with footnotes.",
    "where": "Was a mover outside a territory at a moment? From two fixes, or one.",
    "diff": "Say what flipped, narrowed or widened between two cases.",
}


class Commands(click.Group):
    """Loads a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which people meet them."""
        del ctx
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from their one-line helps, without loading any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command by name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"habeas.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when one is mistyped."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only a mistake pays for it

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean `{near[0]}`?" if near else " `habeas --help` lists them."
            ctx.fail(f"there is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="habeas")
def cli() -> None:
    """An evidence engine for transfers of people in custody.

    Where was this person, who held them, by what authority, what had a court ordered at
    that moment, and how do we know? Every answer is YES, NO or CANNOT TELL, with the spots
    it rests on, the assumptions it makes, and what would change it.
    """


def main() -> None:
    """Run the command line, and end the process with the exit code of the contract."""
    try:
        cli.main(prog_name="habeas", standalone_mode=True)
    except HabeasError as error:
        click.echo(f"habeas: {visible(str(error))}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(ExitCode.DONE)
    except Exception:  # noqa: BLE001 - the last resort: our own defect, said as such
        click.echo("habeas: a defect of habeas itself; nothing was written.", err=True)
        click.echo("Please report the lines below with the command you ran.", err=True)
        click.echo(visible(traceback.format_exc(limit=-3)), err=True)
        sys.exit(ExitCode.DEFECT)
