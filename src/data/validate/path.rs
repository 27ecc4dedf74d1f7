//! Where in a file a check is: a chain of steps on the stack, spelled out only for a problem.

/// One place in a file.
#[derive(Clone, Copy)]
pub(super) struct At<'p> {
    above: Option<&'p At<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root(&'static str),
    Key(&'p str),
    Item(usize),
}

impl<'p> At<'p> {
    /// The whole of a file; `prefix` names it if it is not the scenario itself.
    pub(super) fn root(prefix: &'static str) -> Self {
        Self {
            above: None,
            step: Step::Root(prefix),
        }
    }

    /// A property of the object here.
    pub(super) fn key<'s>(&'s self, name: &'s str) -> At<'s> {
        At {
            above: Some(self),
            step: Step::Key(name),
        }
    }

    /// An entry of the list here.
    pub(super) fn item(&self, index: usize) -> At<'_> {
        At {
            above: Some(self),
            step: Step::Item(index),
        }
    }

    /// Spells the JSON pointer (RFC 6901).
    pub(super) fn pointer(&self) -> String {
        let mut pointer = self.above.map(At::pointer).unwrap_or_default();
        match self.step {
            Step::Root(prefix) => pointer.push_str(prefix),
            Step::Key(name) => {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            }
            Step::Item(index) => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::At;

    #[test]
    fn pointers_are_spelled_from_the_root_and_escaped() {
        let root = At::root("");
        let (services, other) = (root.key("services"), root.key("a/b~c"));
        assert_eq!(root.pointer(), "");
        assert_eq!(services.item(3).key("id").pointer(), "/services/3/id");
        assert_eq!(other.pointer(), "/a~1b~0c");
        assert_eq!(
            At::root("curves.json#").key("curves").pointer(),
            "curves.json#/curves"
        );
    }
}
