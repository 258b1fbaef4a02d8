"""The key file: what opens it, what is told apart, and that damage never opens anything (R-174)."""

import json
import os
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.storage import keyfile
from audit_tool.storage.keyfile import (
    RECOVERY,
    DamagedKeyFileError,
    KeyFile,
    Slot,
    WrongPassphraseError,
    new_data_key,
    new_recovery_key,
    unwrap,
    wrap,
)
from tests.conftest import CHEAP, PASSPHRASE

WORKSPACE = "00ff00ff"
DATA_KEY = bytes(range(32))


@pytest.fixture
def keys() -> KeyFile:
    slots = tuple(wrap(DATA_KEY, WORKSPACE, person, PASSPHRASE + person, CHEAP) for person in ("Q-01", "A-02"))
    return KeyFile(WORKSPACE, slots)


@pytest.fixture
def path(tmp_path: Path, keys: KeyFile) -> Path:
    made = tmp_path / "workspace.keys"
    keyfile.write(made, keys)
    return made


def test_each_person_opens_their_own_slot(path: Path) -> None:
    keys = keyfile.read(path)
    assert keys.people == ("Q-01", "A-02")
    for person in keys.people:
        assert unwrap(keys.slot_of(person), keys.workspace, PASSPHRASE + person) == DATA_KEY
    with pytest.raises(WrongPassphraseError, match="passphrase is not right"):
        unwrap(keys.slot_of("Q-01"), keys.workspace, PASSPHRASE + "A-02")


def test_neither_the_data_key_nor_a_passphrase_stands_in_the_file(path: Path) -> None:
    content = path.read_bytes()
    assert DATA_KEY not in content
    assert DATA_KEY.hex().encode() not in content
    assert PASSPHRASE.encode() not in content


def test_missing_damaged_and_newer_are_told_apart(path: Path) -> None:
    with pytest.raises(DamagedKeyFileError, match="is missing"):
        keyfile.read(path.with_name("absent.keys"))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(DamagedKeyFileError, match="is damaged"):
        keyfile.read(path)


def test_a_newer_format_is_refused_by_that_name_and_left_alone(path: Path) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))["content"] | {"format": 2}
    path.write_bytes(keyfile._written(content))
    before = path.read_bytes()
    with pytest.raises(AuditToolError, match="newer version") as refused:
        keyfile.read(path)
    assert not isinstance(refused.value, DamagedKeyFileError)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b'"text"', b'{"content": 1}', b"\xff\xfe", b'{"content": {}}']
)
def test_other_content_is_called_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DamagedKeyFileError, match="damaged"):
        keyfile.read(path)


def test_a_folder_in_the_place_of_the_key_file_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(AuditToolError, match="could not be read"):
        keyfile.read(tmp_path)


PASSES: tuple[object, ...] = (0, -1, 10**8, 2**70, 1.5, "3", True)
ODD: list[tuple[str, object]] = [
    *(("cost", {"passes": passes, "memory": 64, "lanes": 1}) for passes in PASSES),
    *(("cost", {"passes": 1, "memory": memory, "lanes": 1}) for memory in (0, 4, 4 * 2**20, 2**31, None)),
    *(("cost", {"passes": 1, "memory": 64, "lanes": lanes}) for lanes in (0, 9, 10**6)),
    ("cost", None),
    *((name, odd) for name in ("salt", "nonce", "wrapped") for odd in ("", "!!", "AA==", "é", 5, None)),
    ("person", 5),
    ("person", ["Q-01"]),
    ("more", "than we know"),
]


@pytest.mark.parametrize(("name", "odd"), ODD, ids=repr)
def test_a_slot_that_could_do_harm_is_called_damaged_even_with_a_fitting_checksum(
    path: Path, name: str, odd: object
) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))["content"]
    content["slots"][0][name] = odd
    path.write_bytes(keyfile._written(content))
    with pytest.raises(DamagedKeyFileError, match="is damaged"):
        keyfile.read(path)


def test_content_that_would_fill_the_memory_is_not_taken_in(path: Path) -> None:
    path.write_bytes(b"[" * 200_000)
    with pytest.raises(DamagedKeyFileError, match="is damaged"):
        keyfile.read(path)
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(AuditToolError, match="could not be read"):
        keyfile.read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its pipes elsewhere")
def test_a_pipe_in_the_place_of_the_key_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "workspace.keys")
    with pytest.raises(AuditToolError, match="could not be read"):
        keyfile.read(tmp_path / "workspace.keys")


def test_a_passphrase_of_bytes_that_are_no_text_is_only_wrong(keys: KeyFile) -> None:
    for odd in ("\udcff", "\ud800 and some words"):
        with pytest.raises(WrongPassphraseError):
            unwrap(keys.slot_of("Q-01"), keys.workspace, odd)


def flips(original: bytes, at: int) -> set[bytes]:
    """What one damaged byte may become: one bit over, all bits over, and every kind of white space."""
    values = {original[at] ^ (1 << bit) for bit in range(8)} | {original[at] ^ 0xFF, 0x20, 0x09, 0x0A, 0x0D, 0x30, 0x31}
    return {original[:at] + bytes([value]) + original[at + 1 :] for value in values - {original[at]}}


def test_every_flipped_byte_is_called_damaged_and_stays_as_it_is(path: Path) -> None:
    original = path.read_bytes()
    opened = []
    for at in range(len(original)):
        for damaged in flips(original, at):
            path.write_bytes(damaged)
            try:
                keyfile.read(path)
            except DamagedKeyFileError:
                continue
            opened.append((at, damaged[at : at + 1]))
    assert opened == []
    path.write_bytes(damaged := original[:10] + b"\x00" + original[11:])
    with pytest.raises(DamagedKeyFileError):
        keyfile.read(path)
    assert path.read_bytes() == damaged


def with_field(slot: Slot, name: str, value: str) -> Slot:
    salt, nonce, wrapped = (value if name == each else getattr(slot, each) for each in ("salt", "nonce", "wrapped"))
    return Slot(slot.person, salt, nonce, wrapped, slot.cost)


def test_each_flipped_byte_inside_a_slot_opens_nothing_even_with_a_fitting_checksum(keys: KeyFile) -> None:
    slot = keys.slot_of("Q-01")
    for name in ("salt", "nonce", "wrapped"):
        sealed = keyfile._bytes(getattr(slot, name))
        for at in range(len(sealed)):
            wrong = keyfile._text(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :])
            with pytest.raises(WrongPassphraseError):
                unwrap(with_field(slot, name, wrong), WORKSPACE, PASSPHRASE + "Q-01")


def test_a_slot_given_to_another_person_or_workspace_opens_nothing(keys: KeyFile) -> None:
    stolen = replace(keys.slot_of("A-02"), person="Q-01")
    with pytest.raises(WrongPassphraseError):
        unwrap(stolen, WORKSPACE, PASSPHRASE + "A-02")
    with pytest.raises(WrongPassphraseError):
        unwrap(keys.slot_of("A-02"), "another", PASSPHRASE + "A-02")


def test_the_recovery_key_works_however_it_is_typed() -> None:
    recovery = new_recovery_key()
    assert len(recovery.replace("-", "")) == 32
    slot = wrap(DATA_KEY, WORKSPACE, RECOVERY, recovery, CHEAP)
    for typed in (recovery, recovery.lower(), recovery.replace("-", " "), recovery.replace("-", ""), f" {recovery} "):
        assert unwrap(slot, WORKSPACE, typed) == DATA_KEY
    with pytest.raises(WrongPassphraseError, match="recovery key is not right"):
        unwrap(slot, WORKSPACE, new_recovery_key())


def test_a_passphrase_with_accents_opens_from_any_keyboard() -> None:
    composed = "café naïve über años"
    slot = wrap(DATA_KEY, WORKSPACE, "A-02", composed, CHEAP)
    assert unwrap(slot, WORKSPACE, unicodedata.normalize("NFD", composed)) == DATA_KEY
    with pytest.raises(WrongPassphraseError):
        unwrap(slot, WORKSPACE, composed.upper())


def test_the_recovery_slot_is_nobody_on_the_list(keys: KeyFile) -> None:
    more = keys.with_slot(wrap(DATA_KEY, WORKSPACE, RECOVERY, new_recovery_key(), CHEAP))
    assert more.people == ("Q-01", "A-02")


def test_a_new_passphrase_takes_the_place_of_the_old_one(keys: KeyFile) -> None:
    changed = keys.with_slot(wrap(DATA_KEY, WORKSPACE, "A-02", "another passphrase", CHEAP))
    assert sorted(changed.people) == ["A-02", "Q-01"]
    with pytest.raises(WrongPassphraseError):
        unwrap(changed.slot_of("A-02"), WORKSPACE, PASSPHRASE + "A-02")
    assert unwrap(changed.slot_of("A-02"), WORKSPACE, "another passphrase") == DATA_KEY


def test_somebody_without_a_slot_is_told_so(keys: KeyFile) -> None:
    with pytest.raises(WrongInputError, match="X-99 has no passphrase"):
        keys.slot_of("X-99")


def test_keys_and_seals_are_never_the_same_twice() -> None:
    assert len({new_data_key() for _ in range(50)}) == 50
    assert len({new_recovery_key() for _ in range(50)}) == 50
    slots = [wrap(DATA_KEY, WORKSPACE, "A-02", PASSPHRASE, CHEAP) for _ in range(5)]
    assert len({slot.salt for slot in slots}) == len({slot.nonce for slot in slots}) == 5


def test_guessing_is_as_dear_as_the_standard_asks() -> None:
    cost = keyfile.Cost()
    assert (cost.passes, cost.memory, cost.lanes) == (3, 65536, 4)


def test_a_failed_write_leaves_the_old_key_file(path: Path, keys: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keyfile.write(path, KeyFile(WORKSPACE, keys.slots[:1]))
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
