/*
 * gao.h: what the docket of GAO's bid protests and its decisions have in common.
 *
 * A case has one number for the docket ("B-411028.1") that decisions write without ".1". A
 * decision is fetched after its case and replaces what was said of it, so it is told what the
 * docket says: "| file_number=B-411916.2 | vendor=…".
 */
#ifndef FAMILY_GAO_H
#define FAMILY_GAO_H

#include "../../scraper/parser.h"

#define GAO_DAY "%b %d, %Y"

/* The page as a tree; NULL after an issue that reaches the page, as of one that was cut off. */
const struct node *gao_page(const struct page *, struct sink *);

struct record *gao_protest(struct sink *);

/* The first number in the text, as the docket writes it; NULL where there is none. */
const char *gao_file_number(struct sink *, const char *text);

/* "Department of the Army : U.S. Army Materiel Command", of one to four levels */
void gao_set_agency(struct sink *, struct record *, const char *path);

/* "Accura Engineering--Costs", "Man-Machine Systems (B-411028.1)": without what is no name */
void gao_set_protester(struct sink *, struct record *, const char *name);

/* What a page of the docket tells the pages behind it (struct ask's param), and its end. */
const char *gao_carry(struct sink *, const struct record *);
void gao_take_carried(const struct page *, struct record *);

/* A decision's page, of either markup: the protest, who else it names as having offered, and
 * its text. */
int gao_decision(const struct page *, struct sink *);

#endif
