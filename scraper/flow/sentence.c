#define PCRE2_CODE_UNIT_WIDTH 8

#include "sentence.h"

#include "../base/hash.h"
#include "../base/log.h"
#include "../limits.h"
#include "sentence_rules.h"
#include "sentence_words.h"

#include <pcre2.h>

#define READER_VERSION "1" /* to be raised when this code reads a sentence otherwise */
#define NOT_FOUND SIZE_MAX
#define FAR 40       /* words between a phrase and a party in its clause */
#define NEAR 8       /* … and between a phrase and a word that turns it */
#define RULES_MAX 32 /* more rules than there are */
#define GROUP_MAX 16 /* parties that one phrase is said of: "V, V and V" */

struct sentence_reader {
	struct name_finder finder;
	struct arena arena;
	struct match_product *look; /* what the matcher holds */
	pcre2_code *rule[RULES_MAX], *turn[TURN_COUNT];
	pcre2_match_data *data;
	pcre2_match_context *limits;
};

/* A phrase in a sentence, with the words from `from` up to and not including `to` */
struct trigger {
	const struct sentence_rule *rule;
	size_t from, to;
};

/* ---------------------------------------------------------------------------- patterns */

static pcre2_code *
compile(const char *pattern)
{
	char *whole = xasprintf("(?<!\\S)(?:%s)(?!\\S)", pattern);
	int error;
	size_t at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)(*pattern == '\\' ? pattern : whole),
	    PCRE2_ZERO_TERMINATED, 0, &error, &at, NULL);

	if (!code)
		die("a rule for sentences does not compile at %zu: %s", at, pattern);
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	free(whole);
	return code;
}

struct sentence_reader *
sentence_reader_new(const struct party_name *names, size_t count)
{
	struct sentence_reader *r = xcalloc(1, sizeof(*r));
	struct match_product *look = xcalloc(count + 1, sizeof(*look));

	for (size_t i = 0; i < count; i++)
		look[i] = (struct match_product){
			names[i].product ? names[i].product : names[i].party, names[i].party,
			names[i].words, names[i].pattern, NULL, names[i].never
		};
	r->finder = (struct name_finder){ matcher_new(look, count), names, count };
	arena_init(&r->arena, 0);
	for (size_t i = 0; i < sentence_rule_count; i++)
		r->rule[i] = compile(sentence_rules[i].pattern);
	for (size_t i = 0; i < TURN_COUNT; i++)
		r->turn[i] = compile(sentence_turns[i]);
	r->data = pcre2_match_data_create(1, NULL);
	r->limits = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(r->limits, LIMIT_MATCH_STEPS);
	pcre2_set_depth_limit(r->limits, LIMIT_MATCH_DEPTH);
	r->look = look;
	return r;
}

void
sentence_reader_free(struct sentence_reader *r)
{
	if (!r)
		return;
	matcher_free(r->finder.matcher);
	free(r->look);
	for (size_t i = 0; i < sentence_rule_count; i++)
		pcre2_code_free(r->rule[i]);
	for (size_t i = 0; i < TURN_COUNT; i++)
		pcre2_code_free(r->turn[i]);
	pcre2_match_data_free(r->data);
	pcre2_match_context_free(r->limits);
	arena_release(&r->arena);
	free(r);
}

void
sentence_rules_digest(char out[SHA256_HEX_SIZE])
{
	unsigned char digest[SHA256_SIZE];
	struct hash *h = hash_new();

	hash_part(h, READER_VERSION, strlen(READER_VERSION));
	for (size_t i = 0; i < sentence_rule_count; i++)
		hash_part(h, sentence_rules[i].pattern, strlen(sentence_rules[i].pattern));
	for (size_t i = 0; i < TURN_COUNT; i++)
		hash_part(h, sentence_turns[i], strlen(sentence_turns[i]));
	hash_end(h, digest);
	hash_free(h);
	sha256_hex(digest, out);
}

/* Matches in the shadow of the words [from, to); *at and *end get the words that it covers */
static bool
find(const struct sentence_reader *r, const pcre2_code *code, const struct line *l, size_t from,
    size_t to, size_t *at, size_t *end)
{
	size_t len = to < l->count ? l->word[to].at - 1 : l->shadow_len;
	size_t *span;

	if (from >= to || from >= l->count)
		return false;
	if (pcre2_match(code, (PCRE2_SPTR)l->shadow, len, l->word[from].at, PCRE2_NO_UTF_CHECK,
		r->data, r->limits) < 0)
		return false;
	span = pcre2_get_ovector_pointer(r->data);
	if (at)
		*at = line_word_at(l, span[0]);
	if (end)
		*end = line_word_at(l, span[1] ? span[1] - 1 : 0) + 1;
	return true;
}

static bool
has_turn(const struct sentence_reader *r, enum turn turn, const struct line *l, size_t from,
    size_t to)
{
	return find(r, r->turn[turn], l, from, to, NULL, NULL);
}

static size_t
back(size_t from, size_t words)
{
	return from > words ? from - words : 0;
}

/* ------------------------------------------------------------------------------ clauses */

static bool
is_party(const struct line *l, size_t i)
{
	return i < l->count &&
	       (l->word[i].kind == WORD_VENDOR || l->word[i].kind == WORD_AGENCY);
}

static bool
begins_subject(const struct line *l, size_t i)
{
	return is_party(l, i) ||
	       line_word_is(l, i,
		   "the a an its their some many critics he she it they we this that "
		   "these those other others another");
}

/* "that" after a report begins a clause; after a noun ("the tool that …") it does not */
static bool
is_that_of_report(const struct line *l, size_t i)
{
	return line_word_is(l, i, "that") && line_word_is(l, i - 1,
						 "said says saying told reported reports "
						 "report revealed revealing shows show "
						 "showing showed suggest suggests confirmed "
						 "denied denies believe believes argued "
						 "claims claimed insisted concerned fear fears "
						 "warned noted found acknowledged "
						 "stating states stated wrote writes announced "
						 "learned admitted alleged indicates "
						 "indicate concerns evidence documentation");
}

/* Does a new clause begin between word i and the ones around it? */
static bool
is_boundary(const struct line *l, size_t i)
{
	if (l->word[i].kind == WORD_MARK && line_word_is(l, i, "; :"))
		return true;
	if (line_word_is(
		l, i, "after before while whereas although though because unless if whether"))
		return true;
	if (line_word_is(l, i, "but") || is_that_of_report(l, i))
		return begins_subject(l, i + 1);
	if (line_word_is(l, i, "and or so yet") && line_word_is(l, i - 1, ","))
		return begins_subject(l, i + 1) && !is_party(l, i + 1);
	if (line_word_is(l, i, "when since where"))
		return true;
	if (line_word_is(l, i, "as"))
		return begins_subject(l, i + 1) && !line_word_is(l, i + 1, "a an") &&
		       !line_word_is(l, i - 1,
			   "such well known act acting serve serves served such described");
	return false;
}

/* After "said" without "that" comes what is said */
static bool
is_report(const struct line *l, size_t i)
{
	return line_word_is(l, i, "said says told reported wrote claims claimed denied denies");
}

/* The nearest party of a kind before `at`, in its clause. An aside in between is skipped; from
 * inside of one, what it is said of is looked for. */
static size_t
find_left(const struct line *l, size_t at, enum word_kind kind)
{
	unsigned aside = l->word[at].aside;
	size_t outside = 0;

	for (size_t i = at; i-- > 0 && at - i <= FAR;) {
		const struct word *w = &l->word[i];

		if (w->aside != aside && w->aside)
			continue;
		if (aside && w->aside != aside && ++outside > NEAR)
			return NOT_FOUND;
		if (w->kind == kind && !w->aloof)
			return i;
		if (is_boundary(l, i) || is_report(l, i))
			return NOT_FOUND;
	}
	return NOT_FOUND;
}

static size_t
find_right(const struct line *l, size_t at, enum word_kind kind, size_t most)
{
	unsigned aside = at ? l->word[at - 1].aside : 0;

	for (size_t i = at; i < l->count && i - at <= most; i++) {
		const struct word *w = &l->word[i];

		if (w->aside != aside && w->aside)
			continue;
		if (w->kind == kind && !w->aloof)
			return i;
		if (is_boundary(l, i))
			return NOT_FOUND;
	}
	return NOT_FOUND;
}

/* ------------------------------------------------------------------------------ parties */

/* "V employees", "A raids": not the party itself */
static bool
is_people(const struct line *l, size_t i)
{
	i += line_word_is(l, i + 1, "'s \xe2\x80\x99s");
	return line_word_is(l, i + 1,
	    "employees employee workers worker staff staffers engineers shareholders "
	    "shareholder "
	    "investors investor shares stock workforce protesters union unions");
}

static bool
is_deed(const struct line *l, size_t i)
{
	i += line_word_is(l, i + 1, "'s \xe2\x80\x99s");
	return line_word_is(l, i + 1,
	    "detainee detainees raid raids arrest arrests protest protests protester "
	    "protesters "
	    "sightings sighting tracker tracking-app victims opponents critics custody "
	    "shooting "
	    "shootings killings crackdown sweeps tactics brutality impersonators");
}

static bool
is_by(const struct line *l, size_t i)
{
	return line_word_is(l, i - 1, "by from through via") ||
	       (line_word_is(l, i - 1, "the") && line_word_is(l, i - 2, "by from"));
}

/* "is supporting" is not */
static bool
is_progressive(const struct line *l, const struct trigger *t)
{
	struct span w = l->word[t->from].text;

	return w.len > 4 && memcmp(w.at + w.len - 3, "ing", 3) == 0;
}

static bool
is_passive(const struct line *l, const struct trigger *t)
{
	if (is_progressive(l, t))
		return false;
	for (size_t n = 1; n <= 3; n++) {
		if (line_word_is(
			l, t->from - n, "was were been being is are be got getting gets"))
			return true;
		if (is_party(l, t->from - n))
			return false;
	}
	return line_word_is(l, t->to, "by");
}

/* "to sell" says what somebody wants; the phrase that says who wants it counts */
static bool
is_infinitive(const struct line *l, const struct trigger *t)
{
	return (line_word_is(l, t->from - 1, "to") ||
		   (line_word_is(l, t->from - 2, "to") &&
		       line_word_is(l, t->from - 1, "help better"))) &&
	       !line_word_is(
		   l, t->from - 2, "agreed agrees continues continued began not never");
}

/* "the use", "a building"; "on using" */
static bool
is_noun(const struct line *l, const struct trigger *t)
{
	if (is_progressive(l, t) && line_word_is(l, t->from - 1,
					"on about of into than suggested discussed considered"))
		return true;
	return line_word_is(l, t->from - 1, "the a an its his her any each no");
}

struct parties {
	size_t vendor, agency;
};

/* Does the agency get it: right behind the verb, or after "to", "for" and the like? */
static bool
is_receiver(const struct line *l, const struct trigger *t, size_t agency)
{
	size_t i = agency;

	if (t->rule->action == ACTION_PITCHED || t->rule->action == ACTION_OFFERED)
		return !line_word_is(l, i - 1, "by");
	while (i > t->to && line_word_is(l, i - 1,
				"the a an federal both either and , or with other agencies"))
		i--;
	return agency <= t->to + 2 || is_party(l, i - 1) ||
	       line_word_is(l, i - 1,
		   "to for with at inside within including like as help helps helped helping "
		   "let "
		   "lets allow allows allowing enable enables enabling assist assists among of "
		   "on through across");
}

static struct parties
of_seller(const struct line *l, const struct trigger *t)
{
	struct parties p = { NOT_FOUND, NOT_FOUND };
	size_t after = find_right(l, t->to, WORD_VENDOR, NEAR * 2);

	if (is_infinitive(l, t) && t->rule->action != ACTION_PITCHED)
		return p;
	if (after != NOT_FOUND && is_by(l, after))
		p.vendor = after;
	else if (!is_passive(l, t))
		p.vendor = find_left(l, t->from, WORD_VENDOR);
	if (p.vendor != NOT_FOUND && is_people(l, p.vendor))
		p.vendor = NOT_FOUND;
	p.agency = find_right(l, t->to, WORD_AGENCY, FAR);
	if (p.agency != NOT_FOUND && !is_receiver(l, t, p.agency))
		p.agency = NOT_FOUND;
	if (p.agency == NOT_FOUND && is_passive(l, t))
		p.agency = find_left(l, t->from, WORD_AGENCY);
	return p;
}

static struct parties
of_buyer(const struct line *l, const struct trigger *t)
{
	struct parties p = { NOT_FOUND, NOT_FOUND };

	if (is_infinitive(l, t))
		return p;
	if (is_passive(l, t)) {
		p.vendor = find_left(l, t->from, WORD_VENDOR);
		if (p.vendor == NOT_FOUND)
			p.vendor = find_right(l, t->to, WORD_VENDOR, NEAR);
		p.agency = find_right(l, t->to, WORD_AGENCY, FAR);
		if (p.agency != NOT_FOUND && p.vendor != NOT_FOUND)
			return p;
	}
	p.agency = find_left(l, t->from, WORD_AGENCY);
	p.vendor = find_right(l, t->to, WORD_VENDOR, FAR);
	return p;
}

/* Is a party linked to the noun: right behind it ("contract with A"), or right before it? */
static bool
is_linked(const struct line *l, const struct trigger *t)
{
	for (size_t i = t->to; i < l->count && i < t->to + NEAR; i++) {
		if (is_party(l, i) && !l->word[i].pronoun)
			return line_word_is(l, t->to,
				   "with to from by for between involving at worth and of "
				   "inside "
				   "under , (") ||
			       i < t->to + 6;
		if (is_boundary(l, i))
			break;
	}
	for (size_t n = 1; n <= 5 && n <= t->from; n++)
		if (is_party(l, t->from - n))
			return true;
	return false;
}

static struct parties
of_bond(const struct line *l, const struct trigger *t)
{
	struct parties p = { find_left(l, t->from, WORD_VENDOR),
		find_left(l, t->from, WORD_AGENCY) };
	size_t vendor = find_right(l, t->to, WORD_VENDOR, FAR);
	size_t agency = find_right(l, t->to, WORD_AGENCY, FAR);

	/* "its work with governments" is with nobody that is named */
	if (line_word_is(l, t->to, "with to between") &&
	    (vendor == NOT_FOUND || vendor > t->to + NEAR) &&
	    (agency == NOT_FOUND || agency > t->to + NEAR))
		return (struct parties){ NOT_FOUND, NOT_FOUND };
	if (!is_linked(l, t))
		return (struct parties){ NOT_FOUND, NOT_FOUND };
	/* what stands close behind belongs to it before what stands in front */
	if (p.vendor == NOT_FOUND ||
	    (vendor != NOT_FOUND && vendor - t->to <= 4 && t->from - p.vendor > 4))
		p.vendor = vendor;
	if (p.agency == NOT_FOUND ||
	    (agency != NOT_FOUND && agency - t->to <= 6 && t->from - p.agency > 4))
		p.agency = agency;
	return p;
}

static struct parties
of_answer(const struct line *l, const struct trigger *t)
{
	struct parties p = { find_left(l, t->from, WORD_VENDOR), NOT_FOUND };

	if (p.vendor == NOT_FOUND)
		p.vendor = find_right(l, t->from, WORD_VENDOR, FAR);
	if (p.vendor > t->from && line_word_is(l, p.vendor - 1, "about on regarding for"))
		p.vendor = NOT_FOUND;
	p.agency = find_right(l, t->from, WORD_AGENCY, FAR);
	for (size_t i = l->count; p.agency == NOT_FOUND && i-- > 0;)
		if (l->word[i].kind == WORD_AGENCY && !l->word[i].aloof)
			p.agency = i;
	return p;
}

static struct parties
parties_of(const struct line *l, const struct trigger *t)
{
	static struct parties (*const of[])(const struct line *, const struct trigger *) = {
		[FRAME_SELLER] = of_seller,
		[FRAME_BUYER] = of_buyer,
		[FRAME_BOND] = of_bond,
		[FRAME_ANSWER] = of_answer,
	};
	struct parties p = { NOT_FOUND, NOT_FOUND };

	if ((t->rule->frame == FRAME_SELLER || t->rule->frame == FRAME_BUYER) && is_noun(l, t))
		return p;
	p = of[t->rule->frame](l, t);
	if (p.agency != NOT_FOUND && is_deed(l, p.agency))
		p.agency = NOT_FOUND;
	return p;
}

/* -------------------------------------------------------------------------- standing */

static enum standing
ended(const struct sentence_reader *r, const struct line *l, size_t at)
{
	if (has_turn(r, TURN_REFUSES, l, back(at, NEAR), at) &&
	    !line_word_is(l, at, "refuse refusing"))
		return STANDING_SAID;
	/* "End all contracts": an order */
	if (has_turn(r, TURN_ASKS, l, back(at, FAR), at) || at <= l->opens_quotation)
		return STANDING_ASKED;
	return STANDING_ENDED;
}

static bool
is_contrasted(const struct line *l, size_t agency)
{
	size_t i = agency - line_word_is(l, agency - 1, "the with to by");

	return line_word_is(l, i - 1, "not") ||
	       (line_word_is(l, i - 1, "than") && line_word_is(l, i - 2, "rather other"));
}

static enum standing
standing_of(const struct sentence_reader *r, const struct line *l, const struct trigger *t,
    const struct parties *p)
{
	size_t first = p->vendor < p->agency ? p->vendor : p->agency;
	size_t last = p->vendor < p->agency ? p->agency : p->vendor;
	size_t left = back(t->from, NEAR), at;

	if (find(r, r->turn[TURN_ENDS], l, left, t->from, &at, NULL))
		return ended(r, l, at);
	if (has_turn(r, TURN_ENDED, l, t->to, last + NEAR))
		return STANDING_ENDED;
	if (first < t->from && first > left)
		left = first;
	if (has_turn(
		r, TURN_NOT, l, back(t->from, t->rule->frame == FRAME_BOND ? 4 : 6), t->from) ||
	    has_turn(r, TURN_NOT, l, left, t->from))
		return has_turn(r, TURN_ASKS, l, back(left, FAR), t->from) ? STANDING_ASKED
									   : STANDING_DENIED;
	if (is_contrasted(l, p->agency) ||
	    has_turn(r, TURN_REFUSES, l, back(t->from, 5), t->from) ||
	    has_turn(r, TURN_DENIES, l, back(t->from, FAR), t->from))
		return STANDING_DENIED;
	if (has_turn(r, TURN_MAY, l, back(t->from, NEAR), t->from) ||
	    line_word_is(l, p->vendor - 2, "what which how") ||
	    line_word_is(l, l->count - 1, "?"))
		return STANDING_UNSURE;
	return STANDING_SAID;
}

/* ---------------------------------------------------------------------------- claims */

struct claims {
	struct claim *claim;
	size_t room, count;
};

/* "V and V … their contracts": the list that a word for many points back to */
static size_t
many(const struct line *l, size_t i)
{
	if (!line_word_is(l, i, "their they them"))
		return i;
	for (size_t k = i; k-- > 0;)
		if (l->word[k].name == l->word[i].name && !l->word[k].pronoun)
			return k;
	return i;
}

/* "V, V and V": the first and the last word of the list around i */
static size_t
group_first(const struct line *l, size_t i)
{
	enum word_kind kind = l->word[i].kind;
	size_t k = i;

	while (k-- > 0) {
		if (l->word[k].kind == kind && !l->word[k].aloof)
			i = k;
		else if (!line_word_is(l, k, ", and or nor & as well the 's both"))
			break;
	}
	return i;
}

static size_t
group_parties(const struct line *l, size_t i, const struct word *out[GROUP_MAX])
{
	enum word_kind kind = l->word[i].kind;
	size_t count = 0;

	for (size_t k = group_first(l, many(l, i)); k < l->count && count < GROUP_MAX; k++) {
		if (l->word[k].kind == kind && !l->word[k].aloof)
			out[count++] = &l->word[k];
		else if (!line_word_is(l, k, ", and or nor & as well the 's both"))
			break;
	}
	return count;
}

/* A product of the same maker in the sentence */
static const char *
product_in(const struct line *l, const char *vendor)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct word *w = &l->word[i];

		if (w->kind == WORD_VENDOR && w->name->product && !w->stands &&
		    strcmp(w->name->party, vendor) == 0 &&
		    strcmp(w->name->product, vendor) != 0)
			return w->name->product;
	}
	return NULL;
}

/* A quotation that goes on in the next sentence and names the maker's product is of the quote.
 */
static void
take_next(struct claim *c, const struct lines *all, size_t n)
{
	const struct line *next = n + 1 < all->count ? &all->line[n + 1] : NULL;
	const char *product =
	    next && next->opens_quotation ? product_in(next, c->vendor->party) : NULL;

	if (!product || !c->attributed)
		return;
	for (size_t i = 0; i < next->count; i++)
		if (next->word[i].kind == WORD_VENDOR &&
		    strcmp(next->word[i].name->party, c->vendor->party) != 0)
			return;
	c->product = c->product ? c->product : product;
	c->quote.len = (size_t)(next->text.at + next->text.len - c->quote.at);
}

/* Which of two claims of the same is better: one that names both parties, before one that
 * points back */
static bool
names_both(const struct word *v, const struct word *a)
{
	return !v->stands && !a->stands;
}

static void
add_claim(struct claims *out, const struct claim *c)
{
	for (size_t i = 0; i < out->count && i < out->room; i++) {
		struct claim *o = &out->claim[i];

		if (strcmp(o->vendor->party, c->vendor->party) == 0 &&
		    strcmp(o->agency->party, c->agency->party) == 0 && o->action == c->action &&
		    o->standing == c->standing) {
			if (c->is_explicit && !o->is_explicit)
				*o = *c;
			return;
		}
	}
	if (out->count < out->room)
		out->claim[out->count] = *c;
	out->count++;
}

static struct span
words_span(const struct line *l, size_t from, size_t to)
{
	const struct word *a = &l->word[from], *b = &l->word[to - 1];

	return (struct span){ a->text.at, (size_t)(b->text.at + b->text.len - a->text.at) };
}

static void
add_claims(const struct sentence_reader *r, const struct lines *all, size_t n,
    const struct trigger *t, const struct parties *p, struct claims *out)
{
	const struct line *l = &all->line[n];
	const struct word *vendors[GROUP_MAX], *agencies[GROUP_MAX];
	size_t vs = group_parties(l, p->vendor, vendors),
	       as = group_parties(l, p->agency, agencies);
	struct claim c = { .action = t->rule->action,
		.standing = standing_of(r, l, t, p),
		.trigger = words_span(l, t->from, t->to),
		.number = n + 1 };
	size_t from, to;

	if (find(r, r->turn[TURN_ATTRIBUTES], l, 0, l->count, &from, &to))
		c.source = words_span(l, from, to);
	c.attributed = c.source.at || l->opens_quotation;
	for (size_t v = 0; v < vs; v++)
		for (size_t a = 0; a < as; a++) {
			c.vendor = vendors[v]->name;
			c.agency = agencies[a]->name;
			c.product = product_in(l, c.vendor->party);
			c.quote = l->text;
			c.is_explicit = names_both(vendors[v], agencies[a]);
			take_next(&c, all, n);
			add_claim(out, &c);
		}
}

/* -------------------------------------------------------------------------- reading */

static bool
has_both(const struct line *l)
{
	bool vendor = false, agency = false;

	for (size_t i = 0; i < l->count; i++) {
		vendor |= l->word[i].kind == WORD_VENDOR;
		agency |= l->word[i].kind == WORD_AGENCY;
	}
	return vendor && agency;
}

static void
read_line(
    const struct sentence_reader *r, const struct lines *all, size_t n, struct claims *out)
{
	const struct line *l = &all->line[n];
	bool taken[SENTENCE_WORDS_MAX] = { false };
	bool any = false;

	for (size_t i = 0; i < sentence_rule_count; i++) {
		struct trigger t = { &sentence_rules[i], 0, 0 };
		bool compelled = t.rule->action == ACTION_SUPPLIES &&
				 has_turn(r, TURN_COMPELLED, l, 0, l->count);

		if (compelled || (t.rule->action == ACTION_NAMED && any))
			continue;
		for (size_t at = 0; find(r, r->rule[i], l, at, l->count, &t.from, &t.to);
		     at = t.to) {
			struct parties p;
			bool free_words = !taken[t.from] && !taken[t.to - 1];

			if (!free_words)
				continue;
			p = parties_of(l, &t);
			if (p.vendor == NOT_FOUND || p.agency == NOT_FOUND)
				continue;
			memset(taken + t.from, true, t.to - t.from);
			add_claims(r, all, n, &t, &p, out);
			any = true;
		}
	}
}

size_t
sentence_read(
    struct sentence_reader *r, const char *text, size_t len, struct claim *claims, size_t room)
{
	struct claims out = { claims, room, 0 };
	struct lines all;

	if (len > LIMIT_TEXT)
		len = LIMIT_TEXT;
	arena_reset(&r->arena);
	all = sentence_lines(&r->finder, &r->arena, text, len);
	for (size_t n = 0; n < all.count; n++)
		if (has_both(&all.line[n]))
			read_line(r, &all, n, &out);
	return out.count;
}

/* ---------------------------------------------------------------------------- words */

const char *
action_name(enum action action)
{
	static const char *const names[] = {
		[ACTION_PITCHED] = "pitched",
		[ACTION_OFFERED] = "offered",
		[ACTION_ANSWERED_RFI] = "answered_rfi",
		[ACTION_SOLD] = "sold",
		[ACTION_SUPPLIES] = "supplies",
		[ACTION_CONTRACT] = "contract",
		[ACTION_LOBBIED] = "lobbied",
		[ACTION_NAMED] = "named",
	};

	return names[action];
}

const char *
standing_name(enum standing standing)
{
	static const char *const names[] = {
		[STANDING_SAID] = "said",
		[STANDING_UNSURE] = "unsure",
		[STANDING_ENDED] = "ended",
		[STANDING_DENIED] = "denied",
		[STANDING_ASKED] = "asked_to_stop",
	};

	return names[standing];
}
