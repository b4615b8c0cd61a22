#include "gao.h"

#define HEAD_MAX 20000 /* bytes of a decision up to its reasons */

/* The page's parts, as either markup has them */
struct decision {
	const char *protester, *numbers, *date;
	const char
	    *summary;     /* protester, agency, solicitation and ruling in a paragraph or two */
	const char *head; /* the decision up to its reasons: parties, counsel, digest */
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
		.head = until(sink, html_lines(root, "#e-report"), "\nDECISION\n"),
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
		.head = until(sink, html_maybe_lines(root, ".field--name-field-html-block"),
		    "\nDECISION\n"),
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

/* "…, for Deloitte Consulting, LLP, the intervenor." */
static void
add_intervenors(struct sink *sink, struct record *r, const char *line)
{
	struct arena *a = sink_arena(sink);
	const char *names = text_match(
	    a, line, "^.*, for (?:the )?(.+?),? (?:and )?(?:an|the)? ?intervenors?\\b");
	const char *first, *second;

	if (!names || text_find(names, "Esq."))
		return;
	first = text_match(a, names, "^(.*?),? and .*$");
	second = text_match(a, names, "^.*?,? and (.*)$");
	if (first && text_find(line, "intervenors")) {
		record_add(r, PROTEST_INTERVENORS, first);
		record_add(r, PROTEST_INTERVENORS, second);
	} else {
		record_add(r, PROTEST_INTERVENORS, names);
	}
}

/* The lines between the date and the digest say who spoke for whom */
static void
read_counsel(struct sink *sink, struct record *r, const char *head)
{
	const char *agency = NULL;

	for (const char *p = head, *end; p && *p && strncmp(p, "DIGEST\n", 7) != 0; p = end) {
		const char *line = arena_ndup(sink_arena(sink), p, strcspn(p, "\n"));

		end = p + strlen(line) + (p[strlen(line)] == '\n');
		if (text_find(line, "intervenor"))
			add_intervenors(sink, r, line);
		if (!agency && text_find(line, ", for the agenc"))
			agency = agency_of_counsel(sink, line);
	}
	if (!record_get(r, PROTEST_TOPTIER))
		record_set(r, PROTEST_TOPTIER, agency);
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

int
gao_decision(const struct page *page, struct sink *sink)
{
	const struct node *root = gao_page(page, sink);
	struct decision d;
	struct record *r;

	if (!root)
		return REACH_PAGE;
	if (!html_count(root, "#summary_head") && !html_count(root, "#block--post-title-info"))
		return sink_issue(sink, REACH_PAGE, "this page has the markup of no decision");
	d = html_count(root, "#summary_head") ? old_decision(sink, root)
					      : new_decision(sink, root);
	if (!d.protester || !gao_file_number(sink, d.numbers) || !d.date || !d.summary)
		return sink_issue(
		    sink, REACH_PAGE, "a decision without protester, number, date or summary");
	if (!text_match(page->arena, d.summary, "\\bprotest|\\breconsider|\\breimburse"))
		return sink_issue(
		    sink, REACH_PAGE, "a legal decision that is not on a protest");
	r = gao_protest(sink);
	gao_take_carried(page, r);
	set_number(sink, r, d.numbers);
	if (!record_get(r, PROTEST_VENDOR))
		gao_set_protester(sink, r, d.protester);
	record_set_as(r, PROTEST_DECIDED, span_of(d.date), GAO_DAY);
	read_summary(sink, r, d.summary);
	read_counsel(sink, r, d.head);
	set_digest(sink, r, d.head);
	record_set(r, PROTEST_DECISION_URL, page->url);
	if (!record_get(r, PROTEST_PERMALINK))
		record_set(r, PROTEST_PERMALINK, page->url);
	return sink_emit(sink, r);
}
