//! The keys of what is encrypted at rest, and those that sign tokens, from the command line.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;

use anyhow::Context;
use platform::{Ids, Secrets};

use crate::command::{Common, KeysAction, KeysOptions};
use crate::counted::counted;
use crate::settings::Settings;
use crate::{Failure, clients, house};

/// Runs `xingtan keys`.
pub fn run(common: &Common, options: &KeysOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let path = &settings.key_file;
    let ids = Ids::random();
    house::keys(path, &ids)?;
    match options.action {
        KeysAction::Rotate { signing: true, alg } => clients::rotate_signing(&settings, alg)?,
        KeysAction::List => clients::list_signing(&settings)?,
        KeysAction::Rotate { signing: false, .. } => {
            let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            let renewed = format!("# In use since the rotation below; the others decrypt what was encrypted before.\n{}\n{text}", Secrets::new_line(&ids));
            Secrets::parse(&renewed).map_err(|error| Failure::refused(anyhow::Error::from(error)))?;
            let beside = path.with_extension("new");
            let mut file = fs::OpenOptions::new()
                .create(true)
                .truncate(true)
                .write(true)
                .mode(0o600)
                .open(&beside)
                .with_context(|| format!("cannot write {}", beside.display()))?;
            file.write_all(renewed.as_bytes()).and_then(|()| file.sync_all()).with_context(|| format!("cannot write {}", beside.display()))?;
            fs::rename(&beside, path).with_context(|| format!("cannot replace {}", path.display()))?;
            println!("{} holds a new key; it is used after the next start", path.display());
        }
        KeysAction::Reseal => {
            let house = house::open_beside(&settings)?;
            let count = platform::messages::reseal(&house.services)?
                + house.identity.reseal().map_err(anyhow::Error::from)?
                + house.sso.reseal().map_err(anyhow::Error::from)? as u64
                + house.records.reseal()? as u64;
            println!("encrypted anew with the key in use: {}", counted(count, "value"));
        }
    }
    Ok(())
}
