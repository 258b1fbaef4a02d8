"""How long property tests go on: a little in every run, much longer in `make soak`."""

import os

import pytest

SOAKING = "AUDIT_TOOL_SOAK" in os.environ
LONG = [
    pytest.param(1, id="short"),
    pytest.param(
        40,
        id="long",
        marks=[
            pytest.mark.soak,
            pytest.mark.skipif(not SOAKING, reason="a long loop: make soak"),
            pytest.mark.timeout(3600),
        ],
    ),
]
"""By how much the examples of a test are multiplied."""
