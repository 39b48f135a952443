//! The oldest engine that the element is meant for: V8 10.2, older than Chrome 109's, as Node.js 18 has it. Only where npm
//! has it for this machine.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use browser_tests::environment;

const COMPILE: &str = "const fs = require('fs'); \
     Promise.all(process.argv.slice(1).map((file) => WebAssembly.compile(fs.readFileSync(file)))) \
       .then((modules) => console.log(process.versions.v8, modules.length), (error) => { console.error(error.message); process.exit(1); });";

#[test]
fn compiles_the_wasm_and_reads_the_scripts() -> Result<()> {
    let Ok(node) = environment::oldest_node() else { return Ok(()) };
    let (mut modules, mut scripts) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(environment::dist()?)? {
        let path = entry?.path();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("wasm") => modules.push(path),
            Some("js" | "mjs") => scripts.push(path),
            _ => {}
        }
    }
    let output =
        Command::new(&node).args(["-e", COMPILE]).args(&modules).output().context("cannot start Node.js")?;
    let said = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "V8 refuses: {}", String::from_utf8_lossy(&output.stderr));
    ensure!(said.trim() == format!("10.2.154.26-node.39 {}", modules.len()), "it compiled {said}");
    ensure!(modules.len() > 2 && scripts.len() == 4, "dist has {modules:?} and {scripts:?}");
    for script in scripts {
        let output = Command::new(&node).arg("--check").arg(&script).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
