"""directory.db: opening, faults, writes and what they tell."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import IntegrityError

from data import migrate, stores
from data.changes import Changes
from data.directory import commands, schema, schema_hsds
from data.directory.drafts import NeedLink, ServiceDraft
from data.directory.opening import check_file
from data.directory.records import Check, CheckedField, CheckHow, CheckState, Listing, Origin, Phone
from data.directory.store import FILE_NAME, Directory, open_directory
from data.errors import Code, WorldError
from desktop.startup import demo_draft, national_draft
from tests.conftest import NOW

HSDS = (
    "organization service location service_at_location address phone schedule service_area cost_option "
    "required_document language accessibility taxonomy taxonomy_term attribute contact metadata"
).split()


def test_tables_carry_the_names_of_hsds(directory: Directory) -> None:
    tables = set(inspect(directory.engine).get_table_names())
    assert set(HSDS) <= tables
    assert {"listing", "field_check", "everyday_word", "crisis_number"} <= tables


HSDS_FIELDS: dict[str, list[str]] = json.loads((Path(__file__).parent / "hsds-3.0-fields.json").read_text("utf-8"))
"""All fields of HSDS 3.0, from its own datapackage.json."""


def test_every_column_is_hsds_or_named_as_ours() -> None:
    for name, table in schema.METADATA.tables.items():
        columns = [column.name for column in table.columns]
        assert len(columns) == len(set(columns))
        if name in schema_hsds.OUR_TABLES:
            assert name not in HSDS_FIELDS
            continue
        unknown = [column for column in columns if column not in HSDS_FIELDS[name]]
        assert unknown == list(schema_hsds.OURS.get(name, ())), name


def test_every_field_of_hsds_is_there_or_left_out_for_a_reason() -> None:
    tables = schema.METADATA.tables
    assert set(HSDS_FIELDS) - set(tables) == set(schema_hsds.TABLES_LEFT_OUT)
    for name in HSDS_FIELDS.keys() & tables.keys():
        missing = [field for field in HSDS_FIELDS[name] if field not in tables[name].columns]
        assert missing == list(schema_hsds.LEFT_OUT.get(name, {})), name
    reasons = [*schema_hsds.TABLES_LEFT_OUT.values()]
    reasons += [reason for fields in schema_hsds.LEFT_OUT.values() for reason in fields.values()]
    assert all(len(reason) > 10 for reason in reasons)


def test_every_constraint_has_a_name() -> None:
    for table in schema.METADATA.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"
        for index in table.indexes:
            assert index.name


def test_migrated_schema_equals_the_models(directory: Directory) -> None:
    """House.md habit 5: what the revisions make is what the classes say."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with directory.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.METADATA) == []


def test_store_is_in_wal_with_foreign_keys(directory: Directory) -> None:
    with directory.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_starter_list_is_whole(directory: Directory) -> None:
    count, filled, dated = directory.summary()
    assert (count, filled, dated) == (149, "landelijk", 42)
    juridisch = directory.detail(directory.resolve("juridisch-loket"))
    assert juridisch.card.phone == "0800-8020"
    assert juridisch.card.check_state is CheckState.NEVER
    assert juridisch.source_name == "Landelijke startlijst"
    assert directory.detail(directory.resolve("wmo-loket")).card.listing is Listing.SLOT


def test_temporary_scheme_has_its_dates(directory: Directory) -> None:
    fund = directory.detail(directory.resolve("noodfonds-energie"))
    (schedule,) = fund.card.schedules
    assert (schedule.valid_from, schedule.valid_to) == (date(2027, 1, 4), date(2027, 5, 7))


def test_demo_fills_every_slot_and_hides_the_hidden(demo: Directory) -> None:
    count, filled, _ = demo.summary()
    assert filled == "voorbeeld"
    assert count >= 60 + 149
    shelter = demo.detail(demo.resolve("vrouwenopvang"))
    assert shelter.card.listing is Listing.HIDDEN_ADDRESS
    assert all(place.address is None for place in shelter.places)
    assert shelter.is_safety
    cards = demo.services_of_theme("zorg")
    sources = [card.source_id for card in cards]
    assert "wmo-loket" not in sources, "a filled slot is not shown"
    origins = [card.origin for card in cards]
    assert origins.index(Origin.NATIONAL) > origins.index(Origin.NEIGHBOURHOOD)
    assert demo.detail(demo.resolve("naaicafe")).card.listing is Listing.CLOSED


def test_themes_have_two_levels_and_secondary_terms(directory: Directory) -> None:
    themes = directory.themes()
    assert 12 <= len(themes) <= 16
    assert sum(theme.tile for theme in themes) == 8
    assert all(theme.needs for theme in themes)
    with directory.engine.connect() as connection:
        names = set(connection.exec_driver_sql("SELECT name FROM taxonomy").scalars())
        linked = connection.exec_driver_sql(
            "SELECT count(DISTINCT link_id) FROM attribute WHERE link_type = 'Zelfredzaamheid-Matrix'"
        ).scalar()
    assert {"Zelfredzaamheid-Matrix", "Positieve Gezondheid", "Uniforme Productnamenlijst"} <= names
    assert linked == len(themes)


def _draft(**values: object) -> ServiceDraft:
    base: dict[str, object] = {
        "source_id": "lokaal-wmo",
        "name": "Wmo-loket Teststad",
        "organization": "Gemeente Teststad",
        "summary": "Hulp om thuis te wonen",
        "source_name": "balie",
        "slot": "wmo-loket",
        "phones": (Phone("0565 12 12 12"),),
        "needs": (NeedLink("zorg.hulp-thuis", 1),),
    }
    return ServiceDraft(**{**base, **values})  # type: ignore[arg-type]


def test_saving_tells_what_changed_and_keeps_checks(directory: Directory) -> None:
    heard: list[Changes] = []
    directory.changes.subscribe(heard.append)
    stamp = directory.stamp()
    card = directory.save_service(_draft(), by="balie")
    assert heard[-1].services == {card.id}
    assert directory.stamp() != stamp
    assert card.check_state is CheckState.NEVER, "an edit is never a check"
    directory.add_check(card.id, Check(CheckedField.PHONE, "balie", CheckHow.PHONE, NOW.date()))
    again = directory.save_service(_draft(name="Wmo-loket"), by="balie")
    assert again.name == "Wmo-loket"
    assert again.check_state is CheckState.CHECKED
    assert again.checked_on == NOW.date()
    with directory.engine.connect() as connection:
        journal = connection.exec_driver_sql(
            "SELECT last_action_type FROM metadata WHERE resource_id = ?", (card.id,)
        ).scalars()
        assert sorted(journal) == ["create", "update"]


def test_a_filled_slot_gives_way(directory: Directory) -> None:
    assert "wmo-loket" in [card.source_id for card in directory.services_of_theme("zorg")]
    directory.save_service(_draft(), by="balie")
    sources = [card.source_id for card in directory.services_of_theme("zorg")]
    assert "lokaal-wmo" in sources
    assert "wmo-loket" not in sources


def test_a_nameless_service_is_refused(directory: Directory) -> None:
    with pytest.raises(WorldError) as caught:
        directory.save_service(_draft(name=" "), by="balie")
    assert caught.value.code is Code.VALUE_MISSING


def test_old_checks_go_stale_per_field(directory: Directory) -> None:
    card = directory.save_service(_draft(), by="balie")
    directory.add_check(card.id, Check(CheckedField.SCHEDULE, "balie", CheckHow.PHONE, date(2026, 8, 1)))
    assert directory.detail(card.id).card.check_state is CheckState.STALE
    directory.add_check(card.id, Check(CheckedField.SCHEDULE, "balie", CheckHow.PHONE, date(2026, 11, 1)))
    assert directory.detail(card.id).card.check_state is CheckState.CHECKED


def test_reports_are_kept_and_checked(directory: Directory) -> None:
    key = directory.resolve("geldfit")
    directory.report(key, "phone", "niemand neemt op")
    with directory.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT remark FROM report").scalar() == "niemand neemt op"
    with pytest.raises(WorldError):
        directory.report(key, "kleur", "")


def test_another_process_is_noticed(directory: Directory) -> None:
    directory.notice_other_writers()
    heard: list[Changes] = []
    directory.changes.subscribe(heard.append)
    with sqlite3.connect(directory.path) as other:
        other.execute("UPDATE store_state SET writes = writes + 1")
    other.close()
    assert directory.notice_other_writers()
    assert heard[-1].everything
    assert not directory.notice_other_writers()


def _aside(folder: Path) -> list[Path]:
    return sorted(folder.glob("directory-bewaard-*.db"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"dit is geen database maar een brief", Code.DIRECTORY_FOREIGN),
        (b"SQLite format 3\x00" + b"\xff" * 9000, Code.DIRECTORY_DAMAGED),
    ],
    ids=["foreign", "damaged"],
)
def test_a_wrong_file_is_kept_aside(tmp_path: Path, content: bytes, code: Code) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    directory, notices = open_directory(tmp_path, national_draft, now=lambda: NOW)
    assert [notice.code for notice in notices] == [code]
    assert directory.summary()[0] == 149
    (kept,) = _aside(tmp_path)
    assert kept.read_bytes() == content, "nothing is lost"
    directory.close()


def test_another_programs_database_is_kept_aside(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as other:
        other.execute("CREATE TABLE recepten (naam TEXT)")
        other.execute("INSERT INTO recepten VALUES ('soep')")
    other.close()
    directory, notices = open_directory(tmp_path, national_draft, now=lambda: NOW)
    assert notices[0].code is Code.DIRECTORY_FOREIGN
    with sqlite3.connect(_aside(tmp_path)[0]) as kept:
        assert kept.execute("SELECT naam FROM recepten").fetchone() == ("soep",)
    kept.close()
    directory.close()


def test_a_store_with_damaged_pages_is_kept_aside(tmp_path: Path) -> None:
    directory, _ = open_directory(tmp_path, national_draft, now=lambda: NOW)
    directory.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x00" * (len(content) - 4096)
    path.write_bytes(content)
    directory, notices = open_directory(tmp_path, national_draft, now=lambda: NOW)
    assert notices[0].code is Code.DIRECTORY_DAMAGED
    assert directory.summary()[0] == 149
    assert _aside(tmp_path)
    directory.close()


def test_a_newer_store_is_refused_untouched(tmp_path: Path) -> None:
    directory, _ = open_directory(tmp_path, national_draft, now=lambda: NOW)
    directory.close()
    path = tmp_path / FILE_NAME
    with sqlite3.connect(path) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(WorldError) as caught:
        open_directory(tmp_path, national_draft, now=lambda: NOW)
    assert caught.value.code is Code.DIRECTORY_NEWER
    assert path.read_bytes() == before
    assert not _aside(tmp_path)
    with pytest.raises(WorldError):
        check_file(tmp_path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_still_searches(tmp_path: Path) -> None:
    """A file where the folder should be: no user, root included, can write there."""
    (tmp_path / "data").write_text("in de weg", encoding="utf-8")
    directory, notices = open_directory(tmp_path / "data", national_draft, now=lambda: NOW)
    assert [notice.code for notice in notices] == [Code.DATA_DIR_NOT_WRITABLE]
    assert directory.summary()[0] == 149
    assert (tmp_path / "data").read_text(encoding="utf-8") == "in de weg"
    directory.close()


def test_check_finds_broken_links(tmp_path: Path) -> None:
    directory, _ = open_directory(tmp_path, national_draft, now=lambda: NOW)
    directory.close()
    check_file(tmp_path)
    with sqlite3.connect(tmp_path / FILE_NAME) as broken:
        broken.execute("DELETE FROM organization WHERE name = 'UWV'")
    broken.close()
    with pytest.raises(WorldError) as caught:
        check_file(tmp_path)
    assert caught.value.code is Code.DIRECTORY_DAMAGED


def test_a_failed_write_leaves_everything_as_it_was(directory: Directory) -> None:
    before = directory.stamp()
    with pytest.raises(Exception, match="FOREIGN KEY"):
        directory.save_service(_draft(needs=(NeedLink("bestaat.niet", 1),)), by="balie")
    assert directory.stamp() == before
    with pytest.raises(WorldError):
        directory.resolve("lokaal-wmo")


def test_an_error_of_the_store_does_not_say_what_was_written(directory: Directory) -> None:
    with pytest.raises(IntegrityError) as caught:
        directory.save_service(_draft(name="kanariegele buurman", needs=(NeedLink("bestaat.niet", 1),)), by="balie")
    assert "hidden" in str(caught.value)
    with pytest.raises(IntegrityError) as caught, directory.engine.begin() as connection:
        connection.execute(schema.Report.insert().values(id="1", service_id="kanariegele buurman", field="phone"))
    assert "kanariegele" not in str(caught.value)


def test_filling_a_store_that_another_process_filled_changes_nothing(directory: Directory) -> None:
    before = directory.stamp()
    assert commands.load(directory.engine, national_draft()) == Changes()
    assert not migrate.upgrade(directory.engine, stores.DIRECTORY, tables=schema.METADATA)
    migrate._make(directory.engine, stores.DIRECTORY, schema.METADATA)
    assert directory.stamp() == before


def test_loading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    """Scripts may keep the id of a service."""
    first, _ = open_directory(tmp_path / "a", demo_draft, now=lambda: NOW)
    second, _ = open_directory(tmp_path / "b", demo_draft, now=lambda: NOW)
    assert first.resolve("geldplein") == second.resolve("geldplein")
    first.close()
    second.close()


def test_a_store_made_by_sqlalchemy_alone_is_foreign(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / FILE_NAME}")
    schema.METADATA.create_all(engine)
    engine.dispose()
    directory, notices = open_directory(tmp_path, national_draft, now=lambda: NOW)
    assert notices[0].code is Code.DIRECTORY_FOREIGN
    directory.close()


def test_crisis_numbers_are_a_dated_table_that_can_be_edited(directory: Directory) -> None:
    from dataclasses import replace

    lines = {line.code: line for line in directory.crisis_numbers()}
    assert [lines[code].number for code in ("112", "113", "veilig-thuis")] == ["112", "113", "0800-2000"]
    heard: list[Changes] = []
    directory.changes.subscribe(heard.append)
    changed = replace(lines["huisartsenpost"], number="0565 14 41 44", checked_on=NOW.date())
    directory.save_crisis_number(changed, by="balie")
    assert heard[-1].crisis_numbers
    assert {line.code: line for line in directory.crisis_numbers()}["huisartsenpost"] == changed
