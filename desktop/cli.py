"""Subcommands for scripts and the beheerder; thin, the rooms below do the work."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from data.errors import Code, WorldError
from data.search.language import SUPPORTED
from data.search.results import Answer
from desktop import check, cli_keep, cli_papers, crash, logs, startup
from desktop.paths import paths
from desktop.startup import Session
from resources import VERSION
from ui import messages

DESCRIPTION = "De balie van het buurthuis. Zonder opdracht opent het venster."
_NOT_WRITTEN = "Het antwoord kon niet worden geschreven. Kijk of de schijf vol is en probeer het opnieuw."
_log = logging.getLogger(__name__)


class _DutchParser(argparse.ArgumentParser):
    """argparse with Dutch words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["add_help"] = False
        super().__init__(*args, **kwargs)
        self._positionals.title = "opdrachten" if kwargs.get("prog") else "gegevens"
        self._optionals.title = "keuzes"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        from desktop.cli_words import what_is_wrong

        self.print_usage(sys.stderr)
        said = " ".join(["Deze opdracht begrijp ik niet.", *what_is_wrong(message)])
        self.exit(2, f"{said} Vraag uitleg met: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The command line: `inloopbalie [--data-dir DIR] [--demo] [SUBCOMMAND …]`."""
    root = _DutchParser(prog="inloopbalie", description=DESCRIPTION)
    root.add_argument("--version", action="version", version=f"Inloopbalie {VERSION}", help="toon de versie")
    root.add_argument("--data-dir", type=Path, metavar="MAP", help="bewaar de gegevens in deze map")
    root.add_argument("--demo", action="store_true", help="open een verzonnen voorbeeldgemeente")
    root.add_argument("--smoke", action="store_true", help="open het venster, stel één vraag en sluit")
    commands = root.add_subparsers(dest="command", metavar="OPDRACHT", parser_class=_DutchParser)

    search = commands.add_parser("search", help="zoek in de sociale kaart")
    search.add_argument("--json", action="store_true", help="geef het antwoord als JSON")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="hoeveel plekken (10)")
    search.add_argument("--lang", default="", type=_language, metavar="xx", help="taal van de vraag, zoals ar of en")
    search.add_argument("query", nargs="+", metavar="VRAAG", help="de vraag, of - voor één vraag per regel")

    slip = commands.add_parser("slip", help="maak een adresbriefje")
    slip.add_argument("--service", nargs="+", required=True, metavar="ID", help="één tot vier plekken")
    slip.add_argument("--language", default="nl", metavar="xx", help="taal van het briefje (nl)")
    slip.add_argument("--paper", default="A5", choices=("A5", "A4"), help="papier (A5)")
    slip.add_argument("--letters", default="normal", choices=("normal", "large", "very-large"), help="letters (normal)")
    slip.add_argument("--discreet", action="store_true", help="zonder namen die iets verraden")
    slip.add_argument("--output", type=Path, required=True, metavar="BESTAND", help="de PDF")

    cli_keep.add(commands)
    cli_papers.add(commands)
    check.add(commands)
    return root


def _language(code: str) -> str:
    """A language that questions can be in; argparse says which ones there are."""
    if code and code not in SUPPORTED:
        raise argparse.ArgumentTypeError(", ".join(sorted(SUPPORTED)))
    return code


def run(arguments: argparse.Namespace) -> int:
    """Run one subcommand; the exit code is 0 when it did what was asked.

    A fault of ours ends in the log, as types and places, and in one sentence.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that cannot show a letter shows a question mark
            stream.reconfigure(encoding="utf-8", errors="replace")
    handlers: dict[str, Callable[[argparse.Namespace], int]] = {
        "search": _search,
        "slip": _slip,
        "backup": cli_keep.backup,
        "restore": cli_keep.restore,
        "check": check.run,
        "papers": cli_papers.papers,
    }
    logs.start_logging(paths(arguments.data_dir, demo=arguments.demo).logs)
    try:
        code = handlers[arguments.command](arguments)
        sys.stdout.flush()
    except WorldError as error:
        return _said(messages.sentence(error))
    except BrokenPipeError:  # who reads has seen enough
        _close_output()
        return 0
    except KeyboardInterrupt:
        return 130  # what a shell expects of a program that was stopped
    except OSError as error:
        if error.filename is not None:  # a file of ours; a stream has no name
            return _crashed(error)
        _close_output()
        return _said(_NOT_WRITTEN)
    except Exception as error:
        return _crashed(error)
    return code


def _said(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _crashed(error: Exception) -> int:
    _log.error("Unexpected error\n%s", crash.describe(error))
    return _said(messages.fault_of_ours())


def _close_output() -> None:
    """Nothing more can be written; Python would try again when it ends, and say so."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _opened(arguments: argparse.Namespace, *, searching: bool) -> Iterator[Session]:
    """Everything open for one subcommand, and put away after it."""
    cli_keep.finish_restore(paths(arguments.data_dir, demo=arguments.demo).data)
    session = startup.start(arguments.data_dir, demo=arguments.demo, window=False)
    try:
        for notice in session.notices:
            print(messages.notice(notice), file=sys.stderr)
        if session.the_settings().unreadable:
            print(messages.sentence(WorldError(Code.SETTINGS_UNREADABLE)), file=sys.stderr)
        if searching:
            for step in (startup.WORD_INDEX, startup.MEANING):
                startup.run(step, session)
        yield session
    except WorldError as error:
        if error.code is Code.DIRECTORY_DAMAGED:
            session.the_directory().found_damaged()  # the next start helps itself
        raise
    finally:
        session.close()


def _search(arguments: argparse.Namespace) -> int:
    if arguments.limit < 1:
        raise WorldError(Code.VALUE_UNREADABLE, field="limit")
    with _opened(arguments, searching=True) as session:
        if arguments.query == ["-"]:
            if hasattr(sys.stdin, "reconfigure"):
                sys.stdin.reconfigure(encoding="utf-8", errors="replace")
            for line in sys.stdin:
                print(_as_json(_ask(session, line.rstrip("\r\n"), arguments), arguments.limit), flush=True)
            return 0
        answer = _ask(session, " ".join(arguments.query), arguments)
    if arguments.json:
        print(_as_json(answer, arguments.limit))
    else:
        for line in _as_text(answer, arguments.limit):
            print(line)
    return 0


def _ask(session: Session, question: str, arguments: argparse.Namespace) -> Answer:
    return session.the_search().full(question, language=arguments.lang or None)


def _as_json(answer: Answer, limit: int) -> str:
    return json.dumps(
        {
            "query": answer.question,
            "crisis": answer.crisis.line.value if answer.crisis else None,
            "results": [
                {
                    "id": hit.card.id,
                    "source_id": hit.card.source_id,
                    "name": hit.card.name,
                    "score": hit.score,
                    "why": f"{hit.why.kind.value}: {hit.why.text}",
                }
                for hit in answer.hits[:limit]
            ],
        },
        ensure_ascii=False,
    )


def _as_text(answer: Answer, limit: int) -> Iterable[str]:
    if answer.crisis is not None:
        yield f"Let op: mogelijk gevaar. Bel: {answer.crisis.line.value}"
    if not answer.hits:
        yield "Dit staat nog niet in onze lijst."
    for hit in answer.hits[:limit]:
        phone = f", {hit.card.phone}" if hit.card.phone else ""
        yield f"{hit.card.name}{phone} (gevonden op: {hit.why.text}) [{hit.card.source_id}]"


def _slip(arguments: argparse.Namespace) -> int:
    from printing.documents.slip import MOST_SERVICES, Sender, SlipRequest, make_slip
    from printing.languages import WORDS
    from printing.styles import Letters, Paper

    if arguments.language not in WORDS:
        raise WorldError(Code.VALUE_UNREADABLE, field="language")
    if len(arguments.service) > MOST_SERVICES:
        raise WorldError(Code.VALUE_UNREADABLE, field="services")
    with _opened(arguments, searching=False) as session:
        directory, house = session.the_directory(), session.the_settings().current
        services = tuple(directory.detail(directory.resolve(name)) for name in arguments.service)
    content = make_slip(
        SlipRequest(
            services=services,
            buurthuis=Sender(house.buurthuis_name, house.address_line, house.buurthuis_phone, house.inloop_text),
            printed_on=datetime.now(),
            language=arguments.language,
            paper=Paper(arguments.paper.lower()),
            letters=Letters(arguments.letters),
            discreet=arguments.discreet,
        )
    )
    try:
        arguments.output.write_bytes(content)
    except OSError as error:
        raise WorldError(Code.FILE_NOT_WRITABLE, folder=str(arguments.output.parent)) from error
    return 0
