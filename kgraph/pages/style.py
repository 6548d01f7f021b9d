"""The look that Streamlit's settings cannot give: margins, sizes, long words on narrow screens. No data enters it."""

import streamlit as st

_CSS = """
<style>
[data-testid="stMainBlockContainer"] { padding: 2.75rem 2.5rem 4rem; max-width: 82rem; }
[data-testid="stHeader"] { background: transparent; }
h1 { font-size: 1.9rem !important; padding: 0.25rem 0 0.1rem !important; letter-spacing: -0.01em; }
h2 { font-size: 1.25rem !important; padding: 0.6rem 0 0.1rem !important; }
h3 { font-size: 1.1rem !important; padding: 0.35rem 0 0.35rem !important; }
.stMarkdownColoredBackground { background-color: rgba(255, 176, 0, 0.26) !important; color: inherit !important; padding: 0 !important; }
.stMarkdownBadge { white-space: normal !important; overflow: visible !important; text-overflow: clip !important; max-width: 100%; }
.st-key-counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.75rem; }
[class*="st-key-cards"] { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 0.75rem; }
[class*="st-key-cards"] > * { min-width: 0; }
[class*="st-key-beside-"] { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); gap: 0.6rem 0.9rem; }
[class*="st-key-side-"] { border-left: 3px solid rgba(255, 176, 0, 0.55); padding-left: 0.7rem; min-width: 0; }
[class*="st-key-finding-"] { border-top: 1px solid rgba(127, 138, 153, 0.28); padding-top: 0.6rem; }
[class*="st-key-links-"] { row-gap: 0 !important; }
[data-testid="stHeading"] { margin-bottom: 0.3rem; }
[class*="st-key-events"] { border-left: 3px solid rgba(42, 138, 154, 0.55); padding-left: 0.9rem; }
[class*="st-key-said-"] { border-top: 1px solid rgba(127, 138, 153, 0.28); padding-top: 0.7rem; }
[data-testid="stMarkdownContainer"] { overflow-wrap: anywhere; }
[data-testid="stPageLink"] a, [data-testid="stPageLink"] a:hover { padding: 0.1rem 0; background: transparent; }
[data-testid="stPageLink"] a p { white-space: normal; text-align: left; font-weight: 400; font-size: 1rem; }
[class*="st-key-links-line"] [data-testid="stPageLink"] a p { line-height: 1.4; }
[data-testid="stPageLink"] a:hover p { text-decoration: underline; }
[data-testid="stPageLink"] a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; box-shadow: none; }
.stTextArea textarea { font-family: "Source Code Pro", monospace !important; font-size: 0.875rem; }
[class*="st-key-hits"] [data-testid="stPageLink"] a { padding: 0.3rem 0; }
.st-key-units { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr)); gap: 0.1rem 1rem; }
.st-key-units > * { min-width: 0; }
.st-key-tiles-picture { overflow-x: auto; }
.st-key-tiles-picture img { min-width: 46rem; border-radius: 0.5rem; }
.st-key-day-steps { display: grid; grid-template-columns: 1fr 1fr; gap: 0.4rem; }
.st-key-day-steps button { padding: 0 0.35rem; min-height: 2rem; }
@media (min-width: 1000px) {
  .st-key-dossier { display: grid; grid-template-columns: 3fr 2fr; grid-template-rows: auto 1fr; gap: 1rem 2rem; }
  .st-key-dossier > :nth-child(2) { grid-column: 2; grid-row: 1 / span 2; align-self: start; position: sticky; top: 3.5rem; }
  .st-key-beside { display: grid; grid-template-columns: 3fr 2fr; gap: 1rem 2rem; }
  .st-key-beside > :nth-child(1) { grid-column: 2; grid-row: 1; align-self: start; position: sticky; top: 3.5rem; }
  .st-key-beside > :nth-child(2) { grid-column: 1; grid-row: 1; }
  .st-key-dossier > *, .st-key-beside > * { min-width: 0; }
}
@media (max-width: 999px) {
  .st-key-beside-hint { display: none; }
}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding: 3rem 1rem 3rem; }
  h1 { font-size: 1.5rem !important; }
  [data-testid="stMetricValue"] { font-size: 1.4rem; }
}
</style>
"""


_DARK = """
<style>
[data-testid^="stBaseButton-primary"] p { color: #06242a; }
</style>
"""
"""White on the light hue of the dark theme could not be read."""


def apply() -> None:
    """Put the style into the page."""
    st.html(_CSS)
    if st.context.theme.type == "dark":
        st.html(_DARK)
