"""Running the program as a user does: in a process of its own, with folders of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

NO_TRACEBACK = "Traceback (most recent call last)"


@pytest.fixture
def run() -> Run:
    """Runs ``gesprek-oefenen`` with these arguments; no command of ours ever shows a traceback."""

    def go(*arguments: str, stdin: str | bytes = "", code: int | None = 0, env: dict[str, str] | None = None,
           ) -> subprocess.CompletedProcess[str]:
        import os

        data = stdin.encode("utf-8", "surrogatepass") if isinstance(stdin, str) else stdin
        done = subprocess.run([sys.executable, "-m", "gesprek_oefenen.cli.main", *arguments], input=data, capture_output=True,
                              check=False, timeout=120, env={**os.environ, **(env or {})})
        result = subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
        assert NO_TRACEBACK not in result.stderr + result.stdout
        if code is not None:
            assert result.returncode == code, result.stderr
        return result

    return go
