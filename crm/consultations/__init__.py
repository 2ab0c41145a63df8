"""Consultation records (상담일지): what was said at each meeting, written at the table, confirmed by the company."""
