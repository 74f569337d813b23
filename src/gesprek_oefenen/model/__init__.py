"""Shared frozen values: what every other package talks in. Imports nothing of ours."""
