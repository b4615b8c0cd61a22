/*
 * charset.h: whole bodies as UTF-8, whatever their portal says they are.
 *
 * A byte order mark decides, then the bytes themselves: what is well-formed UTF-8 is that,
 * whatever was declared, for a wrong header is common and text of another encoding that is
 * UTF-8 by accident is not. Anything else is mended: well-formed characters stay, every other
 * byte is read as Windows-1252 (which ISO-8859-1 and US-ASCII are parts of), NUL is dropped. A
 * declared charset that is none of these is said in a note.
 */
#ifndef CHARSET_H
#define CHARSET_H

#include "../base/arena.h"

struct sink;

/*
 * The body without its byte order mark: a part of `body` itself where nothing had to be
 * changed, else a copy in the sink's arena, ended by NUL. `declared` is the charset's name,
 * "utf-8"; may be { NULL, 0 }.
 */
struct span charset_utf8(struct sink *, struct span body, struct span declared);

/* The name behind "charset=" in a Content-Type or in the first bytes of a page. */
struct span charset_named(struct span text);

/* Mended as above; without looking for a byte order mark or UTF-16. */
struct span charset_mend(struct arena *, struct span);

/* True for UTF-16: by byte order mark, or by a '<' with a zero byte beside it. */
bool charset_is_wide(struct span body, bool *big_endian);

/* The character that Windows-1252 has for each byte; 0xfffd where it has none. */
void charset_windows_1252(int map[256]);

#endif
