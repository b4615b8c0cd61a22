/* The answer in plain sentences. */
#include "report_part.h"

static void
text(struct report *r, const char *words)
{
	buf_text(r->page, words);
}

static bool
has_vendor(const struct report *r)
{
	return *r->scope[SCOPE_VENDOR] != '\0';
}

/* The family that all records are of, or NULL */
static const char *
only_family(const struct report *r)
{
	return report_total(r, "only_family");
}

/* Whom a report of one vendor is about: the family that was found, else what was asked for */
static const char *
subject(const struct report *r)
{
	return only_family(r) ? only_family(r) : r->scope[SCOPE_VENDOR];
}

/* "12 software vendors" in bold */
static void
vendors(struct report *r, long n)
{
	char *number = xasprintf("%ld", n);

	text(r, "<strong>");
	markup_number(r->page, number);
	buf_printf(r->page, " %s</strong>", report_vendor_word(r, n));
	free(number);
}

static void
money(struct report *r, const char *column)
{
	text(r, "<strong>");
	markup_money(r->page, report_total(r, column), r->currency);
	text(r, "</strong>");
}

static void
agency(struct report *r)
{
	markup_text(r->page, report_total(r, "agency"));
}

static bool
are(long n)
{
	return n != 1;
}

/* --------------------------------------------------------------------------- the head */

bool
report_title(struct report *r)
{
	if (has_vendor(r)) {
		markup_cut(r->page, span_of(subject(r)), 100);
		text(r, " and ");
	} else {
		buf_printf(r->page, "Which %s pitched or supplied ", report_vendor_word(r, 2));
	}
	agency(r);
	return true;
}

bool
report_kicker(struct report *r)
{
	const char *first = report_total(r, "read_first"), *last = report_total(r, "read_last");

	agency(r);
	text(r, " · public contract and FOIA records");
	if (first) {
		buf_printf(r->page, " · as of %s", first);
		if (strcmp(first, last) != 0)
			buf_printf(r->page, " to %s", last);
	}
	return true;
}

bool
report_heading(struct report *r)
{
	if (has_vendor(r)) {
		markup_name(r->page, subject(r));
		text(r, " and ");
	} else {
		buf_printf(r->page, "Which %s pitched or supplied ", report_vendor_word(r, 2));
	}
	markup_name(r->page, report_total(r, "agency_name"));
	return true;
}

bool
report_notice(struct report *r)
{
	if (*report_total(r, "sample") == 't')
		text(r, "<p class=\"sample\" role=\"note\"><strong>Sample data.</strong> Pages "
			"behind "
			"these rows came from a stand-in portal, not from the real one. Do not "
			"publish from this page.</p>");
	return true;
}

/* ---------------------------------------------------------------------- the sentences */

static void
add_resellers(struct report *r)
{
	long resellers = report_total_number(r, "resellers");

	markup_count(r->page, resellers, "reseller");
	buf_printf(r->page, " hold%s.", are(resellers) ? "" : "s");
}

static void
say_supplied_by_one(struct report *r)
{
	bool direct = report_total_number(r, "direct") > 0,
	     resold = report_total_number(r, "resold") > 0;

	text(r, direct   ? "Public records show <strong>"
		: resold ? "Public records name products of <strong>"
			 : "Public records name <strong>");
	markup_name(r->page, only_family(r));
	text(r, direct   ? "</strong> holding awards of "
		: resold ? "</strong> in awards of "
			 : "</strong> as a supplier of ");
	agency(r);
	if (resold) {
		text(r, direct ? ", and name its products in awards that " : " that ");
		add_resellers(r);
	} else {
		text(r, direct ? "." : ": in a subaward, or in the agency’s own inventory.");
	}
}

static void
say_supplied_by_many(struct report *r)
{
	long direct = report_total_number(r, "direct"),
	     resold = report_total_number(r, "resold");

	text(r, "Public records show ");
	vendors(r, report_total_number(r, "supplied"));
	text(r, " as suppliers of ");
	agency(r);
	text(r, resold ? ", or name their products in what it bought." : ".");
	if (direct)
		buf_printf(r->page, " %ld hold%s awards of their own.", direct,
		    are(direct) ? "" : "s");
	if (resold) {
		buf_printf(r->page, " Products of %ld are named in awards that ", resold);
		add_resellers(r);
	}
}

static void
say_supplied(struct report *r)
{
	text(r, "<p>");
	if (!report_total_number(r, "supplied")) {
		text(r, "There is no public record, in the sources below, that any such vendor "
			"supplied ");
		agency(r);
		text(r, ".");
	} else if (only_family(r)) {
		say_supplied_by_one(r);
	} else {
		say_supplied_by_many(r);
	}
	text(r, "</p>");
}

static void
say_largest(struct report *r, const char *channel, const char *words)
{
	char *name = xasprintf("%s_largest", channel),
	     *sum = xasprintf("%s_largest_obligated", channel),
	     *awards = xasprintf("%s_largest_awards", channel);

	if (report_total(r, name) && !only_family(r)) {
		buf_printf(r->page, " %s <strong>", words);
		markup_name(r->page, report_total(r, name));
		text(r, "</strong>: ");
		markup_money(r->page, report_total(r, sum), r->currency);
		text(r, " in ");
		markup_count(r->page, report_total_number(r, awards), "award");
		text(r, ".");
	}
	free(name);
	free(sum);
	free(awards);
}

static void
say_direct(struct report *r)
{
	long awards = report_total_number(r, "direct_awards");

	if (!report_total(r, "direct_obligated"))
		return;
	text(r, "<p><span class=\"key direct\" aria-hidden=\"true\"></span><b>Direct.</b> ");
	markup_count(r->page, awards, "award");
	buf_printf(r->page, " of %s own come%s to ", only_family(r) ? "its" : "the vendors’",
	    are(awards) ? "" : "s");
	money(r, "direct_obligated");
	text(r, " obligated, net of what was taken back.");
	say_largest(r, "direct", "The most went to");
	text(r, "</p>");
}

static void
say_resold(struct report *r)
{
	long unallocated = report_total_number(r, "unallocated"),
	     awards = report_total_number(r, "resold_awards");

	if (!report_total(r, "resold_obligated"))
		return;
	text(r, "<p><span class=\"key reseller\" aria-hidden=\"true\"></span><b>Through "
		"resellers.</b> ");
	markup_count(r->page, awards, "award");
	buf_printf(r->page, " whose text names one maker’s product come%s to ",
	    are(awards) ? "" : "s");
	money(r, "resold_obligated");
	text(r, ": the price of the whole awards, not the makers’ share.");
	say_largest(r, "resold", "The most is in awards that name");
	if (unallocated) {
		text(r, " ");
		markup_count(r->page, unallocated, "more award");
		buf_printf(r->page, " name%s several makers; their money is given to none.",
		    are(unallocated) ? "" : "s");
	}
	text(r, "</p>");
}

static void
say_pitched(struct report *r)
{
	long pitched = report_total_number(r, "pitched"),
	     both = report_total_number(r, "pitched_and_supplied"),
	     lobbied = report_total_number(r, "lobbied"), bid = report_total_number(r, "bid");

	text(r, "<p><span class=\"key pitched\" aria-hidden=\"true\"></span><b>Pitched.</b> ");
	if (!pitched) {
		text(r, "No public record of a pitch is held. That is not to say there was "
			"none: who "
			"answers a request for information is not published.</p>");
		return;
	}
	vendors(r, pitched);
	if (report_total(r, "pitched_names")) {
		text(r, " (<bdi>");
		markup_text(r->page, report_total(r, "pitched_names"));
		text(r, "</bdi>)");
	}
	buf_printf(r->page, " %s on record as having pitched", are(pitched) ? "are" : "is");
	if (lobbied)
		buf_printf(r->page, ": %ld by lobbying that names the agency or its department",
		    lobbied);
	if (bid)
		buf_printf(
		    r->page, "%s %ld by an offer or a bid protest", lobbied ? "," : ":", bid);
	text(r, ".");
	if (both && pitched == 1)
		text(r, " It also supplied the agency.");
	else if (both)
		buf_printf(r->page, " %ld of them also supplied the agency.", both);
	text(r, "</p>");
}

static void
say_rest(struct report *r)
{
	long mentioned = report_total_number(r, "only_mentioned"),
	     part = report_total_number(r, "by_actions"),
	     paid = report_total_number(r, "paid_awards"),
	     other = report_total_number(r, "other_currency");

	text(r, "<p class=\"fine\">");
	if (mentioned) {
		vendors(r, mentioned);
		buf_printf(r->page,
		    " %s only mentioned: in plans, requests for records, released "
		    "documents or "
		    "reporting. That is no sale and no pitch. ",
		    are(mentioned) ? "are" : "is");
	}
	if (part)
		buf_printf(r->page,
		    "For %ld of the %ld awards with money only single actions are held, not "
		    "the "
		    "award’s total: their sums are of those actions, and the whole award may "
		    "be "
		    "larger. ",
		    part, paid);
	if (other)
		buf_printf(
		    r->page, "%ld awards are in other currencies and are in no sum. ", other);
	text(r, "Direct awards and resellers’ awards are two ways of counting and are not to "
		"be added "
		"together.</p>");
}

static void
say_window(struct report *r)
{
	const char *first = report_total(r, "first_date"), *last = report_total(r, "last_date"),
		   *since = r->scope[SCOPE_SINCE], *until = r->scope[SCOPE_UNTIL];

	text(r, "<p class=\"fine\">");
	markup_count(r->page, report_total_number(r, "records"), "record");
	if (first && last)
		buf_printf(r->page, ", dated %s to %s", first, last);
	text(r, ". ");
	if (*since || *until) {
		text(r, "Asked for: what happened");
		if (*since)
			buf_printf(r->page, " from %s on", since);
		if (*until)
			buf_printf(r->page, " up to %s", until);
		text(r, "; the money is still of the whole award. ");
	}
	if (has_vendor(r)) {
		text(r, "Asked for: vendors whose name has the letters “");
		markup_name(r->page, r->scope[SCOPE_VENDOR]);
		text(r, "”. ");
	}
	text(r, "A flag is descriptive, not a finding.</p>");
}

bool
report_lede(struct report *r)
{
	if (!report_total_number(r, "records")) {
		text(r, "<p>No public record was found. This says what the sources below do "
			"not have, as of "
			"their dates; it does not say that nothing happened.</p>");
		say_window(r);
		return true;
	}
	say_supplied(r);
	say_direct(r);
	say_resold(r);
	say_pitched(r);
	say_rest(r);
	say_window(r);
	return true;
}
