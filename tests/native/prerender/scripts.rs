//! The scripts as they are shipped: what is left out of them line by line is nothing that they need.

#[test]
fn no_script_has_text_over_several_lines() {
    for script in [
        include_str!("../../../assets/boot.js"),
        include_str!("../../../assets/frame.js"),
    ] {
        for line in script.lines() {
            assert!(line.matches('`').count() % 2 == 0, "{line}");
            assert!(!line.contains("/*") && !line.ends_with('\\'), "{line}");
        }
    }
}
