//! `config`: what counts now, or an example with every setting.

use crate::config::{Config, EXAMPLE};

#[derive(clap::Args)]
pub struct Args {
    /// Print a file with every setting, its default and its meaning
    #[arg(long)]
    example: bool,
}

pub fn run(config: &Config, args: &Args) -> anyhow::Result<()> {
    if args.example {
        print!("{EXAMPLE}");
    } else {
        println!("{}", serde_json::to_string_pretty(&config.shown())?);
    }
    Ok(())
}
