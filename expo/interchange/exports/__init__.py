"""The programme as other people's software reads it: frab's schedule.xml and .json, the localised draft, calendars."""
