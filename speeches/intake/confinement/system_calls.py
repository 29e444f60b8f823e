"""Let the kernel refuse every system call but those of a process that computes and writes its answer.

Resource limits alone leave what needs no descriptor: removing and renaming files, signals to other processes, reading
their memory. The filter is a small program that the kernel runs before each call (seccomp, Linux 3.5 and later; see
the kernel's Documentation/userspace-api/seccomp_filter.rst). What is not on the list fails with EPERM, so that a
library that tries something notices and goes on.
"""

import ctypes
import errno
import platform
import struct

# name → number on x86_64, number on aarch64 (the kernel's generic table)
_ALLOWED = {
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "close": (3, 57),
    "lseek": (8, 62),
    "fstat": (5, 80),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    "futex": (202, 98),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getrusage": (98, 165),
    "sysinfo": (99, 179),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "rseq": (334, 293),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column of the table, name in the kernel

_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
_NUMBER_AT, _MACHINE_AT = 0, 4  # in struct seccomp_data
_FOREIGN = 0x40000000  # numbers from here on belong to another calling convention (x32)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def keep_only_reading() -> None:
    """Have all but the listed calls refused from now on, for this process and all its threads to come.

    On a machine whose numbers are not in the table nothing is filtered and the resource limits hold alone.
    Raises ``OSError`` when the kernel does not take the filter: then nothing must be read.
    """
    if platform.machine() not in _MACHINES:
        return
    column, machine = _MACHINES[platform.machine()]
    steps = _steps([numbers[column] for numbers in _ALLOWED.values()], machine)
    program = _Program(len(steps), b"".join(steps))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for arguments in (
        (_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0),
        (_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0),
    ):
        if prctl(*arguments):
            raise OSError(ctypes.get_errno(), "the kernel does not take the filter")


def _steps(numbers: list[int], machine: int) -> list[bytes]:
    """Return the filter's instructions: the right machine, then one comparison a call."""
    steps = [
        _step(_LOAD, _MACHINE_AT),
        _step(_EQUAL, machine, when_true=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER_AT),
        _step(_AT_LEAST, _FOREIGN, when_true=len(numbers)),
    ]
    for position, number in enumerate(numbers):
        steps.append(_step(_EQUAL, number, when_true=len(numbers) - position))
    return [*steps, _step(_RETURN, _REFUSE), _step(_RETURN, _ALLOW)]


def _step(code: int, value: int, *, when_true: int = 0, when_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, when_true, when_false, value)
