"""When an exhibitor can be met at the booth, and in which languages (상담 가능 시간)."""
