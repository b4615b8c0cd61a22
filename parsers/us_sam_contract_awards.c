/*
 * SAM.gov contract awards: the API that replaces FPDS. Written from its documentation.
 * https://open.gsa.gov/api/contract-awards/
 *
 * Everything at once comes as an extract: a file is ordered, its token is answered, and the
 * file is asked for until it is made (400 until then; some never are, and are ordered anew). It
 * is cut off at 1,000,000 rows, and columns that are empty throughout are left out. What was
 * modified since a night comes by search, 100 a page; offset is a page's number; totals are
 * texts. Deleted actions and other transactions are asked for apart. The file's headings are
 * the paths of the answer's members.
 */
#include "../scraper/parser.h"
#include "family/fpds.h"

#define API "https://api.sam.gov/contract-awards/v1/"
#define SECTIONS "contractId%2CcoreData%2CawardDetails%2CawardeeData"
#define LIMIT 100
#define SEARCH_MOST 400000L
#define EXTRACT_MOST 1000000L
#define ORDERS 3 /* of one file that does not come */

#define CORE "coreData."
#define ORG CORE "federalOrganization."
#define BOUGHT CORE "productOrServiceInformation."
#define RIVALRY CORE "competitionInformation."
#define AWARD "awardDetails."
#define WHO AWARD "awardeeData."
#define AGENCY "contractId.subtier.code"
#define SORT CORE "awardOrIDV"
#define MADE "what kind of company it says it is"

static const struct column columns[] = {
	{ "contractId.piid", MODIFICATION_PIID, NULL },
	{ "contractId.modificationNumber", MODIFICATION_MODIFICATION, NULL },
	{ "contractId.transactionNumber", MAY_MISS(MODIFICATION_TRANSACTION_NUMBER), NULL },
	{ "contractId.referencedIDVPiid", MAY_MISS(MODIFICATION_PARENT_PIID), NULL },
	{ "contractId.referencedIDVSubtier.code", MAY_MISS(MODIFICATION_PARENT_AGENCY_CODE),
	    NULL },
	{ "contractId.reasonForModification.name", MAY_MISS(MODIFICATION_ACTION_TYPE), NULL },
	{ "contractId.*", IGNORE, "read below, or in the keys" },
	{ "oldContractId*", IGNORE, "the number that it had before" },
	{ CORE "solicitationId", MAY_MISS(MODIFICATION_SOLICITATION), NULL },
	{ CORE "awardOrIDVType.name", MAY_MISS(MODIFICATION_AWARD_TYPE), NULL },
	{ ORG "contractingInformation.contractingDepartment.name",
	    MAY_MISS(MODIFICATION_AWARDING_TOPTIER), NULL },
	{ ORG "contractingInformation.contractingSubtier.code",
	    MAY_MISS(MODIFICATION_AWARDING_SUBTIER_CODE), NULL },
	{ ORG "contractingInformation.contractingSubtier.name",
	    MAY_MISS(MODIFICATION_AWARDING_SUBTIER), NULL },
	{ ORG "contractingInformation.contractingOffice.code",
	    MAY_MISS(MODIFICATION_AWARDING_OFFICE_CODE), NULL },
	{ ORG "contractingInformation.contractingOffice.name",
	    MAY_MISS(MODIFICATION_AWARDING_OFFICE), NULL },
	{ ORG "fundingInformation.fundingDepartment.name",
	    MAY_MISS(MODIFICATION_FUNDING_TOPTIER), NULL },
	{ ORG "fundingInformation.fundingSubtier.code",
	    MAY_MISS(MODIFICATION_FUNDING_SUBTIER_CODE), NULL },
	{ ORG "fundingInformation.fundingSubtier.name", MAY_MISS(MODIFICATION_FUNDING_SUBTIER),
	    NULL },
	{ ORG "fundingInformation.fundingOffice.code",
	    MAY_MISS(MODIFICATION_FUNDING_OFFICE_CODE), NULL },
	{ ORG "fundingInformation.fundingOffice.name", MAY_MISS(MODIFICATION_FUNDING_OFFICE),
	    NULL },
	{ CORE "acquisitionData.typeOfContractPricing.name", MAY_MISS(MODIFICATION_PRICING),
	    NULL },
	{ BOUGHT "productOrService.code", MAY_MISS(MODIFICATION_PSC), NULL },
	{ BOUGHT "productOrService.name", MAY_MISS(MODIFICATION_PSC_TEXT), NULL },
	{ BOUGHT "principalNaics[0].code", MAY_MISS(MODIFICATION_NAICS), NULL },
	{ BOUGHT "principalNaics[0].name", MAY_MISS(MODIFICATION_NAICS_TEXT), NULL },
	{ RIVALRY "extentCompeted.name", MAY_MISS(MODIFICATION_EXTENT_COMPETED), NULL },
	{ RIVALRY "otherThanFullAndOpenCompetition.name", MAY_MISS(MODIFICATION_NOT_COMPETED),
	    NULL },
	{ RIVALRY "statutoryExceptionToFairOpportunity.name",
	    MAY_MISS(MODIFICATION_FAIR_OPPORTUNITY), NULL },
	{ RIVALRY "typeOfSetAside.name", MAY_MISS(MODIFICATION_SET_ASIDE), NULL },
	{ CORE "*", IGNORE, "clauses, places and codes that are not kept" },
	{ AWARD "dates.dateSigned", MAY_MISS(MODIFICATION_ACTION_DATE), NULL },
	{ AWARD "dates.periodOfPerformanceStartDate", MAY_MISS(MODIFICATION_START_DATE), NULL },
	{ AWARD "dates.currentCompletionDate", MAY_MISS(MODIFICATION_END_DATE), NULL },
	{ AWARD "dates.ultimateCompletionDate", MAY_MISS(MODIFICATION_POTENTIAL_END_DATE),
	    NULL },
	{ AWARD "dates.lastDateToOrder", MAY_MISS(MODIFICATION_ORDERING_END_DATE), NULL },
	{ AWARD "dollars.actionObligation", MAY_MISS(MODIFICATION_OBLIGATED), NULL },
	{ AWARD "dollars.baseAndExercisedOptionsValue", MAY_MISS(MODIFICATION_BASE_EXERCISED),
	    NULL },
	{ AWARD "dollars.baseAndAllOptionsValue", MAY_MISS(MODIFICATION_BASE_ALL_OPTIONS),
	    NULL },
	{ AWARD "totalContractDollars.totalActionObligation",
	    MAY_MISS(MODIFICATION_TOTAL_OBLIGATED), NULL },
	{ AWARD "totalContractDollars.totalBaseAndExercisedOptionsValue",
	    MAY_MISS(MODIFICATION_TOTAL_CURRENT), NULL },
	{ AWARD "totalContractDollars.totalBaseAndAllOptionsValue",
	    MAY_MISS(MODIFICATION_TOTAL_POTENTIAL), NULL },
	{ AWARD "productOrServiceInformation.descriptionOfContractRequirement",
	    MAY_MISS(MODIFICATION_DESCRIPTION), NULL },
	{ AWARD "competitionInformation.numberOfOffersReceived", MAY_MISS(MODIFICATION_OFFERS),
	    NULL },
	{ WHO "awardeeHeader.awardeeName", MAY_MISS(MODIFICATION_VENDOR), NULL },
	{ WHO "awardeeHeader.legalBusinessName", MAY_MISS(MODIFICATION_VENDOR), NULL },
	{ WHO "awardeeHeader.awardeeNameFromContract", MAY_MISS(MODIFICATION_VENDOR_AS_TYPED),
	    NULL },
	{ WHO "awardeeHeader.awardeeDoingBusinessAsName", MAY_MISS(MODIFICATION_VENDOR_DBA),
	    NULL },
	{ WHO "awardeeUEIInformation.uniqueEntityId", MAY_MISS(MODIFICATION_VENDOR_UEI), NULL },
	{ WHO "awardeeUEIInformation.cageCode", MAY_MISS(MODIFICATION_VENDOR_CAGE), NULL },
	{ WHO "awardeeUEIInformation.awardeeUltimateParentUniqueEntityId",
	    MAY_MISS(MODIFICATION_VENDOR_PARENT_UEI), NULL },
	{ WHO "awardeeUEIInformation.awardeeUltimateParentName",
	    MAY_MISS(MODIFICATION_VENDOR_PARENT), NULL },
	{ WHO "awardeeLocation.city", MAY_MISS(MODIFICATION_VENDOR_CITY), NULL },
	{ WHO "awardeeLocation.state.code", MAY_MISS(MODIFICATION_VENDOR_STATE), NULL },
	{ WHO "awardeeLocation.country.code", MAY_MISS(MODIFICATION_VENDOR_COUNTRY), NULL },
	{ WHO "awardeeBusinessTypes.businessOrOrganization.soleProprietorship",
	    MAY_MISS(MODIFICATION_VENDOR_IS_PERSON), NULL },
	{ WHO "*", IGNORE, MADE },
	{ AWARD "transactionData.lastModifiedDate", MAY_MISS(MODIFICATION_LAST_MODIFIED),
	    NULL },
	{ AWARD "transactionData.status", MAY_MISS(MODIFICATION_STATUS), NULL },
	{ AWARD "transactionData.*", IGNORE,
	    "officers' accounts, and when the entry was made" },
	{ AWARD "nasaSpecificData.*", IGNORE, "of NASA alone, with names of persons" },
	{ AWARD "*", IGNORE, "clauses and codes that are not kept" },
	{ NULL, IGNORE, NULL },
};

static const int not_applicable[] = { MODIFICATION_EXTENT_COMPETED, MODIFICATION_NOT_COMPETED,
	MODIFICATION_FAIR_OPPORTUNITY, MODIFICATION_SET_ASIDE, MODIFICATION_PRICING,
	MODIFICATION_PSC, MODIFICATION_PSC_TEXT, MODIFICATION_NAICS, MODIFICATION_NAICS_TEXT,
	MODIFICATION_VENDOR_DBA };

/* Vehicles' actions have no transaction number; other transactions are named as such */
static struct fpds_action
action_of(const struct record *r, const char *agency, const char *sort)
{
	const char *transaction = record_get(r, MODIFICATION_TRANSACTION_NUMBER);

	return (struct fpds_action){ .agency = agency,
		.piid = record_get(r, MODIFICATION_PIID),
		.mod = record_get(r, MODIFICATION_MODIFICATION),
		.transaction = transaction,
		.parent_agency = record_get(r, MODIFICATION_PARENT_AGENCY_CODE),
		.parent_piid = record_get(r, MODIFICATION_PARENT_PIID),
		.vehicle = sort && *sort ? text_find(sort, "IDV") != NULL : !transaction };
}

static int
emit_action(struct sink *sink, struct record *r, const char *agency, const char *sort)
{
	struct fpds_action action = action_of(r, agency, sort);

	for (size_t i = 0; i < ARRAY_SIZE(not_applicable); i++) {
		const char *text = record_get(r, not_applicable[i]);

		if (text && strcmp(text, "N/A") == 0)
			record_clear(r, not_applicable[i]);
	}
	fpds_set(sink, r, &action);
	return sink_emit(sink, r);
}

/* ---------------------------------------------------------------------------------- by search
 */

/* "principalNaics[0].code" as the path "principalNaics/0/code" */
static const struct column *
as_paths(struct arena *a)
{
	struct column *paths = arena_alloc(a, sizeof(columns));

	memcpy(paths, columns, sizeof(columns));
	for (struct column *c = paths; c->heading; c++) {
		char *o = arena_dup(a, c->heading);

		c->heading = o;
		for (const char *p = c->heading; *p; p++)
			if (*p == '.' || *p == '[')
				*o++ = '/';
			else if (*p != ']')
				*o++ = *p;
		*o = '\0';
	}
	return paths;
}

static void
one_found(struct sink *sink, const struct json *award, const struct column *paths, bool deleted)
{
	struct record *r = json_record(sink, award, KIND_MODIFICATION, paths);
	const char *agency = json_text(award, "contractId/subtier/code"),
		   *sort = json_text(award, "coreData/awardOrIDV");
	struct fpds_action action = action_of(r, agency, sort);

	if (deleted)
		fpds_delete(sink, &action, record_get(r, MODIFICATION_LAST_MODIFIED));
	else
		emit_action(sink, r, agency, sort);
}

static int
next_page(const struct page *page, struct sink *sink, long offset, long limit, long total)
{
	char *number = arena_printf(sink_arena(sink), "%ld", offset + 1);

	if (!page->url || (offset + 1) * limit >= total)
		return REACH_NONE;
	if ((offset + 1) * limit >= SEARCH_MOST)
		return sink_issue(sink, REACH_SOURCE,
		    "%ld records, of which the search gives %ld", total, SEARCH_MOST);
	return sink_ask(
	    sink, &(struct ask){ .kind = "search",
		      .scope = page->scope,
		      .param = page->param,
		      .url = url_with(sink_arena(sink), page->url, "offset", number) });
}

static int
search(const struct page *page, struct sink *sink)
{
	const struct json *root, *found;
	const struct column *paths = as_paths(sink_arena(sink));
	bool deleted = page->param && strcmp(page->param, "deleted") == 0;
	long offset, limit, total;

	/* 204: nothing was found */
	if (!page->len)
		return REACH_NONE;
	root = json_parse(page, sink);
	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (json_at(root, "awardResponse") && !json_at(root, "awardSummary"))
		root = json_at(root, "awardResponse");
	found = json_at(root, "awardSummary");
	offset = json_number(root, "offset", 0);
	limit = json_number(root, "limit", LIMIT);
	total = json_number(root, "totalRecords", -1);
	if (total < 0 || (total > 0 && (!found || found->type != JSON_ARRAY)))
		return sink_issue(sink, REACH_PAGE,
		    "no 'awardSummary' or no 'totalRecords' in the answer: %.200s",
		    root->type == JSON_STRING ? root->text.at : "");
	for (const struct json *award = found ? found->first : NULL; award; award = award->next)
		one_found(sink, award, paths, deleted);
	json_place(sink, root);
	/* deletions are no records that could be counted afterwards */
	if (page->scope && !offset && !deleted)
		sink_expect(sink, page->scope, KIND_MODIFICATION, "stated", total);
	return next_page(page, sink, offset, limit, total);
}

/* --------------------------------------------------------------------------------- by extract
 */

/* What an order is at: "1 2 https://…": which order, how often its file was asked for, the
 * order */
struct order {
	long number, polls;
	const char *url;
};

static struct order
order_of(const struct page *page)
{
	struct order o = { 1, 0, page->url };
	char *end;

	if (!page->param)
		return o;
	o.number = strtol(page->param, &end, 10);
	o.polls = strtol(end, &end, 10);
	o.url = *end == ' ' ? end + 1 : page->url;
	return o;
}

static const char *
order_text(struct sink *sink, long number, long polls, const char *url)
{
	return arena_printf(sink_arena(sink), "%ld %ld %s", number, polls, url);
}

/* Asks for the file; again and again, at growing distances, for each time counts as a request
 */
static int
poll_file(const struct page *page, struct sink *sink, const struct order *o, const char *url)
{
	static const int waits[] = { 20, 300, 900, 1800, 3600 };

	if ((size_t)o->polls < ARRAY_SIZE(waits))
		return sink_ask(
		    sink, &(struct ask){ .kind = "file",
			      .url = url,
			      .scope = page->scope,
			      .param = order_text(sink, o->number, o->polls + 1, o->url),
			      .wait = waits[o->polls],
			      .again = true });
	if (o->number == ORDERS)
		return sink_issue(
		    sink, REACH_PAGE, "the file was ordered %d times and never made", ORDERS);
	return sink_ask(sink, &(struct ask){ .kind = "extract",
				  .url = o->url,
				  .scope = page->scope,
				  .param = order_text(sink, o->number + 1, 0, o->url),
				  .again = true });
}

/* A sentence or an object that has the file's address in it, with a place for the key */
static int
extract(const struct page *page, struct sink *sink)
{
	struct arena *a = sink_arena(sink);
	struct order o = order_of(page);
	const char *token = text_match(a, page->body, "[?&]token=([A-Za-z0-9_.-]+)");

	if (!token)
		token = text_match(a, page->body, "\"exportToken\" *: *\"([A-Za-z0-9_.-]+)\"");
	if (!token)
		return sink_issue(
		    sink, REACH_PAGE, "no token of a file in the answer to an order");
	return poll_file(page, sink, &o, arena_printf(a, API "download?token=%s", token));
}

static int
read_csv(struct sink *sink, struct stream *stream, const char *part)
{
	struct csv *csv = csv_open(sink, stream, part);
	long agency = csv_find(csv, AGENCY), sort = csv_find(csv, SORT), rows;

	if (csv_bind(csv, KIND_MODIFICATION, columns) < REACH_PAGE) {
		csv_want(csv, agency);
		csv_want(csv, sort);
		while (csv_next(csv)) {
			struct span code = text_trim(csv_cell(csv, agency)),
				    kind = csv_cell(csv, sort);
			struct arena *a = sink_arena(sink);

			emit_action(sink, csv_record(csv), arena_ndup(a, code.at, code.len),
			    kind.at ? arena_ndup(a, kind.at, kind.len) : NULL);
		}
	}
	rows = csv_rows(csv);
	csv_close(csv);
	if (rows >= EXTRACT_MOST)
		return sink_issue(
		    sink, REACH_SOURCE, "the file has %ld rows: it was cut off", rows);
	return REACH_NONE;
}

static int
packed(struct sink *sink, struct span body)
{
	struct zip *zip = zip_open(sink, body);
	struct stream *member;
	const char *name;
	size_t tables = 0;
	int reach;

	while (zip_next(zip, &name, &member))
		if (text_match(sink_arena(sink), name, "\\.csv$")) {
			tables++;
			read_csv(sink, member, name);
		}
	reach = zip_close(zip);
	if (!tables && reach < REACH_PAGE)
		return sink_issue(sink, REACH_PAGE, "no .csv file in the packed file");
	return reach;
}

/* The file, packed or not; an answer to a search that is handed in; or "not generated yet" */
static int
file(const struct page *page, struct sink *sink)
{
	struct span whole = { page->body, page->len }, body = text_trim(whole);
	struct stream stream = stream_of(whole);
	struct order o = order_of(page);

	if (page->status == 400) {
		const char *text =
		    arena_ndup(sink_arena(sink), body.at, body.len < 2000 ? body.len : 2000);

		if (text_match(sink_arena(sink), text,
			"not generated yet|in progress|try again later"))
			return poll_file(page, sink, &o, page->url);
		return sink_issue(sink, REACH_PAGE, "the portal answered 400: %.200s", text);
	}
	if (zip_is(whole))
		return packed(sink, whole);
	if (body.len && body.at[0] == '{')
		return search(page, sink);
	return read_csv(sink, &stream, NULL);
}

/* ------------------------------------------------------------------------------------ asking
 */

/* "2026-11-22" as 11/22/2026, escaped */
static const char *
us_date(struct sink *sink, const char *iso)
{
	return arena_printf(sink_arena(sink), "%.2s%%2F%.2s%%2F%.4s", iso + 5, iso + 8, iso);
}

static void
ask(struct sink *sink, const char *kind, const char *agency, const char *what,
    const char *query, const char *param)
{
	struct arena *a = sink_arena(sink);

	sink_ask(sink, &(struct ask){ .kind = kind,
			   .url = arena_printf(a, API "search?%s", query),
			   .scope = arena_printf(a, "%s %s", agency, what),
			   .param = param });
}

static void
start(const struct night *night, struct sink *sink)
{
	struct arena *a = sink_arena(sink);
	const char *window = "";

	if (night->since)
		window = arena_printf(a, "&lastModifiedDate=%%5B%s%%2C%s%%5D",
		    us_date(sink, night->since), us_date(sink, night->until));
	for (size_t i = 0; i < night->agency_count; i++) {
		const char *name = night->agencies[i].agency, *query;

		if (!night->agencies[i].fpds)
			continue;
		query = arena_printf(
		    a, "contractingSubtierCode=%s%s", night->agencies[i].fpds, window);
		if (night->since)
			ask(sink, "search", name,
			    arena_printf(a, "actions since %s", night->since),
			    arena_printf(a, "%s&includeSections=%s&limit=%d&offset=0", query,
				SECTIONS, LIMIT),
			    NULL);
		else
			ask(sink, "extract", name, "actions",
			    arena_printf(a, "%s&format=csv", query), NULL);
		ask(sink, "search", name, "other transactions",
		    arena_printf(a,
			"%s&awardOrIDVTypeName=OTHER%%20TRANSACTION%%20AGREEMENT~OTHER%%"
			"20TRANSACTION%%20ORDER"
			"~OTHER%%20TRANSACTION%%20IDV&includeSections=%s&limit=%d&offset=0",
			query, SECTIONS, LIMIT),
		    NULL);
		ask(sink, "search", name, "deletions",
		    arena_printf(a,
			"%s&deletedStatus=yes&includeSections=contractId%%2CcoreData&limit=%d&"
			"offset=0",
			query, LIMIT),
		    "deleted");
	}
}

SOURCE(us_sam_contract_awards) = {
	.title = "SAM.gov: contract awards (the successor of FPDS)",
	.publisher = "US General Services Administration",
	.home = "https://sam.gov/contract-data",
	.licence = "public domain (US government work); vendor data before April 2022 by Dun & "
		   "Bradstreet",
	.holds = "Every action on an agency's awards, vehicles and other transactions, the "
		 "same day, and which actions "
		 "were deleted in the last six months. Its actions are the same as "
		 "USAspending's and merge with them.",
	.lacks = "Who offered and lost. What other agencies award for this one. Defense "
		 "actions of the last 90 days. "
		 "More than 1,000,000 actions at once.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "api.sam.gov", "s3.amazonaws.com", "falextracts.s3.amazonaws.com" },
	.delay_ms = 2000,
	.daily_requests = 10,
	.key_env = "PAYDIRT_SAM_KEY",
	.key_help =
	    "a free key from the account page of sam.gov; without a role 10 requests a day",
	.key_query = "api_key",
	.floors = { { KIND_MODIFICATION, MODIFICATION_VENDOR, 90 },
	    { KIND_MODIFICATION, MODIFICATION_OBLIGATED, 90 } },
	.stale_days = 14,
	.version = 1,
	.start = start,
	.pages = { { .kind = "file", .parse = file, .stream = true, .accept = 400 },
	    { .kind = "search", .parse = search, .accept = 204 },
	    { .kind = "extract", .parse = extract } },
};
