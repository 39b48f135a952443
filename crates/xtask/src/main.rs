//! `cargo xtask`: reads the arguments and hands over to the library.

use std::process::ExitCode;

use lexopt::prelude::*;
use std::path::PathBuf;
use xtask::{bench_recap, dist, regions, serve, test, workspace::Workspace};

const HELP: &str = "\
cargo xtask serve [--port N] [--no-build]   build, then show the demo page on 127.0.0.1
cargo xtask test [STEP…]                    every check that CI runs, or only the steps named
cargo xtask test kill [OPTION…]             kill browsers at work, and see that nothing shown as saved is lost
cargo xtask bench page                      what a choice costs, beside a page written by hand
cargo xtask bench recap [PYTHON]            what a recap costs, beside a bare loop and a script for PYTHON with pandas
cargo xtask dist                            build what is shipped into dist/
cargo xtask regions FILE.json.gz [CSV]      make the list of kabupaten and kota, and compare it
";

/// What the command line asks for.
enum Request {
    BenchPage,
    BenchRecap(PathBuf),
    Dist,
    Regions(PathBuf, Option<PathBuf>),
    Serve(serve::Options),
    Test(Vec<test::Step>, Box<test::kill::Options>),
    Help,
}

fn main() -> ExitCode {
    let request = match read_request(lexopt::Parser::from_env()) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("xtask: {error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(request: Request) -> anyhow::Result<()> {
    let workspace = Workspace::here();
    match request {
        Request::BenchPage => test::bench_page(&workspace),
        Request::BenchRecap(python) => bench_recap::run(&workspace, &python),
        Request::Dist => dist::write(&workspace, &workspace.dist(), None).map(drop),
        Request::Regions(data, other) => regions::run(&workspace, &data, other.as_deref()),
        Request::Serve(options) => serve::run(&workspace, options),
        Request::Test(steps, kill) => test::run(&workspace, &steps, &kill),
        Request::Help => {
            print!("{HELP}\nSteps of `test`, in order:\n{}\n", test::help());
            print!("Options of `test kill`:\n{}", test::kill::HELP);
            Ok(())
        }
    }
}

fn read_request(mut arguments: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let command = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Request::Help),
        Some(Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match command.as_str() {
        "bench" => match arguments.next()? {
            Some(Value(what)) if what == "page" => Ok(Request::BenchPage),
            Some(Value(what)) if what == "recap" => {
                let python = arguments.next()?.map_or(Ok("python3".into()), |python| match python {
                    Value(python) => Ok(python),
                    other => Err(other.unexpected()),
                })?;
                Ok(Request::BenchRecap(python.into()))
            }
            _ => Err("what can be measured: page, recap".into()),
        },
        "dist" => match arguments.next()? {
            None => Ok(Request::Dist),
            Some(other) => Err(other.unexpected()),
        },
        "regions" => read_regions(arguments),
        "serve" => read_serve(arguments).map(Request::Serve),
        "test" => read_test(arguments),
        "help" => Ok(Request::Help),
        _ => Err(format!("there is no command \"{command}\"").into()),
    }
}

fn read_regions(mut arguments: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let mut files = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(file) if files.len() < 2 => files.push(PathBuf::from(file)),
            other => return Err(other.unexpected()),
        }
    }
    let mut files = files.into_iter();
    let data = files.next().ok_or("name the data: wilayah.json.gz")?;
    Ok(Request::Regions(data, files.next()))
}

fn read_serve(mut arguments: lexopt::Parser) -> Result<serve::Options, lexopt::Error> {
    let mut options = serve::Options::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => options.port = arguments.value()?.parse()?,
            Long("no-build") => options.build = false,
            other => return Err(other.unexpected()),
        }
    }
    Ok(options)
}

fn read_test(mut arguments: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let mut steps = Vec::new();
    let mut kill = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => steps.push(name.parse()?),
            Long(name) => {
                let name = name.to_owned();
                kill.get_or_insert_with(test::kill::Options::default).read(&name, &mut arguments)?;
            }
            other => return Err(other.unexpected()),
        }
    }
    if steps.is_empty() {
        steps = test::Step::ALL.to_vec();
    }
    if kill.is_some() && !steps.contains(&test::Step::Kill) {
        return Err("these options are for the step kill: cargo xtask test kill".into());
    }
    Ok(Request::Test(steps, Box::new(kill.unwrap_or_default())))
}
