#include "unit.h"

#include "../../parsers/family/html_list.h"

static bool
contract(const struct list_row *row)
{
	const char *link = list_link(row, CONTRACT_VENDOR);

	record_set(row->record, CONTRACT_KEY, record_get(row->record, CONTRACT_PIID));
	record_set(row->record, CONTRACT_PERMALINK, link);
	return list_text(row, CONTRACT_VENDOR) != NULL;
}

static const struct list_field fields[] = {
	{ CONTRACT_PIID, HEADS_NUMBER, NULL },
	{ CONTRACT_VENDOR, HEADS_VENDOR, NULL },
	{ MAY_MISS(CONTRACT_SIGNED), HEADS_SIGNED, LIST_DAYS },
	{ MAY_MISS(CONTRACT_CURRENT_VALUE), HEADS_AMOUNT, NULL },
	{ IGNORE, "buyer|contact*", "a person" },
	{ IGNORE, NULL, NULL },
};

static const struct html_list list = {
	.kind = KIND_CONTRACT,
	.fields = fields,
	.divider = "^FY\\d+$",
	.none = "no contracts",
	.next = "a.next",
	.row = contract,
};

/* What is said of a body, by the list above */
static struct unit_page *
read_list(const char *body)
{
	struct unit_page *u =
	    unit_page_new(body, strlen(body), "https://x.gov/a/list", "text/html");

	html_list_read(unit_page(u), unit_sink(u), &list);
	return u;
}

#define SAYS(u, word) TRUE(strstr(unit_said(u), word) != NULL)
#define SAYS_NOT(u, word) TRUE(strstr(unit_said(u), word) == NULL)

void
test_html_list__headings(void)
{
	static const char *const number[] = { "Contract No.", "CONTRACT #", "contract_number",
		"Contract Number", "Contract&nbsp;ID", "PO Number", "Award\nNumber" };
	static const char *const vendor[] = { "Vendor", "Supplier Name", "Awarded To",
		"CONTRACTOR'S NAME" };

	for (size_t i = 0; i < ARRAY_SIZE(number); i++) {
		char body[400];
		struct unit_page *u;

		snprintf(body, sizeof(body),
		    "<table><tr><th>%s</th><th>%s</th></tr><tr><td>C-1</td><td>Acme</td></tr></"
		    "table>",
		    number[i], vendor[i % (ARRAY_SIZE(vendor) - 1)]);
		u = read_list(body);
		SAYS(u, "piid: C-1");
		SAYS(u, "vendor: Acme");
		unit_page_free(u);
	}
}

void
test_html_list__better_heading(void)
{
	struct unit_page *u =
	    read_list("<table><tr><th>Company</th><th>Vendor Name</th><th>ID</th>"
		      "<th>Remarks</th><th>Contact e-mail</th><th></th></tr>"
		      "<tr><td>No</td><td>Yes</td><td>1</td><td>x</td><td>y</td><td>z</td></tr>"
		      "</table>");

	SAYS(u, "vendor: Yes");
	SAYS(u, "note: column 'Company' is not read: another one says it");
	SAYS(u, "note: unknown column 'Remarks'");
	SAYS_NOT(u, "Contact");
	unit_page_free(u);
}

void
test_html_list__several_tables(void)
{
	struct unit_page *u = read_list(
	    "<html><table><tr><td>Menu</td><td><table><tr><td>Number</td><td>Vendor</td></tr>"
	    "<tr><td>1</td><td><a href='v/1'>A</a></td></tr><tr><td>FY25</td><td></td></tr>"
	    "<tr><td>2</td></tr><tr><td>3</td><td></td></tr></table></td></tr></table>"
	    "<table><tr><td>Number</td><td>Awarded To</td></tr>"
	    "<tr><td>4</td><td>B<br>C</td></tr></table><a class=next href='?p=2'>2</a></html>");

	SAYS(u, "piid: 1");
	SAYS(u, "permalink: https://x.gov/a/v/1");
	SAYS(u, "row: a row of 1 columns under 2 headings");
	SAYS(u, "vendor: B");
	SAYS(u, "https://x.gov/a/list?p=2");
	SAYS_NOT(u, "FY25");
	SAYS_NOT(u, "piid: 3");
	unit_page_free(u);
}

void
test_html_list__no_listing(void)
{
	struct unit_page *u = read_list("<table><tr><th>Vendor</th></tr></table>");

	SAYS(u, "page: no table with a column for 'contract number' under any heading");
	unit_page_free(u);
	u = read_list("<p>Nothing here</p>");
	SAYS(u, "page: no table 'table'");
	unit_page_free(u);
	u = read_list("<p>There are no contracts.</p>");
	TEXT(unit_said(u), "");
	unit_page_free(u);
	u = read_list("<html><table><tr><th>Number</th><th>Vendor</th></tr><tr><td>1</td>");
	SAYS(u, "page: the page ends before its end");
	SAYS_NOT(u, "piid");
	unit_page_free(u);
	u = read_list("");
	SAYS(u, "page: ");
	unit_page_free(u);
}

void
test_html_list__rows_as_json(void)
{
	struct unit_page *u = read_list(
	    "[{\"contract_number\":\"C-1\",\"Vendor\":\"Acme\",\"Buyer\":\"x\",\"award_"
	    "amount\":12.5},"
	    "{\"contract_number\":\"C-2\",\"Vendor\":null,\"Buyer\":[1]},"
	    "{\"contract_number\":\"C-4\",\"Vendor\":\"Morgan\\u0092s caf\\u00e9\"},"
	    "{\"Vendor\":\"Acme\"},7,"
	    "{\"Date Awarded\":\"11/05/2025\",\"Vendor\":\"Bcme\",\"ID\":3,\"Odd\":1}]");

	SAYS(u, "piid: C-1");
	SAYS(u, "current_value: 12.5");
	SAYS_NOT(u, "piid: C-2");
	SAYS(u, "vendor: Morgan\xe2\x80\x99s caf\xc3\xa9");
	SAYS(u, "row: a row without a member for 'contract number'");
	SAYS(u, "row: a row that is no JSON object");
	SAYS(u, "signed: 2025-11-05");
	SAYS(u, "note: unknown column 'Odd'");
	unit_page_free(u);
}
