/* What was looked for and where, the caveats, the sources, and how it was asked. */
#include "report_part.h"

#include "../base/sql.h"
#include "foot.h"

bool
report_kinds(struct report *r)
{
	struct rows *rows = report_rows(r, "report_kinds.sql", 0);

	if (!rows)
		return false;
	buf_text(r->page, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
			  "aria-label=\"Kinds of record\"><table class=\"kinds\"><thead><tr>"
			  "<th scope=\"col\">Kind</th><th scope=\"col\">What it is</th><th "
			  "scope=\"col\" class=\"n\">Records</th>"
			  "<th scope=\"col\" class=\"n\">Vendors</th><th scope=\"col\">Looked "
			  "for in</th></tr></thead><tbody>\n");
	for (int i = 0; i < rows_count(rows); i++) {
		const char *sources = report_get(rows, i, "sources");

		buf_printf(r->page, "<tr><th scope=\"row\"><span class=\"tag %s\">",
		    report_get(rows, i, "relation"));
		markup_text(r->page, report_get(rows, i, "kind"));
		buf_text(r->page, "</span></th><td>");
		markup_text(r->page, report_get(rows, i, "words"));
		buf_text(r->page, "</td><td class=\"n\">");
		markup_number(r->page, report_get(rows, i, "records"));
		buf_text(r->page, "</td><td class=\"n\">");
		markup_number(r->page, report_get(rows, i, "families"));
		buf_text(r->page, "</td><td class=\"where\">");
		markup_text(r->page, sources ? sources
					     : "not looked for: no source that holds such "
					       "records has been read yet");
		buf_text(r->page, "</td></tr>\n");
	}
	buf_text(r->page, "</tbody></table></div>\n");
	rows_free(rows);
	return true;
}

bool
report_caveats(struct report *r)
{
	for (size_t i = 0; i < r->question->caveats; i++) {
		buf_text(r->page, "<li>");
		markup_text(r->page, r->question->caveat[i]);
		buf_text(r->page, ".</li>\n");
	}
	return true;
}

static void
add_late(struct report *r, const struct rows *rows, int i)
{
	long lag = report_number(rows, i, "lag_days"), gaps = report_number(rows, i, "gaps");

	buf_text(r->page, "</td><td>");
	if (lag)
		buf_printf(r->page, "the portal itself is about %ld day%s late", lag,
		    lag == 1 ? "" : "s");
	if (report_get(rows, i, "trouble")) {
		buf_text(
		    r->page, lag ? "; its newest reading was " : "its newest reading was ");
		markup_cut(r->page, span_of(report_get(rows, i, "trouble")), 400);
	}
	if (gaps) {
		buf_printf(r->page, "%s%ld night%s not whole%s: ", lag ? "; " : "", gaps,
		    gaps == 1 ? "" : "s", gaps > 5 ? ", the last five" : "");
		markup_text(r->page, report_get(rows, i, "last_nights"));
	}
	buf_text(r->page, "</td><td class=\"where\">");
	markup_text(r->page, report_get(rows, i, "lacks"));
	buf_text(r->page, "</td></tr>\n");
}

bool
report_sources(struct report *r)
{
	struct rows *rows = db_rows(r->db, sql_text("queries/report_sources.sql"),
	    DB_ARGS(r->question->reads ? r->question->reads : "", r->scope[SCOPE_SINCE],
		r->scope[SCOPE_UNTIL]));

	if (!rows)
		return false;
	buf_text(r->page, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
			  "aria-label=\"Sources\"><table class=\"sources\"><thead><tr>"
			  "<th scope=\"col\">Source</th><th scope=\"col\">As of (UTC)</th><th "
			  "scope=\"col\">How late, and nights not whole</th>"
			  "<th scope=\"col\">Not in it</th></tr></thead><tbody>\n");
	for (int i = 0; i < rows_count(rows); i++) {
		buf_text(r->page, "<tr><th scope=\"row\">");
		markup_link(r->page, report_get(rows, i, "home"), report_get(rows, i, "title"));
		buf_text(r->page, " <span class=\"as\">");
		markup_text(r->page, report_get(rows, i, "publisher"));
		buf_text(r->page, " · <code>");
		markup_text(r->page, report_get(rows, i, "source"));
		buf_text(r->page, "</code></span></th><td class=\"date\">");
		markup_text(r->page, report_get(rows, i, "last_good"));
		if (*report_get(rows, i, "sample") == 't')
			buf_text(r->page, " <strong>sample data</strong>");
		add_late(r, rows, i);
	}
	buf_text(r->page, "</tbody></table></div>\n");
	rows_free(rows);
	return true;
}

bool
report_asked(struct report *r)
{
	struct buf command;

	buf_init(&command, FOOT_MAX);
	foot_command(r->question, r->value, &command);
	markup_text(r->page, command.data);
	buf_release(&command);
	return true;
}
