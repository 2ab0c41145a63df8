"""A small server that speaks as much of S3 as a storage needs, and refuses whoever does not sign."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

KEY = "madang-test"


class Requests(BaseHTTPRequestHandler):
    """`objects` is by the path below the bucket."""

    objects: dict[str, bytes]
    protocol_version = "HTTP/1.1"

    def put(self) -> None:
        octets = self.rfile.read(int(self.headers["content-length"]))
        if self._is_signed():
            self.objects[self._key()] = octets
            self._answer(200)

    def get(self) -> None:
        if not self._is_signed():
            return
        asked = parse_qs(urlsplit(self.path).query)
        if "list-type" in asked:
            self._answer(200, self._list(asked.get("prefix", [""])[0]))
        elif self._key() in self.objects:
            self._answer(200, self.objects[self._key()])
        else:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")

    def post(self) -> None:
        """Deleting several at once, the only thing that is posted."""
        asked = self.rfile.read(int(self.headers["content-length"])).decode()
        if self._is_signed():
            keys = re.findall(r"<Key>([^<]*)</Key>", asked)
            for key in keys:
                self.objects.pop(key, None)
            gone = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
            self._answer(200, f"<DeleteResult>{gone}</DeleteResult>".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/bucket/")

    def _is_signed(self) -> bool:
        signed = self.headers.get("authorization", "").startswith(f"AWS4-HMAC-SHA256 Credential={KEY}/")
        if not signed:
            self._answer(403, b"<Error><Code>AccessDenied</Code></Error>")
        return signed

    def _list(self, prefix: str) -> bytes:
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        rows = "".join(
            f'<Contents><Key>{key}</Key><LastModified>{now}</LastModified><ETag>"x"</ETag><Size>{len(octets)}</Size></Contents>'
            for key, octets in sorted(self.objects.items())
            if key.startswith(prefix)
        )
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode()

    def _answer(self, status: int, octets: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(octets)))
        self.send_header("etag", '"x"')
        self.send_header("last-modified", datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT"))
        self.end_headers()
        self.wfile.write(octets)


@contextmanager
def serving() -> Iterator[tuple[str, dict[str, bytes]]]:
    """The endpoint, and what lies in the bucket."""
    objects: dict[str, bytes] = {}
    methods = {"do_PUT": Requests.put, "do_GET": Requests.get, "do_POST": Requests.post}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Requests,), {"objects": objects, **methods}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", objects
    finally:
        server.shutdown()
        server.server_close()
