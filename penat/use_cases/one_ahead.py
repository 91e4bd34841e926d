"""Work that goes on in a thread of its own while its last answer is being used."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def one_ahead(tasks: Iterable[Task], work: Callable[[Task], Answer]) -> Generator[tuple[Task, Answer], None, None]:
    """Yield each task with its answer, in order; the next task is being worked on meanwhile.

    What *work* raises is raised here, at its task's turn, and no further task is begun. So it is when the caller stops
    early, by closing the iterator; what is being worked on is waited for.
    """
    waiting: deque[tuple[Task, Future[Answer]]] = deque()
    with ThreadPoolExecutor(1, thread_name_prefix="one-ahead") as worker:
        try:
            for task in tasks:
                waiting.append((task, worker.submit(work, task)))
                if len(waiting) > 1:
                    first, answer = waiting.popleft()
                    yield first, answer.result()
            while waiting:
                first, answer = waiting.popleft()
                yield first, answer.result()
        finally:
            worker.shutdown(wait=True, cancel_futures=True)
