"""Stories: load, ask the domain, save, return. Under 15 lines a method."""
