"""The screens for learning from meeting to meeting: the path, looking at oneself, progress, short exercises, cards."""
