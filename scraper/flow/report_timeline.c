/*
 * Pitches and awards over time: a lane a vendor family (a kind, where the report is of one
 * family), a mark a quarter, its area the number of records.
 */
#include "report_part.h"

#include <math.h>

#define LANE_HEIGHT 46
#define QUARTERS_LEAST 8

struct span_of_time {
	long first, quarters; /* counted in quarters of years: year * 4 + quarter - 1 */
};

static const struct look {
	const char *what, *words, *style;
	int y; /* of its track in a lane of families */
} looks[] = {
	{ "pitched", "pitched", "pitched", 10 },
	{ "direct", "direct award", "direct", 23 },
	{ "reseller", "through a reseller", "reseller", 36 },
	{ "other", "other supply", "other", 23 },
	{ "mentioned", "mentioned", "other", 23 },
};

static const struct look *
look_of(const char *what)
{
	for (size_t i = 0; i < ARRAY_SIZE(looks); i++)
		if (strcmp(looks[i].what, what) == 0)
			return &looks[i];
	return &looks[ARRAY_SIZE(looks) - 1];
}

static long
quarter_of(const struct rows *rows, int i)
{
	long year = report_number(rows, i, "year");

	return year ? year * 4 + report_number(rows, i, "quarter") - 1 : 0;
}

/* Whole years from the first to the last event */
static struct span_of_time
time_of(const struct rows *rows)
{
	long first = 0, last = 0;

	for (int i = 0; i < rows_count(rows); i++) {
		long q = quarter_of(rows, i);

		if (!q)
			continue;
		first = !first || q < first ? q : first;
		last = q > last ? q : last;
	}
	first -= first % 4;
	last += 4 - last % 4;
	if (first && last - first < QUARTERS_LEAST)
		first = last - QUARTERS_LEAST;
	return (struct span_of_time){ first, last - first };
}

/* The middle of a quarter, in percent of the width */
static double
x_of(struct span_of_time t, long quarter)
{
	return ((double)(quarter - t.first) + 0.5) * 100.0 / (double)t.quarters;
}

/* One path a shape: it tells channels apart where colour does not */
static void
add_mark(struct report *r, const struct look *look, double x, int y, long events)
{
	double size = 3.2 + 1.5 * sqrt((double)(events - 1));

	size = size > 9 ? 9 : size;
	if (strcmp(look->style, "direct") == 0 || strcmp(look->style, "other") == 0)
		buf_printf(r->page, "<circle class=\"%s\" cx=\"%.2f%%\" cy=\"%d\" r=\"%.1f\">",
		    look->style, x, y, size);
	else if (strcmp(look->style, "reseller") == 0)
		buf_printf(r->page,
		    "<svg x=\"%.2f%%\" y=\"%d\" overflow=\"visible\"><rect class=\"reseller\" "
		    "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">",
		    x, y, -size * 0.9, -size * 0.9, size * 1.8, size * 1.8);
	else
		buf_printf(r->page,
		    "<svg x=\"%.2f%%\" y=\"%d\" overflow=\"visible\"><path class=\"pitched\" "
		    "d=\"M0 %.1fL%.1f 0L0 %.1fL%.1f 0Z\">",
		    x, y, -size * 1.2, size * 1.2, size * 1.2, -size * 1.2);
}

static void
end_mark(struct report *r, const struct look *look)
{
	if (strcmp(look->style, "direct") == 0 || strcmp(look->style, "other") == 0)
		buf_text(r->page, "</circle>");
	else
		buf_text(r->page,
		    strcmp(look->style, "reseller") == 0 ? "</rect></svg>" : "</path></svg>");
}

/* The name of a year stands behind its line; that of the last before the end */
static void
add_year_name(struct report *r, long year, long left, double x, bool odd)
{
	if (left)
		buf_printf(r->page, "<text%s x=\"%.2f%%\" dx=\"3\" y=\"14\">%ld</text>",
		    odd ? " class=\"odd\"" : "", x, year);
	else
		buf_printf(
		    r->page, "<text class=\"end\" x=\"100%%\" y=\"14\">%ld</text>", year);
}

static void
add_years(struct report *r, struct span_of_time t, bool words)
{
	long years = t.quarters / 4, every = years > 30 ? 5 : years > 14 ? 2 : 1;

	for (long i = 0; i <= years; i++) {
		double x = (double)i * 100.0 / (double)years;
		long left = years - 1 -
			    i; /* counted from the end, so that the last year has its name */

		buf_printf(
		    r->page, "<line x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"100%%\"/>", x, x);
		if (words && left >= 0 && left % every == 0)
			add_year_name(r, t.first / 4 + i, left, x, left / every % 2 == 1);
	}
}

/* How many rows from `at` on are of the same lane */
static int
same(const struct rows *rows, int at)
{
	long rank = report_number(rows, at, "rank");
	int n = 1;

	while (at + n < rows_count(rows) && report_number(rows, at + n, "rank") == rank)
		n++;
	return n;
}

static void
add_lane(
    struct report *r, const struct rows *rows, int at, int n, struct span_of_time t, bool kinds)
{
	buf_text(r->page, "<div class=\"lane\"><div class=\"name\">");
	markup_name(r->page, report_get(rows, at, "lane"));
	buf_printf(r->page,
	    "</div><svg width=\"100%%\" height=\"%d\" aria-hidden=\"true\"><g class=\"grid\">",
	    LANE_HEIGHT);
	add_years(r, t, false);
	buf_text(r->page, "</g>");
	for (int i = at; i < at + n; i++) {
		const struct look *look = look_of(report_get(rows, i, "what"));
		long events = report_number(rows, i, "events");

		if (!quarter_of(rows, i))
			continue;
		add_mark(r, look, x_of(t, quarter_of(rows, i)),
		    kinds ? LANE_HEIGHT / 2 : look->y, events);
		buf_printf(r->page, "<title>%s, %ld Q%ld: ", look->words,
		    report_number(rows, i, "year"), report_number(rows, i, "quarter"));
		markup_count(r->page, events, "record");
		buf_text(r->page, "</title>");
		end_mark(r, look);
	}
	buf_text(r->page, "</svg></div>\n");
}

static bool
is_drawn(const struct rows *rows, const char *style)
{
	for (int i = 0; i < rows_count(rows); i++)
		if (strcmp(look_of(report_get(rows, i, "what"))->style, style) == 0)
			return true;
	return false;
}

static void
add_legend(struct report *r, const struct rows *rows)
{
	static const struct {
		const char *style, *words;
	} keys[] = { { "pitched", "pitched" }, { "direct", "direct award" },
		{ "reseller", "award through a reseller" }, { "other", "other" } };

	buf_text(r->page, "<p class=\"legend\">");
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
		if (is_drawn(rows, keys[i].style))
			buf_printf(r->page, "<span><span class=\"key %s\"></span>%s</span>",
			    keys[i].style, keys[i].words);
	buf_text(r->page, "<span class=\"fine\">a mark is a quarter of a year; the larger, the "
			  "more records</span></p>\n");
}

static void
add_numbers(struct report *r, const struct rows *rows)
{
	buf_text(r->page,
	    "<details class=\"numbers\"><summary>The timeline as a table</summary>"
	    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"The timeline as "
	    "a table\">"
	    "<table><thead><tr><th scope=\"col\">Lane</th><th scope=\"col\">What</th><th "
	    "scope=\"col\">Quarter</th>"
	    "<th scope=\"col\" class=\"n\">Records</th></tr></thead><tbody>\n");
	for (int i = 0; i < rows_count(rows); i++) {
		buf_text(r->page, "<tr><th scope=\"row\">");
		markup_name(r->page, report_get(rows, i, "lane"));
		buf_printf(r->page, "</th><td>%s</td><td>",
		    look_of(report_get(rows, i, "what"))->words);
		if (report_number(rows, i, "year"))
			buf_printf(r->page, "%ld Q%ld", report_number(rows, i, "year"),
			    report_number(rows, i, "quarter"));
		else
			buf_text(r->page, "without a date");
		buf_text(r->page, "</td><td class=\"n\">");
		markup_number(r->page, report_get(rows, i, "events"));
		buf_text(r->page, "</td></tr>\n");
	}
	buf_text(r->page, "</tbody></table></div></details>\n");
}

static void
add_plot(struct report *r, const struct rows *rows, struct span_of_time t)
{
	bool kinds = *report_get(rows, 0, "lane_is_kind") == 't';
	long all = report_number(rows, 0, "of_all");

	buf_text(r->page, "<p class=\"sub\">An award stands at the day it was signed or first "
			  "acted on, as far as it is on record. ");
	if (!kinds)
		buf_text(
		    r->page, "Vendors that pitched come first, then those with most money. ");
	if (all > REPORT_LANES)
		buf_printf(r->page, "%d of %ld lanes are drawn. ", REPORT_LANES, all);
	buf_text(r->page,
	    "That one thing came before another does not say that it led to it.</p>\n");
	add_legend(r, rows);
	buf_text(r->page, "<div class=\"timeline\" role=\"img\" aria-label=\"Timeline of "
			  "pitches and awards; the table that follows has the same numbers\">");
	for (int i = 0, n; i < rows_count(rows); i += n) {
		n = same(rows, i);
		add_lane(r, rows, i, n, t, kinds);
	}
	buf_text(r->page, "<div class=\"lane axis\"><div class=\"name\"></div><svg "
			  "width=\"100%\" height=\"20\" aria-hidden=\"true\">");
	add_years(r, t, true);
	buf_text(r->page, "</svg></div></div>\n");
	add_numbers(r, rows);
}

bool
report_timeline(struct report *r)
{
	struct rows *rows = report_rows(r, "report_timeline.sql", REPORT_LANES);
	struct span_of_time t;

	if (!rows)
		return false;
	t = time_of(rows);
	if (!t.first)
		buf_text(r->page,
		    "<p class=\"none\">No pitch or award with a date is on record.</p>");
	else
		add_plot(r, rows, t);
	rows_free(rows);
	return true;
}
