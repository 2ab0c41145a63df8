"""The ground of an expo: halls in metres, booths, what else stands there, and the plan that readers find their way on."""
