#include "winner.h"

#include "vendor_words.h"

#define NAMES_MAX 64

bool
winner_is_none(struct arena *a, const char *cell)
{
	return text_match(a, cell,
		   "^\\W*(?:$|n/?a\\b\\W*$|none\\b|tbd\\b|not awarded|no "
		   "(?:award|bid|quote|response|"
		   "proposal|offer|record|complete|responsive)|(?:this |the )?"
		   "(?:project|solicitation|bid|rfp|rfq|itb)?,? ?(?:was |has been )?"
		   "(?:cancell?ed|withdrawn|rejected|re-?solicited)|to be "
		   "|(?:project|contracts?) "
		   "(?:will|may|to) |multiple\\b|various\\b|see\\b|pending\\b|all bids)") !=
	       NULL;
}

bool
winner_is_person(struct arena *a, const char *name)
{
	if (any_word(span_of(name), WORDS_LEGAL) ||
	    text_match(a, name, "\\bdba\\b|\\bd/b/a\\b|&"))
		return false;
	return text_match(a, name,
		   "(?-i)^(?:Dr|Mr|Mrs|Ms|Prof|Hon)\\. |, ?(?:M\\.?D|Ph\\.? "
		   "?D|Esq|D\\.?D\\.?S|R\\.?N|"
		   "LICSW|J\\.?D|Psy\\.?D)\\b\\.?|,? (?:Jr|Sr)\\.?$|"
		   "^[A-Z][a-z]+ [A-Z]\\. [A-Z][a-z]+(?:-[A-Z][a-z]+)?\\.?$") != NULL;
}

const char *
winner_label(struct arena *a, const char *name)
{
	return winner_is_person(a, name) ? "a person" : name;
}

/* The next line or item of the cell, without bullets and a joining "and" */
static const char *
next_line(struct arena *a, const char **rest)
{
	while (**rest) {
		size_t len = strcspn(*rest, "\n|");
		const char *line = text_squeeze(a, arena_ndup(a, *rest, len));

		*rest += len + ((*rest)[len] != '\0');
		line = text_match(a, line, "^(?:[•*-]+ ?)?(.*?)(?:,? and)?$");
		if (line && *line)
			return line;
	}
	return NULL;
}

/* A lot, a place or a sentence stands beside the name */
static bool
is_mixed(struct arena *a, const char *line)
{
	return text_match(a, line, ": |:$| (?:-|–|—) |–|—|[a-z]{5}[.!?] ") != NULL;
}

size_t
winners(struct arena *a, const char *cell, const char *const **names)
{
	const char **found = arena_alloc(a, NAMES_MAX * sizeof(*found)),
		   *rest = cell ? cell : "";
	const char *line;
	size_t count = 0;
	bool companies = true;

	*names = found;
	while ((line = next_line(a, &rest)) && count < NAMES_MAX) {
		if (text_match(a, line, "^note\\b"))
			continue;
		if (winner_is_none(a, line) || is_mixed(a, line) || is_nobody(a, line))
			return 0;
		companies = companies && any_word(span_of(line), WORDS_LEGAL) &&
			    !text_match(a, line, "^\\d");
		found[count++] = line;
	}
	/* of several lines some may be places */
	return count > 1 && !companies ? 0 : count;
}
