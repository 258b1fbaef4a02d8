"""Calls the command line in the test's own process and keeps what it said."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from audit_tool import cli


@dataclass
class Ran:
    """What a call came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        return json.loads(self.out)


@dataclass
class Shell:
    """Calls the command line in this process, with the passphrase of the demonstration in the environment."""

    captured: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path) -> Ran:
        self.captured.readouterr()
        code = cli.main([str(word) for word in words])
        streams = self.captured.readouterr()
        return Ran(code, streams.out, streams.err)


def is_one_sentence_of_trouble(ran: Ran, code: int = 2) -> bool:
    """Nothing on standard output, one line without a stack trace on standard error."""
    told = ran.err.strip()
    return ran.code == code and ran.out == "" and bool(told) and "\n" not in told and "Traceback" not in told
