"""The whole program in plain lines, for a screen reader, a braille display or a bare terminal."""
