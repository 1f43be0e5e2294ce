"""Errors as the command line shows them, and the exit code of each (DESIGN §4)."""

from __future__ import annotations

DONE, SOME_FAILED, WRONG_USE, ABORTED = 0, 1, 2, 3


class CommandError(Exception):
    """Something that ends a command: what, where, how to fix it, and with which exit code."""

    def __init__(self, message: str, *, fix: str = "", exit_code: int = WRONG_USE) -> None:
        super().__init__(f"{message}\n  fix:   {fix}" if fix else message)
        self.exit_code = exit_code


def exit_code_of(error: BaseException) -> int | None:
    """The exit code for an error that people can do something about, None for a fault of the program.

    Errors of Nysta carry theirs as ``exit_code``; what the system refuses aborts the run.
    """
    if isinstance(error, KeyboardInterrupt | OSError):
        return ABORTED
    code = getattr(error, "exit_code", None)
    return code if isinstance(code, int) and type(error).__module__.startswith("nysta.") else None
