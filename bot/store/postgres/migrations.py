"""The tables in PostgreSQL, made and brought up to date at start, by as many copies of the bot as start at once.

Copies of the version before run on beside the new ones while these are started one after the other, and may be restarted
meanwhile: so a migration only adds. One that cannot, and any new index (what an old copy saves is not filed under it),
raises USABLE_FROM, and the changelog says that the old copies are to be stopped first.
"""

import asyncpg
import structlog

from bot.store.codec import IndexEntries, decode, index_entries
from bot.store.document_types import DOCUMENT_TYPES, DocumentType
from bot.store.errors import StoreNotOpened
from bot.store.postgres.columns import term_columns

MIGRATIONS = (
    # Bodies are json, not jsonb: they come back as they were written, and a NUL in somebody's text is no error.
    """
    CREATE TABLE bot_documents (
        kind text NOT NULL,
        id text COLLATE "C" NOT NULL,
        version bigint NOT NULL,
        format integer NOT NULL,
        key json NOT NULL,
        body json NOT NULL,
        terms text[] NOT NULL,
        at timestamptz,
        leased_until timestamptz,
        PRIMARY KEY (kind, id)
    );
    CREATE INDEX bot_documents_terms ON bot_documents USING gin (terms) WITH (fastupdate = off);
    CREATE INDEX bot_documents_due ON bot_documents (at, id) WHERE at IS NOT NULL;
    """,
    """
    ALTER TABLE bot_documents ADD COLUMN until timestamptz;
    CREATE INDEX bot_documents_coming ON bot_documents (kind, until) WHERE until IS NOT NULL;
    """,
    # All documents of one save in one round trip, in the order they are given in: so two saves that meet wait in one order.
    # One document that is not as it was read undoes them all.
    """
    CREATE OR REPLACE FUNCTION bot_save(
        kinds text[], ids text[], versions bigint[], formats integer[], keys json[], bodies json[],
        terms json[], ats timestamptz[], leases timestamptz[], untils timestamptz[]
    ) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
        new record;
    BEGIN
        FOR new IN
            SELECT given.kind, given.id, given.version, given.format, given.key, given.body,
                ARRAY(SELECT json_array_elements_text(given.terms)) AS terms,
                given.at, given.leased_until, given.until
            FROM unnest(kinds, ids, versions, formats, keys, bodies, terms, ats, leases, untils)
                AS given (kind, id, version, format, key, body, terms, at, leased_until, until)
        LOOP
            IF new.body IS NULL AND new.version = 0 THEN
                PERFORM WHERE NOT EXISTS (
                    SELECT FROM bot_documents AS old WHERE old.kind = new.kind AND old.id = new.id
                );
            ELSIF new.body IS NULL THEN
                DELETE FROM bot_documents AS old
                WHERE old.kind = new.kind AND old.id = new.id AND old.version = new.version;
            ELSIF new.version = 0 THEN
                INSERT INTO bot_documents
                    (kind, id, version, format, key, body, terms, at, leased_until, until)
                VALUES (new.kind, new.id, 1, new.format, new.key, new.body, new.terms,
                    new.at, new.leased_until, new.until)
                ON CONFLICT DO NOTHING;
            ELSE
                UPDATE bot_documents AS old
                SET version = new.version + 1, format = new.format, key = new.key, body = new.body,
                    terms = new.terms, at = new.at, leased_until = new.leased_until, until = new.until
                WHERE old.kind = new.kind AND old.id = new.id AND old.version = new.version;
            END IF;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'changed' USING ERRCODE = 'serialization_failure';
            END IF;
        END LOOP;
    END $$;
    """,
    # Candidates are found by names without accents: copies of the version before neither find nor file them so.
    "SELECT 1",
)
"""Only ever added to: the n-th leads from version n to n + 1."""

USABLE_FROM = 4
"""The oldest version of the tables whose copies may still use them as they are now."""

LOCK = 0x636F6D656574
"""The advisory lock under which one copy at a time looks at the schema."""

_log = structlog.get_logger()


async def migrate(connection: asyncpg.Connection) -> None:
    """Bring tables and indexes up to date; raises StoreNotOpened for those of a later version."""
    async with connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock($1)", LOCK)
        await connection.execute(
            "CREATE TABLE IF NOT EXISTS bot_schema (name text PRIMARY KEY, value text NOT NULL)"
        )
        rows = await connection.fetch("SELECT name, value FROM bot_schema")
        known = {row["name"]: row["value"] for row in rows}
        version = int(known.get("version", 0))
        _refuse_later(version, int(known.get("usable from", version)))
        await _migrate_tables(connection, version)
        for kind in DOCUMENT_TYPES:
            await _file_anew(connection, kind, known)


def _refuse_later(version: int, usable_from: int) -> None:
    if usable_from > len(MIGRATIONS):
        raise StoreNotOpened(
            f"the database was migrated to version {version} by a later version of the bot, "
            f"and this one knows {len(MIGRATIONS)}: start the later one"
        )
    if version > len(MIGRATIONS):
        _log.warning("store.later-tables", version=version, known=len(MIGRATIONS))


async def _migrate_tables(connection: asyncpg.Connection, version: int) -> None:
    for migration in MIGRATIONS[version:]:
        await connection.execute(migration)
    if version < len(MIGRATIONS):
        await _remember(connection, "version", str(len(MIGRATIONS)))
        await _remember(connection, "usable from", str(USABLE_FROM))
        _log.info("store.migrated", from_version=version, to_version=len(MIGRATIONS))


async def _file_anew(
    connection: asyncpg.Connection, kind: DocumentType, known: dict[str, str]
) -> None:
    name, indexes = f"indexes of {kind.name}", " ".join(kind.signature)
    # What a later version files under more indexes is not to lose them when a copy of this one starts beside it.
    if set(kind.signature) <= set(known.get(name, "").split()):
        return
    rows = connection.cursor(
        "SELECT id, format, body FROM bot_documents WHERE kind = $1 FOR UPDATE", kind.name
    )
    async for row in rows:
        filing = index_entries(kind, decode(kind, row["body"], row["format"]))
        await _file(connection, kind, row["id"], filing)
    await _remember(connection, name, indexes)


async def _file(
    connection: asyncpg.Connection, kind: DocumentType, key: str, filing: IndexEntries
) -> None:
    await connection.execute(
        "UPDATE bot_documents SET terms = $3, until = $4 WHERE kind = $1 AND id = $2",
        kind.name,
        key,
        term_columns(kind, filing.terms),
        filing.until,
    )


async def _remember(connection: asyncpg.Connection, name: str, value: str) -> None:
    await connection.execute(
        "INSERT INTO bot_schema VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2",
        name,
        value,
    )
