//! Tests of the message compiler: what it writes, and that it refuses what it says it refuses.

use std::path::Path;

use super::{Language, apart, compile, read_languages};

fn language(tag: &str, text: &str) -> Language {
    Language {
        tag: tag.to_owned(),
        files: vec![(format!("{tag}/page.ftl"), text.to_owned())],
    }
}

/// Returns the functions, and below them the texts.
fn compiled(en: &str, da: &str) -> Result<String, Vec<String>> {
    let compiled = compile(&[language("da", da), language("en", en)])?;
    Ok(compiled.code.clone() + &compiled.tables())
}

/// Returns the faults of a text that is the same in both languages, those of English only.
fn faults(text: &str) -> Vec<String> {
    let faults = compiled(text, text).expect_err("the text should be refused");
    faults
        .into_iter()
        .filter(|fault| fault.starts_with("en/"))
        .collect()
}

#[test]
fn text_without_arguments_becomes_a_static_string() {
    let code = compiled("skip-link = Skip \"it\"\n", "skip-link = Spring over\n").unwrap();
    assert_eq!(
        code,
        "/// “Skip \"it\"”\n\
         pub(crate) fn skip_link(locale: Locale) -> &'static str {\n    take_text(locale, 0)\n}\n\n\
         fn texts(locale: Locale) -> &'static [&'static str] {\n    match locale {\n        \
         Locale::En => &[\"Skip \\\"it\\\"\"],\n        \
         Locale::Da => &[\"Spring over\"],\n    }\n}\n"
    );
}

#[test]
fn english_gives_the_order_of_arguments() {
    let code = compiled(
        "a = { $low } to { $high-end }\n",
        "a = { $high-end } ned til { $low }\n",
    );
    let code = code.unwrap();
    assert!(
        code.contains("fn a(locale: Locale, low: &str, high_end: &str) -> String {"),
        "{code}"
    );
    assert!(
        code.contains("Locale::En => &[\"\\u{1} to \\u{2}\"]"),
        "{code}"
    );
    assert!(
        code.contains("Locale::Da => &[\"\\u{2} ned til \\u{1}\"]"),
        "{code}"
    );
    assert!(
        code.contains("fill(take_text(locale, 0), &[low, high_end])"),
        "{code}"
    );
}

#[test]
fn an_argument_that_selects_is_a_number_in_every_language() {
    let en = "a = { $n ->\n    [one] { $n } try\n   *[other] { $n } tries\n }\n";
    let code = compiled(en, "a = { $n } forsøg\n").unwrap();
    assert!(
        code.contains("fn a(locale: Locale, n: u64) -> String {"),
        "{code}"
    );
    assert!(
        code.contains(
            "match locale { Locale::En => match n { 1 => 0, _ => 1, }, Locale::Da => 0, }"
        ),
        "{code}"
    );
    let texts = "Locale::En => &[\"\\u{1} try\", \"\\u{1} tries\"]";
    assert!(code.contains(texts), "{code}");
    // The next message begins at the same place in both languages.
    let texts = "Locale::Da => &[\"\\u{1} forsøg\", \"\"]";
    assert!(code.contains(texts), "{code}");
    assert!(code.contains("&integer(locale, n)"), "{code}");
}

#[test]
fn number_makes_a_number_without_selecting() {
    let text = "a = { NUMBER($count) } of { $all }\n";
    let code = compiled(text, text).unwrap();
    assert!(
        code.contains("fn a(locale: Locale, count: u64, all: &str) -> String {"),
        "{code}"
    );
}

#[test]
fn exact_numbers_come_before_the_default_and_what_follows_goes_into_each_arm() {
    let text = "a = It { $n ->\n   *[other] took { $n } tries\n    [0] took none\n } today.\n";
    let code = compiled(text, text).unwrap();
    assert!(code.contains("match n { 0 => 0, _ => 1, }"), "{code}");
    let texts = "[\"It took none today.\", \"It took \\u{1} tries today.\"]";
    assert!(code.contains(texts), "{code}");
}

#[test]
fn selecting_without_printing_needs_no_memory() {
    let text = "day = { $day ->\n    [1] Monday\n   *[2] Tuesday\n }\n";
    let code = compiled(text, text).unwrap();
    assert!(
        code.contains("fn day(locale: Locale, day: u64) -> &'static str {"),
        "{code}"
    );
    assert!(
        code.contains("take_text(locale, match day { 1 => 0, _ => 1, })"),
        "{code}"
    );
}

#[test]
fn quoted_text_keeps_spaces_and_escapes() {
    let text = "a = { \" or \" }\nb = 5{ \"\\u00A0\" }%\n";
    let code = compiled(text, text).unwrap();
    assert!(
        code.contains("Locale::En => &[\" or \", \"5\\u{a0}%\"]"),
        "{code}"
    );
}

#[test]
fn a_key_missing_in_one_language_is_refused() {
    let faults = compiled("a = A\nb = B\n", "a = A\nc = C\n").unwrap_err();
    assert_eq!(
        faults,
        [
            "en/page.ftl:2: `b` is missing in da",
            "da/page.ftl:2: `c` is missing in en"
        ]
    );
}

#[test]
fn other_arguments_in_one_language_are_refused() {
    let faults = compiled("a = { $x } and { $y }\n", "\na = { $x } og { $z }\n").unwrap_err();
    let fault = "da/page.ftl:2: `a` takes {\"x\", \"z\"} in da but {\"x\", \"y\"} in en";
    assert_eq!(faults, [fault]);
}

#[test]
fn a_key_in_another_file_is_refused() {
    let mut danish = language("da", "a = A\n");
    danish.files[0].0 = "da/other.ftl".to_owned();
    let faults = compile(&[language("en", "a = A\n"), danish]).unwrap_err();
    let fault = "da/other.ftl:1: `a` is at en/page.ftl:1 in en; use files of the same name";
    assert_eq!(faults, [fault]);
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    let fault = "en/page.ftl:3: `a` stands twice, first at en/page.ftl:1";
    assert_eq!(faults("a = A\nb = B\na = C\n"), [fault]);
}

#[test]
fn bad_syntax_is_refused_at_its_line() {
    let faults = faults("a = A\nb = { $n ->\n    [one] x\n }\n");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].contains("must have a default variant"),
        "{faults:?}"
    );
    assert!(faults[0].starts_with("en/page.ftl:4: "), "{faults:?}");
}

#[test]
fn what_the_page_does_not_need_is_refused() {
    let cases = [
        ("-brand = MitID\na = A\n", "terms are not understood"),
        ("a = A\n    .title = T\n", "attributes are not understood"),
        ("a = { b }\nb = B\n", "only arguments"),
        ("a = { DATETIME($day) }\n", "only arguments"),
        ("a = { 5 }\n", "only arguments"),
        (
            "a = { NUMBER($n) ->\n    [few] x\n   *[other] y\n }\n",
            "variant `few`",
        ),
        (
            "a = { $n ->\n    [0.5] x\n   *[other] y\n }\n",
            "variant `0.5`",
        ),
        (
            "a = { $n ->\n    [one] x\n    [1] y\n   *[other] z\n }\n",
            "for the same number",
        ),
        (
            "a = { \"x\" ->\n    [one] x\n   *[other] y\n }\n",
            "only an argument can select",
        ),
        ("a_b = A\n", "kebab-case"),
        ("aB = A\n", "kebab-case"),
        ("a = { $locale }\n", "cannot be the name of an argument"),
        (
            "a = { $a }{ $b }{ $c }{ $d }{ $e }{ $f }{ $g }\n",
            "more than 6 arguments",
        ),
        ("a = { \"\\u0001\" }\n", "control characters"),
        ("a = A\tB\n", "control characters"),
    ];
    for (text, expected) in cases {
        let faults = faults(text);
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{text}: {faults:?}"
        );
    }
}

#[test]
fn every_fault_is_reported_at_once() {
    assert_eq!(faults("aB = A\n-term = T\nc = { 5 }\n").len(), 3);
}

#[test]
fn no_language_at_all_is_refused() {
    assert_eq!(
        compile(&[]),
        Err(vec!["no language has any message".to_owned()])
    );
}

#[test]
fn the_texts_of_this_project_compile() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
    let languages = read_languages(&folder).expect("the folder of texts can be read");
    let code = compile(&languages).expect("the texts have no fault");
    let name = "pub(crate) fn clock_legend(locale: Locale) -> &'static str";
    assert!(code.code.contains(name));
}

#[test]
fn a_file_is_taken_apart_from_the_others() {
    let both = Language {
        tag: "en".to_owned(),
        files: vec![
            ("en/page.ftl".to_owned(), "a = A\n".to_owned()),
            ("en/embed.ftl".to_owned(), "b = B\n".to_owned()),
        ],
    };
    let (named, others) = apart(vec![both], "embed.ftl");
    let keys = |languages: &[Language]| compile(languages).unwrap().texts[0].1.clone();
    assert_eq!(
        (keys(&named), keys(&others)),
        (vec!["B".to_owned()], vec!["A".to_owned()])
    );
}
