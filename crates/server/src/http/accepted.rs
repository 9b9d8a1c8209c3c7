//! Names in the query that an operation does not know are refused: a filter with a typing error in
//! it must not answer as if there were no filter. What is known is what the document says.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::{OpenApi as Document, RefOr};

use super::problem::ApiError;

/// Names by method and path. Paths of which the document says nothing take whatever comes.
pub struct Accepted(HashMap<(Method, String), Vec<String>>);

impl Accepted {
    pub fn of(document: &Document) -> Accepted {
        let mut names = HashMap::new();
        for (path, item) in &document.paths.paths {
            let operations = [
                (Method::GET, &item.get),
                (Method::POST, &item.post),
                (Method::PUT, &item.put),
                (Method::PATCH, &item.patch),
                (Method::DELETE, &item.delete),
            ];
            for (method, operation) in operations {
                if let Some(operation) = operation {
                    names.insert((method, path.clone()), query_of(operation));
                }
            }
        }
        Accepted(names)
    }

    fn names(&self, request: &Request) -> Option<&Vec<String>> {
        let path = request.extensions().get::<MatchedPath>()?;
        let method = match *request.method() {
            Method::HEAD => Method::GET,
            ref method => method.clone(),
        };
        self.0.get(&(method, path.as_str().to_owned()))
    }
}

fn query_of(operation: &Operation) -> Vec<String> {
    let parameters = operation.parameters.iter().flatten();
    parameters
        .filter_map(|parameter| match parameter {
            RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query => {
                Some(parameter.name.clone())
            }
            RefOr::T(_) | RefOr::Ref(_) => None,
        })
        .collect()
}

/// Refuses the first name nobody knows.
pub async fn refuse_unknown(
    State(accepted): State<Arc<Accepted>>,
    request: Request,
    next: Next,
) -> Response {
    let text = request.uri().query().unwrap_or_default();
    if let (false, Some(names)) = (text.is_empty(), accepted.names(&request)) {
        // What cannot be read at all is refused where it is read.
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(text).unwrap_or_default();
        let unknown = pairs.iter().find(|(name, _)| !names.contains(name));
        if let Some((name, _)) = unknown {
            return ApiError::unknown_query(name, names).into_response();
        }
    }
    next.run(request).await
}
