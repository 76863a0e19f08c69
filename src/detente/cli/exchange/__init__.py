"""`detente exchange`: signed messages with other desks."""

from __future__ import annotations

import typer

from detente.cli.exchange.carrying import acknowledge, prove, receive, send
from detente.cli.exchange.network import call_, certify, serve, try_
from detente.cli.exchange.peers import app as peers
from detente.cli.exchange.state import status

HELP = "Signed messages with other desks: who they are, what is sent, what came, what is proved."

app = typer.Typer(no_args_is_help=True, help=HELP)
app.add_typer(peers, name="peers")
for _verb in (send, receive, acknowledge, prove, status):
    app.command()(_verb)
app.command()(certify)
app.command()(serve)
app.command("call")(call_)
app.command("try")(try_)


@app.callback()
def exchange() -> None:
    """Signed messages with other desks."""
