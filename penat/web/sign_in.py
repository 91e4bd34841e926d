"""Signing in with a key, once, in a browser."""

from flask import Blueprint, Response, make_response, redirect, render_template, request

from penat.web.access import COOKIE, COOKIE_SECONDS, SIGN_IN, Access

WORKBENCH = "/workbench"


def sign_in_blueprint(access: Access) -> Blueprint:
    """Return /workbench/sign-in and /workbench/sign-out."""
    pages = Blueprint("sign_in", __name__)

    @pages.get(SIGN_IN)
    def ask() -> Response:
        if access.open_here:
            return _to(WORKBENCH)
        return _form(wrong=False)

    @pages.post(SIGN_IN)
    def sign_in() -> Response:
        cookie = access.signed_in(request.form.get("key", "")[:1000])
        if cookie is None:
            return _form(wrong=True)
        response = _to(_local(request.args.get("next", "")))
        response.set_cookie(
            COOKIE, cookie, max_age=COOKIE_SECONDS, httponly=True, samesite="Strict", secure=request.is_secure,
            path=request.script_root or "/",
        )  # fmt: skip
        return response

    @pages.post("/workbench/sign-out")
    def sign_out() -> Response:
        access.refuse_foreign_page()
        response = _to(SIGN_IN)
        response.delete_cookie(COOKIE, path=request.script_root or "/")
        return response

    return pages


def _form(*, wrong: bool) -> Response:
    response = make_response(render_template("sign_in.html", wrong=wrong), 401 if wrong else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def _to(path: str) -> Response:
    return make_response(redirect(f"{request.script_root}{path}", 303))


def _local(path: str) -> str:
    """Return a path of this server to go on to; the workbench for anything else, such as another host's address."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path and path.isprintable()
    return path if plain else WORKBENCH
