"""Started where there is no screen: a sentence, not an abort of the window library."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.conftest import ROOT, Program


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen to show")
def test_without_a_screen_it_says_so(program: Program) -> None:
    blind = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in program.environment.items() if name not in blind}
    command = [sys.executable, "-m", "desktop", "--data-dir", str(program.data)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.strip() == "Inloopbalie heeft een scherm nodig. Start het programma op de computer zelf."
    assert not program.data.exists()
