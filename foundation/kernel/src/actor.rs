use std::fmt;

/// Who does something. Every transaction and every log line knows its actor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Somebody of whom we know nothing and ask nothing: a visitor of the public pages.
    Visitor,
    /// The program itself: a job, an import or a command, by its name.
    Program(&'static str),
}

impl fmt::Display for Actor {
    /// The form for logs: `visitor`, or `program:import`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Visitor => f.write_str("visitor"),
            Self::Program(name) => write!(f, "program:{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_names_itself_without_saying_who_somebody_is() {
        assert_eq!(Actor::Visitor.to_string(), "visitor");
        assert_eq!(Actor::Program("import").to_string(), "program:import");
    }
}
