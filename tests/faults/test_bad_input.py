"""Whatever is typed or pasted: an answer or a clear sentence, never a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.__main__ import main
from tests.desks import start, window_on
from tests.faults.conftest import Program
from tests.hands import CTRL

ODD = {
    "10,000 characters": "schulden en huur " * 600,
    "one word of 10,000 letters": "schuld" * 1_700,
    "emoji": "😀👩‍👩‍👧 huur 🏠💶",
    "only emoji": "🙈🙉🙊",
    "control characters": "huur\x01\x02\x07\x08\x1b[31m\x7f\u200b\u202eschuld\ufeff",
    "signs of query languages": "\"huur AND (schuld OR name:^3 ~2 [a TO z} * ? \\ / && || ! + - '; DROP TABLE x; --",
    "only signs": '"(((^~*?:\\{[]}))',
    "percent and underscore": "%_%' OR 1=1",
    "spaces": " \t\u00a0\u2003 ",
    "combining marks": "h" + "\u0301" * 500 + "uur",
    "half a pair": "huur \ud83d",
    "digits": "0" * 3_000,
    "many scripts": "房租 किराया የቤት ኪራይ শব্দ huur",
    "markup": "<b>huur</b> <img src=x onerror=alert(1)> &amp; %s {0} {name}",
}


def test_one_program_answers_every_odd_question(program: Program, landelijk: Path) -> None:
    program.data.parent.mkdir(exist_ok=True)
    program.data.symlink_to(landelijk)
    questions = [text.replace("\n", " ") for text in ODD.values()]
    lines = "\n".join(questions).encode("utf-8", "surrogatepass") + b"\n\n\xff\xfe huur \x00 schuld\nhuurtoeslag\n"
    done = program.run("search", "--limit", "3", "-", given=lines)
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len(ODD) + 3
    by_name = dict(zip(ODD, answers, strict=False))
    assert all(len(answer["results"]) <= 3 for answer in answers)
    for name in ("10,000 characters", "emoji", "signs of query languages", "markup", "control characters"):
        assert by_name[name]["results"], name
    for name in ("only emoji", "only signs", "spaces"):
        assert by_name[name]["results"] == [], name
    assert answers[-2]["results"]
    assert "Huurtoeslag" in [hit["name"] for hit in answers[-1]["results"]]


def test_the_window_takes_every_odd_question(qapp: QApplication, qtbot: QtBot, landelijk: Path) -> None:
    session = start(landelijk)
    with window_on(qapp, qtbot, session) as desk:
        field = desk.desk.window.search_field
        for name, text in ODD.items():
            QGuiApplication.clipboard().setText(text)
            desk.press(Qt.Key.Key_K, CTRL)
            desk.press(Qt.Key.Key_V, CTRL)
            assert len(field.text()) <= 10_000
            if field.text().strip():
                desk.wait(lambda: desk.answered(field.text(), whole=False))
            desk.press(Qt.Key.Key_Down)
            desk.press(Qt.Key.Key_Right)
            desk.wait(lambda: not desk.names or desk.detail_is_there())
            assert desk.desk.window.width() == 1366, name  # nothing is pushed wider
            desk.press(Qt.Key.Key_F8)
            desk.escape()
            desk.escape()
            desk.escape()
        assert desk.to_first("huurtoeslag") == "Huurtoeslag"
    session.the_directory().close()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["zoek", "huur"], 2, "Deze opdracht begrijp ik niet."),
        (["search"], 2, "Deze opdracht begrijp ik niet."),
        (["search", "--limit", "veel", "huur"], 2, "Deze opdracht begrijp ik niet."),
        (["search", "--limit", "0", "huur"], 1, "Dit begrijpen we niet"),
        (["slip", "--service", "bestaat-niet", "--output", "x.pdf"], 1, "Deze plek staat niet meer in de lijst."),
        (["slip", "--service", "cjib", "--paper", "A9", "--output", "x.pdf"], 2, "Deze opdracht begrijp ik niet."),
        (["slip", "--service", "kringloop", "--output", "x.pdf"], 1, "kan niet op een briefje."),
        (["slip", "--service", "cjib", "--output", "geen/map/x.pdf"], 1, "Bewaren in geen/map lukt niet."),
        (["slip", "--service", "cjib", "--language", "zz", "--output", "x.pdf"], 1, "Dit begrijpen we niet"),
        (
            ["slip", "--service", "cjib", "uwv", "svb", "cak", "nibud", "--output", "x.pdf"],
            1,
            "Dit begrijpen we niet",
        ),
    ],
)
def test_a_wrong_command_gets_one_sentence(
    landelijk: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        ended = main(["--data-dir", str(landelijk), *words])
    except SystemExit as leaving:
        ended = leaving.code
    said = capsys.readouterr()
    assert ended == code
    assert sentence in said.err
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []
