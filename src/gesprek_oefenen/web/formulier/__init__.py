"""The same talks as plain pages with forms: for screen readers, phones and browsers without JavaScript. No Textual here."""

from gesprek_oefenen.web.formulier.server import add_form_routes

__all__ = ["add_form_routes"]
