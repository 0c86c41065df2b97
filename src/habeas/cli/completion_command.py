"""``habeas completion``: the lines that teach a shell to complete commands and ids."""

import click
from click.shell_completion import get_completion_class

from habeas.cli.main import cli


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what a shell needs to complete commands, options and ids.

    \b
    Once, then open a new terminal:
      bash  habeas completion bash >> ~/.bashrc
      zsh   habeas completion zsh >> ~/.zshrc
      fish  habeas completion fish > ~/.config/fish/completions/habeas.fish

    The ids of findings, transfers, orders and sources are read from the case
    named so far, or from the current folder.
    """  # noqa: D301 - click reads the backspace
    made = get_completion_class(shell)
    assert made is not None  # noqa: S101 - click has these three
    click.echo(made(cli, {}, "habeas", "_HABEAS_COMPLETE").source())
