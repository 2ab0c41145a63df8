"""Who may use each route of calls for proposals: a part of `bench.rights`."""

from bench.whom import EDITORS, SIGNED_IN, STAFF, VISITOR, Rights

CALL, PROPOSAL, REVIEW = "/desk/{edition}/calls/{call}", "/desk/{edition}/proposals", "/desk/{edition}/reviews"

CALLS: Rights = {
    "expo.calls.create": ("POST", "/{lang}/{edition}/call/{call}", SIGNED_IN),
    "expo.calls.desk.ask": ("POST", f"{CALL}/questions", EDITORS),
    "expo.calls.desk.create": ("POST", "/desk/{edition}/calls", EDITORS),
    "expo.calls.desk.destroy": ("POST", f"{CALL}/questions/{{question}}/removal", EDITORS),
    "expo.calls.desk.edit": ("GET", f"{CALL}/details", EDITORS),
    "expo.calls.desk.index": ("GET", "/desk/{edition}/calls", EDITORS),
    "expo.calls.desk.move": ("POST", f"{CALL}/window", EDITORS),
    "expo.calls.desk.new": ("GET", "/desk/{edition}/calls/new", EDITORS),
    "expo.calls.desk.show": ("GET", CALL, EDITORS),
    "expo.calls.desk.update": ("POST", f"{CALL}/details", EDITORS),
    "expo.calls.index": ("GET", "/{lang}/{edition}/call", VISITOR),
    "expo.proposals.desk.ask": ("POST", f"{CALL}/reviewers", EDITORS),
    "expo.proposals.desk.attachments.show": ("GET", f"{PROPOSAL}/{{proposal}}/attachments/{{attachment}}", EDITORS),
    "expo.proposals.desk.destroy": ("POST", f"{CALL}/reviewers/{{reviewer}}/release", EDITORS),
    "expo.proposals.desk.export": ("POST", f"{CALL}/exports", EDITORS),
    "expo.proposals.desk.index": ("GET", PROPOSAL, EDITORS),
    "expo.proposals.desk.show": ("GET", f"{PROPOSAL}/{{proposal}}", EDITORS),
    "expo.proposals.desk.tell": ("POST", f"{CALL}/letters", EDITORS),
    "expo.proposals.desk.update": ("POST", f"{PROPOSAL}/decisions", EDITORS),
    "expo.proposals.links.show": ("GET", "/proposing/{token}", VISITOR),
    "expo.proposals.links.update": ("POST", "/proposing/{token}", VISITOR),
    "expo.proposals.own.attachments.create": ("POST", "/account/proposals/{own_proposal}/attachments", SIGNED_IN),
    "expo.proposals.own.attachments.destroy": (
        "POST",
        "/account/proposals/{own_proposal}/attachments/{attachment}/removal",
        SIGNED_IN,
    ),
    "expo.proposals.own.attachments.show": (
        "GET",
        "/account/proposals/{own_proposal}/attachments/{attachment}",
        SIGNED_IN,
    ),
    "expo.proposals.own.confirm": ("POST", "/account/proposals/{own_proposal}/confirmation", SIGNED_IN),
    "expo.proposals.own.destroy": ("POST", "/account/proposals/{own_proposal}/withdrawal", SIGNED_IN),
    "expo.proposals.own.edit": ("GET", "/account/proposals/{own_proposal}", SIGNED_IN),
    "expo.proposals.own.index": ("GET", "/account/proposals", SIGNED_IN),
    "expo.proposals.own.update": ("POST", "/account/proposals/{own_proposal}", SIGNED_IN),
    "expo.proposals.reviews.attachments.show": ("GET", f"{REVIEW}/{{task}}/attachments/{{attachment}}", STAFF),
    "expo.proposals.reviews.create": ("POST", f"{REVIEW}/{{task}}/remarks", STAFF),
    "expo.proposals.reviews.destroy": ("POST", f"{REVIEW}/{{task}}/conflict", STAFF),
    "expo.proposals.reviews.index": ("GET", REVIEW, STAFF),
    "expo.proposals.reviews.show": ("GET", f"{REVIEW}/{{task}}", STAFF),
    "expo.proposals.reviews.update": ("POST", f"{REVIEW}/{{task}}", STAFF),
}
