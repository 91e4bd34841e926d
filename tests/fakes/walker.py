"""A client of a test that goes on while the test does something to the server."""

import threading


class Walker(threading.Thread):
    """Walks, as a subclass says, until told to stop; `wrong` holds what an answer should not be, and what ended it."""

    def __init__(self, stop: threading.Event) -> None:
        super().__init__()
        self.stop, self.wrong = stop, []

    def run(self) -> None:
        """Walk again and again."""
        try:
            while not self.stop.is_set():
                self.walk()
        except Exception as error:
            self.wrong.append(repr(error))
        finally:
            self.let_go()

    def walk(self) -> None:
        """Walk once."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Hang up, where there is a line."""
