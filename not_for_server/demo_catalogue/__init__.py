"""A demo catalogue of furniture, rendered from seeds, so that nothing in it needs a licence."""
