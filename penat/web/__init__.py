"""Flask lives here and only here: parse, call one use case, present."""
