"""The steps after a talk, one module a step."""
