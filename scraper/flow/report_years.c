/* Direct awards beside resellers' awards, fiscal year by fiscal year. */
#include "report_part.h"

#define DIRECT "prime"
#define RESELLER "reseller"

/* The row of a channel and year (0: of the awards without one), or -1 */
static int
find(const struct rows *rows, const char *kind, long year)
{
	for (int i = 0; i < rows_count(rows); i++)
		if (report_number(rows, i, "fiscal_year") == year &&
		    strcmp(report_get(rows, i, "kind"), kind) == 0)
			return i;
	return -1;
}

static double
largest(const struct rows *rows)
{
	double most = 1;

	for (int i = 0; i < rows_count(rows); i++)
		if (report_value(rows, i, "obligated") > most)
			most = report_value(rows, i, "obligated");
	return most;
}

static void
add_cells(struct report *r, const struct rows *rows, int i, const char *style, double most)
{
	buf_text(r->page, "<td class=\"n\">");
	if (i >= 0)
		markup_number(r->page, report_get(rows, i, "obligated"));
	buf_text(r->page, "</td><td class=\"plot\">");
	if (i >= 0)
		report_bar(r, style, report_value(rows, i, "obligated") / most);
	buf_text(r->page, "</td><td class=\"n few\">");
	if (i >= 0)
		markup_number(r->page, report_get(rows, i, "awards"));
	buf_text(r->page, "</td>");
}

static void
add_year(struct report *r, const struct rows *rows, long year, double most)
{
	int direct = find(rows, DIRECT, year), reseller = find(rows, RESELLER, year);

	if (direct < 0 && reseller < 0)
		return;
	buf_text(r->page, "<tr><th scope=\"row\">");
	if (year)
		buf_printf(r->page, "FY%ld", year);
	else
		buf_text(
		    r->page, "in no year <span class=\"as\">held by their total alone</span>");
	buf_text(r->page, "</th>");
	add_cells(r, rows, direct, "direct", most);
	add_cells(r, rows, reseller, "reseller", most);
	buf_text(r->page, "</tr>\n");
}

static void
add_table(struct report *r, const struct rows *rows)
{
	double most = largest(rows);
	long first = 0, last = 0;

	for (int i = 0; i < rows_count(rows); i++) {
		long year = report_number(rows, i, "fiscal_year");

		if (!year)
			continue;
		first = !first || year < first ? year : first;
		last = year > last ? year : last;
	}
	buf_text(r->page, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
			  "aria-label=\"Direct and reseller awards by fiscal year\">"
			  "<table class=\"vendors pair\"><thead><tr><th scope=\"col\" "
			  "rowspan=\"2\">Fiscal year</th>"
			  "<th scope=\"colgroup\" colspan=\"3\"><span class=\"key direct\" "
			  "aria-hidden=\"true\"></span>Direct awards</th>"
			  "<th scope=\"colgroup\" colspan=\"3\"><span class=\"key reseller\" "
			  "aria-hidden=\"true\"></span>Resellers’ whole awards</th></tr><tr>");
	for (int i = 0; i < 2; i++) {
		buf_text(r->page, "<th scope=\"col\" class=\"n\">Obligated (");
		markup_text(r->page, r->currency);
		buf_text(r->page, ")</th><td class=\"plot\"></td><th scope=\"col\" class=\"n "
				  "few\">Awards</th>");
	}
	buf_text(r->page, "</tr></thead><tbody>\n");
	for (long year = last; year && year >= first; year--)
		add_year(r, rows, year, most);
	add_year(r, rows, 0, most);
	buf_text(r->page, "</tbody></table></div>\n");
}

bool
report_years(struct report *r)
{
	struct rows *rows = report_rows(r, "report_years.sql", 0);

	if (!rows)
		return false;
	if (!rows_count(rows))
		buf_text(r->page, "<p class=\"none\">No award with money is on record.</p>");
	else
		add_table(r, rows);
	rows_free(rows);
	return true;
}
