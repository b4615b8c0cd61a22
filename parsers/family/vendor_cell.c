#include "vendor_cell.h"

#include "vendor_words.h"

#include <ctype.h>

#define CELL_MAX 4000   /* bytes of a cell that is read as names */
#define PIECES_MAX 200  /* names in one cell */
#define NUMBER_LEAST 10 /* characters of a contract number */

/* A capitalized run of words, as names are inside sentences */
#define NAME "([A-Z0-9][\\w&.'’+-]*(?:,? (?:[A-Z0-9][\\w&.'’+-]*|of|and|&))*)"
#define ROLE "(?:vendor|supplier|contractor|provider|developer|manufacturer)\\b"
#define NOT "(?:not|n't|n’t)\\b"

/* What stands between two pieces of a cell */
enum joint { JOINT_HARD, JOINT_COMMA, JOINT_AND, JOINT_BOTH, JOINT_SLASH };

struct piece {
	struct span text;
	enum joint before;
};

struct reader {
	struct arena *arena;
	struct span cell;
	const char *bureau;
	enum cell_names names;
	bool lines;          /* a line end separates: it does not wrap a name */
	const char *through; /* all of the cell is used through that agency */
	struct piece piece[PIECES_MAX];
	size_t pieces;
	struct said said[PIECES_MAX];
	size_t count;
};

static struct span
skip(struct span s, size_t n)
{
	return text_trim((struct span){ s.at + n, s.len - n });
}

static struct span
part(struct span s, size_t from, size_t to)
{
	return text_trim((struct span){ s.at + from, to - from });
}

static char *
copy(struct reader *r, struct span s)
{
	return arena_ndup(r->arena, s.at, s.len);
}

static char *
match(struct reader *r, struct span s, const char *pattern)
{
	return text_match(r->arena, copy(r, s), pattern);
}

/* -------------------------------------------------------------------------------- brackets */

/* The bracket that closes the one at i; 0 where none does */
static size_t
closing(struct span s, size_t i)
{
	int depth = 0;

	for (; i < s.len; i++) {
		depth += s.at[i] == '(';
		depth -= s.at[i] == ')';
		if (!depth)
			return i;
	}
	return 0;
}

/* Without what stands in brackets; blanks squeezed */
static struct span
unbracketed(struct reader *r, struct span s)
{
	char *out = arena_alloc(r->arena, s.len + 1), *o = out;

	for (size_t i = 0; i < s.len; i++) {
		size_t end = s.at[i] == '(' ? closing(s, i) : 0;

		if (end)
			i = end;
		else
			*o++ = s.at[i];
	}
	*o = '\0';
	return span_of(text_squeeze(r->arena, out));
}

/* What stands in the first brackets */
static struct span
bracketed(struct span s)
{
	const char *open = memchr(s.at, '(', s.len);
	size_t from = open ? (size_t)(open - s.at) : 0, to = open ? closing(s, from) : 0;

	return to ? part(s, from + 1, to) : (struct span){ NULL, 0 };
}

static bool
is_company(struct reader *r, struct span s)
{
	return is_word(last_word(unbracketed(r, s)), WORDS_LEGAL);
}

/* -------------------------------------------------------------------------------- numbers */

static bool
is_number(const char *token)
{
	size_t length = 0, digits = 0, letters = 0;

	for (; *token; token++) {
		length += *token != '-';
		digits += isdigit((unsigned char)*token) != 0;
		letters += isupper((unsigned char)*token) != 0;
	}
	return length >= NUMBER_LEAST && digits >= 4 && letters > 0;
}

/* The first thing that is written like a contract number, as it stands */
static char *
number_in(struct reader *r, struct span s)
{
	struct span word;

	while (next_word(&s, &word)) {
		char *token = match(r, word,
		    "(?-i)(?<![A-Za-z0-9-])([A-Z0-9][A-Z0-9-]{8,28}[A-Z0-9])(?![A-Za-z0-9-])");

		if (token && is_number(token))
			return token;
	}
	return NULL;
}

static char *
piid_of(struct reader *r, const char *number)
{
	char *piid = text_piid(r->arena, number);

	return piid ? piid : arena_dup(r->arena, number);
}

/* What is left of a piece with a number in it: what stands before the number and its label, or
 * else behind it */
static struct span
beside_number(struct reader *r, struct span s, const char *number)
{
	static const char label[] = "^(.*?)[\\s(:,-]*(?:\\bPIID\\b|\\bProcurement "
				    "Instrument\\b|\\bContract\\b|\\bOrder\\b|"
				    "\\bAward\\b|#|$)";
	const char *at = memmem(s.at, s.len, number, strlen(number));
	struct span before = part(s, 0, (size_t)(at - s.at));
	char *name = match(r, before, label);

	if (name && *name)
		return span_of(name);
	s = skip(s, (size_t)(at - s.at) + strlen(number));
	while (s.len && strchr("-:)", *s.at))
		s = skip(s, 1);
	return s;
}

/* --------------------------------------------------------------------------------- cutting */

/* The word that ends in front of i */
static struct span
word_before(struct span s, size_t i)
{
	size_t end = i;

	while (i && !is_blank(s.at[i - 1]) && !strchr(",;/(", s.at[i - 1]))
		i--;
	return (struct span){ s.at + i, end - i };
}

static size_t
blanks_from(struct span s, size_t i)
{
	size_t n = 0;

	while (i + n < s.len && is_blank(s.at[i + n]))
		n++;
	return n;
}

static bool
is_in_address(struct span s, size_t i)
{
	size_t from = i;

	while (from && !is_blank(s.at[from - 1]))
		from--;
	return starts_with(part(s, from, s.len), "http") ||
	       starts_with(part(s, from, s.len), "www.");
}

/* N/A, A/V, w/o, ARP/AI are one word */
static size_t
slash_at(struct span s, size_t i)
{
	size_t after = 0;

	if (is_in_address(s, i))
		return 0;
	if ((i && is_blank(s.at[i - 1])) || blanks_from(s, i + 1))
		return 1;
	while (i + 1 + after < s.len && isalnum((unsigned char)s.at[i + 1 + after]))
		after++;
	return word_before(s, i).len >= 3 && after >= 3;
}

/* A full stop that ends more than an abbreviation */
static size_t
stop_at(struct span s, size_t i)
{
	struct span word = word_before(s, i);
	size_t n = blanks_from(s, i + 1), next = i + 1 + n;

	if (!n || next >= s.len || !isupper((unsigned char)s.at[next]))
		return 0;
	return word.len < 2 || is_word(word, WORDS_ABBREVIATED) ? 0 : 1 + n;
}

static size_t
comma_at(struct span s, size_t i, enum joint *joint)
{
	size_t n = 1 + blanks_from(s, i + 1);

	if (i && i + 1 < s.len && isdigit((unsigned char)s.at[i - 1]) &&
	    isdigit((unsigned char)s.at[i + 1]))
		return 0;
	if (starts_with(part(s, i + n, s.len), "and ")) {
		n += 4;
		return n;
	}
	*joint = JOINT_COMMA;
	return n;
}

/* " and ", " & ", " + " */
static size_t
blank_at(const struct reader *r, size_t i, enum joint *joint)
{
	static const struct {
		const char *word;
		enum joint joint;
		bool products;
	} words[] = { { "and ", JOINT_AND, false }, { "& ", JOINT_BOTH, true },
		{ "+ ", JOINT_HARD, false }, { "integrated with ", JOINT_HARD, false } };
	size_t n = blanks_from(r->cell, i);
	struct span rest = { r->cell.at + i + n, r->cell.len - i - n };

	for (size_t w = 0; w < ARRAY_SIZE(words); w++)
		if ((!words[w].products || r->names == CELL_PRODUCTS) &&
		    starts_with(rest, words[w].word)) {
			*joint = words[w].joint;
			return n + strlen(words[w].word);
		}
	return 0;
}

/* How many bytes at i separate two names; 0: none */
static size_t
joint_at(const struct reader *r, size_t i, enum joint *joint)
{
	struct span s = r->cell;

	*joint = JOINT_HARD;
	switch (s.at[i]) {
	case ';':
	case '|':
		return 1;
	case '\n':
		if (r->lines || (i + 1 < s.len && s.at[i + 1] == '\n'))
			return 1;
		return blank_at(r, i, joint);
	case ',':
		return comma_at(s, i, joint);
	case '/':
		*joint = JOINT_SLASH;
		return slash_at(s, i);
	case '.':
		return stop_at(s, i);
	case ' ':
		return blank_at(r, i, joint);
	default:
		return 0;
	}
}

static bool
add_piece(struct reader *r, size_t from, size_t to, enum joint before)
{
	struct span s = part(r->cell, from, to);

	if (!s.len)
		return true;
	if (r->pieces == PIECES_MAX)
		return false;
	r->piece[r->pieces++] = (struct piece){ s, before };
	return true;
}

/* False where there are too many pieces */
static bool
cut(struct reader *r)
{
	enum joint joint = JOINT_HARD, before = JOINT_HARD;
	size_t from = 0, i = 0;

	while (i < r->cell.len) {
		size_t n = r->cell.at[i] == '(' ? closing(r->cell, i) : 0;

		if (n) {
			i = n + 1;
			continue;
		}
		n = joint_at(r, i, &joint);
		if (n && !add_piece(r, from, i, before))
			return false;
		if (n) {
			from = i + n;
			before = joint;
		}
		i += n ? n : 1;
	}
	return add_piece(r, from, r->cell.len, before);
}

/* ---------------------------------------------------------------- pieces that are one name */

/* "Levit & James, acquired by Litera" */
static bool
is_remark(struct reader *r, struct span s)
{
	return match(r, s,
		   "^(?:now |a |an )?(?:acquired by|owned by|formerly|previously|division "
		   "of|subsidiary "
		   "of|affiliate of|part of|dba|d/b/a|doing business as|aka)\\b") != NULL;
}

/* "Security USA LLC" is no company without what stands in front of it */
static bool
is_rest_of_name(struct reader *r, struct span s)
{
	return all_words(s, WORDS_LEGAL, WORDS_LEGAL) ||
	       (is_company(r, s) && all_words(unbracketed(r, s), WORDS_COMMON, WORDS_LEGAL));
}

/* "Countering Weapons of Mass Destruction, Department of Homeland Security": an office and what
 * it belongs to */
static bool
is_office_of(struct reader *r, struct span left, struct span right)
{
	return match(r, left, " (?:of|for) ") && starts_with(right, "Department of ") &&
	       !is_company(r, left);
}

static bool
belongs_after_and(struct reader *r, struct span left, struct span right)
{
	if (all_words(right, WORDS_COMMON, WORDS_LEGAL) ||
	    all_words(left, WORDS_COMMON, WORDS_LEGAL))
		return true;
	/* "Dun and Bradstreet Holdings Inc." is more likely than a list that ends without a
	 * comma */
	if (is_company(r, right) && !is_company(r, left))
		return true;
	if (count_words(left) == 1 && is_word(left, WORDS_PAIRED))
		return true;
	return is_body(r->arena, copy(r, left)) && starts_with(left, "University of");
}

static bool
is_one_name(struct reader *r, struct span left, const struct piece *next)
{
	struct span right = next->text;

	switch (next->before) {
	case JOINT_COMMA:
		return is_rest_of_name(r, right) || is_remark(r, right) ||
		       is_office_of(r, left, right);
	case JOINT_AND:
		return belongs_after_and(r, left, right);
	case JOINT_BOTH:
		return count_words(left) < 2 || count_words(right) < 2 ||
		       belongs_after_and(r, left, right);
	case JOINT_SLASH:
		return all_words(right, WORDS_COMMON, WORDS_LEGAL);
	default:
		return false;
	}
}

/* commas: those with a comma between them, else the others, which need whole names */
static void
join(struct reader *r, bool commas)
{
	size_t kept = 0;

	for (size_t i = 1; i < r->pieces; i++) {
		struct span *left = &r->piece[kept].text;
		const struct piece *next = &r->piece[i];

		if ((next->before == JOINT_COMMA) == commas && is_one_name(r, *left, next))
			left->len = (size_t)(next->text.at + next->text.len - left->at);
		else
			r->piece[++kept] = *next;
	}
	r->pieces = r->pieces ? kept + 1 : 0;
}

/* --------------------------------------------------------------------------- what is said */

static struct said *
say(struct reader *r, const char *standing, struct span quote)
{
	struct said *s = &r->said[r->count++];

	*s = (struct said){ .standing = standing, .quote = quote };
	return s;
}

static void
say_unclear(struct reader *r)
{
	r->count = 0;
	say(r, "unclear", r->cell);
}

/* A name inside a sentence, without the sentence's own end */
static char *
trimmed_name(struct reader *r, const char *name)
{
	struct span s = text_trim(span_of(name));

	while (s.len && strchr(".,:-", s.at[s.len - 1])) {
		if (s.at[s.len - 1] == '.' && (is_word(last_word(s), WORDS_ABBREVIATED)))
			break;
		s = part(s, 0, s.len - 1);
	}
	return copy(r, s);
}

static bool
is_own(const struct reader *r, const char *agency)
{
	struct span rest = span_of(r->bureau), word;

	while (r->bureau && next_word(&rest, &word))
		if (text_same(word, span_of(agency)))
			return true;
	return false;
}

/* The agency that `text` says something is used through, other than the bureau itself */
static char *
through_agency(struct reader *r, struct span text)
{
	char *agency = match(
	    r, text, "(?-i)\\b(?:through|via|under|from) (?:the |an? )?([A-Z][A-Z0-9&/-]+)\\b");

	if (!agency || !is_agency(span_of(agency)) || is_own(r, agency))
		return NULL;
	return agency;
}

/* ------------------------------------------------------------------------------- sentences */

/* "This is not the vendor", "ICE is the provider": no vendor's name */
static bool
may_be_vendor(struct reader *r, const char *name)
{
	return !is_agency(span_of(name)) && !is_body(r->arena, name) &&
	       !is_nobody(r->arena, name) && match(r, span_of(name), "\\p{L}") &&
	       !match(r, span_of(name),
		   "^(?:this|that|it|these|those|they|the|we|there|which|our|"
		   "their|all|some|each|no|a|an|system|tool|model|product)$");
}

static char *
first_match(struct reader *r, const char *const *patterns, size_t count)
{
	char *found = NULL;

	for (size_t i = 0; i < count && !found; i++)
		found = match(r, r->cell, patterns[i]);
	return found && may_be_vendor(r, trimmed_name(r, found)) ? found : NULL;
}

/* The name that the cell says the agency does not deal with */
static char *
denied_name(struct reader *r)
{
	static const char *const patterns[] = {
		"(?-i)\\b(?:does|do|did|is|has|have|was) ?" NOT
		"[^.;]*? (?:with|from|to|by|uses?|buy|purchase|"
		"license) (?:the )?" NAME,
		"(?-i)\\b[Nn]o (?:[a-z]+ )*(?:contracts?|agreements?|licen[cs]es?) (?:exists? "
		")?(?:with|from|for) " NAME,
		"(?-i)" NAME " (?:is|was|are) not (?:an? |the |our |its )?(?:[\\w-]+ )*" ROLE,
	};

	return first_match(r, patterns, ARRAY_SIZE(patterns));
}

static char *
affirmed_name(struct reader *r)
{
	static const char *const patterns[] = {
		"(?-i)" NAME
		" (?:is|are|was|serves as) (?:the |our |an? |its )?(?:[^\\s.;]+ )*?" ROLE,
		"(?-i)\\b(?:developed|provided|supplied|delivered|built|purchased|procured|"
		"operated|"
		"maintained|acquired|licensed|obtained) (?:by|from) (?:the )?" NAME,
		"(?-i)\\b" ROLE " (?:is|was) (?:the )?" NAME,
	};

	return first_match(r, patterns, ARRAY_SIZE(patterns));
}

/* "NEC is the third-party vendor CBP uses": whose vendor it is, where another's */
static char *
user_agency(struct reader *r)
{
	char *agency = match(r, r->cell,
	    "(?-i)\\b" ROLE
	    "(?: that| which)? ([A-Z][A-Z0-9&/-]+) (?:uses|contracts|employs|has)\\b");

	return agency && is_agency(span_of(agency)) && !is_own(r, agency) ? agency : NULL;
}

static bool
read_sentence(struct reader *r)
{
	char *denied = denied_name(r), *named = affirmed_name(r),
	     *through = through_agency(r, r->cell);
	struct said *s;

	if (denied) {
		s = say(r, through ? "through_agency" : "denied", r->cell);
		s->vendor = trimmed_name(r, denied);
		s->through = through;
		return true;
	}
	if (!named || any_word(r->cell, WORDS_NEGATIONS))
		return false;
	if (!through)
		through = user_agency(r);
	s = say(r, through ? "through_agency" : "supplier", r->cell);
	s->vendor = trimmed_name(r, named);
	s->through = through;
	return true;
}

/* Small letters only: "CAN" and "Will" are in names */
static bool
is_sentence(struct span s)
{
	struct span word;

	while (next_word(&s, &word))
		if (islower((unsigned char)*word.at) && is_word(word, WORDS_VERBS))
			return true;
	return false;
}

/* ---------------------------------------------------------------------------------- pieces */

/* "Vendor: X", "Purchased from a vendor - X", "using X" */
static struct span
without_lead(struct reader *r, struct span s)
{
	static const char lead[] =
	    "^((?:using|via|subcontract(?:ed|or) to|in partnership "
	    "with|(?:provided|developed|supplied|built|"
	    "created|supported|powered|delivered) by|(?:purchased|procured) "
	    "from|with|by|and|for example|e\\.g\\."
	    ")[\\s,]+)";
	static const char label[] =
	    "^([^:]{1,40}:\\s+|[^-–]{1,40}\\s+(?:-{1,2}|–|—)\\s+|[^-–]{1,40}[-–]\\s+)";
	char *found = match(r, s, label);
	struct span name = span_of(found);

	while (name.len && strchr(" -:", name.at[name.len - 1]))
		name.len--;
	if (found &&
	    (is_nobody(r->arena, copy(r, name)) || all_words(name, WORDS_NOBODY, WORDS_EMPTY)))
		s = skip(s, strlen(found));
	found = match(r, s, lead);
	return found ? skip(s, strlen(found)) : s;
}

/* Up to where a remark begins: " - IDP software OEM", " under the RMSS contract" */
static struct span
without_remark(struct reader *r, struct span s)
{
	struct span rest = s, word;
	char *dash = match(r, s, "^(.+?)\\s+(?:-{1,2}|–|—)\\s");

	if (dash)
		s = rest = span_of(dash);
	next_word(&rest, &word);
	while (next_word(&rest, &word))
		if (islower((unsigned char)*word.at) && is_word(word, WORDS_REMARKS) &&
		    !isupper((unsigned char)*first_word(rest).at))
			return part(s, 0, (size_t)(word.at - s.at));
	return s;
}

/* "NEC Algorithm": the maker of one */
static struct span
without_kind(struct span s)
{
	struct span last = last_word(s);

	if (count_words(s) > 1 &&
	    (text_same(last, span_of("algorithm")) || text_same(last, span_of("algorithms"))))
		s = part(s, 0, (size_t)(last.at - s.at));
	return s;
}

/* The company's part of "docs.openai.com", or NULL for a government's or university's */
static char *
name_of_host(struct reader *r, const char *url)
{
	char *host = url_host(r->arena, url);

	if (!host || text_match(r->arena, host, "\\.(?:gov|mil|edu|ac)(?:\\.[a-z]{2})?$"))
		return NULL;
	return text_match(r->arena, host, "([^.]+)\\.(?:(?:co|com|org|net)\\.)?[^.]+$");
}

static bool
read_address(struct reader *r, struct span s)
{
	char *url = match(r, s, "\\bhttps?://[^\\s,;()<>]+"), *name;

	if (!url)
		return false;
	name = name_of_host(r, url);
	say(r, name ? "supplier" : "not_vendor", s)->vendor = name;
	return true;
}

static void
set_aliases(struct reader *r, struct said *said, struct span piece, struct span name)
{
	struct span inside = bracketed(piece);

	said->dba = match(r, name, "\\s(?:dba|d/b/a|doing business as|aka)\\s+(.+)$");
	if (!said->dba && inside.at && is_company(r, inside) && !is_remark(r, inside))
		said->dba = copy(r, inside);
	said->parent = match(r, piece,
	    "(?:\\b(?:acquired by|owned by|(?:division|subsidiary) of)|[(,]\\s*(?:now )?part "
	    "of) ([^(),;]+)");
}

/* A government body's own system, "CBP TVS" */
static bool
is_agency_system(const struct reader *r, struct span name)
{
	return r->names == CELL_COMPANIES && count_words(name) > 1 &&
	       is_agency(first_word(name));
}

static const char *
standing_of(struct reader *r, struct span piece, struct span name)
{
	const char *text = copy(r, name);

	if (is_withheld(r->arena, copy(r, piece)))
		return "withheld";
	/* "Open Source Systems, Inc." is somebody */
	if (!is_company(r, name) &&
	    (is_nobody(r->arena, text) || is_nobody(r->arena, copy(r, piece)) ||
		is_body(r->arena, text) || (count_words(name) == 1 && is_agency(name))))
		return "not_vendor";
	if (is_phrase(name) || is_remark(r, name) || !match(r, name, "\\p{L}"))
		return "unclear";
	if (!is_company(r, name) && is_agency_system(r, name))
		return "not_vendor";
	return r->through ? "through_agency" : "supplier";
}

/* The name in the piece; empty where it holds none */
static struct span
name_in(struct reader *r, struct span piece, const char *number)
{
	struct span name = without_lead(r, piece), inside = bracketed(piece);

	if (number)
		name = beside_number(r, name, number);
	name = unbracketed(r, name);
	if (!name.len && inside.at)
		name = inside;
	name = without_kind(without_remark(r, name));
	if (r->names == CELL_PRODUCTS && is_phrase(name))
		name = leading_name(name);
	/* "Quantum Choice from Plexis" */
	if (r->names == CELL_COMPANIES && match(r, name, "(?-i)\\sfrom [A-Z]"))
		name = span_of(match(r, name, "\\sfrom (.+)$"));
	return span_of(trimmed_name(
	    r, match(r, name, "^(.*?)(?:,\\s*(?:acquired|owned|formerly|previously)\\b.*)?$")));
}

/* A number alone belongs to the name in front of it */
static void
read_number(struct reader *r, struct span piece, const char *number)
{
	struct said *s;

	if (r->count) {
		s = &r->said[r->count - 1];
		s->quote.len = (size_t)(piece.at + piece.len - s->quote.at);
	} else {
		s = say(r, "supplier", piece);
	}
	if (!s->piid)
		s->piid = piid_of(r, number);
}

static void
read_piece(struct reader *r, struct span piece)
{
	char *number = number_in(r, piece);
	struct span name;
	struct said *s;

	if (!match(r, piece, "[\\p{L}\\p{N}]") || read_address(r, piece))
		return;
	name = name_in(r, piece, number);
	if (number && !name.len) {
		read_number(r, piece, number);
		return;
	}
	s = say(r, standing_of(r, piece, name), piece);
	if (number)
		s->piid = piid_of(r, number);
	if (strcmp(s->standing, "supplier") != 0 && strcmp(s->standing, "through_agency") != 0)
		return;
	s->vendor = copy(r, name);
	s->through = r->through;
	set_aliases(r, s, piece, name);
}

/* ------------------------------------------------------------------------------------ cell */

/* Behind "These tools include, for example," */
static struct span
without_introduction(struct reader *r, struct span s)
{
	char *found = match(r, s,
	    "^([^,;()]{0,80}\\b(?:includ(?:e|es|ing)|such as|as follows)\\b[,:]?\\s+(?:but not "
	    "limited to[,:]?\\s+)?"
	    "(?:for example[,:]?\\s+)?)");

	return found ? skip(s, strlen(found)) : s;
}

/* A line end separates names where nothing else does, and wraps them where commas do it */
static bool
lines_separate(struct reader *r)
{
	return !match(r, r->cell,
	    ";|,(?!\\s*(?:inc|llc|ltd|corp|l\\.l\\.c|lp|llp)\\b)|\\n\\s*(?-i)[a-z(]");
}

/* Another agency's system beside a maker: "CBP TVS, NEC Algorithm" */
static char *
system_of_agency(struct reader *r)
{
	for (size_t i = 0; r->pieces > 1 && i < r->pieces; i++) {
		struct span first = first_word(r->piece[i].text);
		char *agency = copy(r, first);

		if (is_agency_system(r, r->piece[i].text) && !is_own(r, agency))
			return agency;
	}
	return NULL;
}

static bool
read_names(struct reader *r)
{
	r->cell = without_introduction(r, r->cell);
	r->lines = lines_separate(r);
	if (!cut(r))
		return false;
	join(r, true);
	join(r, false);
	r->through = through_agency(r, r->cell);
	if (!r->through && match(r, r->cell, "(?-i)\\s(?:through|via)\\s"))
		return false;
	if (!r->through)
		r->through = system_of_agency(r);
	for (size_t i = 0; i < r->pieces; i++)
		read_piece(r, r->piece[i].text);
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->said[i].standing, "unclear") == 0)
			return false;
	return r->count > 0;
}

size_t
vendor_cell(struct arena *a, const char *cell, const char *bureau, enum cell_names names,
    const struct said **said)
{
	struct span whole = text_trim(span_of(cell));
	struct reader *r;
	bool good;

	if (!whole.len)
		return 0;
	r = arena_zero(a, sizeof(*r));
	*r = (struct reader){ .arena = a, .cell = whole, .bureau = bureau, .names = names };
	good = whole.len <= CELL_MAX && text_is_utf8(whole);
	if (good)
		good = is_sentence(whole) && !is_withheld(a, copy(r, whole)) ? read_sentence(r)
									     : read_names(r);
	r->cell = whole;
	if (!good)
		say_unclear(r);
	*said = r->said;
	return r->count;
}

/* ------------------------------------------------------------------------- beside numbers */

static void
read_numbered(struct reader *r, struct span piece)
{
	static const char phase[] = "^(.+?)(?:,? (?:Phase|Option|Year|OY) ?\\d+)?$";
	char *number = number_in(r, piece), *name = NULL;
	struct said *s;

	if (!number)
		return;
	name = match(r, piece, "(?-i)^[A-Z0-9-]{10,30}\\s+[-–]\\s+([A-Z][^;:,#]*)$");
	if (!name)
		name = match(r, piece, "(?-i)^([A-Z][^;:,#]*?)\\s+[-–]\\s+[A-Z0-9-]{10,30}$");
	if (!name || number_in(r, span_of(name)))
		return;
	name = match(r, unbracketed(r, span_of(name)), phase);
	if (!name || is_phrase(span_of(name)) || is_body(r->arena, name) ||
	    is_nobody(r->arena, name) ||
	    match(r, span_of(name),
		"\\b(?:contract|order|bpa|idiq|number|software|integrator|task|award|it|o&m)"
		"\\b"))
		return;
	s = say(r, "supplier", piece);
	s->vendor = name;
	s->piid = piid_of(r, number);
}

size_t
vendor_cell_numbers(struct arena *a, const char *cell, const struct said **said)
{
	struct span whole = text_trim(span_of(cell));
	struct reader *r;

	if (!whole.len || whole.len > CELL_MAX || !text_is_utf8(whole))
		return 0;
	r = arena_zero(a, sizeof(*r));
	*r = (struct reader){ .arena = a, .cell = whole };
	while (whole.len && r->count < PIECES_MAX) {
		const char *end = memchr(whole.at, ';', whole.len);
		size_t n = end ? (size_t)(end - whole.at) : whole.len;

		read_numbered(r, part(whole, 0, n));
		whole = skip(whole, end ? n + 1 : n);
	}
	*said = r->said;
	return r->count;
}
