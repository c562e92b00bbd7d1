"""What the world outside proves itself with: an authority, a certificate, and Bot Framework's key."""

import json
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

APP = "22222222-3333-4444-5555-666666666666"
COMPANY = 16
"""People of one company."""
CROWD = 512
"""People of all companies: so many that nobody asks faster than the bot lets one person ask."""
FEW = 48
"""Enough for a quick look."""
HOSTS = ("login.microsoftonline.com", "login.botframework.com", "localhost")
"""Whom the one server stands for."""
_PEM = serialization.Encoding.PEM


def tenant(person: int) -> str:
    """Return the company of a person."""
    return f"aaaaaaaa-bbbb-cccc-dddd-{person // COMPANY:012}"


def made(folder: Path) -> None:
    """Write the authority (`ca.pem`), the server's certificate and key, and the signing key."""
    authority, server = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.generate_private_key(ec.SECP256R1()),
    )
    root = _certificate("bench authority", authority, authority, is_authority=True)
    leaf = _certificate("bench server", server, authority, is_authority=False)
    (folder / "ca.pem").write_bytes(root.public_bytes(_PEM))
    (folder / "server.pem").write_bytes(leaf.public_bytes(_PEM) + _private(server))
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    (folder / "signing.pem").write_bytes(_private(key))


def signed(folder: Path, claims: dict) -> str:
    """Return a token signed with Bot Framework's key, good for a day."""
    now = int(time.time())
    times = {"iat": now - 60, "nbf": now - 60, "exp": now + 86_400}
    key = (folder / "signing.pem").read_text(encoding="utf-8")
    return jwt.encode(times | claims, key, algorithm="RS256", headers={"kid": "k1"})


def published(folder: Path) -> bytes:
    """Return the signing key as Bot Framework publishes its own."""
    pem = (folder / "signing.pem").read_bytes()
    public = serialization.load_pem_private_key(pem, None).public_key()
    known = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(public))
    key = known | {"use": "sig", "kid": "k1", "x5t": "k1", "endorsements": ["msteams"]}
    return json.dumps({"keys": [key]}).encode()


def _private(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    authority: ec.EllipticCurvePrivateKey,
    *,
    is_authority: bool,
) -> x509.Certificate:
    now = datetime.fromtimestamp(time.time(), UTC)
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bench authority")])
    hosts = [*map(x509.DNSName, HOSTS), x509.IPAddress(ip_address("127.0.0.1"))]
    usage = dict.fromkeys(
        (
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, key_cert_sign=is_authority, crl_sign=is_authority, **usage
            ),
            critical=True,
        )
        .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()),
            critical=False,
        )
        .sign(authority, hashes.SHA256())
    )
