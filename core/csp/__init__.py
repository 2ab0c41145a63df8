"""What browsers refused for us: reports of the Content Security Policy, counted and nothing else kept of them."""
