#include "vendor_words.h"

#include <ctype.h>
#include <strings.h>

#define WORD_MAX 40
#define NAME_WORDS 12

/* Each list begins and ends with a blank and has no full stops. */
static const char *const lists[WORD_LISTS] = {
	[WORDS_LEGAL] =
	    " inc incorporated llc llp lp ltd limited corp corporation co company plc "
	    "gmbh ag sa bv pty pte pbc pllc ",
	[WORDS_COMMON] =
	    " security solutions services service systems system technologies "
	    "technology analytics analysis software data group consulting response "
	    "management communication communications environment lab labs "
	    "international usa us america federal government holdings partners "
	    "research engineering cyber network networks digital information "
	    "intelligence tools center training detection recovery monitoring "
	    "maintenance operations apps design development and ",
	[WORDS_NOBODY] = " vendor vendors contractor contractors provider providers supplier "
			 "suppliers various multiple several none na n/a tbd tba nil unknown "
			 "unkown unk in-house inhouse internal internally external proprietary "
			 "mlaas saas paas ",
	[WORDS_EMPTY] =
	    " ai ml llm llms nlp model models service services team teams third party "
	    "parties third-party the a an of and or to be from by with is not no yes "
	    "commercial off shelf off-the-shelf cots government custom built created "
	    "purchased procured acquired developed development maintenance hosting "
	    "software tool tools system systems product products platform other "
	    "others staff prime sub subcontractor name company agency federal ",
	[WORDS_VERBS] = " is are was were has have had does do did uses accesses provides "
			"contracts will can cannot would should been being isn't doesn't don't "
			"didn't isn’t doesn’t don’t didn’t ",
	[WORDS_NEGATIONS] =
	    " not no never without isn't doesn't don't didn't isn’t doesn’t don’t "
	    "didn’t cannot ",
	[WORDS_REMARKS] =
	    " under within deployed hosted licensed based embedded integrated via "
	    "through for ",
	[WORDS_ABBREVIATED] =
	    " inc corp co ltd st dr mr ms no vs bros intl dept univ assoc jr sr gov "
	    "incl eg ie etc ",
	[WORDS_PAIRED] = " ernst dun johnson rohde procter black marsh bell pratt smith bausch "
			 "becton simon barnes harland cushman ",
	[WORDS_AGENCIES] =
	    " dhs cbp ice tsa uscis fema cisa uscg usss ohs cwmd obim fletc usbp ofo "
	    "hsi ero s&t dod dia disa nga nsa dla usaf usn usmc army navy darpa diu "
	    "cdao dcsa dha doj fbi dea atf usms fbop bop eoir jmd ojp hhs nih fda cdc "
	    "cms acf hrsa samhsa ahrq aspr nctr cder cber cdrh barda dot faa fhwa "
	    "nhtsa fra fta phmsa volpe va vha vba nca usda fsis aphis usfs nrcs doc "
	    "noaa nist census uspto ntia bis doe nnsa inl ornl pnnl llnl lanl snl "
	    "nrel anl bnl slac doi usgs blm nps fws bor boem bsee treasury irs bfs "
	    "occ fincen dol osha bls msha usaid gsa nasa jpl epa nsf opm ssa sba fcc "
	    "fdic frb sec ftc nrc nara tva hud usps ntsb pbgc cia odni dni nro ",
};

bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
next_word(struct span *rest, struct span *word)
{
	while (rest->len && is_blank(*rest->at)) {
		rest->at++;
		rest->len--;
	}
	word->at = rest->at;
	for (word->len = 0; word->len < rest->len && !is_blank(rest->at[word->len]);)
		word->len++;
	rest->at += word->len;
	rest->len -= word->len;
	return word->len > 0;
}

struct span
first_word(struct span s)
{
	struct span word;

	next_word(&s, &word);
	return word;
}

struct span
last_word(struct span s)
{
	struct span last = { s.at, 0 }, word;

	while (next_word(&s, &word))
		last = word;
	return last;
}

size_t
count_words(struct span s)
{
	struct span word;
	size_t n = 0;

	while (next_word(&s, &word))
		n++;
	return n;
}

static struct span
without_marks(struct span w)
{
	while (w.len && strchr(",.:;()\"'", w.at[w.len - 1]))
		w.len--;
	while (w.len && strchr("(\"'", *w.at)) {
		w.at++;
		w.len--;
	}
	return w;
}

bool
is_word(struct span w, enum word_list list)
{
	char word[WORD_MAX] = " ";
	size_t n = 1;

	w = without_marks(w);
	if (!w.len || w.len > WORD_MAX - 3)
		return false;
	for (size_t i = 0; i < w.len; i++)
		if (w.at[i] != '.')
			word[n++] = (char)tolower((unsigned char)w.at[i]);
	word[n++] = ' ';
	word[n] = '\0';
	return strstr(lists[list], word) != NULL;
}

bool
any_word(struct span s, enum word_list list)
{
	struct span word;

	while (next_word(&s, &word))
		if (is_word(word, list))
			return true;
	return false;
}

bool
all_words(struct span s, enum word_list one, enum word_list other)
{
	struct span word;
	size_t n = 0;

	while (next_word(&s, &word)) {
		if (!without_marks(word).len ||
		    (word.len == 1 && !isalnum((unsigned char)*word.at)))
			continue;
		if (!is_word(word, one) && !is_word(word, other))
			return false;
		n++;
	}
	return n > 0;
}

bool
is_agency(struct span word)
{
	word = without_marks(word);
	for (size_t i = 0; i < word.len; i++)
		if (islower((unsigned char)word.at[i]))
			return false;
	return word.len > 1 && is_word(word, WORDS_AGENCIES);
}

bool
starts_with(struct span s, const char *with)
{
	size_t n = strlen(with);

	return s.len >= n && strncasecmp(s.at, with, n) == 0;
}

bool
is_body(struct arena *a, const char *name)
{
	return text_match(a, name,
		   "(?-i)(?:^|, )(?:the )?(?:U\\.?S\\.? "
		   ")?(?:Department|Dept\\.?|Office|Bureau|Ministry|"
		   "University|Government|City|County|State|Commonwealth|Directorate) of\\b|"
		   "\\bUniversity\\b|\\bMuseum\\b|\\b(?:National|Research) Lab|Lincoln Lab|"
		   "Physics Lab|Propulsion Lab|Laboratory$|^JHU\\b|Center of Excellence|"
		   "\\b(?:Administration|Commission)$|"
		   "^(?:the )?(?:U\\.?S\\.? )?(?:Army|Navy|Air Force|Marine Corps|Coast Guard|"
		   "Space Force|Secret Service)\\b") != NULL;
}

bool
is_nobody(struct arena *a, const char *name)
{
	struct span s = span_of(name);

	if (any_word(s, WORDS_NOBODY) && all_words(s, WORDS_NOBODY, WORDS_EMPTY))
		return true;
	return text_match(a, name,
		   "^(?:ai|ml|nlp|llm|python|r|yes|no|others?|self|gov(?:ernment)?)$|"
		   "^(?:in[- ]house|inhouse|internal(?:ly)?\\b|external\\b|n/?a\\b|no "
		   "vendor|none\\b|not |tbd\\b|"
		   "to be (?:determined|decided|announced)|unknown|(?:self|home|agency)[- ]?"
		   "(?:developed|grown|built)|developed in|open[- ]source|no contract|see )|"
		   "\\bin[- ]house\\b|\\bopen[- ]source\\b") != NULL;
}

bool
is_withheld(struct arena *a, const char *text)
{
	return text_match(a, text,
		   "law enforcement sensitive|^\\(?LES\\)?$|\\bwithheld\\b|\\bredacted\\b|"
		   "\\bclassified\\b|^sensitive\\b|sensitive (?:security )?information|"
		   "not (?:publicly|for public)|(?:not|cannot) (?:be "
		   ")?(?:disclosed|releas\\w+|shared)|"
		   "\\bexempt(?:ed)? from\\b|^confidential") != NULL;
}

/* A name's words are capitalized, but for the small ones between them */
static bool
is_name_word(struct span word)
{
	static const char *const small[] = { "of", "and", "the", "for", "de", "&", "+", "-",
		"in" };

	word = without_marks(word);
	for (size_t i = 0; i < ARRAY_SIZE(small); i++)
		if (span_is(word, small[i]))
			return true;
	for (size_t i = 0; i < word.len; i++)
		if (!islower((unsigned char)word.at[i]))
			return true;
	return false;
}

bool
is_phrase(struct span s)
{
	struct span word;
	size_t all = 0, plain = 0;

	while (next_word(&s, &word)) {
		all++;
		plain += !is_name_word(word);
	}
	return all > NAME_WORDS || (all >= 4 && plain * 5 >= all * 2);
}

struct span
leading_name(struct span s)
{
	struct span rest = s, word, last = { s.at, 0 };
	size_t n = 0;

	while (next_word(&rest, &word) && is_name_word(word)) {
		n++;
		last = word;
	}
	return n > 1 ? (struct span){ s.at, (size_t)(last.at + last.len - s.at) } : s;
}
