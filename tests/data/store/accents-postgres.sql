CREATE FUNCTION public.bot_save(kinds text[], ids text[], versions bigint[], formats integer[], keys json[], bodies json[], terms json[], ats timestamp with time zone[], leases timestamp with time zone[], untils timestamp with time zone[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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
CREATE TABLE public.bot_documents (
    kind text NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    format integer NOT NULL,
    key json NOT NULL,
    body json NOT NULL,
    terms text[] NOT NULL,
    at timestamp with time zone,
    leased_until timestamp with time zone,
    until timestamp with time zone
);
CREATE TABLE public.bot_schema (
    name text NOT NULL,
    value text NOT NULL
);
INSERT INTO public.bot_documents VALUES ('candidate-link', 'link', 1, 1, '"link"', '{"id":"link","sealed":"sealed","tenant":"t","by":"t/rita","asked":{},"offer":"","tentative_is_free":false,"is_any_building":false,"candidate":"ZOË  Weber","candidate_mail":"","address":"","zone":"","interview_kind":"","most":0,"given":[],"holds":[],"is_holding":false,"created_at":"2026-11-23T09:00:00Z","open_until":"2026-11-24T09:00:00Z","withdrawn_at":null,"interview":null,"ends_at":null,"moves":0,"is_move_asked":false,"mail":null,"wishes":0,"revision":1}', '{candidate-link/by=t/rita,"candidate-link/candidate=t/zoë weber"}', NULL, NULL, NULL);
INSERT INTO public.bot_documents VALUES ('interview', 'zoe', 1, 1, '"zoe"', '{"id":"zoe","tenant":"t","by":"t/rita","offer":"o","slot":1,"link":"","loop":"","start":"2026-11-24T09:00:00Z","end":"2026-11-24T10:00:00Z","people":[{"mail":"ian@x.example","name":"Ian Murray","answer":"none","said_in_chat":false,"comment":"","tallied":"none","superseded":[],"tallied_proposal":null,"declined_proposal":null,"asked_at":null,"asked_for":null,"answered_at":null,"declined_span":null,"is_not_invited":false,"reminders":[],"attendance":"none"}],"former":[],"room":"","spare_rooms":[],"path":null,"room_state":"none","requested_at":null,"is_room_silent":false,"is_room_in_doubt":false,"stage":"standing","ending":"none","why":"","rule":"","reservation":null,"event":null,"is_event_stale":false,"is_reservation_stale":false,"is_reservation_hold":false,"is_noted":false,"leftovers":[],"attempt":1,"candidate":"Zoë Weber","candidate_mail":"","candidate_invitation":null,"note":"","title":"","outsiders":[],"is_text_stale":false,"event_attempt":1,"handed_over":null,"former_organizers":[],"before":null,"changed_at":null,"is_change_undone":false,"exchanged_with":"","stood":null,"substitutes":[],"to_replace":[],"reason":"","online":false,"tentative_is_free":false,"join_url":"","own_link":"","dial_in":null,"proposals":[],"booked_at":"2026-11-23T09:00:00Z","undelivered":[],"moves":0,"replacements":0,"declines":[],"is_left_in_room":false,"is_left_in_calendar":false,"looks":0,"revision":1}', '{interview/attendee=t/ian@x.example,interview/by=t/rita,"interview/candidate=t/zoë weber",interview/live=t,interview/tenant=t}', NULL, NULL, '2026-11-24 10:00:00+00');
INSERT INTO public.bot_schema VALUES ('version', '3');
INSERT INTO public.bot_schema VALUES ('usable from', '3');
INSERT INTO public.bot_schema VALUES ('indexes of person', 'mail tenant user');
INSERT INTO public.bot_schema VALUES ('indexes of workspace', 'all tenant');
INSERT INTO public.bot_schema VALUES ('indexes of grant', 'all');
INSERT INTO public.bot_schema VALUES ('indexes of prompt', 'person');
INSERT INTO public.bot_schema VALUES ('indexes of sign-in', 'person');
INSERT INTO public.bot_schema VALUES ('indexes of audit', 'month');
INSERT INTO public.bot_schema VALUES ('indexes of conversation', 'person');
INSERT INTO public.bot_schema VALUES ('indexes of offer', 'by');
INSERT INTO public.bot_schema VALUES ('indexes of interview', 'attendee by candidate former live tenant until');
INSERT INTO public.bot_schema VALUES ('indexes of candidate-link', 'by candidate holding');
INSERT INTO public.bot_schema VALUES ('indexes of loop', 'by candidate');
INSERT INTO public.bot_schema VALUES ('indexes of due', 'aside late owed');
INSERT INTO public.bot_schema VALUES ('indexes of shown', 'subject');
ALTER TABLE ONLY public.bot_documents
    ADD CONSTRAINT bot_documents_pkey PRIMARY KEY (kind, id);
ALTER TABLE ONLY public.bot_schema
    ADD CONSTRAINT bot_schema_pkey PRIMARY KEY (name);
CREATE INDEX bot_documents_coming ON public.bot_documents USING btree (kind, until) WHERE (until IS NOT NULL);
CREATE INDEX bot_documents_due ON public.bot_documents USING btree (at, id) WHERE (at IS NOT NULL);
CREATE INDEX bot_documents_terms ON public.bot_documents USING gin (terms) WITH (fastupdate=off);
