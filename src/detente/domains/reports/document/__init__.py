"""The document a report is: headline, dateline, agency, byline, what does not belong to it, its quotation marks, its language."""
