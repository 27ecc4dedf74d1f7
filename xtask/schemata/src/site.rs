//! The places in a file at which something can be chosen at run time. It finds them, and changes nothing.

use std::ops::Range;

use syn::{
    spanned::Spanned,
    visit::{self, Visit},
};

/// Bytes of a file.
pub(crate) type Bytes = Range<usize>;

/// A place of a file, with the bytes of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Site {
    pub(crate) kind: Kind,
    /// All of it, as it is rewritten.
    pub(crate) whole: Bytes,
    /// What cargo-mutants says is replaced.
    pub(crate) replaced: Bytes,
    /// The place within [`Found::functions`] of the constant function it is in.
    pub(crate) constant_function: Option<usize>,
}

/// What stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `left + right`: both are used up.
    Arithmetic { left: Bytes, right: Bytes },
    /// `left < right`: both are looked at.
    Comparison { left: Bytes, right: Bytes },
    /// `left && right`: the right side may not be looked at.
    Logic {
        left: Bytes,
        right: Bytes,
        is_and: bool,
    },
    /// `left += right`.
    Assignment { left: Bytes, right: Bytes },
    /// `-inner`.
    Unary { inner: Bytes },
    /// The statements of a function.
    Body,
    /// The condition of an arm.
    Guard,
    /// `name: value` in a struct expression that has a base.
    Field {
        name: String,
        value: Bytes,
        path: Bytes,
        base: Bytes,
    },
}

/// A function, whether or not something in it can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) whole: Bytes,
    /// The word `const` before it, with the space that follows.
    pub(crate) constness: Option<Bytes>,
}

/// What is in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) sites: Vec<Site>,
    pub(crate) functions: Vec<Function>,
}

/// Finds all sites of a file.
///
/// What is computed while the program is compiled has none: nothing can be chosen there.
///
/// # Errors
/// When the text is no Rust.
pub(crate) fn find(text: &str) -> syn::Result<Found> {
    let file = syn::parse_file(text)?;
    let mut finder = Finder {
        text,
        found: Found::default(),
        constant_function: None,
    };
    finder.visit_file(&file);
    Ok(finder.found)
}

struct Finder<'t> {
    text: &'t str,
    found: Found,
    constant_function: Option<usize>,
}

impl Finder<'_> {
    fn add(&mut self, kind: Kind, whole: Bytes, replaced: Bytes) {
        self.found.sites.push(Site {
            kind,
            whole,
            replaced,
            constant_function: self.constant_function,
        });
    }

    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let outer = self.constant_function;
        let constness = signature.constness.as_ref().map(|word| {
            let word = word.span().byte_range();
            word.start..word.end + 1
        });
        self.constant_function = constness.is_some().then_some(self.found.functions.len());
        self.found.functions.push(Function {
            name: signature.ident.to_string(),
            whole: signature.span().byte_range().start..bytes(block).end,
            constness,
        });
        // What returns `impl Trait` is of the one type that its body makes.
        let is_hidden = self.text[bytes(&signature.output)].contains("impl ");
        if let (Some(first), Some(last), false) =
            (block.stmts.first(), block.stmts.last(), is_hidden)
        {
            let body = bytes(first).start..bytes(last).end;
            self.add(Kind::Body, body.clone(), body);
        }
        visit::visit_block(self, block);
        self.constant_function = outer;
    }

    fn binary(&mut self, binary: &syn::ExprBinary) {
        let (left, right) = (bytes(&*binary.left), bytes(&*binary.right));
        let whole = left.start..right.end;
        let kind = match binary.op {
            syn::BinOp::And(_) | syn::BinOp::Or(_) => {
                if binds(&binary.left) || binds(&binary.right) {
                    return;
                }
                let is_and = matches!(binary.op, syn::BinOp::And(_));
                Kind::Logic {
                    left,
                    right,
                    is_and,
                }
            }
            syn::BinOp::Eq(_)
            | syn::BinOp::Ne(_)
            | syn::BinOp::Lt(_)
            | syn::BinOp::Le(_)
            | syn::BinOp::Gt(_)
            | syn::BinOp::Ge(_) => Kind::Comparison { left, right },
            _ if self.text[binary.op.span().byte_range()].ends_with('=') => {
                Kind::Assignment { left, right }
            }
            _ => Kind::Arithmetic { left, right },
        };
        self.add(kind, whole, bytes(&binary.op));
    }
}

fn bytes(node: &impl Spanned) -> Bytes {
    let span = node.span();
    span.byte_range()
}

/// Returns whether a condition has a `let`, which may stand nowhere but there.
fn binds(condition: &syn::Expr) -> bool {
    match condition {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

impl<'a> Visit<'a> for Finder<'_> {
    fn visit_item_fn(&mut self, function: &'a syn::ItemFn) {
        self.function(&function.sig, &function.block);
    }

    fn visit_impl_item_fn(&mut self, function: &'a syn::ImplItemFn) {
        self.function(&function.sig, &function.block);
    }

    fn visit_trait_item_fn(&mut self, function: &'a syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.function(&function.sig, block);
        }
    }

    fn visit_expr_binary(&mut self, binary: &'a syn::ExprBinary) {
        self.binary(binary);
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'a syn::ExprUnary) {
        if !matches!(unary.op, syn::UnOp::Deref(_)) {
            let inner = bytes(&*unary.expr);
            self.add(Kind::Unary { inner }, bytes(unary), bytes(&unary.op));
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        if let Some((_, guard)) = &arm.guard
            && !binds(guard)
        {
            self.add(Kind::Guard, bytes(&**guard), bytes(&**guard));
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, made: &'a syn::ExprStruct) {
        if let Some(base) = &made.rest {
            for field in &made.fields {
                let name = bytes(&field.member);
                let kind = Kind::Field {
                    name: self.text[name].to_owned(),
                    value: bytes(&field.expr),
                    path: bytes(&made.path),
                    base: bytes(&**base),
                };
                self.add(kind, bytes(field), bytes(field));
            }
        }
        visit::visit_expr_struct(self, made);
    }

    // What follows is computed while the program is compiled.

    fn visit_item_const(&mut self, _: &'a syn::ItemConst) {}

    fn visit_item_static(&mut self, _: &'a syn::ItemStatic) {}

    fn visit_impl_item_const(&mut self, _: &'a syn::ImplItemConst) {}

    fn visit_trait_item_const(&mut self, _: &'a syn::TraitItemConst) {}

    fn visit_item_enum(&mut self, _: &'a syn::ItemEnum) {}

    fn visit_expr_const(&mut self, _: &'a syn::ExprConst) {}

    fn visit_type(&mut self, _: &'a syn::Type) {}

    fn visit_path(&mut self, _: &'a syn::Path) {}

    fn visit_pat(&mut self, _: &'a syn::Pat) {}

    fn visit_attribute(&mut self, _: &'a syn::Attribute) {}

    fn visit_expr_repeat(&mut self, repeat: &'a syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }
}
