#include "scan.h"

#define INLINE static inline __attribute__((always_inline))

static bool
anywhere(void)
{
	return true;
}

static void
scan_plain(struct scan *s, const char *at, size_t from, size_t to)
{
	enum scan_state state = s->state;

	for (size_t i = from; i < to; i++) {
		char c = at[i];

		if (c == '"') {
			if (state != SCAN_PLAIN)
				state = state == SCAN_QUOTED ? SCAN_START : SCAN_QUOTED;
		} else if (state == SCAN_QUOTED) {
			continue;
		} else if (c == s->separator || c == '\n' || c == '\r') {
			if (c != s->separator)
				s->line[s->lines++] = (uint32_t)s->marks;
			s->mark[s->marks++] = (uint32_t)i;
			state = SCAN_START;
		} else {
			state = SCAN_PLAIN;
		}
	}
	s->state = state;
}

#ifdef __x86_64__

#include <immintrin.h>

/* The bitmaps of one block: bit n is byte n. */
struct bits {
	uint64_t quote, end, line;
};

/* What one block tells the next. */
struct carry {
	uint64_t quoted; /* all ones inside quotes */
	uint64_t before; /* 1: the byte before may stand before an opening quote */
};

INLINE struct carry
carry_of(enum scan_state state)
{
	return (struct carry){ state == SCAN_QUOTED ? ~UINT64_C(0) : 0, state == SCAN_START };
}

INLINE enum scan_state
state_of(struct carry c)
{
	return c.quoted ? SCAN_QUOTED : c.before ? SCAN_START : SCAN_PLAIN;
}

/* False, and nothing changed, where a quote opens inside a field. */
INLINE bool
advance(struct carry *c, const struct bits *b, uint64_t inside)
{
	uint64_t edge = b->end | b->quote;

	if (b->quote & inside & ~(edge << 1 | c->before))
		return false;
	c->quoted = 0 - (inside >> 63);
	c->before = edge >> 63;
	return true;
}

INLINE void
add_lines(struct scan *s, uint64_t ends, uint64_t lines)
{
	for (; lines; lines &= lines - 1) {
		uint64_t below = (lines & (0 - lines)) - 1;

		s->line[s->lines++] =
		    (uint32_t)s->marks + (uint32_t)__builtin_popcountll(ends & below);
	}
}

/* -------------------------------------------------------------------------------- SSE2 */

INLINE uint64_t
mask_sse2(__m128i v, int part)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(v) << (16 * part);
}

INLINE struct bits
bits_sse2(const char *at, char separator)
{
	struct bits b = { 0, 0, 0 };

	for (int i = 0; i < 4; i++) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
		__m128i line = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
		    _mm_cmpeq_epi8(v, _mm_set1_epi8('\r')));
		__m128i end = _mm_or_si128(line, _mm_cmpeq_epi8(v, _mm_set1_epi8(separator)));

		b.quote |= mask_sse2(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), i);
		b.line |= mask_sse2(line, i);
		b.end |= mask_sse2(end, i);
	}
	return b;
}

static void
scan_sse2(struct scan *s, const char *at, size_t from, size_t to)
{
	struct carry c = carry_of(s->state);

	for (; to - from >= SCAN_BLOCK; from += SCAN_BLOCK) {
		struct bits b = bits_sse2(at + from, s->separator);
		uint64_t inside = b.quote, ends;

		for (int i = 1; i < 64; i *= 2)
			inside ^= inside << i;
		inside ^= c.quoted;
		if (!advance(&c, &b, inside)) {
			s->state = state_of(c);
			scan_plain(s, at, from, from + SCAN_BLOCK);
			c = carry_of(s->state);
			continue;
		}
		ends = b.end & ~inside;
		add_lines(s, ends, b.line & ~inside);
		for (; ends; ends &= ends - 1)
			s->mark[s->marks++] = (uint32_t)from + (uint32_t)__builtin_ctzll(ends);
	}
	s->state = state_of(c);
	scan_plain(s, at, from, to);
}

/* -------------------------------------------------------------------------------- AVX2 */

#define AVX2 __attribute__((target("avx2,bmi,popcnt,pclmul")))

static bool
able_avx2(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
}

AVX2 INLINE uint64_t
mask_avx2(__m256i low, __m256i high)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

AVX2 INLINE struct bits
bits_avx2(const char *at, char separator)
{
	__m256i v[2], line[2], end[2], quote[2];

	for (int i = 0; i < 2; i++) {
		v[i] = _mm256_loadu_si256((const __m256i *)(const void *)(at + 32 * i));
		quote[i] = _mm256_cmpeq_epi8(v[i], _mm256_set1_epi8('"'));
		line[i] = _mm256_or_si256(_mm256_cmpeq_epi8(v[i], _mm256_set1_epi8('\n')),
		    _mm256_cmpeq_epi8(v[i], _mm256_set1_epi8('\r')));
		end[i] = _mm256_or_si256(
		    line[i], _mm256_cmpeq_epi8(v[i], _mm256_set1_epi8(separator)));
	}
	return (struct bits){ mask_avx2(quote[0], quote[1]), mask_avx2(end[0], end[1]),
		mask_avx2(line[0], line[1]) };
}

/* Eight at a time without asking how many there are: a wrong guess of the processor costs more
 * than a few stores that the next block writes over. */
AVX2 INLINE void
add_marks(struct scan *s, uint64_t ends, size_t from)
{
	uint32_t *mark = s->mark + s->marks;
	unsigned count = (unsigned)__builtin_popcountll(ends);

	for (unsigned done = 0; done < count; done += 8)
		for (unsigned i = 0; i < 8; i++) {
			mark[done + i] = (uint32_t)from + (uint32_t)_tzcnt_u64(ends);
			ends = _blsr_u64(ends);
		}
	s->marks += count;
}

AVX2 static void
scan_avx2(struct scan *s, const char *at, size_t from, size_t to)
{
	struct carry c = carry_of(s->state);
	const __m128i ones = _mm_set1_epi8((char)0xff);

	for (; to - from >= SCAN_BLOCK; from += SCAN_BLOCK) {
		struct bits b = bits_avx2(at + from, s->separator);
		__m128i quotes = _mm_set_epi64x(0, (long long)b.quote);
		uint64_t inside =
		    (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(quotes, ones, 0));

		inside ^= c.quoted;
		if (!advance(&c, &b, inside)) {
			s->state = state_of(c);
			scan_plain(s, at, from, from + SCAN_BLOCK);
			c = carry_of(s->state);
			continue;
		}
		add_lines(s, b.end & ~inside, b.line & ~inside);
		add_marks(s, b.end & ~inside, from);
	}
	s->state = state_of(c);
	scan_plain(s, at, from, to);
}

#endif

const struct scan_way scan_ways[] = {
#ifdef __x86_64__
	{ "avx2", able_avx2, scan_avx2 },
	{ "sse2", anywhere, scan_sse2 },
#endif
	{ "plain", anywhere, scan_plain },
};
const size_t scan_way_count = ARRAY_SIZE(scan_ways);

const struct scan_way *
scan_best(void)
{
	const struct scan_way *way = scan_ways;

	while (!way->able())
		way++;
	return way;
}
