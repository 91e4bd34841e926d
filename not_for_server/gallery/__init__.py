"""Pictures of the pages for docs/gallery.md, made by a browser before a real server of a real catalogue."""
