#include "sentence_rules.h"

#define RFI \
	"(?:requests? for information|rfis?|information requests?|sources sought(?: " \
	"notices?)?|" \
	"market research(?: requests?)?|requests? for input)"

/* In order: a word that one rule took is no other rule's. */
const struct sentence_rule sentence_rules[] = {
	{ ACTION_ANSWERED_RFI, FRAME_ANSWER,
	    "(?:respon(?:d|ds|ded|ding|se|ses)|repl(?:y|ies|ied|ying)|answer(?:s|ed|ing)?|"
	    "submi(?:t|ts|tted|tting|ssion|ssions)|fil(?:ed|ing)|sent|told|describ(?:ed|es|ing)"
	    "|"
	    "promot(?:ed|ing)|touted|pitched|said|wrote|among|list(?:ed|s))"
	    "(?: \\S+){0,24}? " RFI "\\b" },
	{ ACTION_ANSWERED_RFI, FRAME_ANSWER,
	    RFI
	    "(?: \\S+){0,12}? (?:respon(?:se|ses|ded|dents?)|repl(?:y|ies|ied)|answer(?:s|ed)?|"
	    "drew|submissions?|submitted|attracted)" },
	{ ACTION_PITCHED, FRAME_SELLER,
	    "(?:tr(?:ied|ies|ying)|sought|seeks?|seeking|attempt(?:ed|s|ing)?|hop(?:ed|es|ing)|"
	    "want(?:ed|s|ing)?|looked|looking|push(?:ed|es|ing)?|efforts?|bid|pitched|offered) "
	    "to (?:\\S+ )?(?:sell|pitch|market|provide|supply|land|win|woo)" },
	{ ACTION_PITCHED, FRAME_SELLER,
	    "(?:pitch(?:ed|es|ing)?|market(?:ed|ing)|demonstrat(?:ed|es|ing)|demoed|showcas(?:"
	    "ed|es|"
	    "ing)|promot(?:ed|es|ing)|tout(?:ed|s|ing)|court(?:ed|s|ing)|wooed|wooing|shopped|"
	    "shopping|approached|presented|hawk(?:ed|ing)|gave (?:a|an) (?:\\S+ )?(?:demo|"
	    "demonstration|presentation))(?! (?:deck|decks|materials?|by|from))" },
	{ ACTION_PITCHED, FRAME_SELLER,
	    "(?:push(?:ed|es|ing)?|urg(?:ed|es|ing)|press(?:ed|es|ing)|encourag(?:ed|es|ing)|"
	    "persuad(?:ed|es|ing)|convinc(?:ed|es|ing)) (?=A (?:\\S+ ){0,4}?to (?:\\S+ "
	    ")?(?:buy|purchase|"
	    "use|adopt|try|deploy|consider))" },
	{ ACTION_PITCHED, FRAME_BOND,
	    "(?:sales )?(?:pitch(?:es)?|demos?|demonstrations?|sales calls?|marketing "
	    "(?:materials?|emails?|presentations?)|pitch decks?|presentations?)" },
	{ ACTION_OFFERED, FRAME_SELLER,
	    "(?:offer(?:ed|s|ing)?|propos(?:ed|es|ing)|bid|bids|bidding|quot(?:ed|es)|"
	    "submitted (?:a|an|its|the) (?:\\S+ "
	    "){0,3}?(?:bid|offer|proposal|quote|quotation))" },
	{ ACTION_OFFERED, FRAME_BOND, "(?:bids?|proposals?|quotes?|quotations?)" },
	{ ACTION_LOBBIED, FRAME_SELLER, "lobb(?:ied|ies|ying|y)" },
	{ ACTION_LOBBIED, FRAME_BOND, "lobby(?:ing|ists?)" },
	{ ACTION_SOLD, FRAME_SELLER, "(?:sold|sells?|selling|resold|resells?)" },
	{ ACTION_SOLD, FRAME_BUYER,
	    "(?:bought|buys?|buying|purchas(?:ed|es|ing|e(?! "
	    "(?:agreements?|orders?)))|acquir(?:ed|es|ing)|procur(?:ed|es|ing)|"
	    "spent|spends?|spending|paid|pays?|paying|order(?:ed|ing)|subscrib(?:ed|es|ing))" },
	{ ACTION_SOLD, FRAME_BOND,
	    "(?:sales?|purchases?(?! (?:agreements?|orders?))|payments?|licen[cs]es?(?! "
	    "plates?)|subscriptions?)" },
	{ ACTION_CONTRACT, FRAME_BUYER,
	    "(?:award(?:ed|s|ing)?|hir(?:ed|es|ing|e)|sign(?:ed|s|ing)?|ink(?:ed|s)|tapp(?:ed|"
	    "ing)|"
	    "taps|select(?:ed|s|ing)?|chose|chosen|chooses|picked|picks|renew(?:ed|s|ing)?|"
	    "extend(?:ed|s|ing)?|grant(?:ed|s|ing)|enlist(?:ed|s|ing)?|retain(?:ed|s)|"
	    "commission(?:ed|s)|turn(?:ed|s|ing) to|contract(?:ed|s|ing)? "
	    "with|partner(?:ed|s|ing)? "
	    "with)" },
	{ ACTION_CONTRACT, FRAME_BOND,
	    "(?:contracts?|contracted|contracting|subcontracts?|deals?|agreements?|awards?|"
	    "task "
	    "orders?|purchase orders?|delivery orders?|bpas?|blanket purchase|"
	    "contractors?|subcontractors?)" },
	{ ACTION_SUPPLIES, FRAME_SELLER,
	    "(?:suppl(?:y|ies|ied|ying)|provid(?:es?|ed|ing)|power(?:s|ed|ing)|furnish(?:es|ed|"
	    "ing)?|"
	    "deliver(?:s|ed|ing)?|builds?|built|building|develop(?:s|ed|ing)?|host(?:s|ed|ing)?"
	    "|"
	    "operat(?:es|ed|ing)|maintain(?:s|ed|ing)?|equip(?:s|ped|ping)|gives?|gave|giving|"
	    "given|"
	    "underpin(?:s|ned|ning)|support(?:s|ed|ing)?|help(?:s|ed|ing)|assist(?:s|ed|ing)|"
	    "serv(?:es|ed|ing)|"
	    "licens(?:es|ed|ing)|runs?|design(?:s|ed|ing)?|creat(?:es|ed|ing))" },
	{ ACTION_SUPPLIES, FRAME_BUYER,
	    "(?:us(?:es|ed|ing|e)|deploy(?:s|ed|ing)?|reli(?:es|ed)(?: \\S+)? on|rely(?:ing)? "
	    "on|runs? "
	    "on|adopt(?:s|ed|ing)?|pilot(?:s|ed|ing)?|test(?:s|ed|ing)|access(?:es|ed|ing)?|"
	    "integrat(?:es|ed|ing)|implement(?:s|ed|ing)|utiliz(?:es|ed|ing)|leverag(?:es|ed|"
	    "ing)|"
	    "employs|tapped into|work(?:s|ed|ing)? on)" },
	{ ACTION_SUPPLIES, FRAME_BOND,
	    "(?:customers?|clients?|suppliers?|vendors?|providers?|usage|access|use(?! "
	    "cases?))" },
	{ ACTION_NAMED, FRAME_BOND,
	    "(?:(?:do|does|did|doing|done) business|business(?: dealings?| "
	    "opportunities)?|work(?:s|ed|"
	    "ing)? "
	    "(?:with|for)|work|dealings?|ties|relationships?|involvement|partner(?:s|ed|ing|"
	    "ships?)?|cooperat(?:es?|ed|ing|ion)|collaborat(?:es?|ed|ing|ions?)|complicity|"
	    "complicit|"
	    "links? (?:with|between)|opportunities|engagements?|met with|meet(?:s|ing|ings)? "
	    "with|meetings?|"
	    "support for|team(?:ed|ing)? up)" },
};
const size_t sentence_rule_count = ARRAY_SIZE(sentence_rules);

const char *const sentence_turns[TURN_COUNT] = {
	[TURN_NOT] =
	    "\\b(?:not(?! (?:only|just|merely))|never|nor|neither|no(?! doubt)|cannot|without|"
	    "none|lacks?)\\b|n't\\b",
	[TURN_DENIES] =
	    "\\b(?:den(?:y|ies|ied|ying)|disput(?:es|ed|ing)|refut(?:es|ed|ing)|falsely|"
	    "(?:reject|dismiss)(?:s|es|ed|ing)? (?:\\S+ "
	    "){0,3}?(?:claims?|reports?|allegations?|"
	    "suggestions?))\\b",
	[TURN_ENDS] =
	    "\\b(?:end(?:s|ed|ing)?|terminat(?:e|es|ed|ing|ion)|cancel(?:s|l?ed|l?ing|lation)?|"
	    "sever(?:s|ed|ing)?|cut(?:s|ting)?|drop(?:s|ped|ping)?|expir(?:e|es|ed|ing|ation)|"
	    "stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|paus(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|"
	    "quit|"
	    "exit(?:s|ed|ing)?|withdr(?:aw|ew|awing)|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|"
	    "ceas(?:e|es|ed|ing)|ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|forbid|refus(?:e|ing)"
	    "|"
	    "(?:pull|pulled|pulling|back|backed|backing|walk|walked|opt|opted) "
	    "(?:out|away)|divest|"
	    "boycott|disentangle|unwind|break(?:ing)? (?:off|up)|(?:not|n't|never) (?:to )?"
	    "(?:be )?renew(?:ed|ing)?|no longer|formerly|former(?= "
	    "(?:contractor|customer|client))|discontinu(?:e|ed|ing))\\b",
	[TURN_ENDED] =
	    "\\b(?:expired|lapsed|(?:has|have|had) ended|ended "
	    "(?:in|on|last|this)|(?:was|were|been|be) "
	    "(?:\\S+ "
	    ")?(?:cancell?ed|terminated|ended|scrapped|dropped|suspended|severed|rescinded)|"
	    "(?:not|n't) (?:be )?renewed)\\b",
	[TURN_ASKS] =
	    "\\b(?:demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?|ask(?:s|ed|ing)?|"
	    "petition(?:s|ed|ing)?|press(?:ed|ing|ure|ured|uring)|want(?:s|ed|ing)?|letters?|"
	    "insist(?:s|ed|ing)?|implor(?:es|ed|ing)|push(?:es|ed|ing)?|appeal(?:s|ed|ing)?|"
	    "plead(?:s|ed|ing)?|protest(?:s|ed|ing|ers)?|campaign(?:s|ed|ing|ers)?|lobbied|beg("
	    "?:ged|ging)|"
	    "activists|should|must|advocates|signed|walkouts?)\\b",
	[TURN_REFUSES] =
	    "\\b(?:refus(?:al|e|es|ed|ing)|declin(?:e|es|ed|ing)|resist(?:s|ed|ing)?|"
	    "ignor(?:es|ed|ing)|(?:reject(?:s|ed|ing)|rebuff(?:s|ed|ing)) (?:\\S+ ){0,3}?"
	    "(?:calls|demands|pleas|pressure|requests))\\b",
	[TURN_MAY] =
	    "\\b(?:(?<!in )(?<!since )(?<!until )(?<!by )(?<!last )may(?! "
	    "\\d)|might|could|would|whether|if|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)|"
	    "explor(?:es|ed|ing)|mull(?:s|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|"
	    "hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|seek(?:s|ing)?|sought|want(?:s|ed|ing)?|"
	    "look(?:s|ing) to|in "
	    "talks|negotiat(?:es?|ed|ing|ions?)|potential(?:ly)?|possibl[ey]|"
	    "prospective|propos(?:e|es|ed|ing|als?)|likely|expect(?:s|ed)|poised|interest(?:ed)"
	    "? in|"
	    "eligible|compet(?:e|es|ed|ing) for|unclear|future)\\b",
	[TURN_ATTRIBUTES] =
	    "\\b(?:according to|reportedly|allegedly|purportedly|people familiar|sources "
	    "(?:said|say|"
	    "told)|(?:was|were|as|been) (?:first )?reported|first reported|reported "
	    "(?:that|by)|"
	    "said|says|saying|told|tells|wrote|writes|claim(?:s|ed|ing)|alleg(?:es|ed|ing)|"
	    "stat(?:es|ed|"
	    "ing) "
	    "(?:that|V)|confirmed|acknowledged|disclosed|den(?:ied|ies)|disput(?:es|ed)|found "
	    "that|revealed|reveal(?:s|ing)?|testified|"
	    "insisted|argued|reports? "
	    "(?:that|said|says|stating|found|finds|by|from)|(?:A|V|\\w+) "
	    "reports|reported|"
	    "(?:documents?|documentation|records?|messages?|e-?mails?|files?|filings?|memos?|"
	    "slides?|"
	    "presentations?|contracts?|data|letters?|reports?|posts?|database|statement|notice)"
	    " "
	    "(?:\\S+ "
	    "){0,8}?(?:shows?|showed|showing|suggests?|indicat(?:es?|ed)|obtained|reviewed|"
	    "seen|viewed|details?|detailed|describe[sd]?|published|states?|lists?|released))"
	    "\\b",
	[TURN_COMPELLED] = "\\b(?:subpoenas?|subpoenaed|warrants?|court orders?|legal "
			   "(?:requests?|process|orders?)|"
			   "user data|account (?:data|information)|data requests?)\\b",
};
