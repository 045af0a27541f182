"""`papers`: into a folder, without a login, and never over a paper that was filled in."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from data.settings import SettingsStore
from desktop import cli
from printing.documents.board_papers import BoardPaper


def _run(*words: str) -> int:
    return cli.run(cli.parser().parse_args(list(words)))


def _said(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_all_of_them_with_the_settings_of_this_house(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    SettingsStore(tmp_path / "gegevens").save(buurthuis_name="Buurthuis De Linde", days_signal=120)
    out = tmp_path / "nieuw" / "papieren"
    assert _run("--data-dir", str(tmp_path / "gegevens"), "papers", str(out)) == 0
    assert {file.name for file in out.iterdir()} == {f"{paper.value}.pdf" for paper in BoardPaper}
    assert capsys.readouterr().out.count("Gemaakt: ") == len(BoardPaper)
    assert "Buurthuis De Linde" in _said(out / "dpia.pdf")
    assert "120 dagen na het afsluiten" in _said(out / "verwerkingsregister.pdf")
    assert not (tmp_path / "gegevens" / "desk.db").exists()


def test_a_paper_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "dpia.pdf").write_bytes(b"ingevuld")
    for _ in range(2):
        assert _run("--data-dir", str(tmp_path / "gegevens"), "--demo", "papers", str(tmp_path)) == 0
    assert (tmp_path / "dpia.pdf").read_bytes() == b"ingevuld"
    assert (tmp_path / "dpia-2.pdf").exists()
    assert (tmp_path / "dpia-3.pdf").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    assert _run("--data-dir", str(tmp_path / "gegevens"), "papers", str(tmp_path / "bestand")) == 1
    assert str(tmp_path / "bestand") in capsys.readouterr().err
