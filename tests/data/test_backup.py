"""Backups: whole, checked, without drafts, useless without a secret, rotated; and putting one back."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from data import archive, backup, restore, rotation, upkeep
from data.backup import backup_to, last_good, make_backup, old_backup
from data.desk.items import open_items, seal_item
from data.desk.notes import add_note, notes
from data.directory.store import open_directory
from data.errors import Code, WorldError
from data.settings import SettingsStore
from desktop.startup import national_draft
from tests.confidential import FATMA, House, make_house
from tests.conftest import NOW
from tests.faults.raw_pages import holding

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with a public list and settings, made once."""
    folder = tmp_path_factory.mktemp("huis")
    directory, _ = open_directory(folder, national_draft, now=lambda: NOW)
    directory.close()
    SettingsStore(folder).save(buurthuis_name="De Brink")
    return make_house(folder)


@pytest.fixture
def house(_made: House, tmp_path: Path) -> House:
    """A copy of it."""
    folder = tmp_path / "gegevens"
    shutil.copytree(_made.folder, folder)
    return House(folder, _made.people, _made.cards, _made.now)


def backed_up(house: House, *, now: datetime = NOW, name: str = "Fatma", targets: tuple[Path, ...] = ()) -> Path:
    with house.duty(name) as duty:
        return make_backup(house.folder, duty, targets, now=now).file


def files(folder: Path) -> dict[str, bytes]:
    """The stores and side files of a folder, as they are."""
    return {name: (folder / name).read_bytes() for name in archive.PARTS if (folder / name).exists()}


def test_a_backup_holds_everything_and_nothing_else(house: House) -> None:
    made = backed_up(house)
    assert made.name == "inloopbalie-20261124-104200.backup"
    assert made.parent == house.folder / "backups"
    with zipfile.ZipFile(made) as opened:
        assert sorted(opened.namelist()) == ["desk.db", "directory.db", "inhoud.json", "settings.json", "slots.json"]
        assert opened.read("directory.db").startswith(b"SQLite format 3")
        assert not opened.read("desk.db").startswith(b"SQLite format 3")
    assert not list(house.folder.glob("reservekopie*")), "nothing is left of the work"


def test_what_a_backup_says_of_itself_is_not_personal(house: House) -> None:
    with house.duty() as duty:
        add_note(duty, "handover", "kanarie")
    made = backed_up(house)
    said = json.loads(archive.read_part(made, archive.MANIFEST))
    assert set(said) == {
        "format", "made_on", "house", "program", "desk_revision", "directory_revision", "services", "desk_from", "sums",
    }  # fmt: skip
    assert b"kanarie" not in made.read_bytes()


def test_drafts_stay_behind(house: House) -> None:
    with house.duty() as duty:
        add_note(duty, "draft", "nog niet verstuurd")
        add_note(duty, "handover", "sleutel ligt bij Bert")
    made = backed_up(house)
    with house.duty() as duty:
        assert len(notes(duty, "draft")) == 1, "the store itself still has it"
    restore.restore(made, house.folder, now=NOW)
    with house.duty() as duty:
        assert notes(duty, "draft") == ()
        assert [note.text for note in notes(duty, "handover")] == ["sleutel ligt bij Bert"]


def test_drafts_do_not_stay_in_what_a_backup_replaced(house: House) -> None:
    """Put aside without a key; the next unlock takes them out of its pages. One under another key stops nothing."""
    made = backed_up(house)
    with house.duty() as duty:
        add_note(duty, "draft", "kanarie nog niet verstuurd")
        add_note(duty, "handover", "sleutel ligt bij Bert")
        key = bytes(duty.session.key)
    kept = restore.restore(made, house.folder, now=NOW) / "desk.db"
    foreign = house.folder / "voor-terugzetten-20260101-000000"
    foreign.mkdir()
    (foreign / "desk.db").write_bytes(bytes(range(256)) * 64)
    assert holding(kept, key, b"kanarie")
    with house.duty() as duty:
        assert upkeep.at_start(duty, now=NOW).troubles == ()
        assert not holding(kept, key, b"kanarie")
        assert holding(kept, key, b"sleutel ligt bij Bert")
    assert (foreign / "desk.db").read_bytes() == bytes(range(256)) * 64


def test_a_backup_is_opened_after_it_was_written(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = archive.write

    def spoiled(target: Path, parts: dict[str, Path], manifest: archive.Manifest) -> archive.Manifest:
        desk = parts[archive.DESK]
        content = bytearray(desk.read_bytes())
        content[len(content) // 2] ^= 1
        desk.write_bytes(content)
        return whole(target, parts, manifest)

    monkeypatch.setattr(archive, "write", spoiled)
    with house.duty() as duty, pytest.raises(WorldError) as refused:
        make_backup(house.folder, duty, now=NOW)
    assert refused.value.code is Code.BACKUP_DAMAGED
    assert list((house.folder / "backups").iterdir()) == []


def test_a_backup_goes_to_a_second_folder_that_is_there(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with house.duty() as duty:
        made = make_backup(house.folder, duty, (stick, tmp_path / "weg"), now=NOW)
    assert [(one.folder, one.code) for one in made.others] == [
        (stick, None),
        (tmp_path / "weg", Code.BACKUP_TARGET_GONE),
    ]
    assert (stick / made.file.name).read_bytes() == made.file.read_bytes()
    assert not (tmp_path / "weg").exists()


def test_other_houses_on_the_same_stick_keep_theirs(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    other = make_house(tmp_path / "ander")
    long_ago = backed_up(other, now=NOW - 60 * DAY, targets=(stick,))
    own_old = backed_up(house, now=NOW - 50 * DAY, targets=(stick,))
    own_new = backed_up(house, targets=(stick,))
    assert {path.name for path in stick.iterdir()} == {long_ago.name, own_new.name}
    assert not own_old.exists()


def test_a_house_that_stops_takes_its_own_from_the_stick(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backed_up(house, targets=(stick,))
    other = make_house(tmp_path / "ander")
    left = backed_up(other, now=NOW + DAY, targets=(stick,))
    manifest = archive.verify(backup.last_good(house.folder).file)  # type: ignore[union-attr]
    broken_off = stick / f".{archive.name_of(NOW)}.nieuw"
    broken_off.write_bytes(b"half")
    assert rotation.remove_all(stick, manifest.house) == rotation.Removed(count=2, unknown=0)
    assert [path.name for path in stick.iterdir()] == [left.name]
    (stick / left.name).write_bytes(b"damaged")
    assert rotation.remove_all(stick, manifest.house) == rotation.Removed(count=0, unknown=1)
    with pytest.raises(WorldError) as refused:
        rotation.remove_all(tmp_path / "weg", manifest.house)
    assert refused.value.code is Code.BACKUP_TARGET_GONE


def test_a_month_of_diensten_keeps_seven_days_and_four_weeks(house: House) -> None:
    with house.duty() as duty:
        for back in range(40, -1, -1):
            make_backup(house.folder, duty, now=NOW - back * DAY)
    left = [moment for _, moment in rotation.listed(house.folder / "backups")]
    assert [(NOW - moment).days for moment in left] == [0, 1, 2, 3, 4, 5, 6, 9, 16]


def test_two_in_the_same_second_have_two_names(house: House) -> None:
    with house.duty() as duty:
        one = make_backup(house.folder, duty, now=NOW)
        other = make_backup(house.folder, duty, now=NOW)
    assert one.file != other.file
    assert other.file.exists()


def test_the_beheerder_needs_no_secret(house: House, tmp_path: Path) -> None:
    with house.duty() as duty:
        add_note(duty, "handover", "van vóór de kopie")
        make_backup(house.folder, duty, now=NOW)
        add_note(duty, "draft", "van erna")
    made = backup_to(house.folder, tmp_path / "kast", now=NOW + DAY)
    assert made.desk_from == NOW
    restore.restore(made.file, house.folder, now=NOW + DAY)
    with house.duty() as duty:
        assert [note.text for note in notes(duty, "handover")] == ["van vóór de kopie"]
        assert notes(duty, "draft") == ()


def test_without_a_key_and_without_a_backup_it_says_that_the_desk_is_not_in_it(house: House, tmp_path: Path) -> None:
    made = backup_to(house.folder, tmp_path / "kast", now=NOW)
    assert made.desk_from is None
    assert not restore.describe(made.file).desk


def test_the_last_good_one_is_found_behind_damaged_ones(house: House) -> None:
    good = backed_up(house)
    bad = backed_up(house, now=NOW + DAY)
    content = bytearray(bad.read_bytes())
    content[5_000] ^= 1
    bad.write_bytes(content)
    found = last_good(house.folder)
    assert found is not None
    assert found.file == good


def test_when_the_last_good_one_is_older_than_three_days_that_is_said(house: House) -> None:
    told = old_backup(house.folder, NOW)
    assert told is not None
    assert told.code is Code.BACKUP_NONE
    backed_up(house)
    assert old_backup(house.folder, NOW + 3 * DAY) is None
    told = old_backup(house.folder, NOW + 4 * DAY)
    assert told is not None
    assert (told.code, dict(told.values)) == (Code.BACKUP_OLD, {"days": "4", "since": "2026-11-24"})


def test_a_pc_where_the_desk_was_never_set_up_is_not_warned(tmp_path: Path) -> None:
    assert old_backup(tmp_path, NOW) is None


# Putting back


def test_putting_back_brings_all_of_it_and_keeps_the_present(house: House) -> None:
    with house.reader() as reader:
        key = seal_item(reader, "signal", b"kwam op dinsdag")
    made = backed_up(house)
    with house.duty() as duty:
        add_note(duty, "handover", "kwam op woensdag")
    present = files(house.folder)
    (house.folder / "tries.json").write_text("{}", encoding="utf-8")
    aside = restore.restore(made, house.folder, now=NOW + DAY)
    assert aside.name == "voor-terugzetten-20261125-104200"
    assert files(aside) == present
    assert (house.folder / "tries.json").exists(), "wrong tries are not forgotten by putting a backup back"
    with house.reader() as reader:
        assert open_items(reader) == {key: b"kwam op dinsdag"}
        assert notes(reader, "handover") == ()
    assert not restore.waiting(house.folder)
    assert not (house.folder / restore.FRESH).exists()


def test_what_is_kept_aside_goes_after_a_month(house: House) -> None:
    made = backed_up(house)
    aside = restore.restore(made, house.folder, now=NOW)
    assert rotation.sweep_aside(house.folder, NOW + 30 * DAY) == ()
    assert rotation.sweep_aside(house.folder, NOW + 31 * DAY) == (aside,)
    assert not aside.exists()


def test_a_backup_says_who_could_come_in_again(house: House) -> None:
    made = backed_up(house)
    store = house.store()
    opened = store.unlock(house.people["Marjan"], "paraplu tractor zondag kaas")
    assert opened.reader is not None
    store.stop_person(opened.reader, house.people["Bert"])
    opened.duty.close()
    store.close()
    contents = restore.describe(made, house.folder)
    assert contents.returning == ("Bert",)
    assert contents.missing == ()
    assert set(contents.people) == {"Marjan", "Ingrid", "Fatma", "Bert"}
    assert contents.settings
    assert contents.services > 100


def test_on_a_new_pc_the_card_opens_it(house: House, tmp_path: Path) -> None:
    made = backed_up(house)
    other = House(tmp_path / "nieuwe-pc", house.people, house.cards, house.now)
    other.folder.mkdir()
    restore.restore(made, other.folder, now=NOW)
    store = other.store()
    opened = store.unlock_with_card(house.cards["Marjan"], "vierkante maan onder tafel")
    assert opened.reader is not None
    opened.duty.close()
    store.close()


@pytest.mark.parametrize("part", ["prepared", "first", "middle", "last"])
def test_power_that_goes_while_putting_back_leaves_one_whole_state(
    house: House, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """Stops at each file that is moved; what `finish` does at the next start must end in the state of the backup."""

    class Power(BaseException):
        pass

    with house.duty() as duty:
        add_note(duty, "handover", "hoort erbij")
    made = backed_up(house)
    with house.duty() as duty:
        add_note(duty, "handover", "hoort er niet bij")
    restore.prepare(made, house.folder, now=NOW)
    moves = {"prepared": 0, "first": 1, "middle": 4, "last": 7}[part]
    real, count = Path.replace, 0

    def counted(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count > moves:
            raise Power
        return real(self, target)

    monkeypatch.setattr(Path, "replace", counted)
    with pytest.raises(Power):
        restore.finish(house.folder)
    monkeypatch.undo()
    assert restore.waiting(house.folder)
    restore.finish(house.folder)
    with house.duty() as duty:
        assert [note.text for note in notes(duty, "handover")] == ["hoort erbij"]


@pytest.mark.parametrize("spoil", ["cut", "flip", "text", "empty", "gone"])
def test_a_bad_backup_is_refused_and_nothing_changes(house: House, spoil: str) -> None:
    made = backed_up(house)
    content = bytearray(made.read_bytes())
    if spoil == "cut":
        made.write_bytes(content[: len(content) // 2])
    elif spoil == "flip":
        content[len(content) // 2] ^= 16
        made.write_bytes(content)
    elif spoil == "gone":
        made.unlink()
    else:
        made.write_text("Beste buren\n" * 9 if spoil == "text" else "", encoding="utf-8")
    present = files(house.folder)
    with pytest.raises(WorldError) as refused:
        restore.restore(made, house.folder, now=NOW)
    assert refused.value.code is Code.BACKUP_DAMAGED
    assert files(house.folder) == present
    assert not list(house.folder.glob("voor-terugzetten-*"))


def test_every_flipped_byte_is_noticed(house: House) -> None:
    """At a few hundred places over the whole file, the head and the end of it all."""
    made = backed_up(house)
    good = made.read_bytes()
    places = {*range(0, len(good), max(1, len(good) // 300)), *range(40), *range(len(good) - 160, len(good))}
    for place in sorted(places):
        content = bytearray(good)
        content[place] ^= 0x20
        made.write_bytes(content)
        with pytest.raises(WorldError):
            archive.verify(made)
    made.write_bytes(good)
    archive.verify(made)


def test_a_backup_of_a_newer_program_is_refused(house: House, tmp_path: Path) -> None:
    made = backed_up(house)
    archive.extract(made, tmp_path / "uit")
    manifest = archive.verify(made)
    newer = tmp_path / archive.name_of(NOW)
    parts = {name: tmp_path / "uit" / name for name in manifest.parts}
    archive.write(newer, parts, archive.Manifest(**{**vars(manifest), "desk_revision": "9999"}))
    with pytest.raises(WorldError) as refused:
        restore.describe(newer)
    assert refused.value.code is Code.BACKUP_NEWER


def test_a_backup_with_another_file_in_it_brings_only_its_own(house: House, tmp_path: Path) -> None:
    made = backed_up(house)
    manifest = archive.verify(made)
    archive.extract(made, tmp_path / "uit")
    (tmp_path / "uit" / "x").write_text("x", encoding="utf-8")
    odd = tmp_path / archive.name_of(NOW)
    parts = {name: tmp_path / "uit" / name for name in manifest.parts}
    archive.write(odd, {**parts, "../../buiten": tmp_path / "uit" / "x"}, manifest)
    archive.extract(odd, tmp_path / "nog eens" / "diep")
    assert sorted(path.name for path in (tmp_path / "nog eens" / "diep").iterdir()) == sorted(manifest.parts)
    assert not (tmp_path / "buiten").exists()


# Upkeep


def test_the_end_of_a_dienst_erases_then_backs_up(house: House) -> None:
    with house.duty() as duty:
        add_note(duty, "handover", "kanarie")
        done = upkeep.at_end(duty, now=NOW + 30 * DAY)
    assert done.troubles == ()
    assert done.erasure is not None
    assert done.erasure.total == 1
    assert done.backup is not None
    restore.restore(done.backup.file, house.folder, now=NOW + 30 * DAY)
    with house.duty() as duty:
        assert notes(duty, "handover") == ()


def test_what_the_last_dienst_missed_comes_at_the_next_unlock(house: House) -> None:
    with house.duty() as duty:
        assert upkeep.at_end(duty, now=NOW).backup is not None
    store = house.store()
    duty = store.unlock(house.people["Fatma"], FATMA).duty
    assert upkeep.at_start(duty, now=NOW).backup is None, "the last one was made"
    duty.close()
    store.close()
    later = House(house.folder, house.people, house.cards, lambda: NOW + DAY)
    with later.duty() as duty:
        add_note(duty, "handover", "zonder afsluiten")
    evening = House(house.folder, house.people, house.cards, lambda: NOW + 2 * DAY)
    with evening.duty() as duty:
        done = upkeep.at_start(duty, now=NOW + 2 * DAY)
    assert done.backup is not None


def test_a_backup_that_fails_does_not_stop_the_dienst_from_ending(house: House) -> None:
    (house.folder / backup.FOLDER).write_text("een bestand op die plek", encoding="utf-8")
    with house.duty() as duty:
        done = upkeep.at_end(duty, now=NOW)
    assert done.backup is None
    assert [error.code for error in done.troubles] == [Code.FILE_NOT_WRITABLE]
    assert done.erasure is not None
