"""Accounts, the roles they hold, their sessions and what they prove themselves with: only hashes of secrets."""

from uuid import uuid4

from piccolo.columns import JSONB, UUID, BigInt, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.table import Table


class Account(Table, tablename="core_account"):
    """Somebody or something that signs in. The address is unique within a kind, so that a mailed link for attendees can
    never open a staff account (core_account_address, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    kind = Varchar(length=20)
    email = Varchar(length=254, null=True, default=None)
    name = Varchar(length=200)
    language = Varchar(length=20, null=True, default=None)
    created_at = Timestamptz(default=None)
    accepted_at = Timestamptz(null=True, default=None)
    disabled_at = Timestamptz(null=True, default=None)
    version = Integer(default=1)
    sample = Boolean(default=False)


class Grant(Table, tablename="core_grant"):
    """A role given, by whom and why. Never changed but for its end; `kind` is the account's (migration: foreign key)."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    kind = Varchar(length=20)
    role = Varchar(length=40)
    scope = Varchar(length=120, null=True, default=None)
    granted_at = Timestamptz(default=None)
    granted_by = Varchar(length=200)
    reason = Text()
    expires_at = Timestamptz(null=True, default=None)
    revoked_at = Timestamptz(null=True, default=None)
    revoked_by = Varchar(length=200, null=True, default=None)
    revoked_because = Text(null=True, default=None)


class Session(Table, tablename="core_session"):
    """One signed-in browser or device; `digest` is SHA-256 of its token, `proved` the list of proofs given."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    digest = Bytea(default=None, unique=True)
    proved = JSONB(default="[]")
    complete = Boolean(default=False)
    began_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    confirmed_at = Timestamptz(null=True, default=None)
    ends_at = Timestamptz(default=None)
    idle_minutes = Integer(default=30)
    ended_at = Timestamptz(null=True, default=None)
    agent = Varchar(length=200, default="")


class Password(Table, tablename="core_password"):
    """Argon2id, peppered; one an account."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, unique=True, on_delete=OnDelete.cascade)
    hashed = Varchar(length=400)
    set_at = Timestamptz(default=None)


class Totp(Table, tablename="core_totp"):
    """The seed, sealed with AES-GCM; `last_step` is the last time step that was accepted (RFC 6238, 5.2: once only)."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, unique=True, on_delete=OnDelete.cascade)
    sealed = Bytea(default=None)
    last_step = BigInt(default=0)
    confirmed_at = Timestamptz(null=True, default=None)


class RecoveryCode(Table, tablename="core_recovery_code"):
    """SHA-256 of a code of 112 bits (ASVS 6.5.2); used once."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    digest = Bytea(default=None, unique=True)
    used_at = Timestamptz(null=True, default=None)


class EntryLink(Table, tablename="core_entry_link"):
    """A one-time way in: for somebody invited, or made on the command line. Consumed by POST only."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    purpose = Varchar(length=20)
    digest = Bytea(default=None, unique=True)
    created_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)


class Arrival(Table, tablename="core_arrival"):
    """A letter that somebody asked for to come in by: `link` is SHA-256 of its token, `code` an HMAC of its digits, and
    `browser` says where the code may be typed. There may be no account yet, so it is found by its address.
    """

    id = UUID(primary_key=True, default=uuid4)
    email = Varchar(length=254)
    language = Varchar(length=20, default="")
    browser = Bytea(default=None, index=True)
    link = Bytea(default=None, unique=True)
    code = Bytea(default=None)
    tries = Integer(default=0)
    created_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)


class FailedEntrance(Table, tablename="core_failed_entrance"):
    """Wrong passwords and codes of a quarter of an hour, until they stand in the journal; without an account, of all
    addresses that have none together (core_failed_entrance_once, migration).
    """

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.cascade)
    quarter = Timestamptz(default=None)
    tries = Integer(default=1)


class Attempts(Table, tablename="core_attempts"):
    """How often something was tried in a window; one atomic upsert counts (core.access.attempts)."""

    key = Varchar(length=64, primary_key=True)
    began_at = Timestamptz(default=None)
    tries = Integer(default=0)


class Passkey(Table, tablename="core_passkey"):
    """A public key of a device's own (WebAuthn). `counted` is the authenticator's counter; synced keys keep it at 0."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=False, index=True, on_delete=OnDelete.cascade)
    credential = Bytea(default=None, unique=True)
    public_key = Bytea(default=None)
    counted = BigInt(default=0)
    name = Varchar(length=80)
    made_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)


class Challenge(Table, tablename="core_challenge"):
    """What an authenticator is to sign: good for five minutes, for one answer and for what it was asked for."""

    id = UUID(primary_key=True, default=uuid4)
    account = ForeignKey(Account, null=True, default=None, index=True, on_delete=OnDelete.cascade)
    purpose = Varchar(length=20)
    octets = Bytea(default=None, unique=True)
    ends_at = Timestamptz(default=None)
    used_at = Timestamptz(null=True, default=None)
