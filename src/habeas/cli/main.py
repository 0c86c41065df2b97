"""The entry point: commands are loaded only when they are called, so that --help is quick."""

import atexit
import gc
import importlib
import os
import sys
from io import TextIOWrapper

import click
from click.shell_completion import CompletionItem

from habeas import __version__
from habeas.errors import ExitCode, HabeasError
from habeas.evidence.guards import visible

# What a shell gives for a process that SIGINT ends (128 + 2).
INTERRUPTED = 130

# A case is read into hundreds of thousands of records that live to the end. Python's usual 700
# would look through them for rings so often that it takes a fifth of a build.
NEW_OBJECTS_BEFORE_A_SWEEP = 1_000_000

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
    "page": "Write the case as one HTML file to look at, offline.",
    "where": "Say whether a mover was outside a territory at a moment.",
    "legs": "Say which flights a track shows, with bounds and rival stories.",
    "gaps": "Say what each silence of a track allows.",
    "scan": "Find the legs of aircraft in whole archives, as a table.",
    "docket": "Say what court files hold, entry by entry, and when.",
    "in-force": "Say when each order of a case was in force, and why.",
    "drift": "Say what differs between two captures of a docket.",
    "diff": "Say what flipped, narrowed or widened between two cases.",
    "completion": "Print what a shell needs to complete commands and ids.",
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
        module = importlib.import_module(f"habeas.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands without loading any of them."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        return [
            CompletionItem(name, help=words)
            for name, words in COMMANDS.items()
            if name.startswith(incomplete)
        ]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when one is mistyped."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from habeas.case.suggest import nearest  # noqa: PLC0415 - only a mistake pays for it

            near = nearest(args[0], COMMANDS)
            hint = f" Did you mean `{near[0]}`?" if near else " `habeas --help` lists them."
            ctx.fail(f"there is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a reader of the output that stops reading is no fault."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # What is still in the buffer has nowhere to go; Python would complain at its exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(ExitCode.DONE)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="habeas")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """An evidence engine for transfers of people in custody.

    Where was this person, who held them, by what authority, what had a court ordered at
    that moment, and how do we know? Every answer is YES, NO or CANNOT TELL, with the spots
    it rests on, the assumptions it makes, and what would change it.

    \b
      habeas demo
      habeas why demo/2025-03-15 T1 O-written

    CASE is a case folder: the current one if none is named. Colour goes to a
    terminal only, and nowhere if NO_COLOR is set.
    """  # noqa: D301 - click reads the backspace
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> None:
    """Run the command line, and end the process with the exit code of the contract."""
    gc.set_threshold(NEW_OBJECTS_BEFORE_A_SWEEP)
    atexit.register(gc.freeze)  # no last sweep through what ends with the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal without a character shows its number; that is no reason to stop.
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(prog_name="habeas", standalone_mode=False))
    except click.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        text = _in_80_columns(error.format_message(), "Error: ")
        click.UsageError(text, getattr(error, "ctx", None)).show()
        sys.exit(error.exit_code)
    except HabeasError as error:
        click.echo(f"habeas: {_in_80_columns(str(error), 'habeas: ')}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        name = f"{visible(str(error.filename))}: " if error.filename else ""
        click.echo(f"habeas: {name}{error.strerror or error}", err=True)
        sys.exit(ExitCode.UNREADABLE)
    except Exception:  # noqa: BLE001 - the last resort: our own defect, said as such
        click.echo("habeas: a defect of habeas itself, not of your case.", err=True)
        click.echo("Please report the lines below with the command you ran.", err=True)
        import traceback  # noqa: PLC0415 - nothing else needs it

        click.echo(traceback.format_exc(limit=-3), err=True)
        sys.exit(ExitCode.DEFECT)


def _in_80_columns(message: str, before: str) -> str:
    """Give a message with its own lines kept and long ones wrapped.

    Args:
        message: what is said.
        before: what stands before it on its first line.
    """
    from textwrap import wrap  # noqa: PLC0415 - only a mistake pays for it

    first, *rest = visible(message).split("\n")
    room = " " * len(before)
    lines = wrap(first, 80, initial_indent=room, break_long_words=False, break_on_hyphens=False)
    for line in rest:
        lines += wrap(line, 80, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(lines).removeprefix(room)
