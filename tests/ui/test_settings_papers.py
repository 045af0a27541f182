"""Papieren in the settings: kept as PDF without a login, told when there is no printer or no place."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from printing.documents.board_papers import BoardPaper
from ui.context import Context
from ui.pages.settings import papers as papers_module
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.papers import Papers
from ui.printing import Printers

from .test_settings_page import PAPERS


@pytest.fixture
def papers(context: Context, qtbot: QtBot) -> Papers:
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.resize(1174, 700)
    page.show()
    qtbot.waitExposed(page)
    page.open_section(PAPERS)
    section = page._sections[PAPERS]
    assert isinstance(section, Papers)
    return section


def test_each_paper_has_a_row_with_names_for_a_screen_reader(papers: Papers) -> None:
    assert set(papers.rows) == {paper.value for paper in BoardPaper}
    names = [button.accessibleName() for row in papers.rows.values() for button in (row.print_button, row.save_button)]
    assert len(set(names)) == len(names)


def test_kept_as_pdf_without_a_login(papers: Papers, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    context.settings.save(buurthuis_name="Buurthuis De Linde")
    row = papers.rows["dpia"]
    row.save_as(tmp_path / "onze dpia")
    qtbot.waitUntil(lambda: "Bewaard als onze dpia.pdf." in row.said.text(), timeout=20_000)
    document = pypdfium2.PdfDocument(tmp_path / "onze dpia.pdf")
    try:
        assert "Buurthuis De Linde" in document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    assert row.save_button.isEnabled()


def test_no_printer_and_no_place(papers: Papers, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers_module, "find_printers", Printers)
    row = papers.rows["geheimhouding-vrijwilliger"]
    row.print_button.click()
    assert row.said.text() == "Er is geen printer gevonden. Bewaar het papier als PDF."
    row.save_as(tmp_path / "weg" / "papier.pdf")
    qtbot.waitUntil(lambda: "Bewaren lukt daar niet." in row.said.text(), timeout=20_000)
    assert row.print_button.isEnabled()
