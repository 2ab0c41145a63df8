"""Organisations and people are found by indexes of words: by what they are called, however it is typed."""

import json

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from core.db.engine import DB
from i18n.pinyin import pinyin

ID = "2026-11-29T23:55:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "indexes of words for organisations, people and addresses"

HAN = "".join(map(chr, range(0x4E00, 0xA000)))
BETWEEN = r"[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f،؛؟]+"
JOINED = r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]"
LEADS = "".join(map(chr, range(0x1100, 0x1113)))

FOLDED = r"""
CREATE FUNCTION directory_folded(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $f$
SELECT normalize(regexp_replace(normalize(translate(replace(lower(normalize(given, NFKC)), 'ß', 'ss'),
 'أإآىةøłđıـ', 'اااي' || 'هoldi'), NFD),
 '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]', '', 'g'), NFC)
$f$
"""
"""As `core.search.words.fold`, without case, accents and vowel signs."""
SYLLABLES = r"""
CREATE FUNCTION directory_romanised(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $f$
SELECT string_agg(CASE WHEN c BETWEEN 44032 AND 55203 THEN
  (ARRAY['g','kk','n','d','tt','r','m','b','pp','s','ss','','j','jj','ch','k','t','p','h'])[(c - 44032) / 588 + 1]
  || (ARRAY['a','ae','ya','yae','eo','e','yeo','ye','o','wa','wae','oe','yo','u','wo','we','wi','yu','eu','ui','i'])
     [(c - 44032) % 588 / 28 + 1]
  || (ARRAY['','k','k','k','n','n','n','t','l','k','m','l','l','l','p','l','m','p','p','t','t','ng','t','t','k','t','p','t'])
     [(c - 44032) % 28 + 1] ELSE chr(c) END, '' ORDER BY n)
FROM (SELECT ascii(one) AS c, n FROM regexp_split_to_table(word, '') WITH ORDINALITY AS s(one, n) WHERE one <> '') x
$f$
"""
"""Revised Romanization, a syllable at a time: only to find by, never to show."""
FAMILIES = (
    "김 kim 이 lee 이 yi 이 rhee 박 park 최 choi 정 chung 정 jung 강 kang 조 cho 윤 yoon 임 lim 오 oh 우 woo 권 kwon 고 ko 유 yoo "
    "노 roh 문 moon 신 shin 심 shim 주 joo 구 koo 국 kook 곽 kwak 남궁 namgung"
)
"""How families write themselves, where that is not how it is read: a name and what is written, by turns."""
INITIALS = rf"""
CREATE FUNCTION directory_initials(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $f$
SELECT translate(regexp_replace(normalize(word, NFD), '[\u1161-\u1175\u11a8-\u11c2]', '', 'g'),
 '{LEADS}', 'ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ')
$f$
"""
WORDS = rf"""
CREATE FUNCTION directory_words(given text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $f$
BEGIN RETURN (WITH family AS MATERIALIZED (SELECT f[i] AS hangul, f[i + 1] AS latin
  FROM string_to_array('{FAMILIES}', ' ') AS f, generate_series(1, array_length(f, 1), 2) AS i),
 word AS MATERIALIZED (SELECT DISTINCT left(w, 60) AS w, w ~ '{JOINED}' AS joined, w ~ '[0-9]' AS numbered
 FROM regexp_split_to_table(public.directory_folded(given), '{BETWEEN}') AS w WHERE w <> ''),
 tail AS MATERIALIZED (SELECT substr(w, i) AS t FROM word, generate_series(1, least(length(w), 24)) AS i WHERE joined),
 syllables AS MATERIALIZED (SELECT left(t, 12) AS t FROM tail WHERE t ~ '^[가-힣]+$'),
 lexeme AS (
  SELECT w FROM word
  UNION SELECT t FROM tail
  UNION SELECT public.directory_initials(t) FROM syllables
  UNION SELECT public.directory_romanised(t) FROM syllables
  UNION SELECT latin FROM syllables JOIN family ON t LIKE hangul || '%'
  UNION SELECT latin || public.directory_romanised(substr(t, length(hangul) + 1)) FROM syllables JOIN family
   ON t LIKE hangul || '_%'
  UNION SELECT replace(string_agg(coalesce(public.directory_reading(one), one), '' ORDER BY n), ' ', '') FROM tail,
   regexp_split_to_table(left(t, 8), '') WITH ORDINALITY AS s(one, n) WHERE t ~ '^[\u3400-\u9fff]' GROUP BY t
  UNION SELECT substr(w, 3) FROM word WHERE w LIKE 'ال___%'
  UNION SELECT '~' || left(w, i - 1) || substr(w, i + 1) FROM word, generate_series(1, length(w)) AS i
   WHERE NOT numbered AND length(w) BETWEEN CASE WHEN joined THEN 3 ELSE 4 END AND CASE WHEN joined THEN 6 ELSE 12 END)
SELECT coalesce(array_to_tsvector(array_agg(w)), ''::tsvector) FROM lexeme WHERE w <> '');
END $f$
"""
"""So dear that the database rather looks into an index than computes it for row after row (COST).

Words; of scripts without spaces every ending of them, so that any part is a beginning; first consonants (초성), how
Hangul and Chinese characters are read; the Arabic word without its article; and, after ~, the word without one letter.
"""
SMALLER = rf"""
CREATE FUNCTION directory_plain_words(given text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $f$
SELECT coalesce(array_to_tsvector(array_agg(DISTINCT t)), ''::tsvector) FROM (SELECT substr(w, i, 12) AS t
 FROM regexp_split_to_table(left(public.directory_folded(given), 4000), '{BETWEEN}') AS w,
 generate_series(1, CASE WHEN w ~ '{JOINED}' THEN least(length(w), 12) ELSE 1 END) AS i WHERE w <> '') AS x
$f$
"""
"""For long texts: words and endings alone."""
OF_ORGANISATIONS = """
CREATE FUNCTION directory_organisation_words(code text, name jsonb, also jsonb) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $f$ SELECT public.directory_words(code
 || coalesce((SELECT string_agg(' ' || (t #>> '{}'), '') FROM jsonb_path_query(name, '$.renditions.*.text') AS t), '')
 || coalesce((SELECT string_agg(' ' || value, '') FROM jsonb_each_text(also)), '')) $f$
"""


PEOPLE = """
CREATE FUNCTION directory_person_words(names jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 AS $f$
SELECT public.directory_words((SELECT string_agg(value, ' ') FROM jsonb_each_text(names))) $f$
"""
INDEXES = (
    """
CREATE INDEX directory_organisation_words ON directory_organisation
    USING gin (directory_organisation_words(code, name, also)) WITH (gin_pending_list_limit = 512)
""",
    """
CREATE INDEX directory_person_words ON directory_person USING gin (directory_person_words(names))
    WITH (gin_pending_list_limit = 512)
""",
    """
CREATE INDEX directory_contact_mail ON directory_contact (value text_pattern_ops)
    WHERE kind = 'mail' AND ended_on IS NULL AND value <> ''
""",
    "CREATE INDEX directory_appointment_rank ON directory_appointment (rank, begins_on)",
    "CREATE INDEX directory_person_country ON directory_person (country)",
    "CREATE INDEX directory_organisation_parent ON directory_organisation (parent)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="directory", description=DESCRIPTION)

    async def index() -> None:
        for statement in (FOLDED, SYLLABLES, INITIALS, _reading(), WORDS, SMALLER, OF_ORGANISATIONS, PEOPLE, *INDEXES):
            await DB.run_ddl(statement)

    manager.add_raw(index)
    return manager


def _reading() -> str:
    """One usual reading of each Chinese character, known to the database for as long as a session lasts."""
    known = json.dumps({one: pinyin(one) for one in HAN if pinyin(one) != one}, ensure_ascii=False)
    return f"""
CREATE FUNCTION directory_reading(one text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
BEGIN RETURN '{known}'::jsonb ->> one; END $f$
"""
