/*
 * ai_inventory.h: entries of the AI use-case inventories, however an agency publishes its own.
 *
 * The same use case keeps its id from year to year and from file to file, so entries of an
 * agency's own file have the keys that the government-wide tables give them ("2025/DHS-2366").
 */
#ifndef FAMILY_AI_INVENTORY_H
#define FAMILY_AI_INVENTORY_H

#include "vendor_cell.h"

#define INVENTORY_PRACTICE "how the system is run, not who supplied it"

struct inventory_key;

/* One table of entries. name: "2025", "2025 cots"; year may be NULL */
struct inventory {
	struct sink *sink;
	const char *name, *year;
	struct inventory_key **slots; /* keys that the page used so far; NULL: not told apart */
};

struct inventory inventory_of(struct sink *, const char *name, const char *year);

/* The year that the first of the texts names; NULL where none does. */
const char *inventory_year(struct arena *, const char *const *texts, size_t count);

/* What every entry has beside its columns, and no address of a person. agency: short, as in
 * "2024/DHS/12", for ids that are bare numbers and entries without one. */
void inventory_complete(const struct inventory *, struct record *, const char *agency);

/* Clears a cell where vendor or contract is asked for and a person's address stands. */
void inventory_drop_person(const struct inventory *, struct record *, int field);

/* Completes and hands over the entry and, behind it, what its cell says of vendors. */
void inventory_emit(const struct inventory *, struct record *, const char *agency,
    const struct said *, size_t count);

/* The same for a table by use case: its vendors stand in one cell, as free text. */
void inventory_emit_use(const struct inventory *, struct record *, const char *agency);

/* The table was read to its end: what is not in it any more is gone, unless rows were damaged.
 */
void inventory_end(struct sink *, const char *scope, int reach);

#endif
