"""The certificate that readers are shown: its last day is read as a reader's browser would, and a bad one is told."""

import asyncio
import dataclasses
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from core.jobs.registry import work_of
from core.settings import settings
from core.web import certificate
from core.web.certificate import KIND, good_until

UNTIL = datetime.now(UTC).replace(microsecond=0) + timedelta(days=30)


def _made(folder: Path) -> Path:
    """A key and a certificate for this machine, signed by itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tests")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(UNTIL - timedelta(days=60))
        .not_valid_after(UNTIL)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "both.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
async def shown(tmp_path: Path) -> AsyncIterator[tuple[int, Path]]:
    """The port of a server that shows it, and where it lies."""
    path = _made(tmp_path)
    own = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    own.load_cert_chain(path)
    server = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0, ssl=own)
    yield server.sockets[0].getsockname()[1], path
    server.close()


async def test_its_last_day_is_read(shown: tuple[int, Path]) -> None:
    port, path = shown
    assert await good_until("127.0.0.1", port, ssl.create_default_context(cafile=str(path))) == UNTIL


async def test_one_that_no_browser_would_trust_is_a_finding_and_no_failed_work(
    shown: tuple[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, _ = shown
    for address, expected in (
        (f"https://127.0.0.1:{port}", "SSLCertVerificationError"),
        ("https://127.0.0.1:1", "ConnectionRefusedError"),
    ):
        given = dataclasses.replace(settings(), base_url=address)
        monkeypatch.setattr(certificate, "settings", lambda given=given: given)
        found = await _looked()
        assert (found["until"], found["trouble"].split(":")[0]) == ("–", expected)
    given = dataclasses.replace(settings(), base_url="http://localhost:8000")
    monkeypatch.setattr(certificate, "settings", lambda: given)
    assert await _looked() == {"until": "–"}


async def _looked() -> dict[str, str]:
    async def progress(_done: int, _total: int) -> None: ...

    import app  # noqa: F401, PLC0415 -- names the work, only after the database has been named

    work = work_of(KIND)
    assert work is not None
    return dict(await work.run({}, datetime.now(UTC), progress))
