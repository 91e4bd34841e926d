"""What the API's operations are called in the OpenAPI document, and so the functions of clients generated from it.

A name stays as long as its route does: a client's code is written with it.
"""

import re
from collections.abc import Iterator

from flask import Flask

_VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")

_NAMES = {
    "annotation.agreement": "read_agreement",
    "annotation.begin": "begin_round",
    "annotation.delete": "delete_round",
    "annotation.export": "export_judgements",
    "annotation.next_one": "next_question",
    "annotation.one": "read_round",
    "annotation.restore": "restore_round",
    "annotation.rounds": "list_rounds",
    "annotation.skip": "skip_question",
    "annotation.take": "answer_question",
    "annotation.undo": "undo_answer",
    "catalogue.catalogue": "read_catalogue",
    "catalogue.columns": "read_columns",
    "catalogue.facets": "list_facets",
    "catalogue.item": "read_item",
    "catalogue.items": "list_items",
    "catalogue.similar": "find_similar",
    "classifiers.apply": "apply_classifier",
    "classifiers.fit": "fit_classifier",
    "classifiers.remove": "remove_classifier_column",
    "classifiers.report": "read_classifier",
    "classifiers.table": "download_classifier_table",
    "events.event": "record_event",
    "furnish.furnish": "furnish_room",
    "health.healthz": "check_health",
    "health.readyz": "check_readiness",
    "jobs.cancel": "cancel_job",
    "jobs.one": "read_job",
    "labels.change": "change_label_set",
    "labels.delete": "delete_label_set",
    "labels.export": "export_labels",
    "labels.make": "make_label_set",
    "labels.mark": "mark_items",
    "labels.one": "read_label_set",
    "labels.restore": "restore_label_set",
    "labels.sets": "list_label_sets",
    "labels.unmark": "undo_marks",
    "matches.matches": "find_matches",
    "outfits.dress": "dress_outfit",
    "photos.delete": "delete_photo",
    "photos.listed": "list_photos",
    "photos.one": "read_photo",
    "photos.picture": "download_photo",
    "photos.upload": "upload_photo",
    "pictures.image": "download_picture",
    "pictures.thumbnail": "download_thumbnail",
    "queries.change": "change_query",
    "queries.checks": "check_queries",
    "queries.delete": "delete_query",
    "queries.one": "read_query",
    "queries.queries": "list_queries",
    "queries.restore": "restore_query",
    "queries.run": "run_query",
    "queries.save": "save_query",
    "queries.table": "download_query_table",
    "queries.tables": "list_query_tables",
    "rooms.change": "change_room",
    "rooms.confirm": "confirm_room",
    "rooms.delete": "delete_room",
    "rooms.export": "export_rooms",
    "rooms.listed": "list_rooms",
    "rooms.one": "read_room",
    "rooms.proposals": "propose_pieces",
    "rooms.take_in": "import_rooms",
    "rooms.undo": "restore_room",
    "search.search": "search",
    "search.table": "download_search_table",
    "seed.similar": "seed_similar_samples",
    "seed_photo_search.look": "seed_search",
    "seed_photos.upload": "seed_upload",
    "seed_segments.segment": "seed_segment",
    "segments.cutout": "download_cutout",
    "segments.find": "find_segments",
    "segments.mask": "download_mask",
    "segments.one": "read_segment",
    "segments.runs": "list_segments",
    "sessions.begin": "begin_session",
    "sessions.pick": "pick",
    "shopping.shopping": "read_shopping",
    "shopping.table": "download_shopping_table",
    "trouble.duplicates": "find_duplicates",
    "trouble.hubs": "find_hubs",
    "trouble.item_map": "read_map",
    "trouble.kinds": "find_kinds",
    "trouble.mislabelled": "find_mislabelled",
    "trouble.outliers": "find_outliers",
}


def named_routes(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Yield (path as the document writes it, method, name) of each route; one without a name takes its endpoint's."""
    for rule in app.url_map.iter_rules():
        name = _NAMES.get(rule.endpoint, rule.endpoint.replace(".", "_"))
        path = _VARIABLE.sub(r"{\1}", rule.rule)
        for method in rule.methods or ():
            yield path, method.lower(), name
