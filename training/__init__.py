"""What the reader learns from, and how."""
