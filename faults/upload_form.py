"""A picture as a browser's form sends it."""

import uuid


def upload_form(content: bytes) -> tuple[str, bytes]:
    """Return the content type and the body of a form with one file."""
    edge = uuid.uuid4().hex
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    return f"multipart/form-data; boundary={edge}", head.encode() + content + f"\r\n--{edge}--\r\n".encode()
