//! All rules of a place as a table: what counts, who set it, and what the place says itself.

use serde_json::{Map, Value};

use super::{EffectivePolicy, Policy, RULES};
use crate::id::PlaceId;

/// One rule at one place.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleRow {
    pub rule: &'static str,
    /// What counts.
    pub value: Value,
    /// What counts where nobody set anything.
    pub default: Value,
    pub place: Option<PlaceId>,
    pub locked: bool,
    /// `{value, locked}` as the place itself sets it.
    pub own: Option<Value>,
}

/// Every rule, in the order of `RULES`.
pub fn table(effective: &EffectivePolicy, own: &Policy) -> Vec<RuleRow> {
    let defaults = fields(&EffectivePolicy::resolve(std::iter::empty()));
    let (effective, own) = (fields(effective), fields(own));
    let of = |fields: &Map<String, Value>, rule: &str, name: &str| {
        let field = fields.get(rule).and_then(|field| field.get(name));
        field.cloned().unwrap_or_default()
    };
    let row = |rule: &'static str| RuleRow {
        rule,
        value: of(&effective, rule, "value"),
        default: of(&defaults, rule, "value"),
        place: serde_json::from_value(of(&effective, rule, "place")).unwrap_or_default(),
        locked: of(&effective, rule, "locked") == Value::Bool(true),
        own: own.get(rule).cloned(),
    };
    RULES.iter().copied().map(row).collect()
}

fn fields<T: serde::Serialize>(policy: &T) -> Map<String, Value> {
    match serde_json::to_value(policy) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
