"""Who stands behind an edition: hosts (주최), organisers (주관), sponsors (후원) and partners (협력)."""
