"""A small but real OpenID provider on a port of its own: what it says, and with what it signs, tests bend."""

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey

from tests.conftest import NOW

CLIENT, SECRET = "madang", "the client's secret"


@dataclass
class Provider:
    """`bent` overrides claims (None leaves one out), `signing` makes the token in another way."""

    address: str = ""
    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "first", "use": "sig"}))
    listed: list[ECKey] = field(default_factory=list)
    subject: str = "officer-7"
    bent: dict[str, Any] = field(default_factory=dict)
    signing: Any = None
    away: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked_for_keys: int = 0

    def visited(self, url: str) -> dict[str, str]:
        """Somebody signs in there: what they are sent back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return {"state": asked["state"], "code": code, "iss": self.address}

    def token(self, asked: dict[str, str]) -> str:
        instant = int(NOW.timestamp())
        claims: dict[str, Any] = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": self.subject,
            "exp": instant + 300,
            "iat": instant,
            "nonce": asked["nonce"],
            "auth_time": instant,
            "email": f"{self.subject}@ministry.example",
            **self.bent,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.signing is not None:
            return str(self.signing(claims))
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, claims, self.key)

    def exchange(self, fields: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """A code is good once, for the client and the verifier that it was made for."""
        asked = self.codes.pop(fields.get("code", ""), None)
        basic = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        digest = hashlib.sha256(fields.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or basic != f"{CLIENT}:{SECRET}" or proof != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"id_token": self.token(asked), "access_token": "unused", "token_type": "Bearer"}

    def answer(self, path: str) -> dict[str, Any]:
        if path.endswith("/keys"):
            self.asked_for_keys += 1
            return {"keys": [key.as_dict(private=False) for key in self.listed or [self.key]]}
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "authorization_response_iss_parameter_supported": True,
        }


class Requests(BaseHTTPRequestHandler):
    provider: Provider

    def get(self) -> None:
        self._answer(503 if self.provider.away else 200, {} if self.provider.away else self.provider.answer(self.path))

    def post(self) -> None:
        sent = self.rfile.read(int(self.headers["content-length"])).decode()
        fields = {name: values[0] for name, values in parse_qs(sent).items()}
        self._answer(*self.provider.exchange(fields, self.headers.get("authorization", "")))

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""

    def _answer(self, status: int, said: dict[str, Any]) -> None:
        octets = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)


@contextmanager
def issuing() -> Iterator[Provider]:
    """It listens until the end."""
    provider = Provider()
    methods = {"do_GET": Requests.get, "do_POST": Requests.post, "provider": provider}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Requests,), methods))
    provider.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
