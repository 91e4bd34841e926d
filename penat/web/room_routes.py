"""Rooms that curators confirm: proposed from photos, kept, changed, undone, and given out and taken in as a file."""

from datetime import UTC

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.geometry import score
from penat.domain.piece import Box
from penat.domain.room import Room
from penat.domain.room_files import read_rooms, rooms_text
from penat.use_cases.room_labeller import RoomLabeller
from penat.use_cases.room_proposing import PieceProposals, RoomProposing
from penat.use_cases.segmenting import Segmenting
from penat.web.access import Access, Guard
from penat.web.annotator_name import annotator_of
from penat.web.openapi import ROOMS, answers
from penat.web.parsing import parsed
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.room_schemas import (
    ChangeRoomRequest,
    ConfirmRoomRequest,
    ImportRoomsRequest,
    ProposalsAnswer,
    ProposalsQuery,
    RoomDeletedAnswer,
    RoomFacts,
    RoomPath,
    RoomsAnswer,
    RoomSavedAnswer,
    RoomsFile,
    RoomsImportedAnswer,
    RoomsQuery,
    RoomUndoneAnswer,
    UndoRoomRequest,
)
from penat.web.segment_presenting import segment_summary
from penat.web.services import Services

BODY_BYTES = 8 << 20
_READING = (401, 403, 404, 422, 429, 503)
_WRITING = (400, 401, 403, 404, 413, 415, 422, 429, 503)


def room_blueprint(
    services: Services, rooms: RoomLabeller, presenters: Presenters, access: Access, base_url: str | None
) -> APIBlueprint:
    """Return /api/v1/rooms, what is below it, and /api/v1/room-undo."""
    api = APIBlueprint("rooms", __name__, url_prefix="/api/v1", abp_tags=[ROOMS])
    reading, writing = access.needs("read"), access.needs("curate")

    @api.before_request
    def allow_many() -> None:
        """Let a file of rooms through, which is more than most bodies hold."""
        request.max_content_length = BODY_BYTES

    _add_reading(api, services, rooms, presenters, reading)
    _add_writing(api, services, rooms, presenters, writing)
    _add_files(api, services, rooms, reading, writing)
    if services.segmenting is not None and services.photo_search is not None:
        proposing = RoomProposing(services.photo_search)
        _add_proposals(api, services, (services.segmenting, proposing), presenters, reading, base_url)
    return api


def _add_reading(
    api: APIBlueprint, services: Services, rooms: RoomLabeller, presenters: Presenters, reading: Guard
) -> None:
    """Add what lists rooms and tells of one."""

    @api.get("/rooms", summary="Confirmed rooms", responses=answers(RoomsAnswer, *_READING))
    @reading
    @parsed
    def listed(query: RoomsQuery) -> Response:
        """List them by name, a page at a time."""
        present = presenters.of(services.source.current())
        found = rooms.rooms(query.limit + 1, query.cursor)
        shown, more = found[: query.limit], len(found) > query.limit
        told = [_facts(one, present) for one in shown]
        return answer({"rooms": told, "count": rooms.count(), "next": shown[-1].told.name if more else None})

    @api.get("/rooms/<room_id>", summary="One confirmed room", responses=answers(RoomFacts, *_READING))
    @reading
    @parsed
    def one(path: RoomPath) -> Response:
        """Tell what was said of it last."""
        return answer(_facts(rooms.get(path.room_id), presenters.of(services.source.current())))


def _add_writing(
    api: APIBlueprint, services: Services, rooms: RoomLabeller, presenters: Presenters, writing: Guard
) -> None:
    """Add what confirms, changes and takes away, and steps back."""

    @api.post("/rooms", summary="Confirm a room", responses=answers(RoomSavedAnswer, *_WRITING, status=201))
    @writing
    @parsed
    def confirm(body: ConfirmRoomRequest) -> Response:
        """Keep a room with the items that a curator saw in it."""
        catalogue = services.source.current()
        room = rooms.confirm(catalogue, body.told(), annotator_of(body.annotator))
        return answer(_saved(room, presenters.of(catalogue)), 201)

    @api.put("/rooms/<room_id>", summary="Change a room", responses=answers(RoomSavedAnswer, *_WRITING))
    @writing
    @parsed
    def change(path: RoomPath, body: ChangeRoomRequest) -> Response:
        """Put what is sent in the place of what was said; who changed it last stands as its author."""
        catalogue = services.source.current()
        room = rooms.change(catalogue, path.room_id, body.told(), annotator_of(body.annotator), body.step)
        return answer(_saved(room, presenters.of(catalogue)))

    @api.delete("/rooms/<room_id>", summary="Delete a room", responses=answers(RoomDeletedAnswer, *_WRITING))
    @writing
    @parsed
    def delete(path: RoomPath) -> Response:
        """Take it away; the answer says how to bring it back."""
        return answer({"undo": rooms.delete(path.room_id)})

    @api.post("/room-undo", summary="Undo a step of a room", responses=answers(RoomUndoneAnswer, *_WRITING))
    @writing
    @parsed
    def undo(body: UndoRoomRequest) -> Response:
        """Put back what the room was before its last step; what was changed since is not undone."""
        room = rooms.undo(body.undo)
        present = presenters.of(services.source.current())
        return answer({"room": None if room is None else _facts(room, present)})


def _add_files(api: APIBlueprint, services: Services, rooms: RoomLabeller, reading: Guard, writing: Guard) -> None:
    """Add the rooms as a file, out and in."""

    @api.get("/room-file", summary="The confirmed rooms as a file", responses=answers(RoomsFile, *_READING))
    @reading
    @parsed
    def export() -> Response:
        """Give all of them as rooms.json, which `penat evaluate matches` and `penat rooms learn` read."""
        response = Response(rooms_text(rooms.rooms()), mimetype="application/json")
        response.headers["Content-Disposition"] = 'attachment; filename="rooms.json"'
        return response

    @api.post("/room-file", summary="Take rooms in", responses=answers(RoomsImportedAnswer, *_WRITING))
    @writing
    @parsed
    def take_in(body: ImportRoomsRequest) -> Response:
        """Keep the rooms of a file; a room of the same name is changed where the file says something else."""
        read = read_rooms(body.rooms, "rooms")
        done = rooms.take_in(services.source.current(), read, annotator_of(body.annotator))
        return answer({"added": done.added, "changed": done.changed, "same": done.same, "notes": list(done.notes)})


def _add_proposals(
    api: APIBlueprint, services: Services, what: tuple[Segmenting, RoomProposing], presenters: Presenters,
    reading: Guard, base_url: str | None,
) -> None:  # fmt: skip
    """Add what proposes items for the pieces of a photo."""
    segmenting, proposing = what

    @api.get("/room-proposals", summary="What pieces may be", responses=answers(ProposalsAnswer, *_READING))
    @reading
    @parsed
    def proposals(query: ProposalsQuery) -> Response:
        """Give the pieces that were found in a photo, each with the nearest items of its category."""
        catalogue = services.source.current()
        runs = segmenting.runs(query.photo)
        found = proposing.proposals(catalogue, query.photo, runs, query.limit)
        present = presenters.of(catalogue)
        return answer({"photo": query.photo, "pieces": [_proposed(one, present, base_url) for one in found]})


def _proposed(one: PieceProposals, present: Presenter, base_url: str | None) -> Json:
    shelves = present.catalogue.shelves
    return {
        "segment": segment_summary(one.segment, base_url),
        "category": one.category,
        "proposals": [
            {
                "item": present.item(shelves[each.category], each.row),
                "score": score(each.distance),
                "distance": each.distance,
            }
            for each in one.found
        ],
    }


def _saved(room: Room, present: Presenter) -> Json:
    return {"undo": room.step, "room": _facts(room, present)}


def _facts(room: Room, present: Presenter) -> Json:
    told, places = room.told, present.catalogue.places
    pieces = [
        {
            "item": one.item,
            "box": _box(one.box),
            "segment": one.segment,
            "product": present.known(one.item) if one.item in places else None,
        }
        for one in told.pieces
    ]
    return {
        "id": room.id, "name": told.name, "scene": told.scene, "photo": told.photo, "pieces": pieces,
        "facts": dict(told.facts), "author": room.author, "step": room.step,
        "at": room.at.astimezone(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip


def _box(box: Box | None) -> Json | None:
    return None if box is None else dict(zip(("left", "top", "width", "height"), box, strict=True))
