#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/parser.h"
#include "../../scraper/read/pdf.h"

/* Built without poppler there is nothing to test */
#if __has_include(<poppler.h>)
enum { READS = true };
#else
enum { READS = false };
#endif
/* A PDF of pages with these contents; without an xref table, which readers can do without */
static struct unit_page *
document(const char *const *contents, const char *trailer)
{
	struct unit_page *u;
	struct buf b;
	int count = 0;

	while (contents[count])
		count++;
	buf_init(&b, 1 << 20);
	buf_text(&b, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		     "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier>>endobj\n"
		     "4 0 obj<</CreationDate(D:20250328120000-04'00')/Title(FOIA log)>>endobj\n"
		     "2 0 obj<</Type/Pages/Kids[");
	for (int i = 0; i < count; i++)
		buf_printf(&b, "%d 0 R ", 10 + 2 * i);
	buf_printf(&b, "]/Count %d>>endobj\n", count);
	for (int i = 0; i < count; i++) {
		buf_printf(&b,
		    "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R"
		    "/Resources<</Font<</F 3 0 R>>>>>>endobj\n",
		    10 + 2 * i, 11 + 2 * i);
		buf_printf(&b, "%d 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n",
		    11 + 2 * i, strlen(contents[i]), contents[i]);
	}
	buf_printf(&b, "trailer<</Root 1 0 R/Info 4 0 R%s>>\n", trailer);
	u = unit_page_new(b.data, b.len, "https://x.example/x.pdf", "application/pdf");
	buf_release(&b);
	return u;
}

static struct pdf *
open_pdf(struct unit_page *u)
{
	return pdf_open(unit_page(u), unit_sink(u));
}

#define AT(x, y, text) "BT /F 10 Tf " #x " " #y " Td (" text ") Tj ET\n"

void
test_pdf__text_of_pages(void)
{
	static const char *const pages[] = {
		AT(50, 700, "First line") AT(50, 688, "second line"),
		"",
		"q 100 0 0 100 50 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q",
		NULL,
	};
	struct unit_page *u = document(pages, "");
	struct pdf *pdf = open_pdf(u);

	if (!READS) {
		unit_page_free(u);
		return;
	}
	NUMBER(pdf->pages, 3);
	TEXT(pdf->title, "FOIA log");
	TEXT(pdf->created, "2025-03-28 16:00:00+00");
	TEXT(pdf->producer, NULL);
	TEXT(pdf_text(pdf, 1), "First line\nsecond line");
	TEXT(pdf_text(pdf, 2), "");
	TEXT(pdf_text(pdf, 4), "");
	FALSE(pdf_is_scanned(pdf, 1));
	FALSE(pdf_is_scanned(pdf, 2));
	TRUE(pdf_is_scanned(pdf, 3));
	NUMBER(pdf_close(pdf), REACH_NONE);
	TEXT(unit_said(u), "");
	unit_page_free(u);
}

void
test_pdf__tables_keep_their_lines(void)
{
	/* drawn a column at a time, with a cell of two lines */
	static const char *const pages[] = {
		AT(50, 700, "Number") AT(50, 670, "2025-1") AT(50, 640, "2025-2")
		    AT(150, 700, "Subject") AT(150, 670, "Contracts with")
			AT(150, 660, "Palantir") AT(150, 640, "Emails") AT(300, 700, "Date")
			    AT(300, 670, "03/04/2025") AT(300, 640, "03/05/2025"),
		NULL,
	};
	struct unit_page *u = document(pages, "");
	struct pdf *pdf = open_pdf(u);

	if (!READS) {
		unit_page_free(u);
		return;
	}
	TEXT(pdf_lines(pdf, 1), "Number           Subject                  Date\n"
				"2025-1           Contracts with           03/04/2025\n"
				"                 Palantir\n"
				"2025-2           Emails                   03/05/2025\n");
	/* words of cells are never run together */
	TRUE(strstr(pdf_text(pdf, 1), "Date") != NULL);
	FALSE(strstr(pdf_text(pdf, 1), "SubjectDate") != NULL);
	FALSE(strstr(pdf_text(pdf, 1), "Palantir03") != NULL);
	pdf_close(pdf);
	unit_page_free(u);
}

void
test_pdf__what_cannot_be_read(void)
{
	static const char *const pages[] = { "", NULL };
	struct unit_page *u = unit_page_new("<html>", 6, NULL, NULL);

	if (!READS) {
		unit_page_free(u);
		return;
	}
	TRUE(open_pdf(u) == NULL);
	TEXT(unit_said(u), "page: not a PDF  (bytes 0-6)\n");
	unit_page_free(u);
	u = unit_page_new("%PDF-1.4\nx", 10, NULL, NULL);
	TRUE(open_pdf(u) == NULL);
	TRUE(strncmp(unit_said(u), "page: a PDF that cannot be read: ", 33) == 0);
	unit_page_free(u);
	u = document(pages,
	    "/Encrypt<</Filter/Standard/V 1/R 2/P -4"
	    "/O(0123456789abcdef0123456789abcdef)/U(0123456789abcdef0123456789abcdef)>>"
	    "/ID[(0123456789abcdef)(0123456789abcdef)]");
	TRUE(open_pdf(u) == NULL);
	TRUE(strstr(unit_said(u), "cannot be read: it is encrypted with a password") != NULL);
	unit_page_free(u);
	NUMBER(pdf_close(NULL), REACH_PAGE);
	TEXT(pdf_text(NULL, 1), "");
}

void
test_pdf__prepare_opens_what_is_opened(void)
{
	static const char *const pages[] = { AT(50, 700, "x"), NULL };
	struct unit_page *u = document(pages, "");
	const void *ready = pdf_prepare();
	struct pdf *pdf;

	if (!READS) {
		unit_page_free(u);
		return;
	}
	TRUE(ready != NULL);
	pdf = open_pdf(u);
	TEXT(pdf_text(pdf, 1), "x");
	pdf_close(pdf);
	unit_page_free(u);
}
