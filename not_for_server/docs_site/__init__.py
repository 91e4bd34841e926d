"""The docs site: reference pages made of the code, and what MkDocs needs to know of this repository."""
