/* Vendors by what was obligated and fiscal year; resellers and the makers behind them. */
#include "report_part.h"

/* The fiscal years that are told apart; first is 0 where none is */
struct years {
	long first, last;
	bool earlier; /* there are actions before first */
};

static struct years
years_of(const struct rows *rows)
{
	struct years y = { 0, 0, false };

	for (int i = 0; i < rows_count(rows); i++) {
		long year = report_number(rows, i, "fiscal_year");

		if (!year)
			continue;
		y.first = !y.first || year < y.first ? year : y.first;
		y.last = year > y.last ? year : y.last;
	}
	if (y.last - y.first >= REPORT_YEARS) {
		y.first = y.last - REPORT_YEARS + 1;
		y.earlier = true;
	}
	return y;
}

/* How many rows from `at` on are of the same family and channel */
static int
same(const struct rows *rows, int at)
{
	long rank = report_number(rows, at, "rank");
	int n = 1;

	while (at + n < rows_count(rows) && report_number(rows, at + n, "rank") == rank)
		n++;
	return n;
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
add_channel(struct report *r, const char *kind)
{
	bool direct = strcmp(kind, "prime") == 0;

	buf_printf(r->page, "<span class=\"key %s\" aria-hidden=\"true\"></span>%s",
	    direct ? "direct" : "reseller", direct ? "direct" : "reseller");
}

/* ------------------------------------------------------------------------ small bars */

#define YEARS_HEIGHT 26.0

/* One bar a fiscal year, as high as its share of this row's highest; below the line where money
 * was taken back */
static void
add_year_bars(struct report *r, const struct rows *rows, int at, int n, struct years y)
{
	double step = 100.0 / (double)(y.last - y.first + 1), most = 1;
	bool direct = strcmp(report_get(rows, at, "kind"), "prime") == 0;

	for (int i = at; i < at + n; i++) {
		double size = report_value(rows, i, "year_obligated");

		size = size < 0 ? -size : size;
		most = size > most ? size : most;
	}
	buf_printf(r->page,
	    "<svg class=\"years %s\" width=\"100%%\" height=\"%.0f\" aria-hidden=\"true\">",
	    direct ? "direct" : "reseller", YEARS_HEIGHT + 8);
	for (int i = at; i < at + n; i++) {
		long year = report_number(rows, i, "fiscal_year");
		double value = report_value(rows, i, "year_obligated"), height;

		if (!year || year < y.first)
			continue;
		height =
		    (value < 0 ? -value : value) / most * (value < 0 ? 7 : YEARS_HEIGHT - 2);
		height = height < 1 ? 1 : height;
		buf_printf(r->page,
		    "<rect x=\"%.2f%%\" width=\"%.2f%%\" y=\"%.1f\" "
		    "height=\"%.1f\"%s><title>FY%ld: ",
		    (double)(year - y.first) * step + step * 0.12, step * 0.76,
		    value < 0 ? YEARS_HEIGHT : YEARS_HEIGHT - height, height,
		    value < 0 ? " class=\"back\"" : "", year);
		markup_number(r->page, report_get(rows, i, "year_obligated"));
		buf_text(r->page, "</title></rect>");
	}
	buf_printf(r->page, "<line x1=\"0\" x2=\"100%%\" y1=\"%.0f\" y2=\"%.0f\"/></svg>",
	    YEARS_HEIGHT, YEARS_HEIGHT);
}

static void
add_vendor(
    struct report *r, const struct rows *rows, int at, int n, struct years y, double most)
{
	double sum = report_value(rows, at, "obligated");
	bool direct = strcmp(report_get(rows, at, "kind"), "prime") == 0;

	buf_text(r->page, "<tr><th scope=\"row\"><a class=\"find\" href=\"#records\">");
	markup_name(r->page, report_get(rows, at, "family"));
	buf_text(r->page, "</a></th><td class=\"channel\">");
	add_channel(r, report_get(rows, at, "kind"));
	buf_text(r->page, "</td><td class=\"n\">");
	markup_number(r->page, report_get(rows, at, "obligated"));
	buf_text(r->page, "</td><td class=\"plot\">");
	report_bar(r, direct ? "direct" : "reseller", sum / most);
	buf_text(r->page, "</td><td class=\"n\">");
	markup_number(r->page, report_get(rows, at, "awards"));
	buf_text(r->page, "</td>");
	if (y.first < y.last) {
		buf_text(r->page, "<td class=\"plot\">");
		add_year_bars(r, rows, at, n, y);
		buf_text(r->page, "</td>");
	}
	buf_text(r->page, "</tr>\n");
}

static void
add_plot(struct report *r, const struct rows *rows, struct years y)
{
	double most = largest(rows);
	int shown = 0;

	buf_text(r->page,
	    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Vendors by what "
	    "was obligated\"><table class=\"vendors\">"
	    "<thead><tr><th scope=\"col\">Vendor</th><th scope=\"col\">Channel</th>"
	    "<th scope=\"col\" class=\"n\">Obligated (");
	markup_text(r->page, r->currency);
	buf_text(
	    r->page, ")</th><td class=\"plot\"></td><th scope=\"col\" class=\"n\">Awards</th>");
	if (y.first < y.last)
		buf_printf(r->page,
		    "<th scope=\"col\" class=\"ends\">By fiscal year "
		    "<span><span>FY%ld</span><span>FY%ld</span></span></th>",
		    y.first, y.last);
	buf_text(r->page, "</tr></thead><tbody>\n");
	for (int i = 0; i < rows_count(rows) && shown < REPORT_VENDORS; shown++) {
		int n = same(rows, i);

		add_vendor(r, rows, i, n, y, most);
		i += n;
	}
	buf_text(r->page, "</tbody></table></div>\n");
}

/* -------------------------------------------------------------------------- numbers */

/* The sums of one vendor's years, each in a cell of its own */
static void
add_year_cells(struct report *r, const struct rows *rows, int at, int n, struct years y)
{
	double earlier = 0;

	for (int i = at; i < at + n; i++)
		if (report_number(rows, i, "fiscal_year") &&
		    report_number(rows, i, "fiscal_year") < y.first)
			earlier += report_value(rows, i, "year_obligated");
	if (y.earlier) {
		char *sum = xasprintf("%.2f", earlier);

		buf_text(r->page, "<td class=\"n\">");
		markup_number(r->page, sum);
		buf_text(r->page, "</td>");
		free(sum);
	}
	for (long year = y.first; year && year <= y.last; year++) {
		buf_text(r->page, "<td class=\"n\">");
		for (int i = at; i < at + n; i++)
			if (report_number(rows, i, "fiscal_year") == year)
				markup_number(r->page, report_get(rows, i, "year_obligated"));
		buf_text(r->page, "</td>");
	}
}

static void
add_numbers(struct report *r, const struct rows *rows, struct years y)
{
	buf_text(r->page,
	    "<details class=\"numbers\"><summary>The numbers, by vendor and fiscal "
	    "year</summary>"
	    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Numbers by "
	    "vendor and fiscal year\">"
	    "<table><thead><tr><th scope=\"col\">Vendor</th><th scope=\"col\">Channel</th>"
	    "<th scope=\"col\" class=\"n\">Awards</th><th scope=\"col\" class=\"n\">without "
	    "money here</th>"
	    "<th scope=\"col\" class=\"n\">Obligated</th>");
	if (y.earlier)
		buf_printf(r->page, "<th scope=\"col\" class=\"n\">before FY%ld</th>", y.first);
	for (long year = y.first; year && year <= y.last; year++)
		buf_printf(r->page, "<th scope=\"col\" class=\"n\">FY%ld</th>", year);
	buf_text(r->page, "</tr></thead><tbody>\n");
	for (int i = 0, n; i < rows_count(rows); i += n) {
		n = same(rows, i);
		buf_text(r->page, "<tr><th scope=\"row\">");
		markup_name(r->page, report_get(rows, i, "family"));
		buf_text(r->page, "</th><td class=\"channel\">");
		add_channel(r, report_get(rows, i, "kind"));
		buf_text(r->page, "</td><td class=\"n\">");
		markup_number(r->page, report_get(rows, i, "awards"));
		buf_text(r->page, "</td><td class=\"n\">");
		markup_number(r->page, report_get(rows, i, "without_money"));
		buf_text(r->page, "</td><td class=\"n\">");
		markup_number(r->page, report_get(rows, i, "obligated"));
		buf_text(r->page, "</td>");
		add_year_cells(r, rows, i, n, y);
		buf_text(r->page, "</tr>\n");
	}
	buf_text(r->page, "</tbody></table></div>");
	if (rows_count(rows) && report_number(rows, 0, "of_all") > REPORT_VENDOR_ROWS)
		buf_printf(r->page,
		    "<p class=\"fine\">The first %d of %ld; <code>paydirt ask "
		    "top-vendors</code> has all.</p>",
		    REPORT_VENDOR_ROWS, report_number(rows, 0, "of_all"));
	buf_text(r->page, "</details>\n");
}

static void
say_vendors(struct report *r, const struct rows *rows, struct years y)
{
	long all = report_number(rows, 0, "of_all");

	buf_text(r->page, "<p class=\"sub\">Obligated: promised so far, net of what was taken "
			  "back. A reseller’s row is "
			  "the price of whole awards whose text names the vendor’s product.");
	if (all > REPORT_VENDORS)
		buf_printf(r->page, " The %d largest of %ld rows.", REPORT_VENDORS, all);
	if (y.first && y.first == y.last)
		buf_printf(r->page, " All single actions that are held are of fiscal year %ld.",
		    y.first);
	else if (y.first)
		buf_text(r->page, " The small bars are single actions by fiscal year (October "
				  "to September), each row to its own "
				  "scale; below the line, money taken back. Awards held by "
				  "their total alone are in no year.");
	buf_text(r->page, "</p>\n");
}

bool
report_vendors(struct report *r)
{
	struct rows *rows = report_rows(r, "report_vendors.sql", REPORT_VENDOR_ROWS);
	struct years y;

	if (!rows)
		return false;
	y = years_of(rows);
	if (!rows_count(rows)) {
		buf_text(r->page, "<p class=\"none\">No award with such a vendor, or naming "
				  "its product, is on record.</p>");
	} else {
		say_vendors(r, rows, y);
		add_plot(r, rows, y);
		add_numbers(r, rows, y);
	}
	rows_free(rows);
	return true;
}

/* ------------------------------------------------------------------------- resellers */

static void
add_reseller(struct report *r, const struct rows *rows, int i, double most)
{
	long makers = report_number(rows, i, "makers");

	buf_text(r->page, "<tr><th scope=\"row\"><a class=\"find\" href=\"#records\">");
	markup_name(r->page, report_get(rows, i, "through"));
	buf_text(r->page, "</a></th><td class=\"n\">");
	markup_number(r->page, report_get(rows, i, "obligated"));
	buf_text(r->page, "</td><td class=\"plot\">");
	report_bar(r, "reseller", report_value(rows, i, "obligated") / most);
	buf_text(r->page, "</td><td class=\"n\">");
	markup_number(r->page, report_get(rows, i, "awards"));
	buf_text(r->page, "</td><td class=\"makers\"><bdi>");
	markup_cut(r->page, span_of(report_get(rows, i, "first_makers")), 900);
	buf_text(r->page, "</bdi>");
	if (makers > 12)
		buf_printf(r->page, " and %ld more", makers - 12);
	buf_text(r->page, "</td></tr>\n");
}

bool
report_resellers(struct report *r)
{
	struct rows *rows = report_rows(r, "report_resellers.sql", REPORT_RESELLERS);
	double most;

	if (!rows)
		return false;
	if (!rows_count(rows)) {
		buf_text(r->page, "<p class=\"none\">No reseller’s award names a product of "
				  "such a vendor.</p>");
		rows_free(rows);
		return true;
	}
	most = largest(rows);
	buf_text(r->page,
	    "<p class=\"sub\">Companies that hold the awards, and in brackets how many of them "
	    "name a product of each maker.");
	if (report_number(rows, 0, "of_all") > REPORT_RESELLERS)
		buf_printf(r->page, " The %d largest of %ld.", REPORT_RESELLERS,
		    report_number(rows, 0, "of_all"));
	buf_text(r->page, "</p>\n");
	buf_text(r->page, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
			  "aria-label=\"Resellers and makers\"><table class=\"vendors\">"
			  "<thead><tr><th scope=\"col\">Reseller</th><th scope=\"col\" "
			  "class=\"n\">Obligated, whole awards (");
	markup_text(r->page, r->currency);
	buf_text(r->page, ")</th><td class=\"plot\"></td><th scope=\"col\" "
			  "class=\"n\">Awards</th><th scope=\"col\">Makers named "
			  "in them</th></tr></thead><tbody>\n");
	for (int i = 0; i < rows_count(rows); i++)
		add_reseller(r, rows, i, most);
	buf_text(r->page, "</tbody></table></div>\n");
	rows_free(rows);
	return true;
}
