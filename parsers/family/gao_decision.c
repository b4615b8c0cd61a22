#include "gao.h"

#include <ctype.h>

#define HEAD_MAX 20000     /* bytes of a decision up to its reasons */
#define INTERVENORS_MAX 32 /* in one decision */

/* The page's parts, as either markup has them */
struct decision {
	const char *protester, *numbers, *date;
	const char
	    *summary;     /* protester, agency, solicitation and ruling in a paragraph or two */
	const char *head; /* the decision up to its reasons: parties, counsel, digest */
	const char *text; /* all of it */
	/* those who stood by the award, in the order in which they are named */
	const char *intervenor[INTERVENORS_MAX];
	size_t intervenors;
};

#define BODY \
	"(?:Department|Office|Agency|Administration|Bureau|General " \
	"Services|Government|National|United States|" \
	"U\\.S\\.|Federal|Environmental|Small Business|Social " \
	"Security|Smithsonian|Library|Architect|" \
	"Administrative|Defense|Central|Consumer|Nuclear|Securities|Tennessee|Export|" \
	"Millennium|Railroad|" \
	"Peace|Corporation for|Pension|Commodity|Court|Executive " \
	"Office|Equal|Farm|International)\\b"

/* What follows a name: its short form, then where it stands or what it was for */
#define SHORT "(?: \\([^()]{1,40}\\))?"

static const char *
until(struct sink *sink, const char *text, const char *word)
{
	const char *end = text ? strstr(text, word) : NULL;
	size_t len = end ? (size_t)(end - text) : text ? strlen(text) : 0;

	return text ? arena_ndup(sink_arena(sink), text, len < HEAD_MAX ? len : HEAD_MAX)
		    : NULL;
}

static struct decision
old_decision(struct sink *sink, const struct node *root)
{
	const char *heading = html_text(root, "#summary_head h3");
	struct arena *a = sink_arena(sink);

	return (struct decision){
		.protester = html_text(root, "#summary_head h2"),
		.numbers = text_match(a, heading, "^(.*):[^:]*$"),
		.date = text_match(a, heading, ":\\s*([^:]*)$"),
		.summary = html_lines(root, "#summary .left_col"),
		.text = html_lines(root, "#e-report"),
	};
}

static struct decision
new_decision(struct sink *sink, const struct node *root)
{
	return (struct decision){
		.protester = html_text(root, "#block-gao-page-title h1"),
		.numbers = html_text(root, "#block--post-title-info strong"),
		.date = text_match(sink_arena(sink), html_text(root, "#block--post-title-info"),
		    "([A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4})$"),
		.summary =
		    html_lines(root, ".field--name-product-highlights-custom > .field__item"),
		.text = html_maybe_lines(root, ".field--name-field-html-block"),
	};
}

/* Which of the decision's numbers the record is for: the case's that led here, else the first.
 * Its other cases keep what the docket says of them. */
static void
set_number(struct sink *sink, struct record *r, const char *numbers)
{
	const char *asked = record_get(r, PROTEST_KEY), *rest = numbers, *at;

	while (asked &&
	       (at = text_match(sink_arena(sink), rest, "\\bB-\\d{5,6}(?:\\.\\d{1,3})?\\b"))) {
		if (strcmp(gao_file_number(sink, at), asked) == 0)
			return;
		rest = strstr(rest, at) + strlen(at);
	}
	if (asked)
		sink_issue(sink, REACH_NOTE, "the docket's %s leads to a decision of %.100s",
		    asked, numbers);
	else
		record_set(r, PROTEST_KEY, gao_file_number(sink, numbers));
}

static void
set_outcome(struct sink *sink, struct record *r, const char *summary)
{
	static const struct {
		const char *pattern, *outcome;
	} rulings[] = {
		{ "\\bwe sustain|\\bprotests? (?:is|are) sustained|\\bsustained in part",
		    "Sustained" },
		{ "\\bwe grant|\\brequests? (?:is|are) granted", "Granted" },
		{ "\\bwe deny|\\b(?:protest|request)s? (?:is|are) denied", "Denied" },
		{ "\\bwe dismiss|\\b(?:protest|request)s? (?:is|are) dismissed", "Dismissed" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rulings) && !record_get(r, PROTEST_OUTCOME); i++)
		if (text_match(sink_arena(sink), summary, rulings[i].pattern))
			record_set(r, PROTEST_OUTCOME, rulings[i].outcome);
}

/* "issued by the Department of Labor (DOL), for", "protest the Department of Energy's award" */
static const char *
agency_in_summary(struct sink *sink, const char *summary)
{
	static const char *const patterns[] = {
		"(?-i)\\bby (?:the )?(" BODY
		"[^(),;]*?)(?:['’]s?)?(?= \\(|,| for | under | to | pursuant )",
		"(?-i)\\bthe (" BODY "[^(),;]*?)['’]s?" SHORT
		" (?:award|issuance|decision|evaluation|rejection|"
		"cancellation)\\b",
	};
	const char *found = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(patterns) && !found; i++)
		found = text_match(sink_arena(sink), summary, patterns[i]);
	return found;
}

/* "(DHS), Immigration and Customs Enforcement (ICE), for" behind the department's name */
static const char *
part_of_agency(struct sink *sink, const char *summary, const char *agency)
{
	return text_match(sink_arena(sink), strstr(summary, agency) + strlen(agency),
	    "(?-i)^(?:['’]s?)?" SHORT ", (?:the )?([A-Z][A-Za-z.&' -]+?)" SHORT
	    "(?:,| for | under )");
}

/* "…, Esq., Department of Labor, for the agency." without the people */
static const char *
agency_of_counsel(struct sink *sink, const char *line)
{
	const char *last = line, *next;

	while ((next = text_find(last, "Esq., ")))
		last = next + strlen("Esq., ");
	return text_match(
	    sink_arena(sink), last, "(?-i)(" BODY "[^,]*(?:, [A-Z][^,]*)?), for the agenc");
}

static void
add_intervenor(struct decision *d, const char *name)
{
	if (name && d->intervenors < INTERVENORS_MAX)
		d->intervenor[d->intervenors++] = name;
}

/* "…, for Deloitte Consulting, LLP, the intervenor." */
static void
add_intervenors(struct sink *sink, struct decision *d, const char *line)
{
	struct arena *a = sink_arena(sink);
	const char *names = text_match(
	    a, line, "^.*, for (?:the )?(.+?),? (?:and )?(?:an|the)? ?intervenors?\\b");
	const char *first;

	/* "for the intervenor" names nobody */
	if (!names || text_find(names, "Esq.") || strcmp(names, "the") == 0)
		return;
	first =
	    text_find(line, "intervenors") ? text_match(a, names, "^(.*?),? and .*$") : NULL;
	add_intervenor(d, first ? first : names);
	if (first)
		add_intervenor(d, text_match(a, names, "^.*?,? and (.*)$"));
}

/* The lines between the date and the digest say who spoke for whom */
static void
read_counsel(struct sink *sink, struct record *r, struct decision *d)
{
	const char *agency = NULL;

	for (const char *p = d->head, *end; p && *p && strncmp(p, "DIGEST\n", 7) != 0;
	     p = end) {
		const char *line = arena_ndup(sink_arena(sink), p, strcspn(p, "\n"));

		end = p + strlen(line) + (p[strlen(line)] == '\n');
		if (text_find(line, "intervenor"))
			add_intervenors(sink, d, line);
		if (!agency && text_find(line, ", for the agenc"))
			agency = agency_of_counsel(sink, line);
	}
	if (!record_get(r, PROTEST_TOPTIER))
		record_set(r, PROTEST_TOPTIER, agency);
	for (size_t i = 0; i < d->intervenors; i++)
		record_add(r, PROTEST_INTERVENORS, d->intervenor[i]);
}

static void
set_digest(struct sink *sink, struct record *r, const char *head)
{
	const char *from = head ? strstr(head, "\nDIGEST\n") : NULL;

	if (from)
		record_set(r, PROTEST_DIGEST,
		    arena_dup(sink_arena(sink), from + strlen("\nDIGEST\n")));
}

/* What the first paragraph says, where the docket did not */
static void
read_summary(struct sink *sink, struct record *r, const char *summary)
{
	static const char awardee[] =
	    "(?-i)\\b(?:contract|order|[Aa]greement|BPA)" SHORT " (?:to|with) ([A-Z0-9]"
	    "[^;()]{1,100}?)(?: \\([^()]{1,40}\\),?|,) (?:an? [a-z][a-z -]*)?"
	    "(?:of|pursuant|under|by|for)\\b";
	struct arena *a = sink_arena(sink);
	const char *agency = agency_in_summary(sink, summary);

	if (!record_get(r, PROTEST_TOPTIER) && agency) {
		record_set(r, PROTEST_TOPTIER, agency);
		record_set(r, PROTEST_SUBTIER, part_of_agency(sink, summary, agency));
	}
	if (!record_get(r, PROTEST_SOLICITATION))
		record_set(r, PROTEST_SOLICITATION,
		    text_match(
			a, summary, "(?-i)\\bNos?\\. ?([A-Z0-9][A-Z0-9./-]{3,40}[A-Z0-9])"));
	record_set(r, PROTEST_AWARDEE, text_match(a, summary, awardee));
	set_outcome(sink, r, summary);
}

/* -------------------------------------------------------------------- who else had offered */

/* True where both are the same name but for case and marks: "Akima, LLC" and "AKIMA LLC" */
static bool
same_name(const char *one, const char *other)
{
	for (;; one++, other++) {
		while (*one && !isalnum((unsigned char)*one))
			one++;
		while (*other && !isalnum((unsigned char)*other))
			other++;
		if (tolower((unsigned char)*one) != tolower((unsigned char)*other))
			return false;
		if (!*one)
			return true;
	}
}

/* One company as the winner or as an intervenor, whichever of the decision's cases led here */
static void
emit_bidder(struct sink *sink, const struct record *p, const struct decision *d,
    const char *role, const char *name)
{
	static const int same[][2] = { { BIDDER_SOLICITATION, PROTEST_SOLICITATION },
		{ BIDDER_DATE, PROTEST_DECIDED }, { BIDDER_TOPTIER, PROTEST_TOPTIER },
		{ BIDDER_SUBTIER, PROTEST_SUBTIER }, { BIDDER_OFFICE, PROTEST_OFFICE },
		{ BIDDER_PERMALINK, PROTEST_DECISION_URL } };
	struct arena *a = sink_arena(sink);
	struct record *r = record_new(sink, KIND_BIDDER);
	const char *outcome = record_get(p, PROTEST_OUTCOME);

	record_set(r, BIDDER_NOTICE_KEY, gao_file_number(sink, d->numbers));
	record_set(r, BIDDER_ROLE, role);
	record_set(r, BIDDER_LABEL, name);
	record_set(r, BIDDER_TITLE,
	    arena_printf(
		a, "%s, %s", gao_file_number(sink, d->numbers), record_get(p, PROTEST_VENDOR)));
	record_set(r, BIDDER_OUTCOME, outcome ? arena_printf(a, "protest: %s", outcome) : NULL);
	for (size_t i = 0; i < ARRAY_SIZE(same); i++)
		record_set(r, same[i][0], record_get(p, same[i][1]));
	record_set(r, BIDDER_VENDOR, name);
	record_set(r, BIDDER_DESCRIPTION, text_match(a, d->summary, "^(.+)"));
	sink_emit(sink, r);
}

/* The winner mostly intervenes: it is one bidder then */
static void
emit_bidders(struct sink *sink, const struct record *p, const struct decision *d)
{
	const char *awardee = record_get(p, PROTEST_AWARDEE);

	if (awardee)
		emit_bidder(sink, p, d, "awardee", awardee);
	for (size_t i = 0; i < d->intervenors; i++)
		if (!awardee || !same_name(awardee, d->intervenor[i]))
			emit_bidder(sink, p, d, "intervenor", d->intervenor[i]);
}

/* ----------------------------------------------------------------------------------- its text
 */

/* The decision from its digest on: who spoke for whom, and who signed, are persons */
static const char *
text_without_people(struct sink *sink, const char *text)
{
	struct arena *a = sink_arena(sink);
	const char *from = text ? strstr(text, "\nDIGEST\n") : NULL, *signature;

	if (!from)
		from = text ? strstr(text, "\nDECISION\n") : NULL;
	if (!from)
		return NULL;
	from++;
	signature = text_match(a, from,
	    "(?-i)(\n[^\n]{3,60}\n(?:Acting |Deputy |Managing |Associate )*(?:General "
	    "Counsel|Comptroller General[^\n]*)(?:\n|$))");
	if (!signature)
		return from;
	return arena_printf(a, "%.*s\n%s", (int)(strstr(from, signature) - from), from,
	    strstr(from, signature) + strlen(signature));
}

static void
emit_text(struct sink *sink, const struct record *p, const struct decision *d)
{
	const char *text = text_without_people(sink, d->text), *url = sink_page(sink)->url;
	struct arena *a = sink_arena(sink);
	struct record *r;

	if (!text || !url)
		return;
	r = record_new(sink, KIND_DOCUMENT);
	record_set(r, DOCUMENT_KEY, url);
	record_set(r, DOCUMENT_TITLE,
	    arena_printf(a, "GAO's decision %s, %s", d->numbers, d->protester));
	record_set(r, DOCUMENT_CATEGORY, "decision on a bid protest");
	record_set(r, DOCUMENT_PUBLISHER, "US Government Accountability Office");
	record_set(r, DOCUMENT_TOPTIER, record_get(p, PROTEST_TOPTIER));
	record_set(r, DOCUMENT_SUBTIER, record_get(p, PROTEST_SUBTIER));
	record_set(r, DOCUMENT_OFFICE, record_get(p, PROTEST_OFFICE));
	record_set(r, DOCUMENT_PUBLISHED, record_get(p, PROTEST_DECIDED));
	record_count(r, DOCUMENT_PAGES, 1);
	record_set(r, DOCUMENT_PERMALINK, url);
	sink_emit(sink, r);
	r = record_new(sink, KIND_DOCUMENT_PAGE);
	record_set(r, DOCUMENT_PAGE_DOCUMENT_KEY, url);
	record_count(r, DOCUMENT_PAGE_NUMBER, 1);
	record_set(r, DOCUMENT_PAGE_TEXT, text);
	record_bool(r, DOCUMENT_PAGE_SCANNED, false);
	sink_emit(sink, r);
}

/* ----------------------------------------------------------------------------------- the page
 */

/* Its parts; false after an issue where it is no decision on a protest */
static bool
read_parts(const struct page *page, struct sink *sink, struct decision *d)
{
	const struct node *root = gao_page(page, sink);
	bool old = root && html_count(root, "#summary_head");

	if (!root)
		return false;
	if (!old && !html_count(root, "#block--post-title-info")) {
		sink_issue(sink, REACH_PAGE, "this page has the markup of no decision");
		return false;
	}
	*d = old ? old_decision(sink, root) : new_decision(sink, root);
	d->head = until(sink, d->text, "\nDECISION\n");
	if (!d->protester || !gao_file_number(sink, d->numbers) || !d->date || !d->summary) {
		sink_issue(
		    sink, REACH_PAGE, "a decision without protester, number, date or summary");
		return false;
	}
	if (!text_match(page->arena, d->summary, "\\bprotest|\\breconsider|\\breimburse")) {
		sink_issue(sink, REACH_PAGE, "a legal decision that is not on a protest");
		return false;
	}
	return true;
}

int
gao_decision(const struct page *page, struct sink *sink)
{
	struct decision d;
	struct record *r;

	if (!read_parts(page, sink, &d))
		return REACH_PAGE;
	r = gao_protest(sink);
	gao_take_carried(page, r);
	set_number(sink, r, d.numbers);
	if (!record_get(r, PROTEST_VENDOR))
		gao_set_protester(sink, r, d.protester);
	record_set_as(r, PROTEST_DECIDED, span_of(d.date), GAO_DAY);
	read_summary(sink, r, d.summary);
	read_counsel(sink, r, &d);
	set_digest(sink, r, d.head);
	record_set(r, PROTEST_DECISION_URL, page->url);
	if (!record_get(r, PROTEST_PERMALINK))
		record_set(r, PROTEST_PERMALINK, page->url);
	emit_bidders(sink, r, &d);
	emit_text(sink, r, &d);
	return sink_emit(sink, r);
}
