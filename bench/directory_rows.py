"""Rows of a large directory, written by the database itself: names in four scripts, few countries with most of them, a
few records with most of the timeline, some of it confidential, agreements for the team, a desk, an owner or those named.
"""

import re
import sys
import time
from collections.abc import Mapping

import asyncpg

ORGANISATIONS, PEOPLE, ENTRIES = 100_000, 500_000, 2_000_000
AGREEMENTS, TASKS = 3_000, 20_000
COLLEAGUES = 12

WORDS = """
CREATE TEMP TABLE parts AS SELECT
 string_to_array('김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍 남궁', ' ') AS ko_family,
 string_to_array('민 준 서 연 지 우 현 도 하 은 수 영 진 호 성 재 윤 아 예 나 태 경 혜 미 선 희 철 동 주', ' ') AS ko_given,
 string_to_array('Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong'
   || ' Namgung', ' ') AS en_family,
 string_to_array('Ana José María Luis Carmen Óscar Nguyễn Trần Wayan Putri Amina Kwame John Emily Søren Zoë Paulo Inês',
   ' ') AS la_given,
 string_to_array('Quispe Mamani Flores Rojas Huamán García Phạm Lê Santoso Wijaya Okafor Mensah Smith Müller Silva Costa'
   || ' Ferreira Núñez Castillo Vargas Delgado Paredes Salazar Hidalgo Andersen Kowalska Novák Horváth Ionescu', ' ')
   AS la_family,
 string_to_array('محمد أحمد فاطمة عائشة خالد يوسف مريم عبدالله نورة سارة علي حسن', ' ') AS ar_given,
 string_to_array('العتيبي القحطاني الحربي المصري السوداني الهاشمي البغدادي الشامي النجار الخطيب', ' ') AS ar_family,
 string_to_array('王 李 张 刘 陈 杨 赵 黄 周 吴 欧阳', ' ') AS zh_family,
 string_to_array('伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 秀兰 霞 平 刚 桂英', ' ') AS zh_given,
 string_to_array('한빛 서울 대한 부산 미래 스마트 동방 세종 가온 누리 한강 백두 태평 우리 새롬 다온', ' ') AS ko_house,
 string_to_array('기술 전자 건설 시스템 소프트 에너지 산업 데이터 연구원 교통공사 시청 협회 주식회사', ' ') AS ko_sort,
 string_to_array('Andes Pacífico Delta Mekong Nova Atlas Sahara Orion Urban Blue Terra Lumen Vértice Condor Lotus', ' ')
   AS la_house,
 string_to_array('Technologies Construcción Systems Energy Ministry Institute Municipality Holdings Data Transport', ' ')
   AS la_sort
"""
CHOSEN = "{0}[1 + floor(power(random(), {1}) * array_length({0}, 1))::int]"
PREPARED = (
    "SELECT setseed(0.2026)",
    WORDS,
    """
CREATE TEMP TABLE lands AS SELECT row_number() OVER (ORDER BY code NOT IN ('KR','PE','CN','SA'), md5(code))::int AS n,
 id, code, CASE WHEN code = 'KR' THEN 'ko' WHEN code IN ('CN', 'TW', 'SG') THEN 'zh'
 WHEN code IN ('SA', 'AE', 'EG', 'JO', 'MA', 'QA', 'IQ') THEN 'ar' ELSE 'la' END AS script FROM directory_country
""",
    """
CREATE TEMP TABLE colleagues AS SELECT row_number() OVER (ORDER BY email)::int AS n, id FROM core_account
 WHERE email LIKE 'desk-%@bench.example'
""",
)


def _filled(statement: str) -> str:
    """`<array>` is one of an array at random, `<array 2>` more often one of its first."""
    return re.sub(r"<(\w+) ?(\d?)>", lambda one: CHOSEN.format(one[1], one[2] or 1), statement)


ORGANISATION_ROWS = _filled("""
INSERT INTO directory_organisation (id, code, kind, name, website, country, also, version, sample)
SELECT gen_random_uuid(), 'house-' || i, (ARRAY['company','ministry','city','association'])[1 + (i % 4)],
 jsonb_build_object('source', CASE l.script WHEN 'ko' THEN 'ko' ELSE 'en' END, 'renditions', CASE l.script
  WHEN 'ko' THEN jsonb_build_object('ko', jsonb_build_object('text', <ko_house> || <ko_given>
    || <ko_given> || <ko_sort>))
  ELSE jsonb_build_object('en', jsonb_build_object('text', <la_house> || ' ' || <la_family> || ' '
    || <la_sort> || ' ' || i)) END),
 CASE WHEN i % 3 = 0 THEN 'https://www.house-' || i || '.example' END, l.id,
 CASE l.script WHEN 'zh' THEN jsonb_build_object('zh-Hans', <zh_family> || <zh_given> || '集团' || i)
  WHEN 'ar' THEN jsonb_build_object('ar', 'شركة ' || <ar_family> || ' ' || i) ELSE '{}'::jsonb END, 1, true
FROM generate_series(1, $1::int) i CROSS JOIN parts
JOIN LATERAL (SELECT 1 + floor(power(random() + 0 * i, 3) * (SELECT count(*) FROM lands))::int AS n) c ON true
JOIN lands l USING (n)
""")
PERSON_ROWS = _filled("""
INSERT INTO directory_person (id, names, families, family, country, languages, sample, places)
SELECT gen_random_uuid(), CASE l.script
  WHEN 'ko' THEN jsonb_build_object('ko', ko_family[f] || g || <ko_given>, 'en', <la_given> || ' '
    || en_family[f])
  WHEN 'zh' THEN jsonb_build_object('zh-Hans', <zh_family 2> || <zh_given> || <zh_given>)
  WHEN 'ar' THEN jsonb_build_object('ar', <ar_given> || ' ' || <ar_given> || ' ' || <ar_family>)
  ELSE jsonb_build_object('en', <la_given> || ' ' || <la_family 2> || ' ' || <la_family>) END,
 '{}', CASE l.script WHEN 'ko' THEN en_family[f] WHEN 'la' THEN <la_family 2> END, l.id, '[]', true,
 jsonb_build_object('en', '0' || lower(<la_family 2>), 'ko', '0' || g, 'es', '', 'ar', '', 'zh-Hans', '')
FROM generate_series(1, $1::int) i CROSS JOIN parts
JOIN LATERAL (SELECT 1 + floor(power(random() + 0 * i, 3) * (SELECT count(*) FROM lands))::int AS n,
  1 + floor(power(random(), 3) * 21)::int AS f, <ko_given> AS g) c ON true
JOIN lands l USING (n)
""")
NUMBERED = (
    "CREATE TEMP TABLE houses AS SELECT row_number() OVER (ORDER BY id)::int AS n, id FROM directory_organisation",
    "CREATE TEMP TABLE persons AS SELECT row_number() OVER (ORDER BY id)::int AS n, id FROM directory_person",
    "CREATE UNIQUE INDEX ON houses (n)",
    "CREATE UNIQUE INDEX ON persons (n)",
    "ANALYZE houses",
    "ANALYZE persons",
)
APPOINTMENT_ROWS = """
INSERT INTO directory_appointment (id, person, organisation, title, rank, begins_on, ends_on)
SELECT gen_random_uuid(), p.id, h.id, jsonb_build_object('source', 'en', 'renditions', jsonb_build_object('en',
  jsonb_build_object('text', (ARRAY['Director','Minister','Officer','Mayor'])[1 + p.n % 4]))),
 1 + p.n % 9, date '2020-01-01' + (p.n % 2000), CASE WHEN p.n % 4 = 0 THEN date '2026-01-01' + (p.n % 300) END
FROM (SELECT *, 1 + floor(power(random(), 2) * (SELECT count(*) FROM houses))::int AS house FROM persons) p
JOIN houses h ON h.n = p.house
"""
CONTACT_ROWS = """
INSERT INTO directory_contact (id, person, appointment, kind, value, purpose, recorded_by, recorded_at)
SELECT gen_random_uuid(), a.person, a.id, 'mail',
 coalesce(lower(regexp_replace(p.family, '[^A-Za-z]', '', 'g')), 'person') || '.' || x.n || '@mail.example', 'work',
 'system:bench', now()
FROM directory_appointment a JOIN persons x ON x.id = a.person JOIN directory_person p ON p.id = a.person WHERE x.n % 2 = 0
"""
AGREEMENT_ROWS = """
INSERT INTO crm_agreement (id, code, country, title, state, signed_on, kind, owner, sight, term_months, renews,
 notice_days, review_on, sample)
SELECT gen_random_uuid(), 'agreement-' || i, l.id, jsonb_build_object('source', 'en', 'renditions', jsonb_build_object(
  'en', jsonb_build_object('text', 'Smart city memorandum ' || i),
  'ko', jsonb_build_object('text', '스마트시티 협력 업무협약 ' || i))),
 CASE WHEN i % 2 = 0 THEN 'signed' ELSE (ARRAY['proposed','drafting','negotiating'])[1 + i % 3] END,
 CASE WHEN i % 2 = 0 THEN date '2020-01-01' + i % 2000 END, 'memorandum', o.id,
 (ARRAY['team','team','team','country','own','confidential'])[1 + i % 6],
 36, i % 4 = 0, 90, date '2027-01-01' + i % 400, true
FROM (SELECT i, 1 + floor(power(random(), 3) * (SELECT count(*) FROM lands))::int AS n,
  1 + floor(random() * (SELECT count(*) FROM colleagues))::int AS c FROM generate_series(1, $1::int) i) x
JOIN lands l USING (n) LEFT JOIN colleagues o ON o.n = x.c AND x.i % 5 > 0
"""
OF_AGREEMENTS = (
    "CREATE TEMP TABLE agreements AS SELECT row_number() OVER (ORDER BY code)::int AS n, id FROM crm_agreement",
    """
INSERT INTO crm_party (id, agreement, organisation, place)
SELECT gen_random_uuid(), a.id, h.id, s FROM agreements a, generate_series(1, 2) s
JOIN LATERAL (SELECT 1 + floor((random() + 0 * a.n * s) * (SELECT count(*) FROM houses))::int AS n) x ON true
JOIN houses h USING (n)
ON CONFLICT DO NOTHING
""",
    """
INSERT INTO crm_obligation (id, agreement, title, side, due_on, state)
SELECT gen_random_uuid(), a.id, jsonb_build_object('source', 'en', 'renditions', jsonb_build_object('en',
 jsonb_build_object('text', 'Promise ' || s))), 'us', date '2026-12-01' + (a.n * s) % 700, 'planned'
FROM agreements a, generate_series(1, 4) s
""",
    """
INSERT INTO crm_named_reader (id, agreement, account, named_at, named_by)
SELECT gen_random_uuid(), a.id, c.id, now(), 'system:bench' FROM agreements a
JOIN colleagues c ON c.n = 1 + a.n % (SELECT count(*) FROM colleagues) WHERE a.n % 6 IN (4, 5)
""",
)
ENTRY_ROWS = """
INSERT INTO crm_timeline_entry (id, kind, happened_on, title, text, lang, confidential, author, made_at, version)
SELECT gen_random_uuid(), (ARRAY['meeting','call','letter','mail','note','visit'])[1 + i % 6],
 date '2026-12-01' - floor(power(random(), 2) * 2500)::int, CASE WHEN i % 25 = 0 THEN '' ELSE
 (ARRAY['Meeting on signals','신호 체계 협의','Reunión de trabajo','اجتماع عمل','智慧城市会谈'])[1 + i % 5] || ' ' || i END,
 CASE WHEN i % 25 = 0 THEN '' ELSE (ARRAY['What was said about buses and trams.','버스와 노면전차를 논의했다.'])[1 + i % 2]
 || ' ' || (SELECT la_house[1 + i % 15] || ' ' || ko_house[1 + i % 16]
  || ' ' || i % 5000 FROM parts) END, 'en', i % 25 = 0, c.id, now() - i * interval '10 seconds', 1
FROM generate_series(1, $1::int) i JOIN colleagues c ON c.n = 1 + i % (SELECT count(*)::int FROM colleagues)
"""
OF_ENTRIES = (
    """
INSERT INTO crm_confidential_words (id, entry, title, text)
SELECT gen_random_uuid(), id, 'Closed', 'Words for few' FROM crm_timeline_entry WHERE confidential
ON CONFLICT DO NOTHING
""",
    """
INSERT INTO crm_entry_reader (id, entry, account)
SELECT gen_random_uuid(), e.id, c.id FROM crm_timeline_entry e JOIN colleagues c ON c.n = 1 + (hashtext(e.id::text) & 7)
WHERE e.confidential ON CONFLICT DO NOTHING
""",
    """
CREATE TEMP TABLE aimed AS SELECT id, happened_on, random() AS which, power(random(), 4) AS at FROM crm_timeline_entry
""",
    """
INSERT INTO crm_entry_subject (id, entry, happened_on, person)
SELECT gen_random_uuid(), e.id, e.happened_on, p.id FROM aimed e JOIN persons p
ON p.n = 1 + floor(e.at * (SELECT count(*) FROM persons))::int WHERE e.which < 0.45
""",
    """
INSERT INTO crm_entry_subject (id, entry, happened_on, organisation)
SELECT gen_random_uuid(), e.id, e.happened_on, h.id FROM aimed e JOIN houses h
ON h.n = 1 + floor(e.at * (SELECT count(*) FROM houses))::int WHERE e.which BETWEEN 0.45 AND 0.85
""",
    """
INSERT INTO crm_entry_subject (id, entry, happened_on, agreement)
SELECT gen_random_uuid(), e.id, e.happened_on, a.id FROM aimed e JOIN agreements a
ON a.n = 1 + floor(e.at * (SELECT count(*) FROM agreements))::int WHERE e.which BETWEEN 0.85 AND 0.92
""",
    """
INSERT INTO crm_entry_subject (id, entry, happened_on, country)
SELECT gen_random_uuid(), e.id, e.happened_on, l.id FROM aimed e JOIN lands l
ON l.n = 1 + floor(e.at * (SELECT count(*) FROM lands))::int WHERE e.which > 0.92
""",
)
TASK_ROWS = """
INSERT INTO crm_task (id, title, owner, due_on, state, made_at, made_by, changed_at)
SELECT gen_random_uuid(), 'Send the minutes ' || i, c.id, date '2026-11-01' + i % 400,
 CASE WHEN i % 10 = 0 THEN 'open' ELSE 'done' END, now(), 'system:bench', now()
FROM generate_series(1, $1::int) i JOIN colleagues c ON c.n = 1 + i % (SELECT count(*)::int FROM colleagues)
"""
OF_TASKS = """
INSERT INTO crm_task_subject (id, task, organisation) SELECT gen_random_uuid(), t.id, h.id
FROM (SELECT id, 1 + floor(power(random(), 4) * (SELECT count(*) FROM houses))::int AS n FROM crm_task) t
JOIN houses h USING (n)
"""


OF_ROWS = """
SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = 'public' AND i.tablename = ANY($1)
 AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = format('%I.%I', i.schemaname, i.indexname)::regclass)
"""
"""Indexes that no constraint stands on: built once when all rows are there, not row by row."""

LONG = (
    *("directory_organisation", "directory_person", "directory_appointment", "directory_contact"),
    *("crm_timeline_entry", "crm_entry_subject", "crm_confidential_words", "crm_entry_reader"),
)


async def fill(owner: asyncpg.Connection, scale: float) -> Mapping[str, int]:
    """In one session, whose temporary tables number the rows; how many of each. Foreign keys are right by the way the
    rows are made, and are not looked at again.
    """
    wanted = {
        "organisations": int(ORGANISATIONS * scale),
        "people": int(PEOPLE * scale),
        "entries": int(ENTRIES * scale),
        "agreements": max(60, int(AGREEMENTS * scale)),
        "tasks": int(TASKS * scale),
    }
    await owner.execute("SET session_replication_role = replica")
    await owner.execute("SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'; SET synchronous_commit = off")
    steps = (
        *((one,) for one in PREPARED),
        *((ORGANISATION_ROWS, wanted["organisations"]), (PERSON_ROWS, wanted["people"])),
        *((one,) for one in NUMBERED),
        *((APPOINTMENT_ROWS,), (CONTACT_ROWS,), (AGREEMENT_ROWS, wanted["agreements"])),
        *((one,) for one in OF_AGREEMENTS),
        *((ENTRY_ROWS, wanted["entries"]), *((one,) for one in OF_ENTRIES)),
        *((TASK_ROWS, wanted["tasks"]), (OF_TASKS,)),
    )
    indexes = await owner.fetch(OF_ROWS, LONG)
    for index in indexes:
        await owner.execute(f"DROP INDEX {index['indexname']}")
    last = (*(index["indexdef"] for index in indexes), "VACUUM ANALYZE")
    for statement, *values in (*steps, *((one,) for one in last)):
        begun = time.perf_counter()
        await owner.execute(statement, *values, timeout=3600)
        print(f"{time.perf_counter() - begun:7.1f} s  {statement.strip()[:90]!r}", file=sys.stderr)
    return wanted
