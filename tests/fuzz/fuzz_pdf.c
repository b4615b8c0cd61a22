/*
 * fuzz_pdf.c: any bytes as a PDF; what crashes in here is most likely poppler's.
 */
#include "fuzz_page.h"

#include "../../scraper/read/pdf.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_page f;
	struct pdf *pdf;

	fuzz_page_init(&f, data, size);
	pdf = pdf_open(&f.page, &f.sink);
	for (long i = 1; pdf && i <= pdf->pages && i <= 3; i++) {
		pdf_text(pdf, i);
		pdf_lines(pdf, i);
		pdf_is_scanned(pdf, i);
	}
	pdf_close(pdf);
	fuzz_page_release(&f);
	return 0;
}
