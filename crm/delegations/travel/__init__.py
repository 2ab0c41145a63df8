"""How a delegation comes and goes: flights, who meets them, and where they sleep."""
