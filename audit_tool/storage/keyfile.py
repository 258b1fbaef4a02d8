"""The key file: one random data key, wrapped once for each person by a passphrase and once by a recovery key.

Which slot opened says who is at work. A checksum over the whole file tells a damaged file from a wrong passphrase.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.small_files import read_small
from audit_tool.storage.writing import write_whole

FORMAT = 1
LARGEST = 1_000_000
"""Bytes; a slot takes some three hundred."""
RECOVERY = "recovery"
_GROUPS = 4


class DamagedKeyFileError(AuditToolError):
    """The key file cannot be read as it was written."""


class WrongPassphraseError(WrongInputError):
    """The passphrase does not open this person's slot."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard a guess is made: Argon2id passes, memory in KiB, lanes (RFC 9106, second recommended choice)."""

    passes: int = 3
    memory: int = 65536
    lanes: int = 4


MOST = Cost(passes=20, memory=1024 * 1024, lanes=16)
"""What a key file may ask of this computer; more would only be there to make it stand still."""
_SIZES = [16, 12, 48]
"""Bytes of a salt, a nonce and a wrapped key."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key as one person can unwrap it."""

    person: str
    salt: str
    nonce: str
    wrapped: str
    cost: Cost


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of a workspace, and the schema number its database was last written with."""

    workspace: str
    slots: tuple[Slot, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Codes of the people who have a passphrase here, in the order they were added."""
        return tuple(slot.person for slot in self.slots if slot.person != RECOVERY)

    def slot_of(self, person: str) -> Slot:
        """The slot of a person."""
        for slot in self.slots:
            if slot.person == person:
                return slot
        message = f"{person} has no passphrase in this workspace. Nothing was changed. Choose somebody from the list."
        raise WrongInputError(message)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """The key file with this slot in the place of the person's former one."""
        kept = [known for known in self.slots if known.person != slot.person]
        return replace(self, slots=(*kept, slot))


def new_data_key() -> bytes:
    """A fresh key for a database."""
    return secrets.token_bytes(32)


def new_recovery_key() -> str:
    """A key to print: 32 letters and digits in groups, 160 random bits."""
    text = base64.b32encode(secrets.token_bytes(20)).decode("ascii")
    return "-".join(text[at : at + _GROUPS] for at in range(0, len(text), _GROUPS))


def wrap(data_key: bytes, workspace: str, person: str, passphrase: str, cost: Cost | None = None) -> Slot:
    """Wrap the data key for one person."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost = cost or Cost()
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_stretch(passphrase, person, salt, cost)).encrypt(nonce, data_key, _bound(workspace, person))
    return Slot(person, _text(salt), _text(nonce), _text(sealed), cost)


def unwrap(slot: Slot, workspace: str, passphrase: str) -> bytes:
    """The data key, if the passphrase is right."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    stretched = _stretch(passphrase, slot.person, _bytes(slot.salt), slot.cost)
    try:
        return AESGCM(stretched).decrypt(_bytes(slot.nonce), _bytes(slot.wrapped), _bound(workspace, slot.person))
    except InvalidTag:
        what = "recovery key" if slot.person == RECOVERY else "passphrase"
        message = f"That {what} is not right. Nothing was changed. Try again; capital letters count."
        raise WrongPassphraseError(message) from None


def read(path: Path) -> KeyFile:
    """Read a key file, refusing one that is damaged or that a newer program wrote."""
    try:
        content = _content(read_small(path, LARGEST))
        _refuse_newer(content["format"])
        return KeyFile(content["workspace"], tuple(_slot(**slot) for slot in content["slots"]))
    except FileNotFoundError:
        message = (
            f"The key file {path.name} is missing, so the workspace cannot be opened. "
            "Nothing was changed. Put it back from the folder “backups” or from your own copy."
        )
        raise DamagedKeyFileError(message) from None
    except OSError as fault:
        message = (
            f"The key file {path.name} could not be read. Nothing was changed. Check that you may read its folder."
        )
        raise AuditToolError(message) from fault
    except (KeyError, TypeError, ValueError, RecursionError):
        message = (
            f"The key file {path.name} is damaged, so no passphrase can open the workspace. "
            "Nothing was changed. Put back the copy from the folder “backups”."
        )
        raise DamagedKeyFileError(message) from None


def write(path: Path, keys: KeyFile) -> None:
    """Write the key file so that a stop at any moment leaves the old one or the new one."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "workspace": keys.workspace,
        "slots": [asdict(slot) for slot in keys.slots],
    }
    write_whole(path, _written(content))


def _written(content: dict[str, Any]) -> bytes:
    return json.dumps({"checksum": _checksum(content), "content": content}, indent=1).encode("utf-8")


def _content(stored: bytes) -> dict[str, Any]:
    """What a key file says; every byte must be as it was written, spaces too, for each is one of ours."""
    content: dict[str, Any] = json.loads(stored.decode("utf-8"))["content"]
    if stored != _written(content):
        message = "not as it was written"
        raise ValueError(message)
    return content


def _slot(person: str, salt: str, nonce: str, wrapped: str, cost: dict[str, int]) -> Slot:
    """A slot that can be tried without harm; ValueError or TypeError for any other, whatever its checksum says."""
    asked = Cost(**cost)
    sizes = [len(base64.b64decode(text, validate=True)) for text in (salt, nonce, wrapped)]
    numbers, most = (asked.passes, asked.memory, asked.lanes), (MOST.passes, MOST.memory, MOST.lanes)
    bounded = all(type(number) is int and 1 <= number <= limit for number, limit in zip(numbers, most, strict=True))
    if not isinstance(person, str) or sizes != _SIZES or not bounded or asked.memory < 8 * asked.lanes:
        message = "no slot of ours"
        raise ValueError(message)
    return Slot(person, salt, nonce, wrapped, asked)


def _refuse_newer(number: int) -> None:
    if number > FORMAT:
        message = "A newer version of this program made this workspace. Nothing was changed. Install that version."
        raise AuditToolError(message)


def _stretch(passphrase: str, person: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if person == RECOVERY:
        passphrase = "".join(passphrase.upper().replace("-", " ").split())
    # The same letter may reach us composed or in parts, by keyboard and system.
    passphrase = unicodedata.normalize("NFC", passphrase)
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return kdf.derive(passphrase.encode("utf-8", "surrogatepass"))


def _bound(workspace: str, person: str) -> bytes:
    """A slot is sealed to its person and workspace, so that swapping slots opens nothing."""
    return f"{workspace}/{person}".encode()


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("utf-8")).hexdigest()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(value: str) -> bytes:
    return base64.b64decode(value)
