-- A group of registrations is written whole (docs/decisions/041-registrations-come-in-groups.md): one INSERT a table instead of one
-- for each item, which is a third less work for the same rows. Only when something in it is refused is each item tried by itself,
-- as 0007 did with all of them.

-- Registrations with their secrets, their registration tokens and the uses of the initial access tokens they came with: all of it or
-- an error. `initial_access_token` is raised when one of those died meanwhile or has fewer uses left.
CREATE FUNCTION insert_clients(items jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  used record;
BEGIN
  INSERT INTO registrations
    SELECT new.* FROM jsonb_array_elements(items) AS item, jsonb_populate_record(NULL::registrations, item->'registration') AS new;
  INSERT INTO registration_secrets
    SELECT new.* FROM jsonb_array_elements(items) AS item, jsonb_populate_recordset(NULL::registration_secrets, item->'secrets') AS new;
  INSERT INTO registration_access_tokens
    SELECT new.* FROM jsonb_array_elements(items) AS item, jsonb_populate_recordset(NULL::registration_access_tokens, item->'tokens') AS new;
  FOR used IN
    SELECT (item->'registration'->>'initial_access_token_id')::uuid AS id, count(*) AS times,
      max((item->'registration'->>'created_at')::timestamptz) AS at
    FROM jsonb_array_elements(items) AS item
    WHERE item->'registration'->>'initial_access_token_id' IS NOT NULL GROUP BY 1
  LOOP
    UPDATE initial_access_tokens AS token SET uses = uses + used.times, last_used_at = used.at
      WHERE token.id = used.id AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > now()) AND (max_uses IS NULL OR uses + used.times <= max_uses);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'initial_access_token' USING ERRCODE = 'raise_exception';
    END IF;
  END LOOP;
END;
$$;

-- As before: each item is whole or not there at all, `problem` is the index that refused it or `initial_access_token`; groups of
-- different instances come one after another, and the events stand last, because from the first of them on the chain is locked.
CREATE OR REPLACE FUNCTION register_clients(items jsonb) RETURNS TABLE (place integer, problem text) LANGUAGE plpgsql AS $$
DECLARE
  item jsonb;
  number integer := 0;
  refused text[] := '{}';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('register_clients', 0));
  BEGIN
    PERFORM insert_clients(items);
  EXCEPTION WHEN unique_violation OR raise_exception THEN
    FOR item IN SELECT value FROM jsonb_array_elements(items) LOOP
      BEGIN
        PERFORM insert_clients(jsonb_build_array(item));
      EXCEPTION
        WHEN unique_violation THEN
          GET STACKED DIAGNOSTICS problem = CONSTRAINT_NAME;
          refused[number] := problem;
        WHEN raise_exception THEN refused[number] := SQLERRM;
      END;
      number := number + 1;
    END LOOP;
  END;
  number := 0;
  FOR item IN SELECT value FROM jsonb_array_elements(items) LOOP
    place := number;
    problem := refused[number];
    IF problem IS NULL THEN
      PERFORM append_audit_event(item->'event', decode(item->>'digest', 'hex'));
    END IF;
    RETURN NEXT;
    number := number + 1;
  END LOOP;
END;
$$;
