"""What the law adds to a name, in the countries that exhibit: it tells one organisation from another hardly ever."""

FORMS = frozenset(
    {"co", "company", "corp", "corporation", "inc", "incorporated", "limited", "llc", "llp", "lp", "ltd", "plc", "pte"}
    | {"pvt", "pty", "private", "ag", "bhd", "bv", "gmbh", "kg", "nv", "sa", "sab", "sac", "sarl", "sas", "sdn", "sl"}
    | {"srl", "spa", "sp", "zoo", "oy", "ab", "as", "aps", "kk", "gk", "pt", "tbk", "cv", "rl", "eirl", "ltda", "lda"}
    | {"jsc", "ojsc", "pjsc", "fzco", "fze", "fzllc", "wll", "saog", "saoc", "qsc", "kft", "doo", "eurl", "ооо", "оао"}
    | {"пао", "зао", "주식회사", "유한회사", "재단법인", "사단법인", "주", "유", "재", "사", "株式会社", "有限会社"}
    | {"公司", "有限公司", "股份有限公司", "有限责任公司", "株", "شمم", "ذمم", "شمل", "شركه", "الشركه", "مساهمه"}
    | {"محدوده", "المحدوده", "شمع", "شمك", "ومشركاه"}
)
JOINING = frozenset(
    {"de", "the", "of", "and", "y", "e", "et", "und", "for", "del", "la", "el", "los", "las", "da", "do"}
)
"""Words that a name may have or not."""
ATTACHED = (
    *("주식회사", "유한책임회사", "유한회사", "재단법인", "사단법인", "사회적협동조합", "협동조합"),
    *("股份有限公司", "有限责任公司", "有限責任公司", "有限公司", "株式会社", "有限会社", "集团公司"),
)
"""Written to the name without a space between, the longest first."""
