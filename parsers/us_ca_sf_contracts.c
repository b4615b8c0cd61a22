/*
 * City and County of San Francisco: contracts with suppliers since fiscal 2018.
 * https://data.sfgov.org/d/cqi5-hm2d
 *
 * The table has a row for each member of a contract's team, and some contracts' prime has
 * several: the portal is asked for the prime's sums, one row a contract. An end in the 22nd
 * century stands for none. What is still open to be ordered is part of what was agreed.
 */
#include "family/open_table.h"

static const struct column columns[] = {
	{ "contract_no", CONTRACT_KEY, NULL },
	{ "contract_no", CONTRACT_PIID, NULL },
	{ "contract_title", CONTRACT_DESCRIPTION, NULL },
	{ "prime_contractor", CONTRACT_VENDOR, NULL },
	{ "department", CONTRACT_AWARDING_SUBTIER, NULL },
	{ "contract_type", MAY_MISS(CONTRACT_AWARD_TYPE), NULL },
	{ "purchasing_authority", MAY_MISS(CONTRACT_EXTENT_COMPETED), NULL },
	{ "term_start_date", MAY_MISS(CONTRACT_START_DATE), TABLE_DATE },
	{ "term_end_date", MAY_MISS(CONTRACT_END_DATE), TABLE_DATE },
	{ "agreed", CONTRACT_POTENTIAL, NULL },
	{ "paid", MAY_MISS(CONTRACT_OUTLAYED), NULL },
	{ NULL, IGNORE, NULL },
};

static void
finish(struct sink *sink, struct record *r)
{
	const char *end = record_get(r, CONTRACT_END_DATE);

	(void)sink;
	if (end && strcmp(end, "2100") >= 0)
		record_clear(r, CONTRACT_END_DATE);
}

#define GROUP \
	"contract_no,contract_title,prime_contractor,department,contract_type," \
	"purchasing_authority,term_start_date,term_end_date"

static const struct open_table table = {
	.software = TABLE_SOCRATA,
	.kind = KIND_CONTRACT,
	.url = "https://data.sfgov.org/resource/cqi5-hm2d",
	.order = GROUP,
	.jurisdiction = "US-CA-San Francisco",
	.agency = "City and County of San Francisco",
	.columns = GROUP ",sum(agreed_amt) as agreed,sum(pmt_amt) as paid",
	.where = "project_team_constituent = 'Prime Contractor'",
	.group = GROUP,
	.permalink = "https://data.sfgov.org/d/cqi5-hm2d",
	.finish = finish,
};

SOURCE(us_ca_sf_contracts) = {
	.title = "San Francisco: contracts",
	.publisher = "City and County of San Francisco, Controller's Office",
	.home = "https://data.sfgov.org/d/cqi5-hm2d",
	.licence = "Open Data Commons Public Domain Dedication and Licence",
	.holds = "Contracts for spending since fiscal 2018: prime contractor, department, what "
		 "was agreed and what was paid.",
	.lacks =
	    "Confidential contracts, subcontractors, what was bought without a contract. "
	    "Contracts from before July 2017 may show what was left of them. The table's own "
	    "CSV is not read: it has a row for each member of a team.",
	.lag_days = 7,
	.every_hours = 168,
	.hosts = { "data.sfgov.org" },
	.delay_ms = 2000,
	.floors = { { KIND_CONTRACT, CONTRACT_VENDOR, 98 },
	    { KIND_CONTRACT, CONTRACT_POTENTIAL, 95 } },
	.version = 1,
	.start = table_start,
	.pages = { { .kind = "rows", .parse = table_rows } },
	.columns = columns,
	.family = &table,
};
