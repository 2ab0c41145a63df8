"""One report of results over the sample's deals, frozen and published as by two people: invented, and marked as sample."""

from datetime import datetime

from core.actor import Actor
from crm.agreements.days import day_in_seoul
from crm.deals.tables import Deal
from crm.results.commands import freeze, publish
from crm.results.rules import Scope
from crm.results.tables import ResultReport
from i18n.text import required, to_json, written

FROZEN, PUBLISHED = Actor("system", "sample"), Actor("system", "plan")
TITLE = {
    "ko": "월드 스마트시티 엑스포 성과 (예시)",
    "en": "Results of the World Smart City Expo (sample)",
    "zh-Hans": "世界智慧城市博览会成果（示例）",
    "es": "Resultados de la World Smart City Expo (muestra)",
    "ar": "نتائج المعرض العالمي للمدن الذكية (عيّنة)",
}


async def load_results(*, now: datetime) -> bool:
    """Whether it was new; in the caller's transaction. None without deals, or where there is any report."""
    if await ResultReport.exists() or not await Deal.exists().where(Deal.sample.eq(True)):
        return False
    title = required(to_json(written("ko", TITLE)))
    name = await freeze(FROZEN, title=title, scope=Scope(day_in_seoul(now)), now=now, sample=True)
    await publish(PUBLISHED, name, now=now)
    return True
