"""Who may use each route of the market of solutions: a part of `bench.rights`."""

from bench.whom import ANYONE, MANAGERS, MEMBERS, RECORD_READERS, RECORD_WRITERS, SIGNED_IN, VISITOR, WATCHERS, Rights

PORTAL, DESK = "/portal/{organisation}/exhibit/{edition}", "/desk/{edition}"
OWN = "/account/demands"

SOLUTIONS: Rights = {
    "expo.solutions.demands.create": ("POST", "/{lang}/{edition}/demands/new", SIGNED_IN),
    "expo.solutions.demands.desk.answer": (
        "POST",
        f"{DESK}/demands/{{demand}}/introductions/{{introduction}}",
        MANAGERS,
    ),
    "expo.solutions.demands.desk.ask": ("POST", f"{DESK}/demands/{{demand}}/introductions", MANAGERS),
    "expo.solutions.demands.desk.create": ("POST", f"{DESK}/demands", MANAGERS),
    "expo.solutions.demands.desk.index": ("GET", f"{DESK}/demands", WATCHERS),
    "expo.solutions.demands.desk.move": ("POST", f"{DESK}/demands/{{demand}}/moves", MANAGERS),
    "expo.solutions.demands.desk.show": ("GET", f"{DESK}/demands/{{demand}}", WATCHERS),
    "expo.solutions.demands.desk.update": ("POST", f"{DESK}/demands/{{demand}}", MANAGERS),
    "expo.solutions.demands.index": ("GET", "/{lang}/{edition}/demands", ANYONE),
    "expo.solutions.demands.new": ("GET", "/{lang}/{edition}/demands/new", VISITOR),
    "expo.solutions.demands.own.answer": ("POST", f"{OWN}/{{own_demand}}/introductions/{{introduction}}", SIGNED_IN),
    "expo.solutions.demands.own.ask": ("POST", f"{OWN}/{{own_demand}}/introductions", SIGNED_IN),
    "expo.solutions.demands.own.edit": ("GET", f"{OWN}/{{own_demand}}", SIGNED_IN),
    "expo.solutions.demands.own.index": ("GET", OWN, SIGNED_IN),
    "expo.solutions.demands.own.move": ("POST", f"{OWN}/{{own_demand}}/moves", SIGNED_IN),
    "expo.solutions.demands.own.update": ("POST", f"{OWN}/{{own_demand}}", SIGNED_IN),
    "expo.solutions.demands.show": ("GET", "/{lang}/{edition}/demands/{open_demand}", ANYONE),
    "expo.solutions.desk.index": ("GET", f"{DESK}/solutions", WATCHERS),
    "expo.solutions.desk.move": ("POST", f"{DESK}/solutions/{{solution}}/moves", MANAGERS),
    "expo.solutions.desk.show": ("GET", f"{DESK}/solutions/{{solution}}", WATCHERS),
    "expo.solutions.introductions.create": ("POST", f"{PORTAL}/introductions", MEMBERS),
    "expo.solutions.introductions.index": ("GET", f"{PORTAL}/introductions", MEMBERS),
    "expo.solutions.introductions.update": ("POST", f"{PORTAL}/introductions/{{introduction}}", MEMBERS),
    "expo.solutions.portal.create": ("POST", f"{PORTAL}/solutions", RECORD_WRITERS),
    "expo.solutions.portal.edit": ("GET", f"{PORTAL}/solutions/{{solution}}", RECORD_READERS),
    "expo.solutions.portal.index": ("GET", f"{PORTAL}/solutions", RECORD_READERS),
    "expo.solutions.portal.move": ("POST", f"{PORTAL}/solutions/{{solution}}/moves", RECORD_WRITERS),
    "expo.solutions.portal.papers.create": ("POST", f"{PORTAL}/solutions/{{solution}}/papers", RECORD_WRITERS),
    "expo.solutions.portal.papers.destroy": (
        "POST",
        f"{PORTAL}/solutions/{{solution}}/papers/{{file}}/withdrawal",
        RECORD_WRITERS,
    ),
    "expo.solutions.portal.update": ("POST", f"{PORTAL}/solutions/{{solution}}", RECORD_WRITERS),
    "expo.solutions.readers.index": ("GET", "/{lang}/{edition}/solutions", ANYONE),
    "expo.solutions.readers.show": ("GET", "/{lang}/{edition}/solutions/{shown_solution}", ANYONE),
}
