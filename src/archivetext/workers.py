"""Work in other processes: the answers come in the order of the questions, whatever befalls a process.

A process that is killed costs the one question that it was at; the questions behind it go to another. When this process ends, in
whatever way, the others end too: each of them watches it.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, TypeVar

from archivetext.corpus import ProcessError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

__all__ = ["in_order", "processors"]

Question = TypeVar("Question")
Answer = TypeVar("Answer")

_AHEAD = 8  # questions that one process holds: enough to be at work while this one writes, few enough to share out a short list
_WINDOW = 32  # questions for each process that may be taken before the oldest is answered
_STILLBORN = 3  # processes in a row that end before they begin, until it is plain that none ever will
_PATIENCE = 10.0  # seconds that a process has to end when it is told to
_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]  # signals that ask for the end


def processors() -> int:
    """How many processors this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    task: Callable[[Question], Answer],
    questions: Iterable[Question],
    *,
    jobs: int,
    here: Callable[[Question], bool],
    lost: Callable[[Question, str], Answer],
) -> Generator[Answer]:
    """Do *task* on each question, in up to *jobs* processes, and give the answers in the order of the questions.

    Args:
        task: what is done; it and its answers must be picklable. An exception of it ends its process.
        questions: taken as they are needed, and no more than some dozens for each process ahead.
        jobs: the most processes. They are started as there is work for them.
        here: whether a question must be answered in this process.
        lost: the answer to a question whose process was lost; the second argument says how.

    Raises:
        ProcessError: the processes end before they begin.
    """
    pool = _Pool(task, iter(questions), jobs, here, lost)
    try:
        yield from pool.answers()
    finally:
        pool.end()


# --- the other process


def _work(task: Callable[[Question], Answer], connection: Connection) -> None:
    """Answer what comes until ``None`` comes. The first message says that it has begun."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # that of a terminal goes to all; the first process ends the others
    for name in ("SIGTERM", "SIGHUP"):  # whatever the first process does about them
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):  # they waited while the process was started
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    waiting: queue.SimpleQueue[Question | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, waiting), daemon=True).start()
    with suppress(OSError):  # nobody listens any more
        connection.send(None)
        while (question := waiting.get()) is not None:
            answer = task(question)
            try:
                connection.send((answer, None))
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001  it cannot be sent; nothing of it was
                connection.send((None, f"its record could not be sent: {type(error).__name__}: {error}"))


def _listen(connection: Connection, waiting: queue.SimpleQueue[Question | None]) -> None:
    """Take questions while another is being answered, so that who asks never waits; and end all when the first process is gone."""
    parent = multiprocessing.parent_process()
    if parent is None:  # no process of multiprocessing, so nobody to watch
        return
    watched: list[Connection | int] = [parent.sentinel, connection]
    adopted = os.getppid()
    while True:
        # A sentinel can be held open by whatever else the first process has started; who has a new parent has lost the old.
        ready = wait(watched, 1.0)
        if parent.sentinel in ready or os.getppid() != adopted:
            os._exit(1)
        if connection in ready:
            try:
                waiting.put(connection.recv())
            except (EOFError, OSError):
                watched.remove(connection)
                waiting.put(None)


# --- this process


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals that ask for the end wait: what a handler raises while a process is started would leave it half made, and nobody to end it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has nothing of the kind
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker(Generic[Question]):
    """A process, and what it was asked: pairs of number and question, the oldest first."""

    def __init__(self, task: Callable[[Question], object]) -> None:
        self.asked: deque[tuple[int, Question]] = deque()
        self.begun = False
        self.connection, there = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_work, args=(task, there), daemon=True)
        try:
            self.process.start()
        except BaseException:
            self.connection.close()
            raise
        finally:
            there.close()

    def ended(self) -> str:
        """Wait for its end, bring it about if need be, and say how it was."""
        self.process.join(1)
        self.process.kill()
        self.process.join()
        status = self.process.exitcode or 0
        self.connection.close()
        self.process.close()
        if status >= 0:
            return f"ended with status {status}"
        with suppress(ValueError):
            return f"was ended by {signal.Signals(-status).name}"
        return f"was ended by signal {-status}"


class _Pool(Generic[Question, Answer]):
    def __init__(
        self,
        task: Callable[[Question], Answer],
        questions: Iterator[Question],
        jobs: int,
        here: Callable[[Question], bool],
        lost: Callable[[Question, str], Answer],
    ) -> None:
        self.task, self.questions, self.jobs, self.here, self.lost = task, questions, jobs, here, lost
        self.workers: list[_Worker[Question]] = []
        self.open: deque[tuple[int, Question]] = deque()  # taken, and with no process
        self.done: dict[int, Answer] = {}
        self.taken = 0
        self.exhausted = False
        self.stillborn = 0

    def answers(self) -> Iterator[Answer]:
        at = 0
        while True:
            self._hand_out(at)
            if at in self.done:
                yield self.done.pop(at)
                at += 1
            elif at == self.taken and self.exhausted:
                return
            else:
                self._hear()

    def _hand_out(self, at: int) -> None:
        while self.open or self._take(at):
            number, question = self.open[0]
            if self.here(question) or not self.jobs:
                self.done[number] = self.task(question)
                self.open.popleft()
                continue
            worker = self._free()
            if worker is None:
                if self.jobs:
                    return
                continue
            worker.asked.append(self.open.popleft())
            with suppress(OSError):  # that it is gone is heard where all are heard
                worker.connection.send(question)

    def _take(self, at: int) -> bool:
        if self.exhausted or self.taken - at >= _WINDOW * max(self.jobs, 1):
            return False
        try:
            self.open.append((self.taken, next(self.questions)))
        except StopIteration:
            self.exhausted = True
            return False
        self.taken += 1
        return True

    def _free(self) -> _Worker[Question] | None:
        """The process with the fewest questions, or a new one if all have some; None if all have enough."""
        best = min(self.workers, key=lambda worker: len(worker.asked), default=None)
        if (best is None or best.asked) and len(self.workers) < self.jobs:
            try:
                with _undisturbed():
                    best = _Worker(self.task)
                    self.workers.append(best)
            except OSError:  # the system gives no more processes, so do with what there is
                self.jobs = len(self.workers)
        return best if best is not None and len(best.asked) < _AHEAD else None

    def _hear(self) -> None:
        ready = wait([worker.connection for worker in self.workers])
        for worker in [worker for worker in self.workers if worker.connection in ready]:
            try:
                said = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
            except MemoryError:
                self._bury(worker, "the memory did not suffice for its record")
            else:
                if said is None:
                    worker.begun = True
                    self.stillborn = 0
                    continue
                number, question = worker.asked.popleft()
                answer, failed = said
                self.done[number] = answer if failed is None else self.lost(question, failed)

    def _bury(self, worker: _Worker[Question], why: str | None = None) -> None:
        """A process is gone: what it was at is lost, the rest goes to another."""
        self.workers.remove(worker)
        how = worker.ended()
        if worker.begun and worker.asked:
            number, question = worker.asked.popleft()
            self.done[number] = self.lost(question, why or f"the process that read it {how}; did the memory suffice?")
        elif not worker.begun:
            self.stillborn += 1
        self.open.extendleft(reversed(worker.asked))
        if self.stillborn >= _STILLBORN:
            raise ProcessError(
                f"the processes do not begin: each {how}. Is the start of the script under `if __name__ == '__main__':`, and can they "
                "import what they need? One process (jobs=1, --jobs 1) needs no other"
            )

    def end(self) -> None:
        """End all processes: at once those that are at work, kindly those that are not."""
        for worker in self.workers:
            if worker.asked or not worker.begun:
                worker.process.kill()
            else:
                with suppress(OSError):
                    worker.connection.send(None)
        for worker in self.workers:
            worker.process.join(_PATIENCE)
            worker.ended()
        self.workers.clear()
