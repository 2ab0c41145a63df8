"""Orders of what the catalogue offers: by exhibitors in the portal, confirmed and delivered from the desk."""
