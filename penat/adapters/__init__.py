"""One file per outside thing, named like its port."""
