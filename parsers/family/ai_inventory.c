#include "ai_inventory.h"

#define SLOTS 16384

struct inventory_key {
	const char *text;
	struct inventory_key *next;
};

struct inventory
inventory_of(struct sink *sink, const char *name, const char *year)
{
	return (struct inventory){ sink, name, year,
		arena_zero(sink_arena(sink), SLOTS * sizeof(struct inventory_key *)) };
}

const char *
inventory_year(struct arena *a, const char *const *texts, size_t count)
{
	const char *year = NULL;

	for (size_t i = 0; i < count && !year; i++)
		year = text_match(a, texts[i], "(?<!\\d)(20[2-9]\\d)(?!\\d)");
	return year;
}

/* ------------------------------------------------------------------------------------- keys */

static bool
is_used(const struct inventory *v, const char *text)
{
	uint32_t hash = 2166136261u;
	struct inventory_key **slot, *k;

	for (const char *p = text; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 16777619u;
	slot = &v->slots[hash % SLOTS];
	for (k = *slot; k; k = k->next)
		if (strcmp(k->text, text) == 0)
			return true;
	k = arena_alloc(sink_arena(v->sink), sizeof(*k));
	*k = (struct inventory_key){ text, *slot };
	*slot = k;
	return false;
}

/* The same key again, told apart by its turn */
static const char *
unused(const struct inventory *v, const char *key)
{
	const char *one = key;

	if (!v->slots)
		return key;
	for (int turn = 2; is_used(v, one); turn++)
		one = arena_printf(sink_arena(v->sink), "%s #%d", key, turn);
	if (one != key)
		sink_issue(v->sink, REACH_NOTE, "an entry's key is there more than once");
	return one;
}

/* "2025/DHS-2366": the id is the same from year to year. A bare number is told apart by its
 * agency; without an id, bureau and name stand for it. */
static void
set_key(const struct inventory *v, struct record *r, const char *agency)
{
	struct arena *a = sink_arena(v->sink);
	const char *id = record_get(r, DISCLOSURE_ENTRY);
	const char *bureau = record_get(r, DISCLOSURE_SUBTIER),
		   *title = record_get(r, DISCLOSURE_TITLE);
	const char *key;

	if (!agency)
		agency = record_get(r, DISCLOSURE_TOPTIER);
	if (!agency)
		return;
	if (text_match(a, id, "^(?:tbd|tba|n/?a|none)$"))
		id = NULL;
	if (id && text_match(a, id, "^[A-Za-z]"))
		key = arena_printf(a, "%s/%s", v->name, id);
	else if (id)
		key = arena_printf(a, "%s/%s/%s", v->name, agency, id);
	else if (title)
		key = arena_printf(a, "%s/%s/%s%s%s", v->name, agency, bureau ? bureau : "",
		    bureau ? "/" : "", text_squeeze(a, title));
	else
		return;
	record_set(r, DISCLOSURE_KEY, unused(v, key));
}

/* ---------------------------------------------------------------------------------- persons */

/* A person's or an office's address: the text goes on without it */
static void
strip_addresses(const struct inventory *v, struct record *r, int field)
{
	static const char address[] = "[\\w.+-]+@[\\w-]+\\.[\\w.-]*\\w";
	struct arena *a = sink_arena(v->sink);
	const char *text = arena_dup(a, record_get(r, field)), *found;

	if (!text || !strchr(text, '@'))
		return;
	while ((found = text_match(a, text, address))) {
		size_t before = (size_t)(strstr(text, found) - text);

		text = arena_printf(
		    a, "%.*s[address]%s", (int)before, text, text + before + strlen(found));
	}
	record_set(r, field, text);
}

/* Somebody's name, telephone and address in place of a number */
void
inventory_drop_person(const struct inventory *v, struct record *r, int field)
{
	if (!text_match(sink_arena(v->sink), record_get(r, field), "@[\\w-]+\\.\\w"))
		return;
	record_clear(r, field);
	sink_issue(v->sink, REACH_NOTE,
	    "a person's address where vendor or contract is asked for: not kept");
}

/* ---------------------------------------------------------------------------------- entries */

void
inventory_complete(const struct inventory *v, struct record *r, const char *agency)
{
	static const int texts[] = { DISCLOSURE_TITLE, DISCLOSURE_PURPOSE, DISCLOSURE_OUTPUTS };

	record_set(r, DISCLOSURE_INVENTORY, v->name);
	record_set(r, DISCLOSURE_YEAR, v->year);
	record_set(r, DISCLOSURE_PERMALINK, sink_page(v->sink)->url);
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		strip_addresses(v, r, texts[i]);
	set_key(v, r, agency);
}

static void
emit_said(const struct inventory *v, const char *key, long number, const struct said *said)
{
	struct record *d = record_new(v->sink, KIND_DISCLOSED);

	record_set(d, DISCLOSED_DISCLOSURE_KEY, key);
	record_count(d, DISCLOSED_NUMBER, number);
	record_set(d, DISCLOSED_STANDING, said->standing);
	record_set(d, DISCLOSED_THROUGH, said->through);
	record_set(d, DISCLOSED_PIID, said->piid);
	record_set_span(d, DISCLOSED_QUOTE, said->quote);
	record_set(d, DISCLOSED_VENDOR, said->vendor);
	record_set(d, DISCLOSED_VENDOR_DBA, said->dba);
	record_set(d, DISCLOSED_VENDOR_PARENT, said->parent);
	sink_emit(v->sink, d);
	if (strcmp(said->standing, "unclear") == 0)
		sink_issue(v->sink, REACH_NOTE, "who is the vendor in '%.*s'?",
		    (int)(said->quote.len < 200 ? said->quote.len : 200), said->quote.at);
}

void
inventory_emit(const struct inventory *v, struct record *r, const char *agency,
    const struct said *said, size_t count)
{
	const char *key;

	inventory_complete(v, r, agency);
	key = arena_dup(sink_arena(v->sink), record_get(r, DISCLOSURE_KEY));
	sink_emit(v->sink, r);
	for (size_t i = 0; key && i < count; i++)
		emit_said(v, key, (long)i + 1, &said[i]);
}

/* "No" tells nothing; a withheld vendor is told here too */
static void
set_withheld(struct record *r, const struct said *said, size_t count)
{
	if (text_same(span_of(record_get(r, DISCLOSURE_WITHHELD)), span_of("No")))
		record_clear(r, DISCLOSURE_WITHHELD);
	if (!record_get(r, DISCLOSURE_WITHHELD) && count == 1 &&
	    strcmp(said->standing, "withheld") == 0)
		record_set_span(r, DISCLOSURE_WITHHELD, said->quote);
}

void
inventory_emit_use(const struct inventory *v, struct record *r, const char *agency)
{
	struct arena *a = sink_arena(v->sink);
	const struct said *said = NULL;
	size_t count;

	inventory_drop_person(v, r, DISCLOSURE_VENDORS_AS_FILED);
	count = vendor_cell(a, arena_dup(a, record_get(r, DISCLOSURE_VENDORS_AS_FILED)),
	    record_get(r, DISCLOSURE_SUBTIER), CELL_COMPANIES, &said);
	set_withheld(r, said, count);
	inventory_emit(v, r, agency, said, count);
}

void
inventory_end(struct sink *sink, const char *scope, int reach)
{
	if (!scope || reach >= REACH_PAGE)
		return;
	sink_end(sink, scope, KIND_DISCLOSURE, reach < REACH_ROW);
	sink_end(sink, scope, KIND_DISCLOSED, reach < REACH_ROW);
}
