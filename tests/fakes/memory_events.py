"""A shopping log in memory: what is noted is written at once, and can be read."""

from penat.domain.shopping_log import Event, ShownSlate
from penat.ports.event_log import EventLog, EventRecords, Lag


class MemoryEvents(EventLog, EventRecords):
    """Keeps entries in the order they came."""

    def __init__(self, entries=()):
        self.entries = list(entries)

    def note(self, entry):
        self.entries.append(entry())

    def flush(self):
        """Everything is written already."""

    def lag(self):
        return Lag(0, 0.0, 0)

    def slates(self, since=None, until=None):
        return self._of(ShownSlate, since, until)

    def events(self, since=None, until=None):
        return self._of(Event, since, until)

    def forget(self, before):
        kept = [one for one in self.entries if one.at >= before]
        gone = len(self.entries) - len(kept)
        self.entries = kept
        return gone

    def _of(self, sort, since, until):
        for one in list(self.entries):
            if isinstance(one, sort) and (since is None or one.at >= since) and (until is None or one.at < until):
                yield one
