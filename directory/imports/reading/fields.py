"""What a column of a sheet may be, of organisations and of people, and by which header words it is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from core.errors import mark
from directory.imports.reading.years import size_in, year_of, years_in
from directory.organisations.rules import KIND_NAMES
from directory.organisations.standing.rules import SIZES
from directory.people.appointments.rules import RANKS
from directory.people.contacts.rules import GROUNDS, PURPOSES
from i18n.locales import LANGUAGES

Kind = Literal["text", "long", "choice", "country", "day", "number", "web", "known", "languages", "mail"]
Subject = Literal["organisations", "people"]
TAGS = tuple(one.code for one in LANGUAGES)
SUBJECTS: Mapping[str, str] = {"organisations": mark("Organisations"), "people": mark("People and their posts")}


@dataclass(frozen=True, slots=True)
class Column:
    """`label` is a gettext id; `worded` ones may be in one language (`name_ko`), or in the one their script tells. `words`
    are headers as `cells.word` folds them, `choices` and `further` what may stand in it.
    """

    code: str
    label: str
    kind: Kind = "text"
    words: str = ""
    worded: bool = False
    choices: Mapping[str, str] | None = None
    further: Mapping[str, str] | None = None
    guarded: bool = False
    """Only for those who may see how people are reached."""


KINDS_FURTHER = {
    **dict.fromkeys(
        ("기업", "회사", "업체", "中小企业", "企业", "公司", "empresa", "شركة", "firm", "중소기업"), "company"
    ),
    **dict.fromkeys(("정부", "중앙정부", "政府", "gobierno", "حكومة", "gov"), "government"),
    **dict.fromkeys(("부처", "중앙부처", "部委", "部", "ministerio", "وزارة"), "ministry"),
    **dict.fromkeys(
        ("시", "지자체", "지방자치단체", "도시", "城市", "ciudad", "municipalidad", "مدينة", "municipality"), "city"
    ),
    **dict.fromkeys(("공공기관", "기관", "기관공공", "机构", "agencia", "هيئة", "publicbody"), "agency"),
    **dict.fromkeys(("협회", "协会", "asociacion", "جمعية"), "association"),
    **dict.fromkeys(("대학", "대학교", "大学", "universidad", "جامعة"), "university"),
    **dict.fromkeys(("연구소", "연구원", "研究所", "instituto", "معهد"), "institute"),
    **dict.fromkeys(("공기업", "国有企业", "empresapublica"), "soe"),
    **dict.fromkeys(("기타", "其他", "otro", "otra", "اخري", "others"), "other"),
}
RANKS_FURTHER = {
    **dict.fromkeys(("장관", "部长", "ministro", "ministra", "وزير"), "2"),
    **dict.fromkeys(("차관", "副部长", "viceministro", "viceministra"), "3"),
    **dict.fromkeys(("실장",), "4"),
    **dict.fromkeys(("국장", "司长", "directorgeneral", "directorageneral"), "5"),
    **dict.fromkeys(("과장", "处长", "director", "directora", "مدير"), "6"),
    **dict.fromkeys(("사무관", "주무관"), "7"),
}
SIZES_FURTHER = {
    **dict.fromkeys(("대기업", "대규모기업", "大企业", "大型企业", "granempresa", "grande", "large"), "large"),
    **dict.fromkeys(("중견기업", "중견", "中坚企业", "mediana", "midsize", "middlestanding"), "middle"),
    **dict.fromkeys(
        ("중소기업", "중소", "중기업", "소기업", "소상공인", "中小企业", "小型企业", "pyme", "pequena", "sme", "small"),
        "small",
    ),
    **dict.fromkeys(("창업기업", "스타트업", "벤처", "벤처기업", "初创企业", "emergente", "startup"), "startup"),
}
HOUSE = (
    "기관명 기관 회사명 회사 업체명 업체 기업명 기업 단체명 단체 상호 상호명 조직명 조직 부처명 소속 소속기관 근무처 "
    "organisation organization organisationname organizationname company companyname "
    "institution institutionname agency "
    "ministry employer affiliation 机构 机构名称 公司 公司名称 单位 单位名称 企业名称 empresa "
    "institucion organizacion entidad "
    "razonsocial nombredelaempresa الجهة اسمالجهه المؤسسه الشركه اسمالشركه الجهه المنظمه"
)
COUNTRY = Column(
    "country",
    mark("Country"),
    "country",
    "국가 국가명 나라 국적 country countryname nation nationality 国家 国别 pais الدوله البلد",
)
ORGANISATIONS: tuple[Column, ...] = (
    Column("name", mark("Name"), "text", f"{HOUSE} 명칭 이름 name 名称 nombre الاسم", worded=True),
    Column(
        "kind",
        mark("Kind"),
        "choice",
        "구분 유형 종류 기관유형 기관구분 기업구분 업종구분 kind type category organisationtype "
        "类型 类别 tipo categoria النوع الفيه",
        choices=KIND_NAMES,
        further=KINDS_FURTHER,
    ),
    COUNTRY,
    Column(
        "website",
        mark("Website"),
        "web",
        "홈페이지 웹사이트 누리집 사이트 url web website homepage site 网站 网址 主页 sitioweb "
        "paginaweb الموقع الموقعالالكتروني",
    ),
    Column(
        "description",
        mark("Description"),
        "long",
        "소개 기관소개 기업소개 회사소개 설명 description about profile 简介 介绍 descripcion الوصف نبذه",
        worded=True,
    ),
    Column(
        "brn",
        mark("Business registration number"),
        "known",
        "사업자등록번호 사업자번호 businessregistrationnumber businessnumber brn 营业执照号 registroempresarial",
    ),
    Column("lei", mark("LEI"), "known", "lei 법인식별기호 legalentityidentifier"),
    Column("domain", mark("Domain"), "known", "도메인 domain 域名 dominio النطاق"),
    Column(
        "parent",
        mark("Belongs to"),
        "text",
        "상위기관 상위기관명 상위조직 상위단체 모기관 모회사 본사 본부 소속부처 주무부처 주무기관 belongsto parent "
        "parentorganisation parentorganization parentcompany headoffice 上级单位 上级机构 主管部门 母公司 "
        "dependede pertenecea matriz organismosuperior يتبع تتبع 隶属于 الجههالام الشركهالام",
    ),
    Column(
        "size",
        mark("Enterprise size"),
        "choice",
        "규모 기업규모 회사규모 규모구분 기업규모구분 size companysize sizeclass enterprisesize 规模 企业规模 "
        "tamano tamanodelaempresa الحجم حجمالشركه حجمالموسسه",
        choices=SIZES,
        further=SIZES_FURTHER,
    ),
    Column(
        "size_on",
        mark("Of this size from"),
        "day",
        "규모기준일 규모적용일 규모시작일 기업규모기준일 확인일 sizefrom sizesince ofthissizefrom sizedate 规模起始日期 "
        "规模认定日期 tamanodesde الحجممنذ",
    ),
    Column(
        "size_source",
        mark("How its size is known"),
        "text",
        "규모출처 규모근거 기업규모근거 howitssizeisknown sizesource 规模来源 规模依据 fuentedeltamano مصدرالحجم",
    ),
    Column("code", mark("Code"), "text", "코드 기관코드 code 代码 编码 编号 codigo الرمز"),
)
PEOPLE: tuple[Column, ...] = (
    Column(
        "name",
        mark("Name"),
        "text",
        "성명 이름 담당자 담당자명 성함 참석자 name fullname contactperson contactname person "
        "姓名 联系人 nombre nombrecompleto nombreyapellidos contacto الاسم الاسمالكامل",
        worded=True,
    ),
    Column(
        "family",
        mark("Family name"),
        "text",
        "성 lastname surname familyname 姓 姓氏 apellido apellidos اسمالعاءله اسمالعايله",
    ),
    Column("given", mark("Given name"), "text", "firstname givenname forename 名字 nombredepila الاسمالاول"),
    Column("organisation", mark("Organisation"), "text", HOUSE),
    Column(
        "title",
        mark("Post"),
        "text",
        "직위 직책 직함 직급 직위직책 position title jobtitle post role 职务 职位 职称 cargo "
        "puesto المنصب المسمىالوظيفي المسميالوظيفي",
        worded=True,
    ),
    Column(
        "rank",
        mark("Rank"),
        "choice",
        "서열 등급 의전서열 rank 级别 rango الرتبه",
        choices=RANKS,
        further=RANKS_FURTHER,
    ),
    Column(
        "begins_on",
        mark("First day"),
        "day",
        "취임일 부임일 임명일 발령일 시작일 startdate begins since from appointedon 任职日期 "
        "开始日期 fechadeinicio fechadenombramiento desde تاريخالتعيين تاريخالبدء",
    ),
    Column(
        "ends_on",
        mark("Last day"),
        "day",
        "퇴임일 이임일 종료일 enddate ends until to 离任日期 结束日期 fechadefin hasta تاريخالانتهاء",
    ),
    Column("source", mark("Where that is known from"), "text", "출처 근거 source 来源 fuente المصدر"),
    COUNTRY,
    Column(
        "languages",
        mark("Languages they speak"),
        "languages",
        "언어 사용언어 구사언어 languages language 语言 idiomas idioma اللغات اللغه",
    ),
    Column(
        "mail",
        mark("E-mail"),
        "mail",
        "이메일 메일 전자우편 이메일주소 email mail emailaddress 邮箱 电子邮件 电子邮箱 correo "
        "correoelectronico البريدالالكتروني البريد",
        guarded=True,
    ),
    Column(
        "telephone",
        mark("Telephone"),
        "number",
        "전화 전화번호 사무실전화 유선전화 유선 연락처 대표전화 telephone telephonenumber phone "
        "phonenumber tel officephone 电话 办公电话 telefono الهاتف هاتف",
        guarded=True,
    ),
    Column(
        "mobile",
        mark("Mobile"),
        "number",
        "휴대전화 휴대폰 핸드폰 휴대전화번호 휴대폰번호 mobile mobilephone cell cellphone hp 手机 "
        "手机号 movil celular الجوال المحمول",
        guarded=True,
    ),
    Column("fax", mark("Fax"), "number", "팩스 팩스번호 fax faxnumber 传真 الفاكس", guarded=True),
    Column(
        "post",
        mark("Postal address"),
        "long",
        "주소 사무실주소 address postaladdress officeaddress 地址 direccion العنوان",
        guarded=True,
    ),
    Column(
        "purpose",
        mark("What it is there for"),
        "choice",
        "용도 이용목적 purpose 用途 finalidad الغرض",
        choices=PURPOSES,
        guarded=True,
    ),
    Column(
        "consented_on",
        mark("Day of consent"),
        "day",
        "동의일 동의일자 consentdate consentedon 同意日期 fechadeconsentimiento تاريخالموافقه",
        guarded=True,
    ),
    Column(
        "consented_how",
        mark("How they consented"),
        "choice",
        "동의방법 consenthow consentedhow 同意方式 formadeconsentimiento",
        choices=GROUNDS,
        guarded=True,
    ),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {"organisations": ORGANISATIONS, "people": PEOPLE}
LANGUAGE_WORDS: Mapping[str, str] = {
    **dict.fromkeys(
        ("국문", "한글", "한국어", "korean", "kor", "ko", "kr", "韩文", "韩语", "coreano", "بالكوريه"), "ko"
    ),
    **dict.fromkeys(("영문", "영어", "english", "eng", "en", "英文", "英语", "ingles", "بالانجليزيه"), "en"),
    **dict.fromkeys(("중문", "중국어", "chinese", "zh", "中文", "chino", "بالصينيه"), "zh-Hans"),
    **dict.fromkeys(("서문", "스페인어", "spanish", "es", "西文", "西班牙语", "espanol", "بالاسبانيه"), "es"),
    **dict.fromkeys(("아랍어", "arabic", "ar", "阿拉伯文", "阿拉伯语", "arabe", "بالعربيه", "عربي"), "ar"),
}
"""Words of a header that say in which language its column is."""


def codes_of(subject: str, labels: Sequence[str] = (), *, guarded: bool) -> dict[str, tuple[str, str]]:
    """What a column may be mapped to: its label and language tag, '' for none in particular, by code; also a size for each
    year that one of the sheet's `labels` names.
    """
    found: dict[str, tuple[str, str]] = {}
    for one in COLUMNS[subject]:
        if one.guarded and not guarded:
            continue
        found[one.code] = (one.label, "")
        if one.worded:
            found |= {f"{one.code}_{tag}": (one.label, tag) for tag in TAGS}
        if one.code == "size":
            found |= {size_in(year): (one.label, "") for year in years_in(labels)}
    return found


def column_of(subject: str, code: str) -> tuple[Column, str]:
    """The column and the tag of `name_ko`."""
    code = "size" if year_of(code) else code
    for one in COLUMNS[subject]:
        if one.code == code:
            return one, ""
        if one.worded and code.startswith(f"{one.code}_") and code.removeprefix(f"{one.code}_") in TAGS:
            return one, code.removeprefix(f"{one.code}_")
    raise KeyError(code)
