/*
 * SAM.gov entity management: registered companies by UEI or name. Written from its
 * documentation. https://open.gsa.gov/api/entity-api/ (versions 1 to 4 differ in a few names)
 *
 * Ten registrations a page, 10,000 in all. One UEI may have several, told apart by an "EFT
 * indicator". Parents are shown to federal users only.
 */
#include "../scraper/parser.h"

#define PAGE_SIZE 10
#define MOST 10000

static const struct column columns[] = {
	{ "entityRegistration/ueiSAM", ENTITY_VENDOR_UEI, NULL },
	{ "entityRegistration/ueiDUNS", MAY_MISS(ENTITY_VENDOR_DUNS), NULL },
	{ "entityRegistration/cageCode", MAY_MISS(ENTITY_VENDOR_CAGE), NULL },
	{ "entityRegistration/legalBusinessName", ENTITY_VENDOR, NULL },
	{ "entityRegistration/dbaName", MAY_MISS(ENTITY_VENDOR_DBA), NULL },
	{ "entityRegistration/registrationStatus", MAY_MISS(ENTITY_STATUS), NULL },
	{ "entityRegistration/registrationDate", MAY_MISS(ENTITY_REGISTERED), NULL },
	{ "entityRegistration/expirationDate", MAY_MISS(ENTITY_EXPIRES), NULL },
	{ "entityRegistration/registrationExpirationDate", MAY_MISS(ENTITY_EXPIRES), NULL },
	{ "coreData/entityInformation/entityURL", MAY_MISS(ENTITY_WEBSITE), NULL },
	{ "coreData/physicalAddress/city", MAY_MISS(ENTITY_VENDOR_CITY), NULL },
	{ "coreData/physicalAddress/stateOrProvinceCode", MAY_MISS(ENTITY_VENDOR_STATE), NULL },
	{ "coreData/physicalAddress/countryCode", MAY_MISS(ENTITY_VENDOR_COUNTRY), NULL },
	{ "coreData/entityHierarchyInformation/ultimateParentEntity/legalBusinessName",
	    MAY_MISS(ENTITY_VENDOR_PARENT), NULL },
	{ "coreData/entityHierarchyInformation/ultimateParentEntity/ueiSAM",
	    MAY_MISS(ENTITY_VENDOR_PARENT_UEI), NULL },
	{ "assertions", IGNORE, "what it says that it can do" },
	{ "repsAndCerts", IGNORE, "its statements, with names of persons" },
	{ "pointsOfContact", IGNORE, "persons" },
	{ "integrityInformation", IGNORE, "proceedings" },
	{ NULL, IGNORE, NULL },
};

static int
one(struct sink *sink, const struct json *entity)
{
	struct record *r = json_record(sink, entity, KIND_ENTITY, columns);
	const char *uei = record_get(r, ENTITY_VENDOR_UEI),
		   *duns = record_get(r, ENTITY_VENDOR_DUNS);
	const char *eft = json_text(entity, "entityRegistration/entityEFTIndicator");
	const char *structure =
	    json_text(entity, "coreData/generalInformation/entityStructureDesc");

	if (!uei)
		uei = duns;
	if (uei)
		record_set(r, ENTITY_KEY,
		    eft && *eft ? arena_printf(sink_arena(sink), "%s/%s", uei, eft) : uei);
	if (structure)
		record_bool(r, ENTITY_VENDOR_IS_PERSON,
		    text_find(structure, "Sole Proprietorship") != NULL);
	record_add(r, ENTITY_NAMES,
	    json_text(
		entity, "coreData/entityHierarchyInformation/evsMonitoring/legalBusinessName"));
	record_add(r, ENTITY_NAMES,
	    json_text(entity, "coreData/entityHierarchyInformation/evsMonitoring/dbaName"));
	return sink_emit(sink, r);
}

/* The links in the answer have a place for the key in them; the page's own address has not */
static int
next_page(const struct page *page, struct sink *sink, long total)
{
	struct arena *a = sink_arena(sink);
	const char *at = page->url ? url_query(a, page->url, "page") : NULL;
	long next = (at ? strtol(at, NULL, 10) : 0) + 1;

	if (!page->url || next * PAGE_SIZE >= total)
		return REACH_NONE;
	if ((next + 1) * PAGE_SIZE > MOST)
		return sink_issue(sink, REACH_NOTE,
		    "%ld registrations, of which the portal shows %d", total, MOST);
	return sink_ask(
	    sink, &(struct ask){ .kind = "entities",
		      .scope = page->scope,
		      .url = url_with(a, page->url, "page", arena_printf(a, "%ld", next)) });
}

static int
entities(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink), *list = json_at(root, "entityData");
	long total = json_number(root, "totalRecords", -1);

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (json_at(root, "entityRegistration"))
		return one(sink, root);
	/* an extract is the list alone */
	if (root->type == JSON_ARRAY)
		list = root;
	if (!list || list->type != JSON_ARRAY)
		return sink_issue(sink, REACH_PAGE, "no 'entityData' in the answer");
	for (const struct json *e = list->first; e; e = e->next)
		one(sink, e);
	json_place(sink, root);
	return next_page(page, sink, total);
}

/* A UEI has no letters I and O, and a digit; a name may have what the portal forbids */
static void
ask_for(struct sink *sink, const char *parameter, const char *value)
{
	struct arena *a = sink_arena(sink);

	sink_ask(
	    sink, &(struct ask){ .kind = "entities",
		      .scope = arena_printf(a, "entity %s", value),
		      .url = url_with(a,
			  "https://api.sam.gov/entity-information/v3/entities?includeSections="
			  "entityRegistration%2CcoreData&page=0",
			  parameter, value) });
}

static void
start(const struct night *night, struct sink *sink)
{
	struct arena *a = sink_arena(sink);

	for (size_t i = 0; i < night->word_count; i++) {
		char *word = arena_dup(a, night->words[i]);
		bool uei = text_match(a, word, "^(?=.*[0-9])[A-HJ-NP-Z0-9]{12}$") != NULL;

		for (char *p = word; (p = strpbrk(p, "&|{}^\\")); p++)
			*p = ' ';
		ask_for(sink, uei ? "ueiSAM" : "legalBusinessName", word);
	}
	for (size_t i = 0; i < night->uei_count; i++)
		ask_for(sink, "ueiSAM", night->ueis[i]);
}

SOURCE(us_sam_entities) = {
	.title = "SAM.gov: registered entities",
	.publisher = "US General Services Administration",
	.home = "https://sam.gov/entity-information",
	.licence = "public; names and addresses partly Dun & Bradstreet open data, not for "
		   "bulk re-use",
	.holds = "Legal names, other names, UEI, CAGE, address and registration of companies "
		 "that sell to the government, "
		 "for the names that are watched and the UEIs of vendors on record.",
	.lacks = "Owners and parents (for federal users only). Companies that never "
		 "registered.",
	.lag_days = 1,
	.every_hours = 168,
	.hosts = { "api.sam.gov" },
	.delay_ms = 2000,
	.daily_requests = 10,
	.key_env = "PAYDIRT_SAM_KEY",
	.key_help =
	    "a free key from the account page of sam.gov; without a role 10 requests a day",
	.key_query = "api_key",
	.version = 1,
	.start = start,
	.pages = { { .kind = "entities", .parse = entities } },
};
