"""Drawing: halls, booths and features as they shall be; readers see none of it before it is published as a plan."""
