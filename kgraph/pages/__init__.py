"""Pages of the Streamlit app: each chooses, asks and shows."""
