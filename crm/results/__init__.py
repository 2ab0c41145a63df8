"""Results (성과): what was consulted, expected, contracted and exported, side by side, each figure with what proves it."""
