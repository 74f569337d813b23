"""The terminal app. Screens translate messages into calls and values into words; decisions live in session/ and below."""
