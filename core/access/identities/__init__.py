"""The sign-on of somebody's own organisation: OpenID Connect, code flow with PKCE."""
