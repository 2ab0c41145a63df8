"""What authenticators are asked and how their answers are checked, by a library that is loaded when somebody uses a key."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.access.passkeys.challenges import KeyRefused
from core.access.passkeys.rules import origin_of, party_of
from core.settings import settings

if TYPE_CHECKING:
    from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
    from webauthn.registration.verify_registration_response import VerifiedRegistration

SITE = "Madang"


def asked_for_a_key(account: bytes, email: str, name: str, octets: bytes, known: Iterable[bytes]) -> str:
    """Options for `navigator.credentials.create`, as JSON; `known` are keys that the account has."""
    import webauthn  # noqa: PLC0415 -- slow to load, and no start should wait for it
    from webauthn.helpers import structs  # noqa: PLC0415

    options = webauthn.generate_registration_options(
        rp_id=party_of(settings().base_url),
        rp_name=SITE,
        user_id=account,
        user_name=email,
        user_display_name=name,
        challenge=octets,
        exclude_credentials=[structs.PublicKeyCredentialDescriptor(id=one) for one in known],
        authenticator_selection=structs.AuthenticatorSelectionCriteria(
            resident_key=structs.ResidentKeyRequirement.REQUIRED,
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        ),
    )
    return webauthn.options_to_json(options)


def asked_to_sign(octets: bytes) -> str:
    """Options for `navigator.credentials.get`, as JSON: no list of keys, so that nothing tells who has an account."""
    import webauthn  # noqa: PLC0415 -- as above
    from webauthn.helpers import structs  # noqa: PLC0415

    required = structs.UserVerificationRequirement.REQUIRED
    options = webauthn.generate_authentication_options(
        rp_id=party_of(settings().base_url), challenge=octets, user_verification=required
    )
    return webauthn.options_to_json(options)


def made_key(answer: str, octets: bytes) -> "VerifiedRegistration":
    """Raises KeyRefused."""
    import webauthn  # noqa: PLC0415 -- as above

    try:
        return webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=octets,
            expected_rp_id=party_of(settings().base_url),
            expected_origin=origin_of(settings().base_url),
            require_user_verification=True,
        )
    except nonsense() as error:
        raise KeyRefused from error


def signed(answer: str, octets: bytes, public_key: bytes, counted: int) -> "VerifiedAuthentication":
    """`counted` is how often the key had signed. Raises KeyRefused."""
    import webauthn  # noqa: PLC0415 -- as above

    try:
        return webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=octets,
            expected_rp_id=party_of(settings().base_url),
            expected_origin=origin_of(settings().base_url),
            credential_public_key=public_key,
            credential_current_sign_count=counted,
            require_user_verification=True,
        )
    except nonsense() as error:
        raise KeyRefused from error


def nonsense() -> tuple[type[Exception], ...]:
    """What the library raises for answers that no authenticator gives."""
    from webauthn.helpers.exceptions import WebAuthnException  # noqa: PLC0415 -- as above

    return (WebAuthnException, ValueError, KeyError, TypeError, AttributeError, RecursionError)
