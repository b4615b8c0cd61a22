#include "unit.h"

#include "../../parsers/family/open_table.h"

static const struct column columns[] = {
	{ "id", IGNORE, "part of the key" },
	{ "line_no", IGNORE, "part of the key" },
	{ "vendor", PAYMENT_VENDOR, NULL },
	{ "paid", PAYMENT_PAID, NULL },
	{ "paid_on", MAY_MISS(PAYMENT_PAID_DATE), TABLE_DATE },
	{ "fund_*", IGNORE, "the account" },
	{ NULL, IGNORE, NULL },
};

#define TABLE(kind_of_software) \
	{ \
		.software = kind_of_software, .kind = KIND_PAYMENT, \
		.url = "https://x.example/t", .order = ":id", .jurisdiction = "US-XX", \
		.agency = "Town", .key = "id,line|line_no", .page_size = 2 \
	}
static const struct open_table socrata = TABLE(TABLE_SOCRATA);
static const struct open_table arcgis = TABLE(TABLE_ARCGIS);
static const struct source sources[] = {
	{ .name = "socrata", .columns = columns, .family = &socrata },
	{ .name = "arcgis", .columns = columns, .family = &arcgis },
};

static struct unit_page *
read(const struct source *source, const char *body, const char *url,
    int (*parse)(const struct page *, struct sink *))
{
	struct unit_page *u = unit_page_new(body, strlen(body), url, "application/json");

	unit_page(u)->source = source;
	unit_page(u)->scope = "rows";
	parse(unit_page(u), unit_sink(u));
	return u;
}

#define ROW "{\"id\":\"7\",\"line_no\":2,\"vendor\":\"V\",\"paid\":\"1.50\"}"

void
test_open_table__pages(void)
{
	struct unit_page *u = read(&sources[0], "[" ROW "," ROW "]",
	    "https://x.example/t.json?%24order=%3Aid&%24limit=2&%24offset=4", table_rows);

	/* a full page has a next one */
	TRUE(strstr(unit_said(u), "offset=6\n") != NULL);
	TRUE(strstr(unit_said(u), "phase: end") == NULL);
	TRUE(strstr(unit_said(u), "payment_key: US-XX/7/2\n") != NULL);
	unit_page_free(u);
	u = read(&sources[0], "[" ROW "]", "https://x.example/t.json", table_rows);
	TRUE(strstr(unit_said(u), "phase: end") != NULL);
	TRUE(strstr(unit_said(u), "whole: t") != NULL);
	unit_page_free(u);
	/* ArcGIS cuts pages at a number of its own */
	u = read(&sources[1],
	    "{\"features\":[{\"attributes\":" ROW "}],\"exceededTransferLimit\":true}",
	    "https://x.example/t/query?resultOffset=4", table_rows);
	TRUE(strstr(unit_said(u), "resultOffset=5\n") != NULL);
	unit_page_free(u);
}

void
test_open_table__a_column_that_no_row_has(void)
{
	struct unit_page *u = read(&sources[0], "[{\"id\":\"7\",\"vendor\":\"V\"},{}]",
	    "https://x.example/t.json", table_rows);

	TRUE(strstr(unit_said(u), "page: no row has a column 'paid'") != NULL);
	TRUE(strstr(unit_said(u), "vendor: V") == NULL);
	unit_page_free(u);
}

void
test_open_table__headings_of_a_file(void)
{
	static const char file[] = "ID,Line No.,Vendor,Paid,Paid-On,Fund Code\n"
				   "7,2,JANE ROE PHD,\"$1,000.50\",2017/12/16 10:14:44 AM,5H\n";
	struct unit_page *u = read(&sources[0], file, NULL, table_file);

	TEXT(unit_said(u), "payment  (row 1, bytes 42-96)\n"
			   "  payment_key: US-XX/7/2\n"
			   "  jurisdiction: US-XX\n"
			   "  toptier: Town\n"
			   "  vendor: JANE ROE PHD\n"
			   "  vendor_is_person: t\n"
			   "  paid_date: 2017-12-16\n"
			   "  paid: 1000.50\n");
	unit_page_free(u);
}

void
test_open_table__days_of_arcgis(void)
{
	struct unit_page *u = read(&sources[1],
	    "{\"features\":[{\"attributes\":{\"id\":1,\"vendor\":\"V\",\"paid\":2,\"paid_on\":"
	    "1766361600000}}]}",
	    "https://x.example/t/query", table_rows);

	TRUE(strstr(unit_said(u), "paid_date: 2025-12-22") != NULL);
	unit_page_free(u);
}
