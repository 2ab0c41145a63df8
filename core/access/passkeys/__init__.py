"""Keys that never leave a device: WebAuthn."""
