"""Judging (การตัดสินเรื่องเล่า): people choose stories, fairly and so that anyone can follow it."""
