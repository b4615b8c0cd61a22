-- A note on each source's licence, in Markdown, line by line.
select line
from (
    select 0, '', E'# Licences\n\nEach source has its own terms. What stands here is what its publisher says, as far as we know it; it is no legal advice. The names and codes of\nvendors, families and products that we added are facts with their sources beside them, free for any use.'
    union all
    select 1, source, format(E'\n## %s (`%s`)\n\n- publisher: %s\n- address: %s\n- licence: %s\n- as of: %s; the portal itself is about %s days late%s\n- holds: %s\n- lacks: %s', title, source,
        coalesce(publisher, 'not known'), coalesce(home, 'none'), coalesce(licence, 'not known: ask the publisher before you republish'),
        to_char(last_good, 'YYYY-MM-DD'), lag_days, case when sample then E'\n- SAMPLE DATA: pages of it came from a stand-in portal, not from the real one' else '' end,
        coalesce(holds, 'not said'), coalesce(lacks, 'not said'))
    from pub.sources where last_good is not null
) lines (part, name, line)
order by part, name collate "C";
