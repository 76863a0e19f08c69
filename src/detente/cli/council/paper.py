"""`detente council paper`: a paper of the secretariat, from a desk, as Markdown, DOCX or PDF."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from detente.brief.papers import (
    About,
    Made,
    Paper,
    Template,
    Wanted,
    build_context,
    make_paper,
    shipped,
    write_docx,
    write_pdf,
)
from detente.cli.audience import MarkingOption, Reader, audience_of
from detente.cli.council.desk_material import DeskRead, read_desk
from detente.cli.files import bytes_of, written_out
from detente.cli.show import print_json, say, write_bytes
from detente.model.errors import InputError
from detente.model.utf8 import utf8_text

FORMS: dict[str, Callable[[Made], bytes]] = {
    ".md": lambda made: made.markdown.encode("utf-8", "backslashreplace"),
    ".docx": lambda made: write_docx(made.page),
    ".pdf": lambda made: write_pdf(made.page),
}


def paper(
    which: Annotated[Paper | None, typer.Argument(metavar="PAPER", help=", ".join(Paper))] = None,
    desk: Annotated[Path | None, typer.Option(metavar="DIR", help="The desk to write from.")] = None,
    meeting: Annotated[str | None, typer.Option(metavar="KEY", help="The meeting it is about.")] = None,
    document: Annotated[str | None, typer.Option(metavar="KEY", help="For a letter: the document.")] = None,
    article: Annotated[str | None, typer.Option(metavar="N", help="For a letter: the article of it.")] = None,
    issue: Annotated[str | None, typer.Option(metavar="ID", help="For a letter: the issue.")] = None,
    to: Annotated[str | None, typer.Option(metavar="PARTY", help="For a letter: to whom, by id or name.")] = None,
    members: Annotated[
        str | None, typer.Option(metavar="AA,BB", help="Who sits at the table. Default: as the forum says.")
    ] = None,
    issues: Annotated[Path | None, typer.Option(metavar="FILE", help="The issues, a YAML file.")] = None,
    as_of: Annotated[str | None, typer.Option(help="See only what was said by then. Default: now.")] = None,
    reader: Reader = None,
    marking: MarkingOption = None,
    template: Annotated[Path | None, typer.Option(metavar="FILE", help="A template of your own.")] = None,
    write_templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the shipped templates there, to edit.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file: .md, .docx or .pdf.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what a template may ask for, as JSON.")] = False,
) -> None:
    """Write a paper: agenda, annotated-agenda, positions, summary, communique, actions or letter."""
    if write_templates:
        _write_templates(write_templates, as_json=as_json)
        return
    if which is None:
        raise InputError("no paper named", expected=", ".join(Paper), given="none")
    form = _form(output)
    about = About(document=document, article=article, issue=issue, to=to)
    _only_for_a_letter(which, about)
    read = read_desk(desk, as_of, audience=audience_of(reader, marking), members=members, issues=issues)
    wanted = Wanted(paper=which, meeting=meeting, about=_with_id(about, read), marking=marking)
    if as_json:
        print_json(build_context(read.material, wanted))
        return
    data = form(make_paper(read.material, wanted, _template(template) if template else None))
    if output:
        write_bytes(output, data)
        say(f"written: {output}")
    else:
        sys.stdout.buffer.write(data)


def _form(output: Path | None) -> Callable[[Made], bytes]:
    kind = output.suffix.lower() if output else ".md"
    if kind not in FORMS:
        raise InputError(
            "a file of a kind that is not written",
            where="--output",
            expected=f"a name that ends in {', '.join(FORMS)}",
            given=str(output),
        )
    return FORMS[kind]


def _only_for_a_letter(which: Paper, about: About) -> None:
    given = [f"--{name}" for name in about.__struct_fields__ if getattr(about, name)]
    if given and which is not Paper.LETTER:
        raise InputError(
            "an option that only a letter takes",
            expected="--document, --article, --issue and --to with `letter`",
            given=f"{', '.join(given)} with `{which.value}`",
        )


def _with_id(about: About, read: DeskRead) -> About:
    to = read.register.id_of(about.to) if about.to else None
    return About(document=about.document, article=about.article, issue=about.issue, to=to)


def _template(path: Path) -> Template:
    return Template(path.name, utf8_text(bytes_of(path), path.name))


def _write_templates(folder: Path, *, as_json: bool) -> None:
    given = {template.name: template.text.encode() for template in shipped().values()}
    names = written_out(folder, given)
    if as_json:
        print_json({"folder": str(folder), "files": names})
    else:
        typer.echo("\n".join(str(folder / name) for name in names))
