#include "address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

struct block4 {
	uint32_t net;
	int bits;
};

#define IP(a, b, c, d) \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

static const struct block4 special4[] = { { IP(0, 0, 0, 0), 8 }, { IP(10, 0, 0, 0), 8 },
	{ IP(100, 64, 0, 0), 10 }, { IP(127, 0, 0, 0), 8 }, { IP(169, 254, 0, 0), 16 },
	{ IP(172, 16, 0, 0), 12 }, { IP(192, 0, 0, 0), 24 }, { IP(192, 0, 2, 0), 24 },
	{ IP(192, 88, 99, 0), 24 }, { IP(192, 168, 0, 0), 16 }, { IP(198, 18, 0, 0), 15 },
	{ IP(198, 51, 100, 0), 24 }, { IP(203, 0, 113, 0), 24 }, { IP(224, 0, 0, 0), 4 },
	{ IP(240, 0, 0, 0), 4 } };

static bool
is_public4(uint32_t a)
{
	for (size_t i = 0; i < ARRAY_SIZE(special4); i++)
		if ((a >> (32 - special4[i].bits)) ==
		    (special4[i].net >> (32 - special4[i].bits)))
			return false;
	return true;
}

static bool
is_public6(const unsigned char *b)
{
	static const unsigned char mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	static const unsigned char nat64[12] = { 0x00, 0x64, 0xff, 0x9b };

	if (memcmp(b, mapped, sizeof(mapped)) == 0 || memcmp(b, nat64, sizeof(nat64)) == 0)
		return is_public4(IP(b[12], b[13], b[14], b[15]));
	if (b[0] == 0x20 && b[1] == 0x02)
		return is_public4(IP(b[2], b[3], b[4], b[5]));
	/* only 2000::/3 is handed out; of it 2001::/23 and 2001:db8::/32 are special */
	if ((b[0] & 0xe0) != 0x20)
		return false;
	if (b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0)
		return false;
	return !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == 0xb8);
}

bool
address_is_public(const struct sockaddr *sa)
{
	if (sa->sa_family == AF_INET) {
		struct sockaddr_in in;

		memcpy(&in, sa, sizeof(in));
		return is_public4(ntohl(in.sin_addr.s_addr));
	}
	if (sa->sa_family == AF_INET6) {
		struct sockaddr_in6 in;

		memcpy(&in, sa, sizeof(in));
		return is_public6(in.sin6_addr.s6_addr);
	}
	return false;
}
