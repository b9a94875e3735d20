"""What a query worker is kept from: outliving its server, memory without end, the network. Linux only."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import socket
import struct

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_ALLOW = 0x7FFF0000
_DENY = 0x00050000 | errno.EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_X32 = 0x40000000
# By machine: its audit number, then the system calls that make a socket or run a program: socket,
# socketpair, connect, execve, execveat, io_uring_setup.
_CALLS = {
    "x86_64": (0xC000003E, (41, 53, 42, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 199, 203, 221, 281, 425)),
}


def die_with_parent(parent: int) -> None:
    """Has the kernel end this process when the thread that started it ends; ends it now if that is past."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def bound_memory(most_bytes: int) -> None:
    """Bounds the memory that this process may hold beyond what it holds now, and leaves no core behind."""
    with open("/proc/self/statm", encoding="ascii") as file:
        held = int(file.read().split()[5]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_DATA, (held + most_bytes, held + most_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def deny_network() -> bool:
    """True where this process can make no socket from now on; False on a machine that this is not written for."""
    machine, calls = _CALLS.get(platform.machine(), (0, ()))
    if not calls:
        return False
    code = _program(machine, calls)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(struct.pack("@HxxxxxxP", len(code) // 8, ctypes.addressof(buffer)), 16)
    if _prctl(_PR_SET_NO_NEW_PRIVS, 1) or _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program)):
        return False
    try:
        socket.socket().close()
    except PermissionError:
        return True
    return False


def _prctl(option: int, first: int, second: int = 0) -> int:
    """prctl(2): 0, or -1 where it failed."""
    arguments = (ctypes.c_ulong(value) for value in (first, second, 0, 0))
    return int(ctypes.CDLL(None, use_errno=True).prctl(option, *arguments))


def _program(machine: int, calls: tuple[int, ...]) -> bytes:
    """The filter: another architecture, an x32 call or one of `calls` is denied, all else allowed."""
    count = len(calls)
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 0, count + 3, machine), (_LOAD, 0, 0, 0), (_AT_LEAST, count + 1, 0, _X32)]
    steps += [(_EQUAL, count - place, 0, call) for place, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY)]
    return b"".join(struct.pack("@HBBI", *step) for step in steps)
