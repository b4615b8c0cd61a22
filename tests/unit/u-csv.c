#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/flow/sink.h"

#define BODY(text) unit_page_new(text, sizeof(text) - 1, "https://x.example/a.csv", "text/csv")

static const struct column columns[] = {
	{ "Contract No.", CONTRACT_KEY, NULL },
	{ "Vendor", CONTRACT_VENDOR, NULL },
	{ "Signed", CONTRACT_SIGNED, "%m/%d/%Y" },
	{ "Amount", MAY_MISS(CONTRACT_OBLIGATED), NULL },
	{ "clerk_*", IGNORE, "a person's name" },
	{ NULL, 0, NULL },
};

static int
all(struct unit_page *u)
{
	return csv_records(unit_page(u), unit_sink(u), KIND_CONTRACT, columns);
}

/* Reads a text as a page that is one table, and compares what was said. */
static void
says(const char *text, size_t len, int reach, const char *want)
{
	struct unit_page *u = unit_page_new(text, len, "https://x.example/a.csv", "text/csv");

	NUMBER(all(u), reach);
	TEXT(unit_said(u), want);
	unit_page_free(u);
}

#define SAYS(text, reach, want) says(text, sizeof(text) - 1, reach, want)

#define HEADING "Contract No.,Vendor,Signed\n"

void
test_csv__records(void)
{
	SAYS("contract  no. ,\"VENDOR\",Amount,clerk_name,Signed\r\n"
	     "C-1,\"Acme, \"\"Sons\"\"\",\"$1,234.5\",Bob,3/28/2025\r\n"
	     "C-2,  Beta ,,,\r\n",
	    REACH_NONE,
	    "contract  (row 1, bytes 50-95)\n"
	    "  contract_key: C-1\n"
	    "  vendor: Acme, \"Sons\"\n"
	    "  signed: 2025-03-28\n"
	    "  obligated: 1234.50\n"
	    "contract  (row 2, bytes 97-111)\n"
	    "  contract_key: C-2\n"
	    "  vendor: Beta\n");
}

void
test_csv__line_ends(void)
{
	static const char want[] =
	    "contract  (row 1, bytes 27-32)\n  contract_key: 1\n  vendor: a\n"
	    "contract  (row 2, bytes 33-38)\n  contract_key: 2\n  vendor: b\n";

	SAYS(HEADING "1,a,,\n2,b,,\n", REACH_NONE, want);
	SAYS(HEADING "1,a,,\n2,b,,", REACH_NONE, want);
	SAYS("Contract No.,Vendor,Signed\r1,a,,\r2,b,,", REACH_NONE, want);
}

void
test_csv__empty_lines_and_rows_are_passed_over(void)
{
	SAYS("\n\r\n,,\n" HEADING "\n1,a,\n , \"\",\"  \"\n,,,,,,\n2,b,\n,,\n\n", REACH_NONE,
	    "contract  (row 1, bytes 34-38)\n  contract_key: 1\n  vendor: a\n"
	    "contract  (row 2, bytes 57-61)\n  contract_key: 2\n  vendor: b\n");
}

void
test_csv__quoted_line_ends_are_kept(void)
{
	SAYS(HEADING "1,\"a\r\nb\",\"\"\n", REACH_NONE,
	    "contract  (row 1, bytes 27-38)\n  contract_key: 1\n  vendor: a\\r\\nb\n");
}

void
test_csv__text_behind_a_closing_quote_is_kept_and_noted(void)
{
	SAYS(HEADING "1,\"a\" \"b,\n2,\"c\"\"\"d,\n3,5\"\" x \"y\",\n", REACH_NOTE,
	    "contract  (row 1, bytes 27-36)\n  contract_key: 1\n  vendor: a \"b\n"
	    "contract  (row 2, bytes 37-46)\n  contract_key: 2\n  vendor: c\"d\n"
	    "contract  (row 3, bytes 47-59)\n  contract_key: 3\n  vendor: 5\"\" x \"y\"\n"
	    "note: text behind the closing quote of 'Vendor' (2 times)\n");
}

void
test_csv__a_quoted_field_that_never_ends(void)
{
	SAYS(HEADING "1,a,\n2,\"b,\n3,c,\n", REACH_PAGE,
	    "contract  (row 1, bytes 27-31)\n  contract_key: 1\n  vendor: a\n"
	    "page: a quoted field never ends  (row 2, bytes 32-43)\n");
	SAYS("\"Contract No.,Vendor\n", REACH_PAGE,
	    "page: a quoted field never ends  (row 1, bytes 0-21)\n");
}

void
test_csv__rows_shorter_and_longer_than_the_heading(void)
{
	SAYS("Contract No.,Vendor,Signed,Amount\n"
	     "1\n2,b,\n3,c,1/1/2025\n4,d,,5,,\n5,e,,,x\n6,f\n",
	    REACH_ROW,
	    "row: 1 fields instead of 4  (row 1, bytes 34-35)\n"
	    "contract  (row 2, bytes 36-40)\n  contract_key: 2\n  vendor: b\n"
	    "row: 3 fields instead of 4  (row 3, bytes 41-53)\n"
	    "contract  (row 4, bytes 54-62)\n  contract_key: 4\n  vendor: d\n  obligated: "
	    "5.00\n"
	    "row: 5 fields instead of 4  (row 5, bytes 63-70)\n"
	    "row: 2 fields instead of 4  (row 6, bytes 71-74)\n");
}

void
test_csv__a_short_row_at_the_end_of_a_cut_file(void)
{
	SAYS("Contract No.,Vendor,Signed,Amount\n1,a,\n2,b,", REACH_ROW,
	    "contract  (row 1, bytes 34-38)\n  contract_key: 1\n  vendor: a\n"
	    "row: 3 fields instead of 4  (row 2, bytes 39-43)\n");
}

void
test_csv__empty_headings_at_the_end_need_no_fields(void)
{
	SAYS("Contract No.,Vendor,Signed,,\n1,a,1/2/2025\n2,b,,x,y\n", REACH_NONE,
	    "contract  (row 1, bytes 29-41)\n  contract_key: 1\n  vendor: a\n  signed: "
	    "2025-01-02\n"
	    "contract  (row 2, bytes 42-50)\n  contract_key: 2\n  vendor: b\n");
}

void
test_csv__separators(void)
{
#define ROW(s) "\"Contract No.\"" s "Vendor, if any" s "Signed\n1" s "a, b" s "\n"
	static const struct column other[] = {
		{ "contract no.", CONTRACT_KEY, NULL },
		{ "vendor, if any", CONTRACT_VENDOR, NULL },
		{ "signed", CONTRACT_SIGNED, NULL },
		{ NULL, 0, NULL },
	};
	static const char *const texts[] = { ROW(";"), ROW("\t"), ROW("|") };
#undef ROW

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct unit_page *u =
		    unit_page_new(texts[i], strlen(texts[i]), "https://x.example/", "");

		NUMBER(
		    csv_records(unit_page(u), unit_sink(u), KIND_CONTRACT, other), REACH_NONE);
		TEXT(unit_said(u),
		    "contract  (row 1, bytes 37-44)\n  contract_key: 1\n  vendor: a, b\n");
		unit_page_free(u);
	}
}

void
test_csv__unknown_and_missing_columns(void)
{
	static const struct column seven[] = { { "a", CONTRACT_KEY, NULL },
		{ "b", CONTRACT_PIID, NULL }, { "c", CONTRACT_PSC, NULL },
		{ "d", CONTRACT_NAICS, NULL }, { "e", CONTRACT_STATUS, NULL },
		{ "f", CONTRACT_VENDOR, NULL }, { "g", CONTRACT_PRICING, NULL },
		{ NULL, 0, NULL } };
	struct unit_page *u = BODY("x,y\n1,2\n");

	NUMBER(csv_records(unit_page(u), unit_sink(u), KIND_CONTRACT, seven), REACH_PAGE);
	TEXT(unit_said(u),
	    "page: no column 'a', 'b', 'c', 'd', 'e' and 2 more  (heading, bytes 0-3)\n"
	    "note: unknown column 'x'  (heading, bytes 0-3)\n"
	    "note: unknown column 'y'  (heading, bytes 0-3)\n");
	unit_page_free(u);
	SAYS("Contract No.,Vendor\n1,a\n", REACH_PAGE,
	    "page: no column 'Signed'  (heading, bytes 0-19)\n");
	SAYS("Contract No.,Vendor,Signed,Ward,,Clerk_Name, \n", REACH_NOTE,
	    "note: unknown column 'Ward'  (heading, bytes 0-45)\n"
	    "note: column 5 has no heading  (heading, bytes 0-45)\n");
}

void
test_csv__headings_that_stand_twice(void)
{
	struct unit_page *u;
	struct stream s;
	struct csv *csv;

	SAYS("Contract No.,Vendor,Signed, vendor \n1,a,,b\n", REACH_PAGE,
	    "page: column 'Vendor' is there twice  (heading, bytes 0-35)\n");
	SAYS("Contract No.,Vendor,Signed,clerk_a,clerk_a\n", REACH_NONE, "");
	u = BODY("a,b,A,c\n");
	s = stream_of((struct span){ unit_page(u)->body, unit_page(u)->len });
	csv = csv_open(unit_sink(u), &s, NULL);
	NUMBER(csv_find(csv, "a"), -1);
	NUMBER(csv_find(csv, " B"), 1);
	NUMBER(csv_find(csv, "d"), -1);
	NUMBER(csv_close(csv), REACH_NONE);
	unit_page_free(u);
}

void
test_csv__patterns_stand_behind_exact_headings(void)
{
	static const struct column table[] = {
		{ "Amount *", CONTRACT_OBLIGATED, NULL },
		{ "Amount (all options)", CONTRACT_POTENTIAL, NULL },
		{ "Key", CONTRACT_KEY, NULL },
		{ "Key", CONTRACT_PIID, NULL },
		{ "*", IGNORE, "" },
		{ NULL, 0, NULL },
	};
	struct unit_page *u = BODY("Key,amount  (all options),AMOUNT (USD),z\nk,1,2,3\n");

	NUMBER(csv_records(unit_page(u), unit_sink(u), KIND_CONTRACT, table), REACH_NONE);
	TEXT(unit_said(u), "contract  (row 1, bytes 41-48)\n  contract_key: k\n  piid: k\n"
			   "  obligated: 2.00\n  potential: 1.00\n");
	unit_page_free(u);
}

void
test_csv__no_heading_row(void)
{
	SAYS("", REACH_PAGE, "page: no heading row  (bytes 0-0)\n");
	SAYS("\r\n\n,,\n ,\n", REACH_PAGE, "page: no heading row  (bytes 0-9)\n");
	SAYS("\xef\xbb\xbf", REACH_PAGE, "page: no heading row  (bytes 0-3)\n");
}

void
test_csv__byte_order_marks(void)
{
	SAYS("\xef\xbb\xbf" HEADING "1,\xc3\xa9,\n", REACH_NONE,
	    "contract  (row 1, bytes 30-35)\n  contract_key: 1\n  vendor: \xc3\xa9\n");
	SAYS(HEADING "1,\xe9,\n", REACH_NONE,
	    "contract  (row 1, bytes 27-31)\n  contract_key: 1\n  vendor: \xc3\xa9\n");
}

void
test_csv__utf16(void)
{
	static const char text[] = HEADING "1,\xe9,\n";
	char wide[2 * sizeof(text)];

	for (size_t big = 0; big < 2; big++) {
		struct unit_page *u;

		memcpy(wide, big ? "\xfe\xff" : "\xff\xfe", 2);
		for (size_t i = 0; i + 1 < sizeof(text); i++) {
			wide[2 + 2 * i + big] = text[i];
			wide[3 + 2 * i - big] = '\0';
		}
		u = unit_page_new(wide, sizeof(wide), "https://x.example/", "");
		NUMBER(all(u), REACH_NONE);
		TEXT(unit_said(u),
		    "contract  (row 1, bytes 27-32)\n  contract_key: 1\n  vendor: \xc3\xa9\n");
		unit_page_free(u);
	}
}

void
test_csv__title_lines_are_skipped_on_demand(void)
{
	struct unit_page *u = BODY("Payments, 2025\nfor the \"record\"\nname;paid\nAcme;5\n");
	struct stream s = stream_of((struct span){ unit_page(u)->body, unit_page(u)->len });
	struct csv *csv = csv_open(unit_sink(u), &s, "m.csv");

	TEXT(csv_heading(csv, 1), " 2025");
	TRUE(csv_skip(csv));
	TEXT(csv_heading(csv, 0), "for the \"record\"");
	TRUE(csv_skip(csv));
	TEXT(csv_heading(csv, 0), "name");
	TEXT(csv_heading(csv, 1), "paid");
	TEXT(csv_heading(csv, 2), NULL);
	TRUE(csv_next(csv));
	NUMBER(csv_rows(csv), 1);
	SPAN(csv_cell(csv, 0), "Acme");
	SPAN(csv_cell(csv, 1), "5");
	SPAN(csv_cell(csv, 2), NULL);
	SPAN(csv_cell(csv, -1), NULL);
	sink_issue(unit_sink(u), REACH_NOTE, "seen");
	FALSE(csv_next(csv));
	FALSE(csv_next(csv));
	SPAN(csv_cell(csv, 0), NULL);
	NUMBER(csv_close(csv), REACH_NONE);
	TEXT(unit_said(u), "note: seen  (m.csv row 1, bytes 42-48)\n");
	unit_page_free(u);
}

void
test_csv__only_bound_and_wanted_columns_are_read(void)
{
	struct unit_page *u =
	    BODY("Contract No.,Vendor,Signed,clerk_name,Ward\n1,a,,Bob,5\n2,b,,Eve,\n");
	struct stream s = stream_of((struct span){ unit_page(u)->body, unit_page(u)->len });
	struct csv *csv = csv_open(unit_sink(u), &s, NULL);
	struct record *r;

	TRUE(csv_fits(csv, columns));
	NUMBER(csv_bind(csv, KIND_CONTRACT, columns), REACH_NOTE);
	csv_want(csv, csv_find(csv, "ward"));
	csv_want(csv, -1);
	csv_want(csv, 99);
	TRUE(csv_next(csv));
	SPAN(csv_cell(csv, 0), "1");
	SPAN(csv_cell(csv, 3), NULL);
	SPAN(csv_cell(csv, 4), "5");
	r = csv_record(csv);
	TEXT(record_get(r, CONTRACT_VENDOR), "a");
	NUMBER(sink_emit(unit_sink(u), r), REACH_NONE);
	TRUE(csv_next(csv));
	SPAN(csv_cell(csv, 4), "");
	NUMBER(csv_close(csv), REACH_NOTE);
	unit_page_free(u);
}

void
test_csv__fits_tells_layouts_apart(void)
{
	struct unit_page *u = BODY("Contract No.,Vendor\n");
	struct stream s = stream_of((struct span){ unit_page(u)->body, unit_page(u)->len });
	struct csv *csv = csv_open(unit_sink(u), &s, NULL);

	FALSE(csv_fits(csv, columns));
	NUMBER(csv_close(csv), REACH_NONE);
	TEXT(unit_said(u), "");
	unit_page_free(u);
}

void
test_csv__a_required_field_that_is_missing_keeps_the_row(void)
{
	SAYS(HEADING ",a,\n", REACH_ROW,
	    "row: contract without contract_key  (row 1, bytes 27-30)\n");
}

/* ---------------------------------------------------------------------------------- streams */

struct slow {
	struct stream stream;
	struct span left;
	size_t most;
	bool fails;
};

static ssize_t
read_slowly(struct stream *stream, void *at, size_t room)
{
	struct slow *s = (struct slow *)(void *)stream;
	size_t n = s->left.len < s->most ? s->left.len : s->most;

	if (s->fails && !s->left.len)
		return -1;
	if (n > room)
		n = room;
	memcpy(at, s->left.at, n);
	s->left.at += n;
	s->left.len -= n;
	return (ssize_t)n;
}

struct raw_issue {
	struct buf text;
};

static void
keep_raw(struct sink *sink, const struct issue *issue)
{
	struct raw_issue *kept = sink->context;

	buf_printf(&kept->text, "%s: %.*s\n", issue->place, (int)issue->raw.len, issue->raw.at);
}

static void
no_record(struct sink *sink, const struct record *r)
{
	(void)sink;
	(void)r;
}

static const struct sink_verbs raw_verbs = { no_record, NULL, keep_raw };

/* Issues of a stream keep the raw text of their row, although the window moves on. */
void
test_csv__issues_of_a_stream_have_their_raw_text(void)
{
	struct unit_page *u = BODY("");
	struct raw_issue kept;
	struct sink sink;
	struct buf text;

	buf_init(&text, (size_t)64 << 20);
	buf_init(&kept.text, 1 << 20);
	buf_text(&text, HEADING);
	for (int i = 0; i < 100000; i++)
		buf_printf(&text, "%d,some vendor with a long name,\n", i);
	buf_text(&text, "x,short\n1,a,\n,nobody,\n");
	for (size_t most = 50000; most < 5000000; most *= 9) {
		struct slow slow = { { read_slowly, { NULL, 0 } }, { text.data, text.len },
			most, false };
		struct csv *csv;

		sink_init(&sink, &raw_verbs, &kept, unit_page(u));
		csv = csv_open(&sink, &slow.stream, "m");
		NUMBER(csv_bind(csv, KIND_CONTRACT, columns), REACH_NONE);
		while (csv_next(csv))
			sink_emit(&sink, csv_record(csv));
		NUMBER(csv_rows(csv), 100003);
		NUMBER(csv_close(csv), REACH_ROW);
		sink_release(&sink);
		TEXT(kept.text.data, "m row 100001, bytes 3588917-3588924: x,short\n"
				     "m row 100003, bytes 3588930-3588938: ,nobody,\n");
		buf_reset(&kept.text);
	}
	buf_release(&kept.text);
	buf_release(&text);
	unit_page_free(u);
}

void
test_csv__a_stream_that_fails_reaches_the_page(void)
{
	struct unit_page *u = BODY("");
	struct slow slow = { { read_slowly, { NULL, 0 } }, span_of(HEADING "1,a,\n2"), 5,
		true };
	struct csv *csv = csv_open(unit_sink(u), &slow.stream, NULL);

	NUMBER(csv_bind(csv, KIND_CONTRACT, columns), REACH_NONE);
	TRUE(csv_next(csv));
	FALSE(csv_next(csv));
	NUMBER(csv_close(csv), REACH_PAGE);
	unit_page_free(u);
}

/* ---------------------------------------------------------------------------------- writing */

void
test_csv__put(void)
{
	struct buf b;

	buf_init(&b, 1000);
	csv_put(&b, "plain", ',');
	buf_char(&b, ',');
	csv_put(&b, NULL, ',');
	buf_char(&b, ',');
	csv_put(&b, "", ',');
	buf_char(&b, ',');
	csv_put(&b, "a,b;c", ',');
	buf_char(&b, ',');
	csv_put(&b, "a\"\"b\"", ',');
	buf_char(&b, ',');
	csv_put(&b, "a\nb", ',');
	buf_char(&b, '\t');
	csv_put(&b, "a,b", '\t');
	TEXT(b.data, "plain,,\"\",\"a,b;c\",\"a\"\"\"\"b\"\"\",\"a\nb\"\ta,b");
	buf_release(&b);
}
