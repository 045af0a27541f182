"""Maintainer's script: resolve pyproject.toml and write installer/lock/runtime.txt and dev.txt.

    python3 installer/lock.py             take up what pyproject.toml asks now, keep the other versions
    python3 installer/lock.py --upgrade   the newest versions that fit

Uses uv (from PATH, or fetched into a temporary folder). One resolution holds for all PLATFORMS and PYTHONS;
afterwards each pair is resolved once more from the new files alone, wheels only, so that a package without
a wheel for a volunteer's PC is seen here and not there. The files name no index and hold every hash of each
version.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = Path(__file__).resolve().parent / "lock"
# PySide6 6.11 asks glibc 2.34 (Debian 12, Ubuntu 22.04) and macOS 13.
PYTHONS = ("3.11", "3.12", "3.13")  # the newest is also in bootstrap.KNOWN
PLATFORMS = ("x86_64-manylinux_2_34", "x86_64-pc-windows-msvc", "aarch64-apple-darwin", "x86_64-apple-darwin")
HEAD = "# Made by installer/lock.py from pyproject.toml: change that file and run the script again.\n"


def find_uv(folder: Path) -> list[str]:
    """The command for uv; installs it into `folder` when it is not on PATH."""
    found = shutil.which("uv")
    if found:
        return [found]
    print("fetching uv", flush=True)
    venv.create(folder / "uv", with_pip=True)
    binary = folder / "uv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([str(binary / "python"), "-m", "pip", "install", "--quiet", "uv"], check=True)
    return [str(binary / "uv")]


def entries(text: str) -> dict[str, str]:
    """Split a requirements text into one text per package name (all versions and hashes of it together)."""
    blocks: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            name = line.split("==")[0].strip()
        blocks[name] = blocks.get(name, "") + line.rstrip() + "\n"
    return blocks


def complaints(text: str) -> list[str]:
    """Lines of a lock file that say where a package comes from, or that pin nothing, or carry no hash."""
    bad = [line for line in text.splitlines() if not line.startswith("#") and ("/" in line or " @ " in line)]
    bad += [line for line in text.splitlines() if line.startswith("-")]
    bad += [name for name, block in entries(text).items() if "==" not in block or "--hash=sha256:" not in block]
    return bad


def compile_lock(uv: list[str], known: str, folder: Path, *options: str) -> str:
    """Resolve pyproject.toml for every platform at once; versions in `known` stay where they still fit."""
    output = folder / "out.txt"
    output.write_text(known, "utf-8")
    command = [
        *uv,
        "pip",
        "compile",
        str(ROOT / "pyproject.toml"),
        "--universal",
        "--python-version",
        PYTHONS[0],
    ]
    command += [
        "--generate-hashes",
        "--only-binary",
        ":all:",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
    ]
    command += ["--no-config", "--quiet", "--output-file", str(output), *options]
    subprocess.run(command, check=True, cwd=folder)
    return output.read_text("utf-8")


def verify(uv: list[str], folder: Path, files: list[Path]) -> list[str]:
    """Resolve the new files for each platform and Python; returns what uv said about those that fail."""
    failures = []
    for platform in PLATFORMS:
        for version in PYTHONS:
            command = [*uv, "pip", "install", "--dry-run", "--quiet", "--no-config", "--require-hashes"]
            command += ["--only-binary", ":all:", "--target", str(folder / "target")]
            command += ["--python-platform", platform, "--python-version", version]
            for file in files:
                command += ["-r", str(file)]
            answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
            print(f"  {platform} {version}: {'ok' if answer.returncode == 0 else 'FAILS'}", flush=True)
            if answer.returncode:
                failures.append(f"{platform} {version}:\n{answer.stderr}")
    return failures


def main(arguments: list[str]) -> int:
    """Write both lock files when all is well; returns 1 and leaves the old ones when it is not."""
    old = [LOCKS / "runtime.txt", LOCKS / "dev.txt"]
    known = "".join(file.read_text("utf-8") for file in old if file.exists())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        uv = find_uv(folder)
        upgrade = ["--upgrade"] if "--upgrade" in arguments else []
        group = ["--group", f"{ROOT / 'pyproject.toml'}:dev"]
        everything = entries(compile_lock(uv, known, folder, *group, *upgrade))
        pins = folder / "pins.txt"
        pins.write_text("".join(everything.values()), "utf-8")
        needed = entries(compile_lock(uv, "", folder, "--constraints", str(pins)))
        texts = {
            "runtime.txt": HEAD + "".join(everything[package] for package in needed),
            "dev.txt": HEAD + "".join(text for package, text in everything.items() if package not in needed),
        }
        new = []
        for title, text in texts.items():
            for line in complaints(text):
                print(f"{title}: not allowed in a lock file: {line}")
                return 1
            (folder / title).write_text(text, "utf-8", newline="\n")
            new.append(folder / title)
        failures = verify(uv, folder, new)
        if failures:
            print("\n".join(failures))
            return 1
        LOCKS.mkdir(exist_ok=True)
        for file in new:
            shutil.copyfile(file, LOCKS / file.name)
            print(f"{file.name}: {len(entries(texts[file.name]))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
