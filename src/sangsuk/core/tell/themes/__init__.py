"""Themes (เรื่องที่พูดถึงกัน): what stories are about, found by their own words and by no list."""
