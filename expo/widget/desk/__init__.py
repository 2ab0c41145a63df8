"""At the desk: what to copy into another site's page, and which sites may."""
