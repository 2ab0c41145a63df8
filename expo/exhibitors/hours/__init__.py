"""When the exhibition floor is open (전시장 운영시간), day by day."""
