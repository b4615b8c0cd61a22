#include "misspelt.h"

#define SHORTEST 7
#define LONGEST 24
#define FIRST_ROOM 1024u

/* Words of English, and names of others, that are one letter from a name of the lists: found
 * with a dictionary of 170,000 words and the words of 16,000 records. In order. */
static const char *const words[] = { "ablation", "accelerate", "adaptive", "anchor", "anchored",
	"anchors", "anomaly", "applecart", "apprise", "apprises", "apteryx", "automatic",
	"autotruck", "balsamic", "bombard", "brocaded", "brocades", "calabria", "carbonate",
	"carbonize", "celebrate", "celebrity", "clarity", "cognate", "cohered", "courser",
	"coursers", "covered", "cowered", "crosshatch", "crosspatch", "delphi", "delphic",
	"demist", "demists", "density", "devolution", "endeavor", "entity", "equinox",
	"facetiae", "fireman", "firemen", "flashpoints", "gardner", "garner", "garter",
	"geneses", "genesis", "genetic", "hyperon", "identic", "imaging", "immigrations",
	"incidence", "indirect", "informatics", "interns", "inters", "intros", "invent",
	"ipswich", "keeling", "keening", "keeping", "kinetic", "kinetics", "landes", "market",
	"markets", "mathematic", "mathematical", "mathematics", "mattoid", "minicab",
	"miseries", "moncton", "opcode", "outflanks", "politic", "politick", "politicos",
	"politics", "ponder", "ponders", "prebook", "procare", "procure", "promisee",
	"quantified", "recognition", "recommend", "reconnect", "redware", "relegate", "rescale",
	"reseal", "resharpen", "samara", "samsun", "secured", "secures", "seizing", "semantic",
	"sending", "sensing", "simplify", "sinology", "smarting", "spitfire", "sprinkle",
	"sprinkler", "spunks", "starling", "startling", "stencil", "streamlets", "subteen",
	"subtotal", "synopses", "synopsis", "synthesis", "thimble", "threat", "threats",
	"trellis", "tremble", "triable", "trickster", "trifecta", "tritium", "trivium",
	"trustee", "trustees", "truster", "trustier", "velocity", "venter", "vertical",
	"watson", "webfoot", "wisent", "wooster" };

struct name {
	const char *text;
	size_t len;
	uint32_t number;
};

/* Each name stands in the table under itself and under itself without one of its letters: two
 * words that are one mistake apart have one of those in common. */
struct misspelt {
	struct name *name;
	size_t count, room;
	struct slot {
		uint32_t hash, name; /* name: index + 1; 0 is empty */
	} * slot;
	size_t used, slots;
};

struct misspelt *
misspelt_new(void)
{
	struct misspelt *m = xcalloc(1, sizeof(*m));

	m->slots = FIRST_ROOM;
	m->slot = xcalloc(m->slots, sizeof(*m->slot));
	return m;
}

void
misspelt_free(struct misspelt *m)
{
	if (!m)
		return;
	free(m->name);
	free(m->slot);
	free(m);
}

/* Of the word without its letter `left_out`; of all of it where that is len */
static uint32_t
hash_without(const char *word, size_t len, size_t left_out)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		if (i != left_out)
			h = (h ^ (unsigned char)word[i]) * 16777619u;
	return h;
}

static void
put(struct misspelt *m, uint32_t hash, uint32_t name)
{
	size_t at = hash & (m->slots - 1);

	while (m->slot[at].name)
		at = (at + 1) & (m->slots - 1);
	m->slot[at].hash = hash;
	m->slot[at].name = name;
	m->used++;
}

static void
grow(struct misspelt *m)
{
	struct slot *old = m->slot;
	size_t slots = m->slots;

	m->slots *= 2;
	m->slot = xcalloc(m->slots, sizeof(*m->slot));
	m->used = 0;
	for (size_t i = 0; i < slots; i++)
		if (old[i].name)
			put(m, old[i].hash, old[i].name);
	free(old);
}

static bool
is_letters(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] < 'a' || text[i] > 'z')
			return false;
	return true;
}

void
misspelt_add(struct misspelt *m, const char *name, size_t len, uint32_t number)
{
	if (len < SHORTEST || len > LONGEST || !is_letters(name, len))
		return;
	if (m->count == m->room) {
		m->room = m->room ? m->room * 2 : FIRST_ROOM;
		m->name = xrealloc(m->name, m->room * sizeof(*m->name));
	}
	m->name[m->count++] = (struct name){ name, len, number };
	while ((m->used + len + 1) * 2 > m->slots)
		grow(m);
	for (size_t i = 0; i <= len; i++)
		put(m, hash_without(name, len, i), (uint32_t)m->count);
}

/* Are they one mistake apart? Not where they are equal. */
static bool
is_one_apart(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t same = 0, back = 0, least = a_len < b_len ? a_len : b_len;

	while (same < least && a[same] == b[same])
		same++;
	while (back < least - same && a[a_len - 1 - back] == b[b_len - 1 - back])
		back++;
	if (a_len == b_len && a_len - same - back == 2)
		return a[same] == b[same + 1] && a[same + 1] == b[same];
	return a_len - same - back <= 1 && b_len - same - back <= 1 &&
	       !(a_len == b_len && same == a_len);
}

static int
compare(const void *word, const void *of_list)
{
	return strcmp(word, *(const char *const *)of_list);
}

static bool
look_up(
    const struct misspelt *m, const char *word, size_t len, size_t left_out, uint32_t *found)
{
	uint32_t hash = hash_without(word, len, left_out);

	for (size_t at = hash & (m->slots - 1); m->slot[at].name;
	     at = (at + 1) & (m->slots - 1)) {
		const struct name *n = &m->name[m->slot[at].name - 1];

		if (m->slot[at].hash != hash)
			continue;
		if (n->len == len && memcmp(n->text, word, len) == 0)
			return false;
		if (n->text[0] != word[0] || !is_one_apart(n->text, n->len, word, len))
			continue;
		if (*found != MISSPELT_NONE && *found != n->number)
			return false;
		*found = n->number;
	}
	return true;
}

uint32_t
misspelt_find(const struct misspelt *m, const char *word, size_t len)
{
	char lower[LONGEST + 2];
	uint32_t found = MISSPELT_NONE;

	if (len + 1 < SHORTEST || len > LONGEST + 1)
		return MISSPELT_NONE;
	for (size_t i = 0; i < len; i++)
		lower[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
	lower[len] = '\0';
	if (!is_letters(lower, len) ||
	    bsearch(lower, words, ARRAY_SIZE(words), sizeof(*words), compare))
		return MISSPELT_NONE;
	for (size_t i = 0; i <= len; i++)
		if (!look_up(m, lower, len, i, &found))
			return MISSPELT_NONE;
	return found;
}
