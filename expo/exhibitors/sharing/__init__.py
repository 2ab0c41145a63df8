"""Who shows at an exhibitor’s booth (공동참가): named by the exhibitor, found in the directory by reviewers."""
