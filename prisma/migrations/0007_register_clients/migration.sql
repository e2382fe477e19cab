-- New registrations, many in one statement and one commit (docs/decisions/041-registrations-come-in-groups.md): each with its secret,
-- its registration token, the use of the initial access token it came with, and its one event. Each item is whole or not there at
-- all; `problem` is the index that refused it, or `initial_access_token` when that died meanwhile.
--
-- Groups of different instances come one after another, so that two with the same names in another order cannot wait for each
-- other. The events stand last: from the first of them on, the chain is locked.
CREATE FUNCTION register_clients(items jsonb) RETURNS TABLE (place integer, problem text) LANGUAGE plpgsql AS $$
DECLARE
  item jsonb;
  number integer := 0;
  refused text;
  written jsonb[] := '{}';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('register_clients', 0));
  FOR item IN SELECT value FROM jsonb_array_elements(items) LOOP
    refused := NULL;
    BEGIN
      INSERT INTO registrations SELECT * FROM jsonb_populate_record(NULL::registrations, item->'registration');
      INSERT INTO registration_secrets
        SELECT (jsonb_populate_record(NULL::registration_secrets, secret)).* FROM jsonb_array_elements(item->'secrets') AS secret;
      INSERT INTO registration_access_tokens
        SELECT (jsonb_populate_record(NULL::registration_access_tokens, token)).* FROM jsonb_array_elements(item->'tokens') AS token;
      IF item->'registration'->>'initial_access_token_id' IS NOT NULL THEN
        UPDATE initial_access_tokens AS token SET uses = uses + 1, last_used_at = (item->'registration'->>'created_at')::timestamptz
          WHERE token.id = (item->'registration'->>'initial_access_token_id')::uuid AND revoked_at IS NULL
            AND (expires_at IS NULL OR expires_at > now()) AND (max_uses IS NULL OR uses < max_uses);
        IF NOT FOUND THEN
          RAISE EXCEPTION 'initial_access_token' USING ERRCODE = 'raise_exception';
        END IF;
      END IF;
      written := array_append(written, item);
    EXCEPTION
      WHEN unique_violation THEN GET STACKED DIAGNOSTICS refused = CONSTRAINT_NAME;
      WHEN raise_exception THEN refused := SQLERRM;
    END;
    place := number;
    problem := refused;
    number := number + 1;
    RETURN NEXT;
  END LOOP;
  FOREACH item IN ARRAY written LOOP
    PERFORM append_audit_event(item->'event', decode(item->>'digest', 'hex'));
  END LOOP;
END;
$$;
