"""What every answer tells a browser about how to treat it."""

from collections.abc import Mapping

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; "
    "form-action 'self'"
)
POLICY_NAME = "Content-Security-Policy"
ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",  # for what does not know frame-ancestors
}
"""Nothing else sets these, so that they can be added without a look at what is there."""
SAFETY: Mapping[str, str] = {**ALWAYS, POLICY_NAME: POLICY}
HTTPS_ONLY = "max-age=31536000"
