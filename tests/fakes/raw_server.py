"""A server on a free loopback port that sends any bytes, be they nonsense, late, or none."""

import socket
import threading


class raw_server:  # reads as a function
    """Sends *answer*, whatever it is asked, a byte at a time where *pause_s* is given, and then says nothing."""

    def __init__(self, answer, pause_s=0.0, wrap=lambda accepted: accepted):
        self.answer, self.pause_s, self.wrap, self.done = answer, pause_s, wrap, threading.Event()

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.threads = [threading.Thread(target=self._accept, daemon=True)]
        self.threads[0].start()
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/oak.png"

    def __exit__(self, *_):
        self.done.set()
        self.socket.shutdown(2)
        self.socket.close()
        for thread in self.threads:
            thread.join(5)

    def _accept(self):
        while not self.done.is_set():
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.threads.append(threading.Thread(target=self._answer, args=(connection,), daemon=True))
            self.threads[-1].start()

    def _answer(self, connection):
        with connection:
            try:
                self.wrap(connection).recv(65536)
                step = 1 if self.pause_s else len(self.answer) or 1
                for start in range(0, len(self.answer), step):
                    if self.done.wait(self.pause_s):
                        return
                    connection.sendall(self.answer[start : start + step])
                if not self.answer:
                    self.done.wait(5)
            except OSError:
                return
