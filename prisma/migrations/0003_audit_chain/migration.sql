-- The audit trail (security.md §5): gapless, chained by hash, append-only.

INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- The only way in. One round trip takes the chain's lock, gives the event its place, and moves the head; the lock is held
-- until the caller's transaction ends, so it is the caller's last statement. `digest` is SHA-256 of the content's canonical
-- text, made by the caller; time is taken under the lock, so that the order of times is the order of events.
CREATE FUNCTION append_audit_event(event jsonb, digest bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  head audit_head%ROWTYPE;
  place bigint;
  moment timestamptz(3);
  link bytea;
BEGIN
  SELECT * INTO STRICT head FROM audit_head WHERE id = 1 FOR UPDATE;
  place := head.sequence + 1;
  moment := date_trunc('milliseconds', clock_timestamp());
  link := sha256(head.hash || int8send(place) || int8send((extract(epoch FROM moment) * 1000)::bigint) || digest);
  INSERT INTO audit_events (
    sequence, at, actor_kind, actor_id, actor_name, role, origin, request_id, address,
    action, target_type, target_id, target_name, reason, changes, previous_hash, hash
  ) VALUES (
    place, moment, (event->>'actorKind')::"ActorKind", event->>'actorId', event->>'actorName', event->>'role',
    (event->>'origin')::"AuditOrigin", event->>'requestId', event->>'address',
    event->>'action', event->>'targetType', event->>'targetId', event->>'targetName', event->>'reason', event->'changes',
    head.hash, link
  );
  UPDATE audit_head SET sequence = place, hash = link WHERE id = 1;
  RETURN place;
END;
$$;

-- It runs with its owner's rights: nobody may slip other tables under its names.
DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION append_audit_event(jsonb, bytea) SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;

-- An event is never changed or taken away, also by the owner of the table as long as the trigger stands.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit trail: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- The head moves one step at a time.
CREATE TRIGGER audit_head_steps BEFORE UPDATE ON audit_head
  FOR EACH ROW WHEN (NEW.sequence IS DISTINCT FROM OLD.sequence + 1) EXECUTE FUNCTION refuse_audit_change();

-- Where the tables belong to another role than the application's (the bundled server, DATABASE_MIGRATION_URL), the runner
-- grants that role reading and this function, and nothing else of the trail (bin/migrate.mjs).
REVOKE EXECUTE ON FUNCTION append_audit_event(jsonb, bytea) FROM PUBLIC;
