/*
 * fuzz_xlsx.c: any bytes as a workbook, or as the members of one (split at NUL bytes), since
 * few changed bytes of a packed file get past its checksums; and any text as a cell.
 */
#include "fuzz_page.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/read/xlsx.h"
#include "../../scraper/read/xlsx_cell.h"

#include <isa-l/crc.h>

static void
put(struct buf *b, uint64_t n, int bytes)
{
	for (; bytes; bytes--, n >>= 8)
		buf_char(b, (char)n);
}

static void
put_head(struct buf *b, const char *name, struct span text)
{
	uint32_t crc = crc32_gzip_refl(0, (const unsigned char *)text.at, text.len);

	put(b, 20, 2);
	put(b, 0, 8);
	put(b, crc, 4);
	put(b, (uint32_t)text.len, 4);
	put(b, (uint32_t)text.len, 4);
	put(b, (uint32_t)strlen(name), 2);
	put(b, 0, 2);
}

/* The parts of the input between NUL bytes as members, in this order */
static void
pack(struct buf *b, struct span in)
{
	static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
		"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels" };
	struct buf list;
	uint32_t count = 0;

	buf_init(&list, (size_t)1 << 20);
	for (; count < ARRAY_SIZE(names) && in.len; count++) {
		const char *end = memchr(in.at, '\0', in.len);
		struct span text = { in.at, end ? (size_t)(end - in.at) : in.len };

		put(&list, 0x02014b50, 4);
		put(&list, 20, 2);
		put_head(&list, names[count], text);
		put(&list, 0, 10);
		put(&list, (uint32_t)b->len, 4);
		buf_text(&list, names[count]);
		put(b, 0x04034b50, 4);
		put_head(b, names[count], text);
		buf_text(b, names[count]);
		buf_add(b, text.at, text.len);
		in.at += text.len + (end != NULL);
		in.len -= text.len + (end != NULL);
	}
	put(&list, 0x06054b50, 4);
	put(&list, 0, 4);
	put(&list, count | count << 16, 4);
	put(&list, (uint32_t)list.len - 12, 4);
	put(&list, (uint32_t)b->len, 4);
	put(&list, 0, 2);
	buf_add(b, list.data, list.len);
	buf_release(&list);
}

static void
read_book(struct fuzz_page *f)
{
	static const struct column columns[] = {
		{ "a", CONTRACT_KEY, NULL },
		{ "*", MAY_MISS(CONTRACT_DESCRIPTION), NULL },
		{ NULL, IGNORE, NULL },
	};
	struct xlsx *x = xlsx_open(&f->page, &f->sink);

	for (size_t i = 0; xlsx_name(x, i) && i < 3; i++) {
		if (!xlsx_sheet_at(x, i))
			break;
		xlsx_find(x, "a");
		xlsx_bind(x, KIND_CONTRACT, columns);
		for (int rows = 0; rows < 1000 && xlsx_next(x); rows++)
			sink_emit(&f->sink, xlsx_record(x));
	}
	xlsx_close(x);
}

static void
read_cell(struct arena *a, const char *text)
{
	long column, row;

	xlsx_format(0, text);
	xlsx_reference(text, &column, &row);
	for (int format = XLSX_PLAIN; format <= XLSX_TIME; format++) {
		xlsx_number(a, text, (enum xlsx_format)format, false);
		xlsx_number(a, text, (enum xlsx_format)format, true);
	}
	xlsx_unescape(arena_dup(a, text));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_page f;
	struct buf b;

	if (!size)
		return 0;
	buf_init(&b, (size_t)1 << 24);
	if (*data & 1)
		pack(&b, (struct span){ (const char *)data + 1, size - 1 });
	else
		buf_add(&b, data + 1, size - 1);
	fuzz_page_init(&f, b.data, b.len);
	read_cell(&f.arena, arena_ndup(&f.arena, (const char *)data, size));
	read_book(&f);
	fuzz_page_release(&f);
	buf_release(&b);
	return 0;
}
