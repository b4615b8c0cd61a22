-- What a claim's action and standing are called where people read them: 'contract, denied'.
create or replace function core.action_words(action text, standing text) returns text
language sql immutable parallel safe as $$
    select case action when 'answered_rfi' then 'answered a request for information' else action end
        || case standing when 'said' then '' when 'asked_to_stop' then ', asked to stop' when 'unsure' then ', not sure' else ', ' || standing end
$$;

-- What the sentence says, as a clause: "Salesforce pitched something to ICE".
create or replace function core.claim_clause(vendor text, agency text, action text) returns text
language sql immutable parallel safe as $$
    select case action
        when 'pitched' then vendor || ' pitched to ' || agency
        when 'offered' then vendor || ' made an offer to ' || agency
        when 'answered_rfi' then vendor || ' answered a request for information of ' || agency
        when 'sold' then vendor || ' sold to ' || agency
        when 'supplies' then vendor || ' supplies ' || agency
        when 'contract' then vendor || ' has or had a contract with ' || agency
        when 'lobbied' then vendor || ' lobbied ' || agency
        else vendor || ' has ties to or works with ' || agency end
$$;

-- … and how it stands: the rule of a ledger's row that rests on it.
create or replace function core.claim_because(c core.claim, who text) returns text
language sql stable as $$
    select format('%s (%s) %s: %s (''%s'')%s',
        who, case c.field when 'title' then 'title' else 'sentence ' || c.sentence end,
        case c.standing
            when 'said' then 'says'
            when 'unsure' then 'speaks of it without saying that it is so'
            when 'ended' then 'says that it ended'
            when 'denied' then 'denies, or has somebody deny'
            else 'says that somebody asks for its end' end,
        core.claim_clause(c.vendor, c.agency, c.action), c.trigger,
        case when c.attributed_by is not null then format('; attributed to others (''%s'')', c.attributed_by)
            when c.attributed then '; in a quotation' else '' end)
$$;

-- Did the agency itself put the document out? In answer to a request, or on its own shelf; a document that somebody
-- uploaded names the agency and no more.
create or replace function core.is_release(d core.document) returns boolean
language sql stable as $$
    select d.request_key is not null or d.category is not null
$$;
