"""The starter's own decisions, without network, apt or a second Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap, checks, environment, lock, screen, system

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a whole `.venv` (a file stands in for its Python) and two lock files, stamps in place."""
    venv = tmp_path / ".venv"
    pip = venv / "lib" / "python3.11" / "site-packages" / "pip"
    pip.mkdir(parents=True)
    (pip / "__main__.py").touch()
    (venv / "bin").mkdir()
    (venv / "bin" / "python").write_text("python")
    (venv / "pyvenv.cfg").write_text("version = 3.11.2\n")
    (tmp_path / "lock").mkdir()
    for kind in ("runtime", "dev"):
        (tmp_path / "lock" / f"{kind}.txt").write_text(f"{kind}==1 \\\n    --hash=sha256:00\n")
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(environment, "BUSY", venv / "inloopbalie-bezig")
    monkeypatch.setattr(environment, "LOCKS", tmp_path / "lock")
    monkeypatch.setattr(system, "VENV", venv)
    for kind in ("runtime", "dev"):
        text = environment.stamp_text(tmp_path / "lock" / f"{kind}.txt", environment.PYTHON)
        environment.stamp_file(kind).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "word", "rest"),
    [
        (["run"], "run", []),
        (["run", "--demo"], "run", ["--demo"]),
        (["run", "--", "--data-dir", "d", "search", "huur"], "run", ["--data-dir", "d", "search", "huur"]),
        (["run", "--", "search", "--", "-x"], "run", ["search", "--", "-x"]),
        (["test", "--", "-k", "hours"], "test", ["-k", "hours"]),
        (["bench", "--quick"], "bench", ["--quick"]),
        ([], "", []),
        (["start"], "", ["start"]),
    ],
)
def test_arguments_are_split(line: list[str], word: str, rest: list[str]) -> None:
    assert bootstrap.split_arguments(line) == (word, rest)


@pytest.mark.parametrize(
    ("version", "enough"),
    [((3, 7), False), ((3, 10, 13), False), ((3, 11), True), ((3, 13, 0), True), ((4, 0), True)],
)
def test_python_3_11_is_the_oldest(version: tuple[int, ...], enough: bool) -> None:
    assert bootstrap.is_new_enough(version) is enough


def test_other_pythons_are_sought_newest_first() -> None:
    assert bootstrap.fitting_pythons(windows=False) == [["python3.13"], ["python3.12"], ["python3.11"]]
    assert bootstrap.fitting_pythons(windows=True)[0] == ["py", "-3.13"]


def test_the_newest_python_is_the_same_everywhere() -> None:
    newest = ".".join(str(part) for part in environment.NEWEST)
    assert bootstrap.KNOWN[0] == environment.NEWEST
    assert lock.PYTHONS[-1] == newest
    assert bootstrap.is_locked_for((3, 13, 9))
    assert not bootstrap.is_locked_for((3, 14))


def test_without_a_newer_python_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert bootstrap.main(["run"]) == 1
    assert "Python 3.11 of nieuwer" in capsys.readouterr().err


def test_the_starter_keeps_to_syntax_an_older_python_can_read() -> None:
    import ast

    ast.parse((REPOSITORY / "installer" / "bootstrap.py").read_text("utf-8"), feature_version=(3, 7))


def test_another_pythonpath_does_not_come_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    env = bootstrap.program_environment()
    assert env["PYTHONPATH"] == str(REPOSITORY)
    assert "PYTHONHOME" not in env


def test_an_unknown_word_shows_the_usage() -> None:
    command = [sys.executable, str(REPOSITORY / "installer" / "bootstrap.py")]
    wrong = subprocess.run([*command, "start"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "bootstrap.py test" in wrong.stderr
    asked = subprocess.run([*command, "--help"], capture_output=True, text=True, check=False)
    assert asked.returncode == 0
    assert "bootstrap.py run" in asked.stdout


def test_stamps_make_a_second_start_ready(checkout: Path) -> None:
    assert environment.is_ready(["runtime"])
    assert environment.is_ready(["runtime", "dev"])


def test_a_changed_lock_file_asks_for_an_install(checkout: Path) -> None:
    (checkout / "lock" / "dev.txt").write_text("dev==2\n")
    assert environment.is_ready(["runtime"])
    assert not environment.is_ready(["runtime", "dev"])


def test_an_install_that_was_cut_off_is_not_ready_and_not_sound(checkout: Path) -> None:
    environment.BUSY.touch()
    assert not environment.is_ready(["runtime"])
    assert not environment.is_sound()


def test_a_python_that_changed_or_went_asks_for_an_install(checkout: Path) -> None:
    environment.PYTHON.write_text("another python")
    assert not environment.is_ready(["runtime"])
    environment.PYTHON.unlink()
    assert not environment.is_ready(["runtime"])
    assert not environment.is_sound()


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for Python")
def test_an_environment_of_another_python_version_is_not_sound(checkout: Path) -> None:
    environment.PYTHON.write_text("#!/bin/sh\necho 3.11\n")
    environment.PYTHON.chmod(0o755)
    assert environment.is_sound()
    environment.PYTHON.write_text("#!/bin/sh\necho 3.13\n")
    assert not environment.is_sound()


def test_the_version_is_read_from_pyvenv_cfg() -> None:
    assert environment.config_version("home = /usr/bin\nversion = 3.12.4\n") == "3.12"
    assert environment.config_version("version_info = 3.13.0.final.0\n") == "3.13"
    assert environment.config_version("home = /usr/bin\n") == ""


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("NewConnectionError('...: Failed to establish a new connection')", "geen verbinding met internet"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "niet het pakket"),
        ("OSError: [Errno 28] No space left on device", "schijf is vol"),
        ("ERROR: something new", "nog een keer"),
    ],
)
def test_a_pip_that_fails_is_explained(output: str, sentence: str) -> None:
    text = environment.explain(["first", *["filler"] * 9, output])
    assert sentence in text
    assert output[:60] in text
    assert "first" not in text
    assert str(screen.LOG) in text


def test_missing_libraries_keep_their_order() -> None:
    absent = system.missing(system.LIBRARIES, lambda file: "xcb" not in file)
    assert absent
    assert all("xcb" in library.file for library in absent)
    assert system.missing(system.LIBRARIES, lambda _file: True) == []


def test_package_names_follow_the_release() -> None:
    glib_and_cups = [
        library for library in system.LIBRARIES if library.file[:8] in ("libglib-", "libgthre", "libcups.")
    ]
    assert system.package_names(glib_and_cups, {"libglib2.0-0", "libcups2"}) == ["libglib2.0-0", "libcups2"]
    newer = {"libglib2.0-0t64", "libcups2t64", "libcups2"}
    assert system.package_names(glib_and_cups, newer) == ["libglib2.0-0t64", "libcups2t64"]
    assert system.package_names(glib_and_cups, ()) == ["libglib2.0-0", "libcups2"]


def test_advice_names_the_exact_command_or_the_files() -> None:
    absent = system.missing(system.LIBRARIES, lambda file: file not in ("libGL.so.1", "libEGL.so.1"))
    packages = system.package_names(absent, ())
    assert "sudo apt install libgl1 libegl1" in system.advice(absent, packages, has_apt=True)
    assert "libGL.so.1 libEGL.so.1" in system.advice(absent, packages, has_apt=False)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux asks the system for Qt's libraries")
def test_missing_libraries_stop_someone_who_is_not_root(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system, "apt_knows", lambda _libraries: set())
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "missing", lambda _libraries: [system.LIBRARIES[2]])
    with pytest.raises(screen.StopError, match="sudo apt install libgl1") as stop:
        system.prepare("run")
    assert stop.value.code == 2
    assert not system.is_ready("run")
    monkeypatch.setattr(system, "missing", lambda _libraries: [])
    system.prepare("run")
    assert system.is_ready("run")


def test_only_a_library_that_is_not_needed_lets_the_start_go_on(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "is_root", lambda: False)
    optional = [library for library in system.LIBRARIES if not library.needed]
    monkeypatch.setattr(system, "missing", lambda _libraries: optional)
    system.prepare("run")


def test_the_worst_exit_status_counts() -> None:
    assert checks.worst([0, 0]) == 0
    assert checks.worst([0, 2, 1]) == 2
    assert checks.worst([0, -9]) == 1


def test_window_tests_are_found_and_asked_for(tmp_path: Path) -> None:
    assert checks.wants_window(["tests/ui", "-m", "window"])
    assert not checks.wants_window(["-m", "not window"])
    assert not checks.has_window_tests(tmp_path)
    file = tmp_path / "test_a.py"
    file.write_text("text = 'pytest.mark.window'\n")
    assert not checks.has_window_tests(tmp_path)
    for line in (
        "pytestmark = pytest.mark.window",
        "pytestmark = [pytest.mark.window]",
        "pytestmark = [\n    pytest.mark.window,\n]",
        "class TestA:\n    @pytest.mark.window\n    def test_a(self): ...",
    ):
        file.write_text(line + "\n")
        assert checks.has_window_tests(tmp_path), line


@pytest.mark.parametrize("kind", ["runtime", "dev"])
def test_the_lock_files_pin_with_hashes_and_name_no_address(kind: str) -> None:
    text = (REPOSITORY / "installer" / "lock" / f"{kind}.txt").read_text("utf-8")
    assert lock.complaints(text) == []
    assert "http" not in text
    assert environment.count_packages(text) >= 15


def test_the_lock_check_sees_addresses_and_loose_packages() -> None:
    good = "a==1 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
    assert lock.complaints(good) == []
    # In pieces, so that a search of the tree for such lines does not find this one.
    option, address = "--index" + "-url", "https://example.org/" + "simple/"
    assert lock.complaints(f"{option} {address}\n{good}")
    assert lock.complaints("a @ https://example.org/a.whl \\\n    --hash=sha256:00\n")
    assert lock.complaints("a==1\n")
    assert lock.complaints("a>=1 \\\n    --hash=sha256:00\n")


def test_the_locked_qt_is_the_one_the_library_table_was_made_for() -> None:
    text = (REPOSITORY / "installer" / "lock" / "runtime.txt").read_text("utf-8")
    assert "\npyside6-essentials==6.11." in text
