/*
 * xlsx_cell.h: what a cell's number means; for xlsx.c alone.
 */
#ifndef XLSX_CELL_H
#define XLSX_CELL_H

#include "../base/arena.h"

enum xlsx_format { XLSX_PLAIN, XLSX_DAY, XLSX_DAYTIME, XLSX_TIME };

/* What a number format shows, by its number (ECMA-376, 18.8.30) or its own code (may be NULL).
 */
enum xlsx_format xlsx_format(long id, const char *code);

/* A number as a person sees it: a date or time in such a format, else the number itself, with
 * 15 digits where more are written (4.3499999999999996 is 4.35). In the arena, or the text
 * itself. */
const char *xlsx_number(struct arena *, const char *text, enum xlsx_format, bool from_1904);

/* "AB12" is column 27 (from 0) of row 12; false where it is no reference. Either may be absent.
 */
bool xlsx_reference(const char *text, long *column, long *row);

/* Turns "_x000D_" into the character that it stands for (blanks for control characters), in
 * place. */
void xlsx_unescape(char *text);

#endif
