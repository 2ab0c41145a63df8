"""What drawing may never get wrong: live booths with one number, areas that are true, published plans that stay."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB

ID = "2026-11-29T16:36:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "numbers once, areas true, plans frozen"

STATEMENTS = (
    "CREATE UNIQUE INDEX expo_booth_number_once ON expo_booth (edition, number) WHERE retired_at IS NULL",
    """
CREATE FUNCTION expo_area_of(outline jsonb) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT abs(sum(here.x * next.y - next.x * here.y)) / 2
    FROM (SELECT place, (point ->> 0)::float8 AS x, (point ->> 1)::float8 AS y
          FROM jsonb_array_elements(outline) WITH ORDINALITY AS one (point, place)) AS here
    JOIN (SELECT place, (point ->> 0)::float8 AS x, (point ->> 1)::float8 AS y
          FROM jsonb_array_elements(outline) WITH ORDINALITY AS one (point, place)) AS next
      ON next.place = here.place % jsonb_array_length(outline) + 1
$$
""",
    "ALTER TABLE expo_booth ADD CONSTRAINT expo_booth_area_true"
    " CHECK (abs(expo_area_of(polygon) - area::float8) < 0.01)",
    """
CREATE TRIGGER expo_floor_plan_only_grows BEFORE UPDATE OR DELETE ON expo_floor_plan
    FOR EACH ROW EXECUTE FUNCTION core_refuse_change()
""",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="expo", description=DESCRIPTION)

    async def guard() -> None:
        for statement in STATEMENTS:
            await DB.run_ddl(statement)

    manager.add_raw(guard)
    return manager
