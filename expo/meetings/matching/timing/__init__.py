"""When and in what order meetings take place: exact, by satisfiability, with as few idle gaps as can be."""
