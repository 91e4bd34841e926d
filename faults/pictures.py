"""Two thousand pictures that are none, uploaded while shoppers shop."""

import http.client
import random
from collections import Counter

from faults.judging import under_traffic
from faults.ledger import AWAY, WRONG, is_problem, refusal
from faults.malformed import malformed_pictures
from faults.registry import Seen, Stage, fault
from faults.upload_form import upload_form

COUNT = 2_000
OWNER = {"Penat-Owner": "faults-" + "0" * 25}


@fault(
    "malformed-pictures",
    f"{COUNT:,} uploads of files with flipped bits, cut, holed, doubled, as polyglots, bombs, with wrong "
    "checksums and sizes",
    "each is taken (201, where the picture can still be read) or refused as a problem of status "
    "4xx; shoppers notice nothing",
)  # fmt: skip
def malformed(stage: Stage) -> Seen:
    """Upload what is no picture."""
    statuses: Counter[int] = Counter()
    with under_traffic(stage) as (made, server, _):
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=90)
        for number, content in enumerate(malformed_pictures(random.Random(stage.seed), COUNT)):
            status, refused = uploaded(line, content)
            statuses[status] += 1
            kept = status == 201 or refused
            made.seen.promise(kept, f"file {number} of seed {stage.seed} was answered with {status}")
        line.close()
        made.seen.say(", ".join(f"{count:,} × {status}" for status, count in sorted(statuses.items())))
        made.seen.promise(not statuses[503] or statuses[201] > 0, "no picture was taken")
    return made.seen


def uploaded(line: http.client.HTTPConnection, content: bytes) -> tuple[int, bool]:
    """Upload a file and delete what it became; return the status, and whether it is a clear refusal.

    Status 0 stands for an answer that did not come.
    """
    content_type, body = upload_form(content)
    try:
        line.request("POST", "/api/v1/photos", body, OWNER | {"Content-Type": content_type})
        answered = line.getresponse()
        answered.read()
        if answered.status == 201:
            line.request("DELETE", answered.headers["Location"], headers=OWNER)
            line.getresponse().read()
    except (OSError, http.client.HTTPException):
        line.close()
        return 0, False
    outcome = refusal(answered.status, answered.headers)
    return answered.status, outcome == AWAY or (outcome == WRONG and is_problem(answered.headers))
