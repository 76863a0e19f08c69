"""`detente reports`: read wire reports."""

import typer

app = typer.Typer(no_args_is_help=True)


@app.callback()
def x() -> None:
    """Reports."""


@app.command()
def read(file: str) -> None:
    """Read."""
    print(file)
