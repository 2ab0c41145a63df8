"""One reader for each format of programme file: bytes and a setting in, a `Programme` out, nothing else touched."""
