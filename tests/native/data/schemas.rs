//! The schemas: strict, documented, agreed among themselves and with the mirror in `src/data/raw`.

use lockout::data::{
    load,
    raw::{RawBehaviours, RawCurves, RawMeasures, RawSafeguards, RawScenario, RawSources},
    shape::{self, Format},
};
use serde_json::{Value, json};

use super::{in_repository, pointers, read, read_json, remove, sample_library, set};

fn schema(format: Format) -> Value {
    serde_json::from_str(format.schema_text()).unwrap()
}

/// Returns whether a text has the shape of this format, by schema and by mirror.
fn verdicts(text: &str, format: Format) -> (bool, bool) {
    fn both<R: serde::de::DeserializeOwned>(text: &str, format: Format) -> (bool, bool) {
        let (raw, problems) = shape::read::<R>(text, format);
        (problems.is_empty(), raw.is_some())
    }
    match format {
        Format::Scenario => both::<RawScenario>(text, format),
        Format::Curves => both::<RawCurves>(text, format),
        Format::Behaviours => both::<RawBehaviours>(text, format),
        Format::Safeguards => both::<RawSafeguards>(text, format),
        Format::Measures => both::<RawMeasures>(text, format),
        Format::Sources => both::<RawSources>(text, format),
    }
}

/// A valid file of each format that uses every property.
fn full_file(format: Format) -> Value {
    let path = match format {
        Format::Scenario => "tests/samples/valid/every-feature.json".to_owned(),
        other => format!("tests/samples/library/{}", other.file_name()),
    };
    read_json(&in_repository(&path))
}

#[test]
fn schemas_name_their_draft_and_version() {
    for format in Format::ALL {
        let schema = schema(format);
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        let id = schema["$id"].as_str().unwrap();
        assert!(id.starts_with("urn:lockout:") && id.ends_with(":1"), "{id}");
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{id}");
    }
}

#[test]
fn schemas_are_strict_and_describe_every_property() {
    for format in Format::ALL {
        let schema = schema(format);
        for at in pointers(&schema) {
            let node = schema.pointer(&at).unwrap();
            if node.get("properties").is_some_and(Value::is_object) && !at.ends_with("/properties")
            {
                assert_eq!(node["additionalProperties"], false, "{format:?} {at}");
            }
            let is_property = at.rsplit_once('/').is_some_and(|(parent, _)| {
                parent.ends_with("/properties") || parent.ends_with("/$defs")
            });
            if is_property {
                let about = node["description"].as_str().unwrap_or_default();
                assert!(
                    about.ends_with('.') && about.len() > 10,
                    "{format:?} {at}: {about:?}"
                );
            }
        }
    }
}

#[test]
fn definitions_shared_by_schemas_are_the_same() {
    let schemas: Vec<Value> = Format::ALL.into_iter().map(schema).collect();
    for (index, one) in schemas.iter().enumerate() {
        for other in &schemas[index + 1..] {
            for (name, definition) in one["$defs"].as_object().unwrap() {
                if let Some(same) = other["$defs"].get(name) {
                    assert_eq!(
                        definition, same,
                        "{name} in {} and {}",
                        one["$id"], other["$id"]
                    );
                }
            }
        }
    }
}

#[test]
fn the_fullest_files_use_every_property_of_their_schema() {
    for format in Format::ALL {
        let (schema, file) = (schema(format), full_file(format));
        let mut unused: Vec<String> = pointers(&schema)
            .into_iter()
            .filter(|at| {
                at.rsplit_once('/')
                    .is_some_and(|(up, _)| up.ends_with("/properties"))
            })
            .collect();
        visit(&schema, &schema, "", &file, &mut |at, _, _| {
            unused.retain(|property| property != at);
        });
        assert!(
            unused.is_empty(),
            "{format:?}: no valid sample has {unused:?}"
        );
    }
}

#[test]
fn what_the_schema_requires_cannot_be_left_out() {
    for format in Format::ALL {
        let (schema, file) = (schema(format), full_file(format));
        assert_eq!(
            verdicts(&file.to_string(), format),
            (true, true),
            "{format:?}"
        );
        let mut required = Vec::new();
        visit(&schema, &schema, "", &file, &mut |_, node, here| {
            for name in node["required"].as_array().into_iter().flatten() {
                required.push(format!("{here}/{}", name.as_str().unwrap()));
            }
        });
        assert!(!required.is_empty());
        for at in required {
            let mut damaged = file.clone();
            remove(&mut damaged, &at).unwrap_or_else(|| panic!("nothing at {at}"));
            let (by_schema, _) = verdicts(&damaged.to_string(), format);
            assert!(!by_schema, "{format:?} does without {at}");
        }
    }
}

#[test]
fn what_the_schema_does_not_require_can_be_left_out() {
    for format in Format::ALL {
        let (schema, file) = (schema(format), full_file(format));
        let mut optional = Vec::new();
        visit(&schema, &schema, "", &file, &mut |_, node, here| {
            let required = node["required"].as_array();
            let is_required = |name: &str| required.is_some_and(|r| r.iter().any(|r| r == name));
            // Of alternatives such as a deadline's, one must stay.
            if node.get("minProperties").is_some() {
                return;
            }
            for name in node["properties"]
                .as_object()
                .into_iter()
                .flat_map(|p| p.keys())
            {
                if !is_required(name) {
                    optional.push(format!("{here}/{name}"));
                }
            }
        });
        assert!(!optional.is_empty());
        for at in optional {
            let mut lighter = file.clone();
            remove(&mut lighter, &at);
            assert_eq!(
                verdicts(&lighter.to_string(), format),
                (true, true),
                "{format:?} {at}"
            );
        }
    }
}

#[test]
fn an_unknown_property_is_refused_everywhere() {
    for format in Format::ALL {
        let file = full_file(format);
        let objects = pointers(&file).into_iter().chain([String::new()]);
        for at in objects.filter(|at| file.pointer(at).is_some_and(Value::is_object)) {
            let mut damaged = file.clone();
            set(&mut damaged, &format!("{at}/unheard-of"), json!(true));
            let (by_schema, _) = verdicts(&damaged.to_string(), format);
            assert!(!by_schema, "{format:?} takes anything at {at}");
        }
    }
}

#[test]
fn optional_properties_may_be_null() {
    let path = in_repository("tests/samples/valid/minimal.json");
    let mut value = read_json(&path);
    for at in [
        "/behaviour/own",
        "/services/0/demand/curve",
        "/services/0/reasons/degraded",
        "/services/0/reasons/down",
        "/personas/0/errands/0/weight",
        "/personas/0/errands/0/lines/on_phone",
    ] {
        set(&mut value, at, Value::Null);
    }
    let library = sample_library();
    assert_eq!(
        load(&value.to_string(), library),
        load(&read(&path), library)
    );
}

/// Walks a file along its schema; calls back with the schema's pointer to the property (or the
/// definition), the schema node that rules here, and the file's pointer.
fn visit(
    root: &Value,
    node: &Value,
    schema_at: &str,
    file: &Value,
    call: &mut dyn FnMut(&str, &Value, &str),
) {
    walk(root, node, schema_at, file, "", call);
}

fn walk(
    root: &Value,
    node: &Value,
    schema_at: &str,
    value: &Value,
    at: &str,
    call: &mut dyn FnMut(&str, &Value, &str),
) {
    if let Some(target) = node["$ref"].as_str() {
        call(schema_at, &Value::Null, at);
        let target = target.trim_start_matches('#');
        return walk(root, root.pointer(target).unwrap(), target, value, at, call);
    }
    call(schema_at, node, at);
    if let (Some(branches), false) = (node["anyOf"].as_array(), value.is_null()) {
        walk(
            root,
            &branches[0],
            &format!("{schema_at}/anyOf/0"),
            value,
            at,
            call,
        );
    }
    match value {
        Value::Object(properties) => {
            for (key, child) in properties {
                let schema_at = format!("{schema_at}/properties/{key}");
                let below = format!("{at}/{key}");
                let rest = &node["additionalProperties"];
                match node["properties"].get(key) {
                    Some(property) => walk(root, property, &schema_at, child, &below, call),
                    None if rest.is_object() => walk(root, rest, "", child, &below, call),
                    None => {}
                }
            }
        }
        Value::Array(entries) if node["items"].is_object() => {
            for (index, child) in entries.iter().enumerate() {
                let schema_at = format!("{schema_at}/items");
                walk(
                    root,
                    &node["items"],
                    &schema_at,
                    child,
                    &format!("{at}/{index}"),
                    call,
                );
            }
        }
        _ => {}
    }
}
