"""A division as one HTML file: to print, to hang on the wall, to project. No script, nothing from elsewhere."""

from __future__ import annotations

from html import escape

from gesprek_oefenen.model.address import FORMAL
from gesprek_oefenen.trainer.division import Division
from gesprek_oefenen.trainer.quality import quality
from gesprek_oefenen.trainer.show import absent, group_roles, group_title, remarks, role_table
from gesprek_oefenen.trainer.texts import counted, text

STYLE = """
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; font: 1.15rem/1.45 "Noto Sans", "Segoe UI", sans-serif; color: #2b2a27;
  background: #faf6ee; }
h1 { font-size: 1.9rem; margin: 0; color: #1b625e; }
h2 { font-size: 1.5rem; margin: 2rem 0 .6rem; border-bottom: 2px solid #1b625e; }
.onder { margin: .2rem 0 1rem; color: #5a554b; }
.tafels { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem; }
.tafel { background: #fffdf8; border: 1px solid #b9ad97; border-radius: .4rem; padding: .6rem .9rem; break-inside: avoid; }
.tafel h3 { margin: 0 0 .3rem; font-size: 1rem; color: #5a554b; font-weight: 600; }
.programma { border-left: .4rem solid #9a4324; }
dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 0 .8rem; }
dt { color: #5a554b; } dd { margin: 0; font-weight: 700; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin-top: .5rem; } th, td { text-align: left; padding: .15rem .9rem .15rem 0; border-bottom: 1px solid #d9cfbd; }
td:not(:first-child) { font-variant-numeric: tabular-nums; }
.ronde { break-inside: avoid; }
@media print { body { background: #fff; margin: 0; max-width: none; font-size: 12pt; } .tafel { background: #fff; } @page { margin: 1.5cm; } }
"""


def as_html(division: Division, when: str = "", address: str = FORMAL) -> str:
    """The whole file. ``when``: the day, in words. Every name is shown as it was typed and as nothing else."""
    found = quality(division)
    below = [counted("afdruk.mensen", len(division.request.participants)), counted("afdruk.rondes", len(division.rounds))]
    parts = [f"<h1>{escape(text('afdruk.titel'))}</h1>", f'<p class="onder">{escape(" · ".join(filter(None, [when, *below])))}</p>']
    for number, one in enumerate(division.rounds, 1):
        held = f" ({text('afdruk.geweest')})" if number <= division.held else ""
        parts.append(f'<section class="ronde"><h2>{escape(text("afdruk.ronde", nummer=number) + held)}</h2><div class="tafels">')
        for at, group in enumerate(one.groups):
            seats = "".join(f"<dt>{escape(role)}</dt><dd>{escape(name)}</dd>" for role, name in group_roles(group))
            kind = "tafel programma" if group.with_program else "tafel"
            parts.append(f'<div class="{kind}"><h3>{escape(group_title(one, at))}</h3><dl>{seats}</dl></div>')
        parts.append("</div>")
        if away := absent(division, number):
            parts.append(f"<p>{escape(text('afdruk.afwezig', namen=', '.join(away)))}</p>")
        parts.append("</section>")
    heading, *rows = role_table(division, found)
    parts.append(f"<section><h2>{escape(text('afdruk.hoe_vaak'))}</h2><table><thead><tr>"
                 + "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heading) + "</tr></thead><tbody>")
    parts += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    parts.append("</tbody></table></section>")
    parts += [f"<p>{escape(line)}</p>" for line in remarks(division, found, address)]
    title = escape(text("afdruk.titel"))
    return ('<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            f"<title>{title}</title><style>{STYLE}</style></head><body>\n" + "\n".join(parts) + "\n</body></html>\n")
