"""Work in other processes: what befalls a process costs one answer, and never the order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from archivetext import workers
from archivetext.cli.saying import Ended, signals_raise
from archivetext.corpus import ProcessError

pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the tasks here are sent by forking")


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "multiprocessing", multiprocessing.get_context("fork"))


def ask(task, questions, jobs: int = 2) -> list:
    return list(workers.in_order(task, questions, jobs=jobs, here=lambda question: question == "here", lost=lambda *what: what))


def act(question: object) -> object:
    """Do what the question says, and give it back."""
    if question == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif question == "leave":
        os._exit(3)
    elif question == "raise":
        raise SystemExit(4)
    elif question == "unsendable":
        return lambda: None
    elif question == "slow":
        time.sleep(0.3)
    elif question == "who":
        return os.getpid()
    return question


def test_answers_keep_the_order_of_the_questions() -> None:
    questions = ["slow", *range(200), "slow", *range(200)]
    assert ask(act, questions) == questions
    assert ask(act, []) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_waits_until_a_process_is_started_and_known(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    started: list[multiprocessing.process.BaseProcess] = []
    kind = workers.multiprocessing.Process
    start = kind.start

    def disturbed(process: multiprocessing.process.BaseProcess) -> None:
        signal.raise_signal(signal.Signals[name])  # what is raised from here on would leave it half made
        start(process)
        started.append(process)

    monkeypatch.setattr(kind, "start", disturbed)
    with pytest.raises(Ended), signals_raise():
        ask(act, ["slow", "slow"])
    (process,) = started
    with pytest.raises(ValueError, match="closed"):  # its end was waited for
        process.is_alive()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_each_lost_process_costs_one_answer(jobs: int) -> None:
    questions = [*range(20), "kill", *range(20), "kill", "kill", "leave", "raise", "unsendable", *range(20), "kill"]
    answers = ask(act, questions, jobs)
    assert [answer[0] if isinstance(answer, tuple) else answer for answer in answers] == questions
    lost = [answer[1] for answer in answers if isinstance(answer, tuple)]
    ends = ["was ended by SIGKILL"] * 3 + ["ended with status 3", "ended with status "]
    assert [how.startswith(f"the process that read it {end}") for how, end in zip(lost, ends, strict=False)] == [True] * 5
    assert len(lost) == 7
    assert lost[5].startswith("its record could not be sent: ")


def test_what_must_be_done_here_is() -> None:
    seen: list[object] = []

    def task(question: object) -> object:
        seen.append(question)  # another process has a list of its own
        return question

    assert ask(task, ["there", "here", "there"]) == ["there", "here", "there"]
    assert seen == ["here"]


def test_no_more_processes_than_questions_or_than_were_asked_for() -> None:
    assert len(set(ask(act, ["who"], jobs=8))) == 1
    assert len(set(ask(act, ["who"] * 50, jobs=3))) <= 3


def test_where_the_system_gives_no_process_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.get_context("fork").Process, "start", refused)
    assert ask(act, ["who", 1, "who"]) == [os.getpid(), 1, os.getpid()]


def test_processes_that_never_begin_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_work", lambda *_: os._exit(1))
    with pytest.raises(ProcessError, match=r"do not begin: each ended with status 1\. Is the start of the script under"):
        ask(act, range(100))


def test_a_question_that_raises_ends_all() -> None:
    def questions():
        yield from range(20)
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        ask(act, questions())
    assert multiprocessing.active_children() == []


def test_who_stops_early_leaves_no_process() -> None:
    answers = workers.in_order(act, ["slow"] * 100, jobs=2, here=lambda _: False, lost=lambda *what: what)
    assert next(answers) == "slow"
    answers.close()
    assert multiprocessing.active_children() == []
