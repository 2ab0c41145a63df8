"""What agreements look like in the API."""

from core.api.examples import Examples
from directory.api.examples import said

EXAMPLES: Examples = {
    "Agreement.code": "mou-peru-2018",
    "Agreement.country": "PE",
    "Agreement.title": said(ko="한–페루 스마트시티 협력 업무협약", en="Memorandum of understanding with Peru"),
    "Agreement.summary": said(ko="스마트시티 협력의 기반이 되는 업무협약입니다.", en="What co-operation rests on."),
    "Agreement.fields": ["mobility", "water"],
    "Agreement.signed_on": "2018-03-01",
    "Agreement.precision": "month",
    "Agreement.source": said(ko="2026년 엑스포 기본계획", en="Plan of the expo 2026"),
    "Signatory.name": said(ko="국토교통부", en="Ministry of Land, Infrastructure and Transport"),
    "Signatory.country": "KR",
}
