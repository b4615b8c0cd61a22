/*
 * prose.h: running text, sentence by sentence.
 *
 * A sentence ends at . ? or ! before a blank and a capital, a digit or an opening quotation
 * mark, unless an abbreviation ("U.S.", "Inc.", "Sen.") stands there; and at the end of a line,
 * unless the text's lines are wrapped (most end inside of a sentence): then at an empty line.
 */
#ifndef PROSE_H
#define PROSE_H

#include "../base/base.h"

struct prose {
	const char *at, *end;
	bool wrapped;
};

void prose_start(struct prose *, const char *text, size_t len);

/* The next sentence, without the blanks around it; false at the end of the text. */
bool prose_next(struct prose *, struct span *sentence);

#endif
