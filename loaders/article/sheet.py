"""How the page of an article looks: wide and narrow, light and dark, each part of a claim in its colour."""

COLOURS = {
    "person": ("#ffe08a", "#6b5200"),
    "title": ("#bfe3c0", "#1f5a2b"),
    "body": ("#c5d8f7", "#234a86"),
    "place": ("#f6c9d8", "#7a2a48"),
    "start": ("#ddd0f2", "#503a80"),
    "end": ("#cdbcf0", "#3d2a6b"),
    "initiative": ("#ffd2ad", "#7a4212"),
    "responsible": ("#f7c85a", "#8a6100"),
    "value": ("#b9e6e6", "#135c5c"),
    "decision": ("#e3dcc3", "#57502f"),
    "other": ("#d9dde3", "#454c57"),
    "village": ("#f8c0b4", "#7d3324"),
    "commune": ("#efb4d4", "#6f2159"),
}
"""The part of a claim, and the colour of its words on a light and on a dark page."""


def colour_of(part: str) -> str:
    """Return the part whose colour a part has: its own, or that of any other."""
    return part if part in COLOURS else "other"


def style() -> str:
    """Return the style sheet."""
    light = "".join(f".{part}{{background:{colours[0]}}}" for part, colours in COLOURS.items())
    dark = "".join(f".{part}{{background:{colours[1]}}}" for part, colours in COLOURS.items())
    return f"{_PLAIN}{light}@media(prefers-color-scheme:dark){{{_DARK}{dark}}}"


_PLAIN = """
:root{--ink:#1a1a1a;--paper:#fff;--quiet:#5a5f66;--edge:#d8dbdf;--lit:#fff6d6;--bad:#a30000;color-scheme:light dark}
*{box-sizing:border-box}
body{font:16px/1.65 system-ui,sans-serif;margin:0;color:var(--ink);background:var(--paper)}
header{position:sticky;top:0;z-index:1;padding:.6rem 1.5rem;background:var(--paper);border-bottom:1px solid var(--edge)}
h1{font-size:1.15rem;line-height:1.3;margin:0 0 .3rem}
.legend{display:flex;flex-wrap:wrap;gap:.3rem .5rem;margin:0;font-size:.8rem}
.page{display:grid;grid-template-columns:minmax(0,3fr) minmax(20rem,2fr);gap:2rem;padding:0 1.5rem;max-width:100rem;margin:0 auto}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:1rem 0;max-width:75ch}
aside{position:sticky;top:5.5rem;max-height:calc(100vh - 5.5rem);overflow:auto;padding:1rem 0 2rem;font-size:.9rem;line-height:1.5}
mark{border-radius:.2em;padding:.05em .15em;color:inherit}
pre a{color:inherit;text-decoration:none}
pre a:hover mark,pre a:focus-visible mark{outline:2px solid currentColor}
.at{scroll-margin-top:7rem}
summary{cursor:pointer;font-weight:600;padding:.3rem 0}
ol{list-style:none;margin:0;padding:0}
li{display:grid;grid-template-columns:2.2rem minmax(0,1fr)}
li{padding:.5rem .6rem;border-top:1px solid var(--edge);overflow-wrap:anywhere;scroll-margin-top:1rem}
li:target{background:var(--lit)}
.at:target::before{content:"▸ ";color:var(--bad)}
li p{margin:0}a{color:inherit}
li small{color:var(--quiet)}
.number{color:var(--quiet);font-variant-numeric:tabular-nums}
.relation{font-size:.75em;letter-spacing:.03em;color:var(--quiet)}
.doubt{color:var(--bad)}
@media(max-width:800px){
.page{display:block;padding:0 1rem}header{position:static;padding:.8rem 1rem}
aside{position:static;max-height:none;border-top:2px solid var(--edge)}.at{scroll-margin-top:1rem}}
@media print{aside,header{position:static;max-height:none}}
"""
_DARK = ":root{--ink:#e6e6e6;--paper:#16181b;--quiet:#a3a9b1;--edge:#353a41;--lit:#3a3417;--bad:#ff9c92}"
