"""Who said what: verbs of saying, the clause or quotation they rest on, topic and stance."""
