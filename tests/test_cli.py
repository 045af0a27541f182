"""The subcommands, as a script calls them: what they print, where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import cli, startup
from desktop.startup import national_draft
from resources import VERSION


def _run(*words: str) -> int:
    return cli.run(cli.parser().parse_args(list(words)))


def test_version_is_the_one_of_pyproject() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION


def test_search_answers_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        _run("--data-dir", str(tmp_path), "search", "--json", "--limit", "2", "ik", "wil", "niet", "meer", "leven") == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert answer["query"] == "ik wil niet meer leven"
    assert answer["crisis"] == "113"
    assert len(answer["results"]) == 2
    assert set(answer["results"][0]) == {"id", "source_id", "name", "score", "why"}
    assert answer["results"][0]["source_id"] == "113"


def test_search_reads_a_question_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = ["huurcommissie", "", "necesito comida", "mijn man is overleden"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(questions) + "\n"))
    assert _run("--data-dir", str(tmp_path), "search", "-") == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["query"] for answer in answers] == questions
    assert answers[0]["results"][0]["source_id"] == "huurcommissie"
    assert answers[1]["results"] == []
    assert "voedselbank" in [hit["source_id"] for hit in answers[2]["results"][:3]]
    assert [answer["crisis"] for answer in answers] == [None] * 4


def test_search_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--data-dir", str(tmp_path), "--demo", "search", "geldplein") == 0
    assert capsys.readouterr().out.startswith("Geldplein, 0565")
    assert not (tmp_path / "directory.db").exists(), "the demo keeps its own"


def test_slip_writes_a_pdf(tmp_path: Path) -> None:
    target = tmp_path / "briefje.pdf"
    words = ("slip", "--service", "geldfit", "huurcommissie", "--letters", "large", "--output", str(target))
    assert _run("--data-dir", str(tmp_path), *words) == 0
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("slip", "--service", "bestaat-niet"), "staat niet meer in de lijst"),
        (("slip", "--service", "wmo-loket"), "kan niet op een briefje"),
        (("slip", "--service", "geldfit", "--language", "xx"), "de taal"),
        (("slip", "--service", *"abcde"), "het aantal plekken"),
    ],
)
def test_a_slip_that_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    target = tmp_path / "briefje.pdf"
    assert _run("--data-dir", str(tmp_path), *words, "--output", str(target)) == 1
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_a_slip_to_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("slip", "--service", "geldfit", "--output", str(tmp_path / "geen" / "briefje.pdf"))
    assert _run("--data-dir", str(tmp_path), *words) == 1
    assert "Bewaren in" in capsys.readouterr().err


def test_check_says_when_all_is_well_and_when_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--data-dir", str(tmp_path), "check") == 0
    assert "nog geen sociale kaart" in capsys.readouterr().out
    _run("--data-dir", str(tmp_path), "slip", "--service", "geldfit", "--output", str(tmp_path / "a.pdf"))
    assert _run("--data-dir", str(tmp_path), "check") == 0
    assert f"{len(national_draft().services)} plekken" in capsys.readouterr().out
    store = tmp_path / "directory.db"
    content = bytearray(store.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    store.write_bytes(content)
    before = store.read_bytes()
    assert _run("--data-dir", str(tmp_path), "check") == 1
    said = capsys.readouterr().err
    assert "beschadigd" in said
    assert "Traceback" not in said
    assert store.read_bytes() == before, "checking changes nothing"


def test_words_that_are_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.parser().parse_args(["zoek", "huur"])
    assert stopped.value.code == 2
    assert "begrijp ik niet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("search", "--lang", "zz", "huur"), "--lang past dit niet. Kies uit: ar, de, en"),
        (("search", "--limit", "veel", "huur"), "--limit past 'veel' niet."),
        (("search", "--limit"), "Na --limit hoort nog iets"),
        (("search", "--taal", "nl", "huur"), "Dit ken ik niet: --taal"),
        (("search",), "Er mist nog: VRAAG."),
        (("slip", "--output", "a.pdf"), "Er mist nog: --service."),
        (("slip", "--service", "a", "--output", "a.pdf", "--paper", "A9"), "--paper past 'A9' niet. Kies uit: A5, A4."),
        (("zoek", "huur"), "OPDRACHT past 'zoek' niet. Kies uit: search, slip"),
        (("search", "--json=ja", "huur"), "Na --json hoort niets"),
        (("slip", "--l", "nl"), "--l kan meer dan één keuze zijn: --language, --letters."),
    ],
)
def test_a_wrong_command_line_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], named: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.parser().parse_args(list(words))
    assert stopped.value.code == 2
    assert named in capsys.readouterr().err


def test_a_known_language_is_taken() -> None:
    assert cli.parser().parse_args(["search", "--lang", "ar", "huur"]).lang == "ar"
    assert cli.parser().parse_args(["search", "huur"]).lang == ""


def test_a_fault_of_ours_is_one_sentence_and_stands_in_the_log_without_what_was_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise ValueError("kanariegele buurman")

    monkeypatch.setattr(startup, "start", wrong)
    assert _run("--data-dir", str(tmp_path), "search", "kanariegele buurman") == 1
    said = capsys.readouterr()
    assert said.err.startswith("Er ging iets mis in het programma.")
    assert len(said.err.splitlines()) == 1
    log = (tmp_path / "logs" / "inloopbalie.log").read_text("utf-8")
    assert "builtins.ValueError" in log
    assert "cli.py" in log
    assert "kanariegele" not in log + said.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("words", [("search", "huur"), ("search", "-"), ("check",)])
def test_an_answer_that_cannot_be_written_is_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path), *words],
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            input=b"huur\n",
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Het antwoord kon niet worden geschreven.")
    assert len(done.stderr.decode().splitlines()) == 1


def test_settings_that_cannot_be_read_are_told_and_left_for_the_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text('{"buurthuis_name": "De Bri', encoding="utf-8")
    slip = ("slip", "--service", "geldfit", "--output", str(tmp_path / "a.pdf"))
    for words in (("search", "huur"), slip):
        assert _run("--data-dir", str(tmp_path), *words) == 0
        assert "De instellingen kunnen niet worden gelezen." in capsys.readouterr().err
    assert _run("--data-dir", str(tmp_path), "check") == 1
    said = capsys.readouterr()
    assert "De instellingen kunnen niet worden gelezen." in said.err
    assert "De sociale kaart is in orde" in said.out
    assert settings.read_text(encoding="utf-8") == '{"buurthuis_name": "De Bri'
    assert not (tmp_path / "settings.onleesbaar.json").exists()
    session = startup.start(tmp_path, demo=False)
    assert session.the_settings().unreadable, "the window tells it, and keeps it aside"
    session.close()
    assert (tmp_path / "settings.onleesbaar.json").exists()
