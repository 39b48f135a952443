//! `penilaian.html`: everything in one file, which opens from disk with no network.

use anyhow::{Result, bail};
use data_encoding::BASE64;

use super::build_facts::{Beside, BuildFacts};
use super::{hash, size};
use crate::workspace::Workspace;

/// Fills the template `web/offline/penilaian.html`.
///
/// Its placeholders are `{{csp}}`, `{{version}}`, `{{style}}`, `{{script}}`, `{{beside}}`, which is each file that the
/// script loads elsewhere, and `{{licences}}`: the licences go with every copy, packed as the rest.
pub(super) fn render(
    workspace: &Workspace,
    facts: &BuildFacts,
    script: &str,
    files: &[Beside],
    licences: &str,
) -> Result<String> {
    let template = workspace.read("web/offline/penilaian.html")?;
    let style = workspace.read("web/offline/penilaian.css")?;
    check_inline("script", script)?;
    check_inline("style", &style)?;
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        hash::policy_source(script),
        hash::policy_source(&style),
    );
    let mut beside = Vec::new();
    for file in files {
        let (key, packed) = (&file.key, file.packed()?);
        beside.push(format!("<script type=\"application/octet-stream\" id=\"pk-{key}\">{packed}</script>"));
    }
    let beside = beside.join("\n");
    let licences = BASE64.encode(&size::gzip(licences.as_bytes())?);
    // White space behind the end would be moved into the page by whoever parses and saves it.
    fill(template.trim_end(), |name| {
        Some(match name {
            "csp" => policy.as_str(),
            "version" => facts.version,
            "style" => style.as_str(),
            "script" => script,
            "beside" => beside.as_str(),
            "licences" => licences.as_str(),
            _ => return None,
        })
    })
}

/// Refuses text that would end or change the element it is written into: HTML knows no escape there.
fn check_inline(tag: &str, text: &str) -> Result<()> {
    let lower = text.to_ascii_lowercase();
    for forbidden in [format!("</{tag}"), format!("<{tag}"), "<!--".to_owned()] {
        if lower.contains(&forbidden) {
            bail!(
                "the inline {tag} holds {forbidden:?}, which HTML does not allow there: write it another way"
            );
        }
    }
    Ok(())
}

/// Puts `value(name)` in the place of every `{{name}}`; what is put in is not looked at again.
fn fill<'a>(template: &'a str, value: impl Fn(&str) -> Option<&'a str>) -> Result<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else {
            bail!("the template has a {{{{ without its }}}}");
        };
        let Some(value) = value(name) else {
            bail!("the template asks for {{{{{name}}}}}, which nobody knows");
        };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_each_place_once() {
        let filled = fill("<a>{{x}}</a>{{y}}", |name| match name {
            "x" => Some("{{y}}"),
            "y" => Some("2"),
            _ => None,
        });
        assert_eq!(filled.unwrap(), "<a>{{y}}</a>2");
    }

    #[test]
    fn refuses_unknown_and_open_places() {
        assert!(fill("{{z}}", |_| None).is_err());
        assert!(fill("{{z", |_| Some("")).is_err());
    }

    #[test]
    fn refuses_text_that_ends_its_element() {
        assert!(check_inline("script", "const a = '</SCRIPT>';").is_err());
        assert!(check_inline("script", "if (a<!--b) {}").is_err());
        assert!(check_inline("script", "const a = 1 < 2;").is_ok());
    }
}
