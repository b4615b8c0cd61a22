#include "pdf.h"

#include "../base/buf.h"
#include "../parser.h"

#if __has_include(<poppler.h>)
#include <poppler.h>

#define WORD_GAP 0.15   /* of a glyph's height: a wider gap is a blank */
#define SAME_LINE 0.5   /* of it: glyphs whose middles are nearer stand on one line */
#define COLUMNS_MAX 500 /* of a line that blanks are put into */

struct glyph {
	const char *at;
	size_t len;
	double left, right, top, bottom;
};

struct glyphs {
	char *text; /* glib's */
	struct glyph *glyph;
	size_t count;
	double width; /* of a typical one */
};

/* ---------------------------------------------------------------------------- the document */

/* A page with a word and an image, which makes poppler open whatever it opens */
static const char small[] = "%PDF-1.4\n"
			    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
			    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
			    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 "
			    "R/Resources<</Font<</F 5 0 R"
			    ">>>>>>endobj\n"
			    "4 0 obj<</Length 50>>stream\n"
			    "BT /F 9 Tf 9 9 Td (x) Tj ET BI /W 1 /H 1 /BPC 8 ID x EI\n"
			    "endstream endobj\n"
			    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
			    "6 0 obj<</CreationDate(D:20250328120000Z)/Title(x)>>endobj\n"
			    "trailer<</Root 1 0 R/Info 6 0 R>>\n";

static char *
date_of(struct arena *a, PopplerDocument *document)
{
	GDateTime *when = poppler_document_get_creation_date_time(document), *utc;
	char *text = NULL;

	if (!when)
		return NULL;
	utc = g_date_time_to_utc(when);
	if (utc) {
		text = arena_printf(a, "%04d-%02d-%02d %02d:%02d:%02d+00",
		    g_date_time_get_year(utc), g_date_time_get_month(utc),
		    g_date_time_get_day_of_month(utc), g_date_time_get_hour(utc),
		    g_date_time_get_minute(utc), g_date_time_get_second(utc));
		g_date_time_unref(utc);
	}
	g_date_time_unref(when);
	return text;
}

static char *
kept(struct arena *a, char *text)
{
	char *copy = text && *text ? arena_dup(a, text) : NULL;

	g_free(text);
	return copy;
}

static const char *
failure(const GError *error)
{
	if (g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
		return "it is encrypted with a password";
	return error && error->message ? error->message : "unknown error";
}

static PopplerDocument *
load(struct sink *sink, struct span body)
{
	GBytes *bytes = g_bytes_new_static(body.at, body.len);
	GError *error = NULL;
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, &error);

	if (!document)
		sink_issue(
		    sink, REACH_PAGE, "a PDF that cannot be read: %.200s", failure(error));
	g_clear_error(&error);
	g_bytes_unref(bytes);
	return document;
}

struct pdf *
pdf_open(const struct page *page, struct sink *sink)
{
	struct span body = { page->body, page->len };
	struct pdf *pdf;
	PopplerDocument *document = NULL;

	if (memmem(body.at, body.len < 1024 ? body.len : 1024, "%PDF-", 5))
		document = load(sink, body);
	else
		sink_issue(sink, REACH_PAGE, "not a PDF");
	if (!document)
		return NULL;
	pdf = arena_zero(page->arena, sizeof(*pdf));
	pdf->sink = sink;
	pdf->document = document;
	pdf->size = body.len;
	pdf->pages = poppler_document_get_n_pages(document);
	pdf->title = kept(page->arena, poppler_document_get_title(document));
	pdf->producer = kept(page->arena, poppler_document_get_producer(document));
	pdf->created = date_of(page->arena, document);
	if (pdf->pages > LIMIT_DOCUMENT_PAGES) {
		pdf->worst = sink_issue(sink, REACH_ROW,
		    "a document of %ld pages: the first %ld are read", pdf->pages,
		    LIMIT_DOCUMENT_PAGES);
		pdf->pages = LIMIT_DOCUMENT_PAGES;
	}
	return pdf;
}

int
pdf_close(struct pdf *pdf)
{
	if (!pdf)
		return REACH_PAGE;
	g_clear_object(&pdf->page);
	g_clear_object(&pdf->document);
	pdf->pages = 0;
	return pdf->worst;
}

/* The page, which stays with the pdf until another is asked for; NULL after an issue */
static PopplerPage *
get_page(struct pdf *pdf, long number)
{
	char word[32];

	if (!pdf || number < 1 || number > pdf->pages)
		return NULL;
	snprintf(word, sizeof(word), "page %ld", number);
	sink_place(pdf->sink, NULL, word, 0, pdf->size);
	if (pdf->now == number)
		return pdf->page;
	g_clear_object(&pdf->page);
	pdf->now = number;
	pdf->page = poppler_document_get_page(pdf->document, (int)number - 1);
	if (!pdf->page)
		pdf->worst =
		    sink_issue(pdf->sink, REACH_ROW, "a page of the PDF cannot be read");
	return pdf->page;
}

/* ---------------------------------------------------------------------------------- glyphs */

static int
by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double
median_width(const struct glyphs *g)
{
	double *width = xmalloc((g->count + 1) * sizeof(*width)), median;

	for (size_t i = 0; i < g->count; i++)
		width[i] = g->glyph[i].right - g->glyph[i].left;
	qsort(width, g->count, sizeof(*width), by_number);
	median = g->count ? width[g->count / 2] : 1;
	free(width);
	return median > 0.5 ? median : 0.5;
}

/* What is no number would upset sorting */
static double
coordinate(double x)
{
	return x > -1e6 && x < 1e6 ? x : 0;
}

/* The page's characters and where each stands, blanks and line ends included */
static void
glyphs_init(struct glyphs *g, PopplerPage *page)
{
	PopplerRectangle *box = NULL;
	guint boxes = 0;
	size_t room;

	*g = (struct glyphs){ .text = poppler_page_get_text(page) };
	if (!g->text)
		g->text = g_strdup("");
	if (!poppler_page_get_text_layout(page, &box, &boxes))
		boxes = 0;
	room = strlen(g->text);
	g->glyph = xmalloc((room + 1) * sizeof(*g->glyph));
	for (const char *p = g->text; *p && g->count < boxes && g->count < LIMIT_FIELD / 4;) {
		size_t len = 1;
		const PopplerRectangle *b = &box[g->count];

		while ((p[len] & 0xc0) == 0x80)
			len++;
		g->glyph[g->count++] = (struct glyph){ p, len, coordinate(b->x1),
			coordinate(b->x2), coordinate(b->y1), coordinate(b->y2) };
		p += len;
	}
	g_free(box);
	g->width = median_width(g);
}

static void
glyphs_release(struct glyphs *g)
{
	g_free(g->text);
	free(g->glyph);
}

static bool
is_blank(const struct glyph *g)
{
	return (unsigned char)*g->at <= ' ' ||
	       (g->len == 2 && memcmp(g->at, "\xc2\xa0", 2) == 0);
}

static double
height(const struct glyph *g)
{
	double h = g->bottom - g->top;

	return h > 0.5 ? h : 0.5;
}

static bool
is_beside(const struct glyph *a, const struct glyph *b)
{
	double apart = (a->top + a->bottom - b->top - b->bottom) / 2;
	double least = height(a) < height(b) ? height(a) : height(b);

	return apart < SAME_LINE * least && -apart < SAME_LINE * least;
}

/* ---------------------------------------------------------------------------------- as it
 * reads */

static void
add_reading(struct buf *out, const struct glyphs *g)
{
	const struct glyph *before = NULL;
	char between = '\0';

	for (size_t i = 0; i < g->count; i++) {
		const struct glyph *now = &g->glyph[i];

		if (is_blank(now)) {
			if (between != '\n')
				between = *now->at == '\n' ? '\n' : ' ';
			continue;
		}
		/* poppler puts no blank between cells that stand beside one another */
		if (before && between != '\n' && !is_beside(before, now))
			between = '\n';
		else if (before && !between &&
			 now->left - before->right > WORD_GAP * height(now))
			between = ' ';
		if (before && between)
			buf_char(out, between);
		buf_add(out, now->at, now->len);
		between = '\0';
		before = now;
	}
}

/* ---------------------------------------------------------------------------------- as it
 * stands */

static int
by_height(const void *a, const void *b)
{
	const struct glyph *x = a, *y = b;
	double dx = x->top + x->bottom, dy = y->top + y->bottom;

	return dx != dy ? (dx < dy ? -1 : 1) : x->at < y->at ? -1 : x->at > y->at;
}

static int
by_left(const void *a, const void *b)
{
	const struct glyph *x = a, *y = b;

	return x->left != y->left ? (x->left < y->left ? -1 : 1)
	       : x->at < y->at    ? -1
				  : x->at > y->at;
}

static void
add_line(struct buf *out, const struct glyphs *g, size_t from, size_t to, double margin)
{
	size_t at = 0;

	qsort(g->glyph + from, to - from, sizeof(*g->glyph), by_left);
	for (size_t i = from; i < to; i++) {
		const struct glyph *now = &g->glyph[i], *before = now - 1;
		double place = (now->left - margin) / g->width;
		size_t column = place > 0 && place < COLUMNS_MAX ? (size_t)(place + 0.5) : 0;

		if (i > from && now->left - before->right <= WORD_GAP * height(now))
			column = at;
		else if (i > from && column <= at)
			column = at + 1;
		for (; at < column; at++)
			buf_char(out, ' ');
		buf_add(out, now->at, now->len);
		at++;
	}
	buf_char(out, '\n');
}

static void
add_standing(struct buf *out, struct glyphs *g)
{
	double margin = 0;
	size_t count = 0;

	for (size_t i = 0; i < g->count; i++)
		if (!is_blank(&g->glyph[i])) {
			g->glyph[count] = g->glyph[i];
			if (!count || g->glyph[count].left < margin)
				margin = g->glyph[count].left;
			count++;
		}
	qsort(g->glyph, count, sizeof(*g->glyph), by_height);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && is_beside(&g->glyph[to - 1], &g->glyph[to]);
		     to++)
			;
		add_line(out, g, from, to, margin);
	}
}

static const char *
text_of(struct pdf *pdf, long number, bool standing)
{
	PopplerPage *page = get_page(pdf, number);
	struct arena *a;
	struct glyphs g;
	struct buf out;
	char *text;

	if (!page)
		return "";
	a = sink_arena(pdf->sink);
	buf_init(&out, LIMIT_FIELD * 8);
	glyphs_init(&g, page);
	if (standing)
		add_standing(&out, &g);
	else
		add_reading(&out, &g);
	text = arena_ndup(a, out.data, out.len);
	glyphs_release(&g);
	buf_release(&out);
	return text;
}

const char *
pdf_text(struct pdf *pdf, long page)
{
	return text_of(pdf, page, false);
}

const char *
pdf_lines(struct pdf *pdf, long page)
{
	return text_of(pdf, page, true);
}

bool
pdf_is_scanned(struct pdf *pdf, long number)
{
	PopplerPage *page = get_page(pdf, number);
	char *text;
	GList *images;
	bool scanned;

	if (!page)
		return false;
	text = poppler_page_get_text(page);
	scanned = !text || strspn(text, " \t\r\n\f") == strlen(text);
	if (scanned) {
		images = poppler_page_get_image_mapping(page);
		scanned = images != NULL;
		poppler_page_free_image_mapping(images);
	}
	g_free(text);
	return scanned;
}

const void *
pdf_prepare(void)
{
	GBytes *bytes = g_bytes_new_static(small, sizeof(small) - 1);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
	PopplerPage *page = document ? poppler_document_get_page(document, 0) : NULL;
	double many[512] = { 0 };
	struct arena a;

	arena_init(&a, 0);
	if (document)
		date_of(&a, document);
	if (page) {
		g_free(poppler_page_get_text(page));
		poppler_page_free_image_mapping(poppler_page_get_image_mapping(page));
		g_object_unref(page);
	}
	/* qsort asks once how much memory there is */
	qsort(many, ARRAY_SIZE(many), sizeof(many[0]), by_number);
	g_bytes_unref(bytes);
	arena_release(&a);
	return document;
}

#else /* built where poppler is not installed */

const void *
pdf_prepare(void)
{
	return NULL;
}

struct pdf *
pdf_open(const struct page *page UNUSED, struct sink *sink)
{
	sink_issue(sink, REACH_PAGE, "this program was built without a reader of PDF");
	return NULL;
}

const char *
pdf_text(struct pdf *pdf UNUSED, long page UNUSED)
{
	return "";
}

const char *
pdf_lines(struct pdf *pdf UNUSED, long page UNUSED)
{
	return "";
}

bool
pdf_is_scanned(struct pdf *pdf UNUSED, long page UNUSED)
{
	return false;
}

int
pdf_close(struct pdf *pdf UNUSED)
{
	return REACH_PAGE;
}

#endif
