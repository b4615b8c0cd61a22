/* The table of records: each row with its quote, its source and its capture below it. */
#include "report_part.h"

#include "../base/sql.h"

#define COLUMNS 8

/* A part of a record's proof: <dt>name</dt><dd>…</dd> */
static void
begin_item(struct report *r, const char *name)
{
	buf_printf(r->page, "<dt>%s</dt><dd>", name);
}

static void
add_item(struct report *r, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	begin_item(r, name);
	buf_text(r->page, "<bdi>");
	markup_cut(r->page, span_of(value), REPORT_QUOTE);
	buf_text(r->page, "</bdi></dd>");
}

static void
add_amount(
    struct report *r, const char *name, const struct rows *rows, int i, const char *column)
{
	if (!report_get(rows, i, column))
		return;
	begin_item(r, name);
	markup_text(r->page, report_get(rows, i, "currency"));
	buf_char(r->page, ' ');
	markup_number(r->page, report_get(rows, i, column));
	buf_text(r->page, "</dd>");
}

/* ---------------------------------------------------------------------- the row itself */

static void
add_vendor(struct report *r, const struct rows *rows, int i)
{
	const char *family = report_get(rows, i, "family"),
		   *vendor = report_get(rows, i, "vendor"),
		   *through = report_get(rows, i, "through");

	buf_text(r->page, "<th scope=\"row\">");
	markup_name(r->page, family);
	if (vendor && strcmp(vendor, family) != 0) {
		buf_text(r->page, " <span class=\"as\">");
		markup_name(r->page, vendor);
		buf_text(r->page, "</span>");
	}
	buf_text(r->page, "</th><td>");
	buf_printf(r->page, "<span class=\"tag %s\">", report_get(rows, i, "relation"));
	markup_text(r->page, report_get(rows, i, "kind"));
	buf_text(r->page, "</span>");
	if (through) {
		buf_text(r->page, " <span class=\"as\">through ");
		markup_name(r->page, through);
		buf_text(r->page, "</span>");
	}
	buf_text(r->page, "</td>");
}

static void
add_dates(struct report *r, const struct rows *rows, int i)
{
	const char *first = report_get(rows, i, "first_date"),
		   *last = report_get(rows, i, "last_date");

	buf_printf(r->page, "<td class=\"date\" data-v=\"%s\">",
	    last    ? last
	    : first ? first
		    : "");
	if (first)
		buf_printf(r->page, "<span>%s</span>", first);
	if (first && last && strcmp(first, last) != 0)
		buf_printf(r->page, "<span class=\"to\"> to %s</span>", last);
	buf_text(r->page, "</td>");
}

static void
add_money(struct report *r, const struct rows *rows, int i, const char *column)
{
	const char *number = report_get(rows, i, column),
		   *currency = report_get(rows, i, "currency");

	buf_printf(r->page, "<td class=\"n\" data-v=\"%s\">", number ? number : "");
	if (number && currency && strcmp(currency, r->currency) != 0) {
		markup_text(r->page, currency);
		buf_char(r->page, ' ');
	}
	markup_number(r->page, number);
	buf_text(r->page, "</td>");
}

static void
add_row(struct report *r, const struct rows *rows, int i)
{
	const char *piid = report_get(rows, i, "piid");

	buf_text(r->page, "<tr>");
	add_vendor(r, rows, i);
	buf_text(r->page, "<td class=\"piid\">");
	markup_name(r->page, piid ? piid : report_get(rows, i, "solicitation"));
	buf_text(r->page, "</td>");
	add_dates(r, rows, i);
	add_money(r, rows, i, "obligated");
	add_money(r, rows, i, "potential");
	add_money(r, rows, i, "ceiling");
	buf_text(r->page, "<td class=\"grade\">");
	markup_text(r->page, report_get(rows, i, "grade"));
	buf_text(r->page, "</td></tr>\n");
}

/* --------------------------------------------------------------------------- its proof */

static void
add_source(struct report *r, const struct rows *rows, int i)
{
	const char *url = report_get(rows, i, "source_url");

	begin_item(r, "Source");
	if (url) {
		if (markup_is_link(url))
			markup_link(r->page, url, url);
		else
			markup_cut(r->page, span_of(url), REPORT_QUOTE);
		buf_text(r->page, "<br>");
	}
	buf_text(r->page, "<code>");
	markup_text(r->page, report_get(rows, i, "source"));
	buf_text(r->page, "</code></dd>");
}

static void
add_capture(struct report *r, const struct rows *rows, int i)
{
	begin_item(r, "Capture");
	if (report_get(rows, i, "fetched")) {
		buf_text(r->page, "fetched ");
		markup_text(r->page, report_get(rows, i, "fetched"));
		buf_text(r->page, " UTC, ");
	}
	markup_text(r->page, report_get(rows, i, "place"));
	buf_text(r->page, "<br>SHA-256 <code>");
	markup_text(r->page, report_get(rows, i, "page_sha256"));
	buf_text(r->page, "</code><br><code class=\"do\">paydirt trace ");
	markup_text(r->page, report_get(rows, i, "evidence"));
	buf_text(r->page, "</code> walks it back to its bytes; <code>--raw</code> writes the "
			  "page as it came</dd>");
}

static void
add_amounts(struct report *r, const struct rows *rows, int i)
{
	add_amount(r, "Obligated", rows, i, "obligated");
	add_item(r, "What is counted", report_get(rows, i, "obligated_is"));
	add_amount(r, "Potential (with all options; not promised)", rows, i, "potential");
	add_amount(
	    r, "Ceiling (the most that may be ordered; not promised)", rows, i, "ceiling");
	add_amount(r, "Subaward, as the prime reported it (inside the prime’s money)", rows, i,
	    "subaward_amount");
	add_amount(r, "Paid to the lobbying firm, for the whole filing", rows, i, "income");
	add_amount(r, "Spent on lobbying, for the whole filing", rows, i, "expenses");
}

static void
add_about(struct report *r, const struct rows *rows, int i)
{
	add_item(r, "Product named", report_get(rows, i, "product"));
	add_item(r, "Under the vehicle", report_get(rows, i, "parent_piid"));
	add_item(r, "Modification", report_get(rows, i, "modification"));
	add_item(r, "Ends", report_get(rows, i, "end_date"));
	if (*report_get(rows, i, "other_agency") == 't')
		add_item(r, "Agency", report_get(rows, i, "agency_name"));
	add_item(r, "Role", report_get(rows, i, "role"));
	if (report_number(rows, i, "records") > 1) {
		begin_item(r, "Rests on");
		markup_count(r->page, report_number(rows, i, "records"), "record");
		buf_text(r->page, "; the best is shown</dd>");
	}
}

/* The words that the row rests on, and what the record is about where they do not tell */
static void
add_words(struct report *r, const struct rows *rows, int i)
{
	const char *quote = report_get(rows, i, "quote"),
		   *title = report_get(rows, i, "record_title");

	buf_text(r->page, "<span class=\"words\">");
	if (quote && *quote) {
		buf_text(r->page, "<q>");
		markup_cut(r->page, span_of(quote), REPORT_QUOTE);
		buf_text(r->page, "</q>");
	} else if (!title) {
		buf_text(r->page, "the record has no words to quote");
	}
	if (title && *title && !(quote && strstr(quote, title))) {
		buf_text(r->page, " <span class=\"about\"><bdi>");
		markup_cut(r->page, span_of(title), REPORT_QUOTE);
		buf_text(r->page, "</bdi></span>");
	}
	buf_text(r->page, "</span>");
}

static void
add_proof(struct report *r, const struct rows *rows, int i)
{
	buf_printf(
	    r->page, "<tr class=\"proof\"><td colspan=\"%d\"><details><summary>", COLUMNS);
	add_words(r, rows, i);
	buf_text(r->page, "</summary><dl>");
	add_about(r, rows, i);
	add_amounts(r, rows, i);
	add_item(r, "Why this row", report_get(rows, i, "because"));
	add_item(r, "How it could be wrong", report_get(rows, i, "could_be_wrong"));
	add_item(r, "Note on this row", report_get(rows, i, "dispute"));
	add_source(r, rows, i);
	add_capture(r, rows, i);
	buf_text(r->page, "</dl></details></td></tr>");
}

/* --------------------------------------------------------------------------- the table */

static bool
take(void *context, const struct rows *rows, int i)
{
	struct report *r = context;

	if (i < 0)
		return true;
	buf_printf(r->page,
	    "<tbody id=\"e-%s\" data-relation=\"%s\" data-grade=\"%s\" data-kind=\"",
	    report_get(rows, i, "evidence_id"), report_get(rows, i, "relation"),
	    report_get(rows, i, "grade"));
	markup_text(r->page, report_get(rows, i, "kind"));
	buf_text(r->page, "\">");
	add_row(r, rows, i);
	add_proof(r, rows, i);
	buf_text(r->page, "</tbody>\n");
	return report_flush(r);
}

static void
say_cut(struct report *r, long all)
{
	if (all <= REPORT_ROWS)
		return;
	buf_printf(r->page, "<p class=\"cut\" role=\"note\"><strong>This page holds %d of ",
	    REPORT_ROWS);
	markup_count(r->page, all, "record");
	buf_text(r->page, ".</strong> Kept are all pitches, then awards by their money, then "
			  "what is only mentioned; the "
			  "sums and plots above count every record. All of them: <code>");
	report_asked(r);
	buf_text(r->page, " --format csv -o all.csv</code></p>\n");
}

static void
add_head(struct report *r)
{
	static const struct {
		const char *words, *sort, *style;
	} columns[COLUMNS] = { { "Vendor", "text", "" }, { "Kind", "text", "" },
		{ "Award", "text", "" }, { "Date", "date", "" },
		{ "Obligated", "number", " class=\"n\"" },
		{ "Potential", "number", " class=\"n\"" },
		{ "Ceiling", "number", " class=\"n\"" },
		{ "Grade", "text", " class=\"grade\"" } };

	buf_text(r->page, "<thead><tr>");
	for (size_t i = 0; i < COLUMNS; i++)
		buf_printf(r->page, "<th scope=\"col\"%s data-sort=\"%s\">%s</th>",
		    columns[i].style, columns[i].sort, columns[i].words);
	buf_text(r->page, "</tr></thead>\n");
}

bool
report_records(struct report *r)
{
	char *limit = xasprintf("%d", REPORT_ROWS);
	const char *bound[SCOPES + 1];
	bool good;

	say_cut(r, report_total_number(r, "records"));
	buf_text(r->page, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
			  "aria-label=\"Records\"><table id=\"table\"><caption>Money in ");
	markup_text(r->page, r->currency);
	buf_text(r->page, " unless said otherwise. Obligated, potential and ceiling are "
			  "different things and are never added together.</caption>");
	add_head(r);
	memcpy(bound, r->scope, sizeof(r->scope));
	bound[SCOPES] = limit;
	good = db_stream(r->db, sql_text("queries/report_rows.sql"),
	    (struct db_args){ bound, SCOPES + 1 }, take, r);
	free(limit);
	buf_text(r->page, "</table></div>\n");
	return good;
}
