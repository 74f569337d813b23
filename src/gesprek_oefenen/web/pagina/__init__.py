"""What a browser shows around the app: the page itself, the page that asks for the code, short notices; and the static files."""
