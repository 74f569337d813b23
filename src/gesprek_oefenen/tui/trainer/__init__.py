"""Screens for trainers: dividing the group, running a round, observing. Loaded when the first of them opens."""
