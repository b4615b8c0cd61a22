/*
 * shown.h: text from outside on a terminal: how wide it is, where it may be broken, and nothing
 * in it that the terminal would obey.
 *
 * Control characters and those that turn the direction of writing (bidi overrides, zero-width
 * ones) become visible escapes: \x1b, \u202e. A line feed stays a line feed, where lines are
 * asked for, and is a space elsewhere; so is a tab.
 */
#ifndef SHOWN_H
#define SHOWN_H

#include "../base/buf.h"

/* Adds the text, made harmless. `lines`: line feeds are kept. */
void shown_add(struct buf *out, struct span text, bool lines);

/* How many columns of a terminal the (harmless) text takes; up to its first line feed. */
int shown_width(struct span text);

/* The widest of its words. */
int shown_word(struct span text);

/*
 * The next line of the text, of at most `width` columns: broken at a blank, or inside a word
 * that is wider. Moves *text behind it. False at the end.
 */
bool shown_line(struct span *text, int width, struct span *line);

/* Columns of the terminal behind the descriptor; what COLUMNS says, or `otherwise`, where it is
 * none. */
int shown_columns(int fd, int otherwise);

/* Whether bold and dim may be used there (a terminal, and NO_COLOR is not set). */
bool shown_styled(int fd);

#endif
