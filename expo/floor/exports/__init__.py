"""The floor as files: drawings, GeoJSON, IMDF and paper; of the drawing at the desk, of the published plan for readers."""
