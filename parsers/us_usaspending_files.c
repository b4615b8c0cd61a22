/*
 * USAspending: files, as they are downloaded: the monthly archive (zip of CSV, "Full" and
 * "Delta"), custom downloads (transactions, award summaries, subawards), and tables that others
 * made of the search API. https://files.usaspending.gov/award_data_archive/
 *
 * Columns are bound by name, in any order, since their number changes over the years (259, 286,
 * 297). A Delta file has rows that delete (correction_delete_ind "D"): they carry the action's
 * key and nothing else. A file that a spreadsheet saved again has dates like 12/22/17 and
 * 5/31/21 0:00.
 */
#include "../scraper/parser.h"
#include "family/usaspending_ignored.h"

#define API "https://api.usaspending.gov/api/v2/"

#define DATES "%Y-%m-%d|%Y-%m-%d %H:%M:%S|%m/%d/%y|%m/%d/%y %H:%M|%m/%d/%Y|%m/%d/%Y %H:%M"
#define TIMES \
	"%Y-%m-%d|%Y-%m-%d %H:%M:%S|%Y-%m-%d %H:%M:%S%z|%m/%d/%y|%m/%d/%y " \
	"%H:%M|%m/%d/%Y|%m/%d/%Y %H:%M"

static const struct column transaction_columns[] = {
	{ "contract_transaction_unique_key", MODIFICATION_KEY, NULL },
	{ "contract_award_unique_key", MODIFICATION_CONTRACT_KEY, NULL },
	{ "award_id_piid", MAY_MISS(MODIFICATION_PIID), NULL },
	{ "parent_award_id_piid", MAY_MISS(MODIFICATION_PARENT_PIID), NULL },
	{ "parent_award_agency_id", MAY_MISS(MODIFICATION_PARENT_AGENCY_CODE), NULL },
	{ "awarding_agency_code", MAY_MISS(MODIFICATION_AWARDING_TOPTIER_CODE), NULL },
	{ "awarding_agency_name", MAY_MISS(MODIFICATION_AWARDING_TOPTIER), NULL },
	{ "awarding_sub_agency_code", MAY_MISS(MODIFICATION_AWARDING_SUBTIER_CODE), NULL },
	{ "awarding_sub_agency_name", MAY_MISS(MODIFICATION_AWARDING_SUBTIER), NULL },
	{ "awarding_office_code", MAY_MISS(MODIFICATION_AWARDING_OFFICE_CODE), NULL },
	{ "awarding_office_name", MAY_MISS(MODIFICATION_AWARDING_OFFICE), NULL },
	{ "funding_agency_code", MAY_MISS(MODIFICATION_FUNDING_TOPTIER_CODE), NULL },
	{ "funding_agency_name", MAY_MISS(MODIFICATION_FUNDING_TOPTIER), NULL },
	{ "funding_sub_agency_code", MAY_MISS(MODIFICATION_FUNDING_SUBTIER_CODE), NULL },
	{ "funding_sub_agency_name", MAY_MISS(MODIFICATION_FUNDING_SUBTIER), NULL },
	{ "funding_office_code", MAY_MISS(MODIFICATION_FUNDING_OFFICE_CODE), NULL },
	{ "funding_office_name", MAY_MISS(MODIFICATION_FUNDING_OFFICE), NULL },
	{ "recipient_uei", MAY_MISS(MODIFICATION_VENDOR_UEI), NULL },
	{ "recipient_duns", MAY_MISS(MODIFICATION_VENDOR_DUNS), NULL },
	{ "recipient_name", MODIFICATION_VENDOR, NULL },
	{ "recipient_name_raw", MAY_MISS(MODIFICATION_VENDOR_AS_TYPED), NULL },
	{ "recipient_doing_business_as_name", MAY_MISS(MODIFICATION_VENDOR_DBA), NULL },
	{ "cage_code", MAY_MISS(MODIFICATION_VENDOR_CAGE), NULL },
	{ "recipient_parent_uei", MAY_MISS(MODIFICATION_VENDOR_PARENT_UEI), NULL },
	{ "recipient_parent_name", MAY_MISS(MODIFICATION_VENDOR_PARENT), NULL },
	{ "recipient_country_code", MAY_MISS(MODIFICATION_VENDOR_COUNTRY), NULL },
	{ "recipient_city_name", MAY_MISS(MODIFICATION_VENDOR_CITY), NULL },
	{ "recipient_state_code", MAY_MISS(MODIFICATION_VENDOR_STATE), NULL },
	{ "solicitation_identifier", MAY_MISS(MODIFICATION_SOLICITATION), NULL },
	{ "period_of_performance_start_date", MAY_MISS(MODIFICATION_START_DATE), DATES },
	{ "period_of_performance_current_end_date", MAY_MISS(MODIFICATION_END_DATE), DATES },
	{ "period_of_performance_potential_end_date", MAY_MISS(MODIFICATION_POTENTIAL_END_DATE),
	    DATES },
	{ "ordering_period_end_date", MAY_MISS(MODIFICATION_ORDERING_END_DATE), DATES },
	{ "product_or_service_code", MAY_MISS(MODIFICATION_PSC), NULL },
	{ "product_or_service_code_description", MAY_MISS(MODIFICATION_PSC_TEXT), NULL },
	{ "naics_code", MAY_MISS(MODIFICATION_NAICS), NULL },
	{ "naics_description", MAY_MISS(MODIFICATION_NAICS_TEXT), NULL },
	{ "type_of_contract_pricing", MAY_MISS(MODIFICATION_PRICING), NULL },
	{ "extent_competed", MAY_MISS(MODIFICATION_EXTENT_COMPETED), NULL },
	{ "other_than_full_and_open_competition", MAY_MISS(MODIFICATION_NOT_COMPETED), NULL },
	{ "fair_opportunity_limited_sources", MAY_MISS(MODIFICATION_FAIR_OPPORTUNITY), NULL },
	{ "type_of_set_aside", MAY_MISS(MODIFICATION_SET_ASIDE), NULL },
	{ "number_of_offers_received", MAY_MISS(MODIFICATION_OFFERS), NULL },
	{ "usaspending_permalink", MAY_MISS(MODIFICATION_PERMALINK), NULL },
	{ "last_modified_date", MAY_MISS(MODIFICATION_LAST_MODIFIED), TIMES },
	{ "award_type", MAY_MISS(MODIFICATION_AWARD_TYPE), NULL },
	{ "modification_number", MODIFICATION_MODIFICATION, NULL },
	{ "transaction_number", MAY_MISS(MODIFICATION_TRANSACTION_NUMBER), NULL },
	{ "action_date", MODIFICATION_ACTION_DATE, DATES },
	{ "action_type", MAY_MISS(MODIFICATION_ACTION_TYPE), NULL },
	{ "federal_action_obligation", MODIFICATION_OBLIGATED, NULL },
	{ "base_and_exercised_options_value", MAY_MISS(MODIFICATION_BASE_EXERCISED), NULL },
	{ "base_and_all_options_value", MAY_MISS(MODIFICATION_BASE_ALL_OPTIONS), NULL },
	{ "total_dollars_obligated", MAY_MISS(MODIFICATION_TOTAL_OBLIGATED), NULL },
	{ "current_total_value_of_award", MAY_MISS(MODIFICATION_TOTAL_CURRENT), NULL },
	{ "potential_total_value_of_award", MAY_MISS(MODIFICATION_TOTAL_POTENTIAL), NULL },
	{ "total_outlayed_amount_for_overall_award", MAY_MISS(MODIFICATION_TOTAL_OUTLAYED),
	    NULL },
	{ "transaction_description", MAY_MISS(MODIFICATION_DESCRIPTION), NULL },
	{ "award_or_idv_flag", IGNORE, "read below" },
	{ "idv_type", IGNORE, "read below" },
	{ "correction_delete_ind", IGNORE, "read below" },
	{ "agency_id", IGNORE, "in the keys" },
	{ "sole_proprietorship", MAY_MISS(MODIFICATION_VENDOR_IS_PERSON), NULL },
	{ "prime_award_base_transaction_description", IGNORE,
	    "the description of the award's first action" },
	USASPENDING_IGNORED,
	{ NULL, IGNORE, NULL },
};

static const struct column award_columns[] = {
	{ "contract_award_unique_key", CONTRACT_KEY, NULL },
	{ "award_id_piid", MAY_MISS(CONTRACT_PIID), NULL },
	{ "parent_award_id_piid", MAY_MISS(CONTRACT_PARENT_PIID), NULL },
	{ "parent_award_agency_id", MAY_MISS(CONTRACT_PARENT_AGENCY_CODE), NULL },
	{ "awarding_agency_code", MAY_MISS(CONTRACT_AWARDING_TOPTIER_CODE), NULL },
	{ "awarding_agency_name", MAY_MISS(CONTRACT_AWARDING_TOPTIER), NULL },
	{ "awarding_sub_agency_code", MAY_MISS(CONTRACT_AWARDING_SUBTIER_CODE), NULL },
	{ "awarding_sub_agency_name", MAY_MISS(CONTRACT_AWARDING_SUBTIER), NULL },
	{ "awarding_office_code", MAY_MISS(CONTRACT_AWARDING_OFFICE_CODE), NULL },
	{ "awarding_office_name", MAY_MISS(CONTRACT_AWARDING_OFFICE), NULL },
	{ "funding_agency_code", MAY_MISS(CONTRACT_FUNDING_TOPTIER_CODE), NULL },
	{ "funding_agency_name", MAY_MISS(CONTRACT_FUNDING_TOPTIER), NULL },
	{ "funding_sub_agency_code", MAY_MISS(CONTRACT_FUNDING_SUBTIER_CODE), NULL },
	{ "funding_sub_agency_name", MAY_MISS(CONTRACT_FUNDING_SUBTIER), NULL },
	{ "funding_office_code", MAY_MISS(CONTRACT_FUNDING_OFFICE_CODE), NULL },
	{ "funding_office_name", MAY_MISS(CONTRACT_FUNDING_OFFICE), NULL },
	{ "recipient_uei", MAY_MISS(CONTRACT_VENDOR_UEI), NULL },
	{ "recipient_duns", MAY_MISS(CONTRACT_VENDOR_DUNS), NULL },
	{ "recipient_name", CONTRACT_VENDOR, NULL },
	{ "recipient_name_raw", MAY_MISS(CONTRACT_VENDOR_AS_TYPED), NULL },
	{ "recipient_doing_business_as_name", MAY_MISS(CONTRACT_VENDOR_DBA), NULL },
	{ "cage_code", MAY_MISS(CONTRACT_VENDOR_CAGE), NULL },
	{ "recipient_parent_uei", MAY_MISS(CONTRACT_VENDOR_PARENT_UEI), NULL },
	{ "recipient_parent_name", MAY_MISS(CONTRACT_VENDOR_PARENT), NULL },
	{ "recipient_country_code", MAY_MISS(CONTRACT_VENDOR_COUNTRY), NULL },
	{ "recipient_city_name", MAY_MISS(CONTRACT_VENDOR_CITY), NULL },
	{ "recipient_state_code", MAY_MISS(CONTRACT_VENDOR_STATE), NULL },
	{ "solicitation_identifier", MAY_MISS(CONTRACT_SOLICITATION), NULL },
	{ "period_of_performance_start_date", MAY_MISS(CONTRACT_START_DATE), DATES },
	{ "period_of_performance_current_end_date", MAY_MISS(CONTRACT_END_DATE), DATES },
	{ "period_of_performance_potential_end_date", MAY_MISS(CONTRACT_POTENTIAL_END_DATE),
	    DATES },
	{ "ordering_period_end_date", MAY_MISS(CONTRACT_ORDERING_END_DATE), DATES },
	{ "product_or_service_code", MAY_MISS(CONTRACT_PSC), NULL },
	{ "product_or_service_code_description", MAY_MISS(CONTRACT_PSC_TEXT), NULL },
	{ "naics_code", MAY_MISS(CONTRACT_NAICS), NULL },
	{ "naics_description", MAY_MISS(CONTRACT_NAICS_TEXT), NULL },
	{ "type_of_contract_pricing", MAY_MISS(CONTRACT_PRICING), NULL },
	{ "extent_competed", MAY_MISS(CONTRACT_EXTENT_COMPETED), NULL },
	{ "other_than_full_and_open_competition", MAY_MISS(CONTRACT_NOT_COMPETED), NULL },
	{ "fair_opportunity_limited_sources", MAY_MISS(CONTRACT_FAIR_OPPORTUNITY), NULL },
	{ "type_of_set_aside", MAY_MISS(CONTRACT_SET_ASIDE), NULL },
	{ "number_of_offers_received", MAY_MISS(CONTRACT_OFFERS), NULL },
	{ "usaspending_permalink", MAY_MISS(CONTRACT_PERMALINK), NULL },
	{ "last_modified_date", MAY_MISS(CONTRACT_LAST_MODIFIED), TIMES },
	{ "award_type", MAY_MISS(CONTRACT_AWARD_TYPE), NULL },
	{ "total_obligated_amount", CONTRACT_OBLIGATED, NULL },
	{ "total_outlayed_amount", MAY_MISS(CONTRACT_OUTLAYED), NULL },
	{ "current_total_value_of_award", MAY_MISS(CONTRACT_CURRENT_VALUE), NULL },
	{ "potential_total_value_of_award", MAY_MISS(CONTRACT_POTENTIAL), NULL },
	{ "award_base_action_date", MAY_MISS(CONTRACT_SIGNED), DATES },
	{ "award_latest_action_date", MAY_MISS(CONTRACT_LATEST_ACTION), DATES },
	{ "prime_award_base_transaction_description", MAY_MISS(CONTRACT_DESCRIPTION), NULL },
	{ "number_of_actions", MAY_MISS(CONTRACT_ACTIONS), NULL },
	{ "award_or_idv_flag", IGNORE, "read below" },
	{ "idv_type", IGNORE, "read below" },
	{ "sole_proprietorship", MAY_MISS(CONTRACT_VENDOR_IS_PERSON), NULL },
	USASPENDING_IGNORED,
	{ NULL, IGNORE, NULL },
};

static const struct column subaward_columns[] = {
	{ "prime_award_unique_key", SUBAWARD_CONTRACT_KEY, NULL },
	{ "prime_award_piid", MAY_MISS(SUBAWARD_PRIME_PIID), NULL },
	{ "prime_award_parent_piid", MAY_MISS(SUBAWARD_PRIME_PARENT_PIID), NULL },
	{ "prime_award_amount", MAY_MISS(SUBAWARD_PRIME_AMOUNT), NULL },
	{ "prime_award_awarding_agency_code", MAY_MISS(SUBAWARD_AWARDING_TOPTIER_CODE), NULL },
	{ "prime_award_awarding_agency_name", MAY_MISS(SUBAWARD_AWARDING_TOPTIER), NULL },
	{ "prime_award_awarding_sub_agency_code", MAY_MISS(SUBAWARD_AWARDING_SUBTIER_CODE),
	    NULL },
	{ "prime_award_awarding_sub_agency_name", MAY_MISS(SUBAWARD_AWARDING_SUBTIER), NULL },
	{ "prime_award_awarding_office_code", MAY_MISS(SUBAWARD_AWARDING_OFFICE_CODE), NULL },
	{ "prime_award_awarding_office_name", MAY_MISS(SUBAWARD_AWARDING_OFFICE), NULL },
	{ "prime_award_funding_agency_code", MAY_MISS(SUBAWARD_FUNDING_TOPTIER_CODE), NULL },
	{ "prime_award_funding_agency_name", MAY_MISS(SUBAWARD_FUNDING_TOPTIER), NULL },
	{ "prime_award_funding_sub_agency_code", MAY_MISS(SUBAWARD_FUNDING_SUBTIER_CODE),
	    NULL },
	{ "prime_award_funding_sub_agency_name", MAY_MISS(SUBAWARD_FUNDING_SUBTIER), NULL },
	{ "prime_award_funding_office_code", MAY_MISS(SUBAWARD_FUNDING_OFFICE_CODE), NULL },
	{ "prime_award_funding_office_name", MAY_MISS(SUBAWARD_FUNDING_OFFICE), NULL },
	{ "prime_awardee_uei", MAY_MISS(SUBAWARD_PRIME_UEI), NULL },
	{ "prime_awardee_duns", MAY_MISS(SUBAWARD_PRIME_DUNS), NULL },
	{ "prime_awardee_name", MAY_MISS(SUBAWARD_PRIME), NULL },
	{ "prime_award_base_transaction_description", MAY_MISS(SUBAWARD_PRIME_DESCRIPTION),
	    NULL },
	{ "subaward_fsrs_report_id", SUBAWARD_KEY, NULL },
	{ "subaward_fsrs_report_year", MAY_MISS(SUBAWARD_REPORT_YEAR), NULL },
	{ "subaward_fsrs_report_month", MAY_MISS(SUBAWARD_REPORT_MONTH), NULL },
	{ "subaward_number", MAY_MISS(SUBAWARD_NUMBER), NULL },
	{ "subaward_amount", SUBAWARD_AMOUNT, NULL },
	{ "subaward_action_date", MAY_MISS(SUBAWARD_ACTION_DATE), DATES },
	{ "subawardee_uei", MAY_MISS(SUBAWARD_VENDOR_UEI), NULL },
	{ "subawardee_duns", MAY_MISS(SUBAWARD_VENDOR_DUNS), NULL },
	{ "subawardee_name", SUBAWARD_VENDOR, NULL },
	{ "subawardee_dba_name", MAY_MISS(SUBAWARD_VENDOR_DBA), NULL },
	{ "subawardee_parent_uei", MAY_MISS(SUBAWARD_VENDOR_PARENT_UEI), NULL },
	{ "subawardee_parent_name", MAY_MISS(SUBAWARD_VENDOR_PARENT), NULL },
	{ "subawardee_country_code", MAY_MISS(SUBAWARD_VENDOR_COUNTRY), NULL },
	{ "subawardee_city_name", MAY_MISS(SUBAWARD_VENDOR_CITY), NULL },
	{ "subawardee_state_code", MAY_MISS(SUBAWARD_VENDOR_STATE), NULL },
	{ "subaward_description", MAY_MISS(SUBAWARD_DESCRIPTION), NULL },
	{ "usaspending_permalink", MAY_MISS(SUBAWARD_PERMALINK), NULL },
	{ "subaward_fsrs_report_last_modified_date", MAY_MISS(SUBAWARD_LAST_MODIFIED), TIMES },
	USASPENDING_IGNORED,
	{ NULL, IGNORE, NULL },
};

/* What a script of others wrote of the search API: one row an action, ten of its fields */
static const struct column search_columns[] = {
	{ "Agency", MODIFICATION_AWARDING_SUBTIER, NULL },
	{ "Award ID", MODIFICATION_PIID, NULL },
	{ "Recipient Name", MODIFICATION_VENDOR, NULL },
	{ "Federal Action Obligation", MODIFICATION_OBLIGATED, NULL },
	{ "Action Date", MODIFICATION_ACTION_DATE, DATES },
	{ "Modification", MODIFICATION_MODIFICATION, NULL },
	{ "Product/Service Description", MAY_MISS(MODIFICATION_PSC_TEXT), NULL },
	{ "NAICS Description", MAY_MISS(MODIFICATION_NAICS_TEXT), NULL },
	{ "Transaction Description", MODIFICATION_DESCRIPTION, NULL },
	{ "Generated Award ID", MODIFICATION_CONTRACT_KEY, NULL },
	{ NULL, IGNORE, NULL },
};

/* The parts of CONT_AWD_<piid>_<agency>_<parent piid>_<parent agency> and
 * CONT_IDV_<piid>_<agency> */
struct key {
	struct span piid, agency, parent_piid, parent_agency;
	bool vehicle;
};

static struct span
next_part(const char **at)
{
	size_t len = strcspn(*at, "_");
	struct span part = { *at, len };

	*at += len + ((*at)[len] == '_');
	return part;
}

static bool
split_key(const char *text, struct key *k)
{
	memset(k, 0, sizeof(*k));
	k->parent_piid = k->parent_agency = span_of("-NONE-");
	if (!text || (strncmp(text, "CONT_AWD_", 9) != 0 && strncmp(text, "CONT_IDV_", 9) != 0))
		return false;
	k->vehicle = text[5] == 'I';
	text += 9;
	k->piid = next_part(&text);
	k->agency = next_part(&text);
	if (!k->vehicle) {
		k->parent_piid = next_part(&text);
		k->parent_agency = next_part(&text);
	}
	return k->piid.len && k->agency.len && !*text;
}

static const char *
parent_key(struct sink *sink, const struct key *k)
{
	if (!k->parent_piid.len || span_is(k->parent_piid, "-NONE-"))
		return NULL;
	return arena_printf(sink_arena(sink), "CONT_IDV_%.*s_%.*s", (int)k->parent_piid.len,
	    k->parent_piid.at, (int)k->parent_agency.len, k->parent_agency.at);
}

/* One row of a table on its way: which columns are read beside the bound ones */
struct table {
	struct sink *sink;
	struct csv *csv;
	long flag, idv_type, deletes;
};

static bool
is_cell(const struct table *t, long column, const char *text)
{
	return column >= 0 && span_is(text_trim(csv_cell(t->csv, column)), text);
}

static void
set_vehicle(
    const struct table *t, struct record *r, int vehicle_field, int type_field, const char *key)
{
	bool vehicle = is_cell(t, t->flag, "IDV") || (key && strncmp(key, "CONT_IDV_", 9) == 0);

	record_bool(r, vehicle_field, vehicle);
	if (vehicle && t->idv_type >= 0)
		record_set_span(r, type_field, csv_cell(t->csv, t->idv_type));
}

static int
emit_deletion(const struct table *t, struct record *r)
{
	struct record *d = record_new(t->sink, KIND_DELETION);

	record_set(d, DELETION_WHAT, "modification");
	record_set(d, DELETION_KEY, record_get(r, MODIFICATION_KEY));
	record_set(d, DELETION_LAST_MODIFIED, record_get(r, MODIFICATION_LAST_MODIFIED));
	return sink_emit(t->sink, d);
}

static int
transaction(const struct table *t)
{
	struct record *r = csv_record(t->csv);
	const char *key = record_get(r, MODIFICATION_CONTRACT_KEY);
	struct key k;

	if (is_cell(t, t->deletes, "D"))
		return emit_deletion(t, r);
	set_vehicle(t, r, MODIFICATION_IS_VEHICLE, MODIFICATION_AWARD_TYPE, key);
	record_set(r, MODIFICATION_JURISDICTION, "US");
	if (split_key(key, &k))
		record_set(r, MODIFICATION_PARENT_KEY, parent_key(t->sink, &k));
	return sink_emit(t->sink, r);
}

static int
award(const struct table *t)
{
	struct record *r = csv_record(t->csv);
	const char *key = record_get(r, CONTRACT_KEY);
	struct key k;

	set_vehicle(t, r, CONTRACT_IS_VEHICLE, CONTRACT_AWARD_TYPE, key);
	record_set(r, CONTRACT_JURISDICTION, "US");
	if (split_key(key, &k))
		record_set(r, CONTRACT_PARENT_KEY, parent_key(t->sink, &k));
	/* for a vehicle the column is the most that may be ordered under it */
	if (is_cell(t, t->flag, "IDV")) {
		record_set(r, CONTRACT_CEILING, record_get(r, CONTRACT_POTENTIAL));
		record_clear(r, CONTRACT_POTENTIAL);
	}
	return sink_emit(t->sink, r);
}

static int
subaward(const struct table *t)
{
	return sink_emit(t->sink, csv_record(t->csv));
}

/* The row has no key of the action: it is made from the award's, as the portal makes it, for
 * the first transaction number. Nothing else is inferred. */
static int
searched(const struct table *t)
{
	struct record *r = csv_record(t->csv);
	const char *key = record_get(r, MODIFICATION_CONTRACT_KEY);
	const char *mod = record_get(r, MODIFICATION_MODIFICATION);
	struct key k;

	if (!split_key(key, &k))
		return sink_issue(
		    t->sink, REACH_ROW, "'%.100s' is no award key", key ? key : "");
	/* a vehicle's transactions are not numbered */
	record_set(r, MODIFICATION_KEY,
	    arena_printf(sink_arena(t->sink), "%.*s_%.*s_%.*s_%s_%.*s_%s", (int)k.agency.len,
		k.agency.at, (int)k.parent_agency.len, k.parent_agency.at, (int)k.piid.len,
		k.piid.at, mod ? mod : "0", (int)k.parent_piid.len, k.parent_piid.at,
		k.vehicle ? "-NONE-" : "0"));
	record_set_span(r, MODIFICATION_AWARDING_SUBTIER_CODE, k.agency);
	if (!span_is(k.parent_piid, "-NONE-"))
		record_set_span(r, MODIFICATION_PARENT_PIID, k.parent_piid);
	record_set(r, MODIFICATION_PARENT_KEY, parent_key(t->sink, &k));
	record_bool(r, MODIFICATION_IS_VEHICLE, k.vehicle);
	record_set(r, MODIFICATION_JURISDICTION, "US");
	return sink_emit(t->sink, r);
}

static const struct layout {
	const char *name;
	enum kind kind;
	const struct column *columns;
	int (*row)(const struct table *);
} layouts[] = {
	{ "transactions", KIND_MODIFICATION, transaction_columns, transaction },
	{ "award summaries", KIND_CONTRACT, award_columns, award },
	{ "subawards", KIND_SUBAWARD, subaward_columns, subaward },
	{ "search results", KIND_MODIFICATION, search_columns, searched },
};

static const struct layout *
find_layout(const struct csv *csv)
{
	for (size_t i = 0; i < ARRAY_SIZE(layouts); i++)
		if (csv_fits(csv, layouts[i].columns))
			return &layouts[i];
	return NULL;
}

static long
also_read(struct csv *csv, const char *heading)
{
	long column = csv_find(csv, heading);

	if (column >= 0)
		csv_want(csv, column);
	return column;
}

static int
read_table(struct sink *sink, struct stream *stream, const char *part)
{
	struct table t = { .sink = sink, .csv = csv_open(sink, stream, part) };
	const struct layout *layout = find_layout(t.csv);

	if (!layout) {
		sink_issue(sink, REACH_PAGE,
		    "the columns are those of no file of USAspending that is known here");
	} else if (csv_bind(t.csv, layout->kind, layout->columns) < REACH_PAGE) {
		t.flag = also_read(t.csv, "award_or_idv_flag");
		t.idv_type = also_read(t.csv, "idv_type");
		t.deletes = also_read(t.csv, "correction_delete_ind");
		while (csv_next(t.csv))
			layout->row(&t);
	}
	return csv_close(t.csv);
}

static bool
is_csv(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && text_same(span_of(name + len - 4), span_of(".csv"));
}

static int
file(const struct page *page, struct sink *sink)
{
	struct span body = { page->body, page->len };
	struct stream whole = stream_of(body), *member;
	struct zip *zip;
	const char *name;
	size_t tables = 0;
	int reach;

	if (!zip_is(body))
		return read_table(sink, &whole, NULL);
	zip = zip_open(sink, body);
	while (zip_next(zip, &name, &member)) {
		if (!is_csv(name))
			continue;
		tables++;
		read_table(sink, member, name);
	}
	reach = zip_close(zip);
	if (!tables && reach < REACH_PAGE)
		return sink_issue(sink, REACH_PAGE, "no .csv file in the packed file");
	/* an archive file holds a whole fiscal year of an agency: what is not in it is gone */
	if (page->scope && reach < REACH_PAGE)
		sink_end(sink, page->scope, KIND_MODIFICATION, true);
	return reach;
}

/* The archive's own number of a top-tier agency, by its Treasury code */
static const struct {
	const char *cgac, *number;
} archive_agencies[] = { { "070", "63" } };

static const char *
archive_number(const char *cgac)
{
	for (size_t i = 0; cgac && i < ARRAY_SIZE(archive_agencies); i++)
		if (strcmp(archive_agencies[i].cgac, cgac) == 0)
			return archive_agencies[i].number;
	return NULL;
}

/* The list of files of an agency's fiscal year; federal ones begin on October 1 */
static void
start(const struct night *night, struct sink *sink)
{
	long last = strtol(night->until, NULL, 10) + (strcmp(night->until + 5, "10-01") >= 0);
	long first = night->since ? strtol(night->since, NULL, 10) : 2008;

	for (size_t i = 0; i < night->agency_count; i++) {
		const char *number = archive_number(night->agencies[i].cgac);

		for (long year = last; number && year >= first; year--)
			sink_ask(sink, &(struct ask){ .kind = "list",
					   .url = API "bulk_download/list_monthly_files/",
					   .body = arena_printf(sink_arena(sink),
					       "{\"agency\":%s,\"fiscal_year\":%ld,\"type\":"
					       "\"contracts\"}",
					       number, year),
					   .param = night->since });
	}
}

/* {"monthly_files":[{"fiscal_year":…,"file_name":"FY2024_070_Contracts_Full_20260906.zip","url":…,"updated_date":…}]}
 */
static int
list(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink);

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (!json_at(root, "monthly_files"))
		return sink_issue(sink, REACH_PAGE, "no 'monthly_files' in the answer");
	for (const struct json *f = json_first(root, "monthly_files"); f; f = f->next) {
		const char *name = json_text(f, "file_name"),
			   *updated = json_text(f, "updated_date");
		bool delta = text_find(name, "_Delta_") != NULL;

		if (page->param && updated && strcmp(updated, page->param) < 0)
			continue;
		/* the year and agency in front of "_Contracts_Full_" name what the file is all
		 * of */
		sink_ask(sink,
		    &(struct ask){ .kind = "file",
			.url = json_text(f, "url"),
			.scope = delta ? NULL
				       : text_match(sink_arena(sink), name,
					     "^(FY\\d{4}_[0-9A-Za-z]+_Contracts)_Full_") });
	}
	return REACH_NONE;
}

SOURCE(us_usaspending_files) = {
	.title = "USAspending: downloaded files of contract actions, awards and subawards",
	.publisher = "US Department of the Treasury, Bureau of the Fiscal Service",
	.home = "https://www.usaspending.gov/download_center/award_data_archive",
	.licence = "public domain (US government work)",
	.holds = "Every action on prime contracts since fiscal year 2001 (base awards, "
		 "modifications, orders), award "
		 "summaries, and first-tier subawards as the primes reported them.",
	.lacks = "Who offered and lost, the contract's documents, subawards below the "
		 "reporting threshold. The archive "
		 "groups by awarding agency. Defense actions appear 90 days late.",
	.lag_days = 30,
	.every_hours = 24,
	.hosts = { "files.usaspending.gov", "api.usaspending.gov" },
	.delay_ms = 1000,
	.version = 1,
	.start = start,
	.pages = { { .kind = "file", .parse = file, .stream = true },
	    { .kind = "list", .parse = list } },
};
