"""The Streamlit pages: each chooses, asks, shows."""
