"""Words that names of organisations are made of, in five languages: what means the same is compared as the same."""

from collections.abc import Iterator
from functools import cache

SOFT = """
tech: technology technologies tech 기술 테크 테크놀로지 테크놀러지 技术 科技 tecnologia tecnologias
  تقنيه التقنيه للتقنيه تكنولوجيا
group: group 그룹 集团 grupo مجموعه المجموعه
holdings: holdings holding 홀딩스 控股 القابضه
solutions: solutions solution 솔루션 솔루션스 方案 解决方案 soluciones حلول للحلول الحلول
systems: systems system 시스템 시스템즈 系统 sistemas انظمه الانظمه للانظمه
international: international intl 인터내셔널 국제 国际 internacional الدوليه العالميه
global: global 글로벌 全球
industries: industries industry industrial 산업 인더스트리 工业 实业 industrias صناعات الصناعيه للصناعات
networks: networks network net 네트웍스 네트워크 网络 redes شبكات
labs: labs lab laboratory laboratories 랩 랩스 연구실 实验室 laboratorio laboratorios مختبر
partners: partners 파트너스
services: services service 서비스 服务 servicios خدمات للخدمات
trading: trading trade 무역 통상 贸易 comercial تجاره للتجاره التجاريه
engineering: engineering eng 엔지니어링 工程 ingenieria هندسه الهندسيه للهندسه
construction: construction constructions builders 건설 建设 建筑 construcciones construccion constructora مقاولات
  للمقاولات البناء للبناء
electronics: electronics electronic 전자 电子 electronica الالكترونيات للالكترونيات
software: software 소프트웨어 소프트 软件 برمجيات للبرمجيات
robotics: robotics robot robots 로보틱스 로봇 机器人 robotica روبوتات للروبوتات
mobility: mobility 모빌리티 出行 movilidad
energy: energy 에너지 能源 energia طاقه الطاقه للطاقه
development: development 개발 发展 desarrollo تنميه التنميه للتنميه تطوير للتطوير
"""
"""A firm is often called with and without these."""
HARD = """
university: university univ 대학교 대학 大学 大學 universidad universitat جامعه الجامعه
college: college 전문대학 学院 colegio كليه
school: school 학교 초등학교 学校 escuela مدرسه
highschool: 고등학교 中学
hospital: hospital 병원 医院 مستشفى مستشفي
institute: institute 연구원 연구소 研究院 研究所 instituto معهد
ministry: ministry 부처 ministerio وزاره 部
agency: agency 청 진흥원 署 agencia وكاله هيئه الهيئه authority autoridad 관리청 관리국
association: association 협회 협의회 协会 asociacion جمعيه اتحاد federation federacion 연합회 联合会
foundation: foundation 재단 基金会 fundacion موسسه
corporation: 공사 공단
council: council 의회 위원회 委员会 consejo مجلس committee commission comision
bank: bank 은행 银行 banco بنك مصرف
embassy: embassy 대사관 大使馆 embajada سفاره
cityhall: city hall 시청 市政府 ayuntamiento municipalidad municipality alcaldia بلديه municipal 市
province: province 도청 省政府 provincia محافظه
district: district 구청 区政府 distrito
branch: branch office 지사 지점 사무소 지부 지회 分公司 分行 分院 sucursal filial فرع chapter delegacion 영업소
campus: campus 캠퍼스 분교 校区
department: department 학과 학부 系 departamento قسم faculty facultad 단과대학 팀 team division
  본부 사업부 centre center 센터
  中心 centro مركز
national: national 국립 国立 nacional الوطنيه الوطني وطنيه
state: state 주립 州立 estatal
women: women womens 여자 女子 mujeres النساء
polytechnic: polytechnic politecnica politecnico 理工 과학기술
central: central 중앙 中央 المركزي
open: open 방송통신 开放 abierta المفتوحه
science: science sciences 과학 科学 ciencia ciencias علوم العلوم للعلوم
education: education 교육 教育 educacion تعليم التعليم التربيه
health: health 보건 卫生 健康 salud الصحه صحه
transport: transport transportation 교통 交通 运输 transporte transportes النقل نقل المواصلات
land: land 국토 国土 suelo الاراضي
infrastructure: infrastructure 인프라 基础设施 infraestructura البنيه
housing: housing 주택 住房 vivienda الاسكان
environment: environment 환경 环境 生态环境 ambiente البيئه
finance: finance 재정 财政 hacienda finanzas الماليه
interior: interior 행정안전 内务 الداخليه
foreign: foreign 외교 外交 exteriores الخارجيه
economy: economy 경제 经济 economia الاقتصاد
communications: communications telecommunications ict 정보통신 通信 comunicaciones الاتصالات للاتصالات
water: water 수자원 상수도 水务 水 agua المياه للمياه
airport: airport 공항 机场 aeropuerto مطار
port: port 항만 港口 puerto ميناء
railway: railway rail railways 철도 铁路 ferrocarril ferrocarriles السكك
medical: medical 의료 医疗 medico الطبيه
life: life 생명 生命 vida
chemical: chemical chemicals 화학 化学 quimica
electric: electric power 전력 电力 electrica الكهرباء
motors: motors motor 자동차 汽车 اوتو
securities: securities 증권 证券 valores
insurance: insurance 보험 保险 seguros التامين للتامين
foods: foods food 식품 食品 alimentos الاغذيه
steel: steel 철강 제철 钢铁 acero
north: north northern 북부 북 norte شمال الشماليه
south: south southern 남부 sur جنوب الجنوبيه
east: east eastern 동부 este oriental شرق الشرقيه
west: west western 서부 oeste occidental غرب الغربيه
first: first 제일 第一 primera primero الاولي
second: second 第二 segunda الثانيه
youth: youth 청년 青年 juventud الشباب
senior: senior 노인 mayores
security: security 보안 安全 seguridad الامن
data: data 데이터 数据 datos بيانات للبيانات
smart: smart 스마트 智慧 智能 inteligente inteligentes الذكيه ذكيه
cities: cities 도시 城市 ciudades ciudad المدن
town: 시티
urban: urban 都市 urbano urbanismo الحضريه
space: space 항공우주 우주 航天
marine: marine maritime 해양 해양수산 海洋 maritimo البحريه
forest: forest forestry 산림 林业 forestal
culture: culture 문화 文化 cultura الثقافه
tourism: tourism 관광 旅游 turismo السياحه
design: design 디자인 设计 diseno
"""
"""Where one name has one of these and the other does not, they are two."""
PLACES = """
seoul: seoul 서울 서울특별시 首尔 首爾 seul سيول
busan: busan pusan 부산 부산광역시 釜山 بوسان
daegu: daegu taegu 대구 대구광역시 大邱
incheon: incheon inchon 인천 인천광역시 仁川
gwangju: gwangju kwangju 광주 광주광역시 光州
daejeon: daejeon taejon 대전 대전광역시 大田
ulsan: ulsan 울산 울산광역시 蔚山
sejong: sejong 세종 세종특별자치시 世宗
gyeonggi: gyeonggi kyonggi 경기 경기도 京畿
gangwon: gangwon 강원 강원도 江原
chungbuk: chungbuk 충북 충청북도
chungnam: chungnam 충남 충청남도
jeonbuk: jeonbuk 전북 전라북도
jeonnam: jeonnam 전남 전라남도
gyeongbuk: gyeongbuk 경북 경상북도
gyeongnam: gyeongnam 경남 경상남도
jeju: jeju cheju 제주 제주도 济州
suwon: suwon 수원
changwon: changwon 창원
pohang: pohang 포항
beijing: beijing peking 베이징 북경 北京 pekin بكين
shanghai: shanghai 상하이 上海 شنغهاي
shenzhen: shenzhen 선전 深圳
guangzhou: guangzhou 광저우 广州
hangzhou: hangzhou 杭州 항저우
tianjin: tianjin 天津
nanjing: nanjing 南京
wuhan: wuhan 武汉
chengdu: chengdu 成都
tokyo: tokyo 도쿄 东京 東京
hanoi: hanoi 하노이 河内
jakarta: jakarta 자카르타 雅加达
lima: lima 리마 利马
bogota: bogota 보고타
madrid: madrid 마드리드 马德里
barcelona: barcelona 바르셀로나
quito: quito 키토
monterrey: monterrey
guadalajara: guadalajara
santiago: santiago 산티아고
dubai: dubai 두바이 迪拜 دبي
abudhabi: abudhabi 아부다비 ابوظبي
riyadh: riyadh riad 리야드 利雅得 الرياض
jeddah: jeddah yeda 제다 جده
doha: doha 도하 الدوحه
cairo: cairo 카이로 القاهره
alexandria: alexandria alejandria الاسكندريه
muscat: muscat mascate 무스카트 مسقط
amman: amman 암만
kuwait: kuwait 쿠웨이트 الكويت
london: london 런던 伦敦 londres
paris: paris 파리 巴黎
berlin: berlin 베를린
newyork: newyork 뉴욕
korea: korea korean 한국 대한 대한민국 코리아 韩国 corea كوريا الكوريه
china: china chinese 중국 中国 الصين الصينيه
japan: japan 일본 日本 japon اليابان
vietnam: vietnam 베트남 越南
peru: peru 페루 秘鲁 peruana
mexico: mexico 멕시코 墨西哥 mexicana
spain: spain 스페인 西班牙 espana
chile: chile 칠레
colombia: colombia 콜롬비아
ecuador: ecuador 에콰도르
oman: oman 오만 السلطنه العمانيه
egypt: egypt 이집트 埃及 egipto مصر المصريه
saudi: saudi 사우디 沙特 السعوديه
qatar: qatar 카타르 قطر
jordan: jordan 요르단 الاردن الاردنيه
indonesia: indonesia 인도네시아
malaysia: malaysia 말레이시아
uae: uae emirates 아랍에미리트 الامارات
africa: africa 아프리카
asia: asia 아시아 亚洲
europe: europe 유럽 欧洲 europa
america: america americas 미국 아메리카
"""
LONGEST_WORD = 10


@cache
def soft() -> frozenset[str]:
    return frozenset(concept for concept, _ in _pairs(SOFT))


@cache
def places() -> frozenset[str]:
    return frozenset(concept for concept, _ in _pairs(PLACES))


@cache
def meanings() -> dict[str, str]:
    """By the word as `folding.plain` writes it."""
    return {word: concept for table in (SOFT, HARD, PLACES) for concept, word in _pairs(table)}


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    for line in table.strip().replace("\n  ", " ").replace("\n ", " ").splitlines():
        concept, _, words = line.partition(": ")
        for word in words.split():
            yield concept, word
