"""The app in a browser: one server, each visitor an app and a store of his own. docs/keuzes.md says why it is built this way."""
